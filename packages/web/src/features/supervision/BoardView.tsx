import type { RouteAnswer } from '@sanshen/contract/route';
import { readBoard } from '@sanshen/contract/supervision';
import { Button, Select } from 'antd';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { marks, type Verdict, valueText } from './format.ts';
import { Sparkline } from './Sparkline.tsx';
import type { Go } from './search.ts';
import styles from './supervision.module.css';
import { supervisionTexts } from './texts.ts';

type Board = RouteAnswer<typeof readBoard>;
type Unit = Board['units'][number];

/** Units beside each other: clause by clause, or the indicators of one clause with their trends. Only units that the reader may see are there. */
export function BoardView({
  organization,
  period,
  clause,
  go,
}: {
  readonly organization: string;
  readonly period: string;
  readonly clause: string | undefined;
  readonly go: Go;
}) {
  const t = useTexts(supervisionTexts);
  const say = useLocalized();
  const query = { organization, period, ...(clause === undefined ? {} : { clause }) };
  const { data, error, refetch } = useRead(readBoard, { query }, { staleTime: 30_000 });
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState rows={10} />;
  if (data.units.length === 0) return <EmptyState title={t.noUnits} hint={t.noUnitsHint} />;
  const cited = data.clauses.filter(({ id }) => data.indicators.some((one) => one.clause === id));
  return (
    <>
      <div className={styles.bar}>
        <Select
          aria-label={t.clause}
          value={clause ?? ''}
          popupMatchSelectWidth={false}
          className={styles.wide ?? ''}
          onChange={(id) => (id === '' ? go({}, ['clause']) : go({ clause: id }))}
          options={[
            { value: '', label: t.allClauses },
            ...cited.map(({ id, title }) => ({ value: id, label: `${id} ${say(title)}` })),
          ]}
        />
        <ul className={styles.legend} aria-label={t.legend}>
          {(['met', 'missed', 'underway', 'nothing', 'notMeasured'] as const).map((verdict) => (
            <li key={verdict}>
              <span className={styles.mark} data-verdict={verdict} aria-hidden>
                {marks[verdict]}
              </span>
              {t[verdict]}
            </li>
          ))}
        </ul>
      </div>
      <Panel flush>
        {/* A wide table scrolls in its own frame, which the keyboard reaches. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus */}
        <section className={styles.scroll} tabIndex={0} aria-label={t.board}>
          <table className={styles.board}>
            {clause === undefined ? (
              <ClauseTable board={data} clauses={cited} go={go} />
            ) : (
              <IndicatorTable board={data} clause={clause} go={go} />
            )}
          </table>
        </section>
      </Panel>
      <p className={styles.soft}>
        {clause === undefined ? t.boardHint : t.clauseHint}{' '}
        {data.countedUpTo === null ? (
          t.notCounted
        ) : (
          <>
            {t.countedUpTo} <Time at={data.countedUpTo} />
          </>
        )}
      </p>
    </>
  );
}

function UnitName({ unit, board, go }: { readonly unit: Unit; readonly board: Board; readonly go: Go }) {
  const t = useTexts(supervisionTexts);
  const all = board.months.length > 0 && unit.closed === board.months.length;
  return (
    <th scope="row" style={{ paddingInlineStart: 16 + unit.depth * 14 }}>
      <Button
        type="link"
        className={styles.name ?? ''}
        aria-label={t.openUnit(unit.name)}
        onClick={() => go({ organization: unit.organization, view: 'unit' }, ['clause'])}
      >
        {unit.name}
      </Button>{' '}
      {unit.own && <Tag tone="accent">{t.mine}</Tag>} {all && <Tag tone="jade">{t.frozen}</Tag>}
      {!all && unit.closed > 0 && (
        <span className={styles.soft}>{t.partlyFrozen(unit.closed, board.months.length)}</span>
      )}
    </th>
  );
}

/** The worst verdict of a unit's indicators of a clause, and how many are missed. */
function clauseState(unit: Unit, board: Board, clause: string) {
  const verdicts = unit.cells
    .filter(([index]) => board.indicators[index]?.clause === clause)
    .map(([, , , , , verdict]) => verdict);
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
  const missed = count('missed');
  const judged = missed + count('met');
  const rest = (['underway', 'nothing', 'notMeasured'] as const).find((one) => count(one) > 0);
  const verdict: Verdict = missed > 0 ? 'missed' : judged > 0 ? 'met' : (rest ?? 'nothing');
  return { verdict, missed, judged };
}

function ClauseTable({
  board,
  clauses,
  go,
}: {
  readonly board: Board;
  readonly clauses: Board['clauses'];
  readonly go: Go;
}) {
  const t = useTexts(supervisionTexts);
  const say = useLocalized();
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t.unit}</th>
          {clauses.map(({ id, title }) => (
            <th key={id} scope="col">
              <Button type="link" className={styles.name ?? ''} onClick={() => go({ clause: id })}>
                <abbr title={say(title)}>{id}</abbr>
              </Button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {board.units.map((unit) => (
          <tr key={unit.organization}>
            <UnitName unit={unit} board={board} go={go} />
            {clauses.map(({ id }) => {
              const { verdict, missed, judged } = clauseState(unit, board, id);
              return (
                <td key={id} data-label={id} data-verdict={verdict}>
                  <span aria-hidden>{missed > 0 ? `${marks.missed} ${missed}` : marks[verdict]}</span>
                  <span className="visually-hidden">
                    {judged > 0 ? t.clauseState(missed, judged) : t[verdict]}
                  </span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </>
  );
}

function IndicatorTable({
  board,
  clause,
  go,
}: {
  readonly board: Board;
  readonly clause: string;
  readonly go: Go;
}) {
  const t = useTexts(supervisionTexts);
  const say = useLocalized();
  const shown = board.indicators.flatMap((one, index) => (one.clause === clause ? [{ ...one, index }] : []));
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t.unit}</th>
          {shown.map(({ id, name }) => (
            <th key={id} scope="col">
              {say(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {board.units.map((one) => (
          <tr key={one.organization}>
            <UnitName unit={one} board={board} go={go} />
            {shown.map(({ id, name, unit, index }) => {
              const cell = one.cells.find(([place]) => place === index);
              const [, , , value = null, threshold = 0, verdict = 'nothing'] = cell ?? [];
              const trend = one.trend.find(([place]) => place === index)?.[1] ?? [];
              return (
                <td key={id} data-label={say(name)} data-verdict={verdict}>
                  {verdict === 'notMeasured' || cell === undefined ? (
                    <span>{t.notMeasured}</span>
                  ) : (
                    <Button
                      type="link"
                      className={styles.number ?? ''}
                      aria-label={`${one.name} ${say(name)} ${valueText(unit, value)}，${t[verdict]}`}
                      onClick={() => go({ of: one.organization, indicator: id })}
                    >
                      {value !== null && <span aria-hidden>{marks[verdict]} </span>}
                      {valueText(unit, value)}
                    </Button>
                  )}
                  <Sparkline values={trend} threshold={threshold} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </>
  );
}
