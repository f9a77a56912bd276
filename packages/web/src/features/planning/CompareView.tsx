import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { type Comparison, compareUnits } from '@sanshen/contract/planning';
import { percentText } from '@sanshen/contract/planning-texts';
import { targetVerdicts } from '@sanshen/domain/planning';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './planning.module.css';
import type { PlanningSearch } from './search.ts';
import { partName, shareText } from './span-name.ts';
import { planningTexts } from './texts.ts';

type Unit = Comparison['units'][number];
type Target = Comparison['targets'][number];

/** Units beside each other, one target over a year. Only those that the caller may see are there. */
export function CompareView({
  organization,
  search,
  go,
}: {
  readonly organization: string;
  readonly search: PlanningSearch;
  readonly go: (change: PlanningSearch) => void;
}) {
  const t = useTexts(planningTexts);
  const say = useLocalized();
  const query = { organization, ...(search.year === undefined ? {} : { year: search.year }) };
  const { data, error, refetch } = useRead(compareUnits, { query }, { staleTime: 30_000 });
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState rows={10} />;
  const target = data.targets.find(({ id }) => id === search.target) ?? data.targets[0];
  if (target === undefined) return <EmptyState title={t.noTargets} hint={t.noTargetsHint} />;
  const rule = (one: Target) =>
    one.bound === 'atLeast' ? t.atLeast(percentText(one.share)) : t.atMost(percentText(one.share));
  return (
    <>
      <div className={styles.bar}>
        <Select
          aria-label={t.target}
          value={target.id}
          popupMatchSelectWidth={false}
          onChange={(id) => go({ target: id })}
          options={data.targets.map((one) => ({ value: one.id, label: `${say(one.name)}（${rule(one)}）` }))}
          className={styles.wide ?? ''}
        />
        <div className={styles.walk}>
          <Button
            icon={<LeftOutlined />}
            aria-label={t.earlier}
            onClick={() => go({ year: data.year - 1 })}
          />
          <strong className={styles.span}>{t.yearOf(data.year)}</strong>
          <Button icon={<RightOutlined />} aria-label={t.later} onClick={() => go({ year: data.year + 1 })} />
        </div>
      </div>
      <ul className={styles.legend} aria-label={t.legend}>
        {targetVerdicts.map((verdict) => (
          <li key={verdict}>
            <span className={styles.cellMark} data-verdict={verdict} aria-hidden>
              {marks[verdict]}
            </span>
            {t[verdict]}
          </li>
        ))}
      </ul>
      <Panel flush>
        {/* A wide table scrolls in its own frame, which the keyboard reaches. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus */}
        <section className={styles.scroll} tabIndex={0} aria-label={t.compare}>
          <table className={styles.comparison}>
            <thead>
              <tr>
                <th scope="col">{t.unit}</th>
                {target.spans.map((key) => (
                  <th key={key} scope="col">
                    {partName(key, t)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.units.map((unit) => (
                <UnitRow key={unit.organization} unit={unit} target={target} />
              ))}
            </tbody>
          </table>
        </section>
      </Panel>
      <p className={styles.soft}>{t.comparisonHint}</p>
    </>
  );
}

const marks = { empty: '·', kept: '✓', reaching: '↗', slipping: '↘', off: '✗' } as const;

function UnitRow({ unit, target }: { readonly unit: Unit; readonly target: Target }) {
  const t = useTexts(planningTexts);
  const cells = unit.standings.find((one) => one.target === target.id)?.cells ?? [];
  return (
    <tr>
      <th scope="row" style={{ paddingInlineStart: 16 + unit.depth * 14 }}>
        <Link to="/planning" search={{ organization: unit.organization }}>
          {unit.name}
        </Link>
      </th>
      {target.spans.map((key, index) => {
        const [, , part = 0, of = 0, verdict = 'empty'] = cells[index] ?? [];
        return (
          <td key={key} data-label={partName(key, t)} data-verdict={verdict}>
            <span aria-hidden>{marks[verdict]}</span> <span className="visually-hidden">{t[verdict]} </span>
            {of > 0 && shareText(part, of)}
            {of > 0 && <small> {t.articles(of)}</small>}
          </td>
        );
      })}
    </tr>
  );
}
