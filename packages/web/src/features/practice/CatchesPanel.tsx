import { practiceKindTexts, readCatches } from '@sanshen/contract/practice';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './practice.module.css';
import { practiceTexts } from './texts.ts';

type Catches = RouteAnswer<typeof readCatches>;

/** What I found and what I passed in real work. */
export function CatchesPanel() {
  const t = useTexts(practiceTexts);
  const say = useLocalized();
  const { data, error, refetch } = useRead(readCatches, {});
  return (
    <Panel title={t.realWork}>
      <p className={styles.soft}>{t.realWorkHint}</p>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState rows={2} />}
      {data !== undefined && data.byKind.length === 0 && <p>{t.noCatches}</p>}
      {data !== undefined && data.byKind.length > 0 && (
        <>
          <CatchTables catches={data.byKind} stages={data.byStage} />
          <ul className={styles.list}>
            {data.errors.map((one) => (
              <li key={`${one.manuscript} ${one.at} ${one.role}`} className={styles.row}>
                <span className={styles.words}>
                  <Link to="/manuscripts/$manuscript" params={{ manuscript: one.manuscript }}>
                    {one.title}
                  </Link>
                  <span className={styles.soft}>
                    {one.kind === null ? t.otherKind : say(practiceKindTexts[one.kind])} ·{' '}
                    {t.foundAt(say(one.where))} · <Time at={one.at} />
                  </span>
                </span>
                <Tag tone={one.role === 'caught' ? 'jade' : 'amber'}>
                  {one.role === 'caught' ? t.caught : t.passed}
                </Tag>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

/** Errors found and passed, by kind and, where they are told, by stage. */
export function CatchTables({
  catches,
  stages,
}: {
  readonly catches: Catches['byKind'];
  readonly stages?: Catches['byStage'];
}) {
  const t = useTexts(practiceTexts);
  const say = useLocalized();
  return (
    <div className={styles.columns}>
      <CountTable
        head={t.kind}
        rows={catches.map(({ kind, caught, passed }) => ({
          name: kind === null ? t.otherKind : say(practiceKindTexts[kind]),
          ...{ caught, passed },
        }))}
      />
      {stages !== undefined && (
        <CountTable
          head={t.stage}
          rows={stages.map(({ name, caught, passed }) => ({ name: say(name), caught, passed }))}
        />
      )}
    </div>
  );
}

function CountTable({
  head,
  rows,
}: {
  readonly head: string;
  readonly rows: readonly { readonly name: string; readonly caught: number; readonly passed: number }[];
}) {
  const t = useTexts(practiceTexts);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{t.caught}</th>
          <th scope="col">{t.passed}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, caught, passed }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{caught}</td>
            <td>{passed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
