import type { Board } from '@sanshen/contract/planning';
import { plannedStates } from '@sanshen/domain/planning';
import { Tag } from '../../components/Tag.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import type { Question } from './BehindDrawer.tsx';
import styles from './planning.module.css';
import { shareText } from './span-name.ts';
import { planningTexts } from './texts.ts';

type State = (typeof plannedStates)[number];
type Form = Board['forms'][number]['id'];

interface Row {
  readonly id: string;
  readonly name: string;
  readonly focus: boolean;
  readonly ask: { readonly topic: string } | { readonly form: Form };
}

/** How much there is of each topic or form, at each step, and what one more would change. */
export function CountTable({
  by,
  board,
  onAsk,
}: {
  readonly by: 'topic' | 'form';
  readonly board: Board;
  readonly onAsk: (question: Pick<Question, 'title' | 'topic' | 'form' | 'state'>) => void;
}) {
  const t = useTexts(planningTexts);
  const say = useLocalized();
  const known = new Set(board.topics.map(({ id }) => id));
  const without = board.counts.some(({ topic }) => topic === '');
  // A topic that an older rule book had is shown by its id.
  const gone = [...new Set(board.counts.map(({ topic }) => topic))].filter(
    (id) => id !== '' && !known.has(id),
  );
  const topics: Row[] = [
    ...board.topics.map(({ id, name, focus }) => ({ id, name: say(name), focus, ask: { topic: id } })),
    ...gone.map((id) => ({ id, name: id, focus: false, ask: { topic: id } })),
    ...(without ? [{ id: '', name: t.noTopic, focus: false, ask: { topic: '' } }] : []),
  ];
  const forms: Row[] = board.forms.map(({ id, name }) => ({
    id,
    name: say(name),
    focus: false,
    ask: { form: id },
  }));
  const rows = by === 'topic' ? topics : forms;
  const hasNext = board.next.some((one) => one[by] !== null);
  const count = (row: string, state: State) =>
    board.counts
      .filter((one) => one[by] === row && one.state === state)
      .reduce((sum, one) => sum + one.count, 0);
  return (
    <table className={styles.counts}>
      <thead>
        <tr>
          <th scope="col">{by === 'topic' ? t.topic : t.form}</th>
          {plannedStates.map((state) => (
            <th key={state} scope="col">
              {t[state]}
            </th>
          ))}
          <th scope="col">{t.total}</th>
          {hasNext && <th scope="col">{t.next}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {row.name} {row.focus && <span className={styles.soft}>{t.focus}</span>}
            </th>
            {plannedStates.map((state) => {
              const number = count(row.id, state);
              return (
                <td key={state} data-label={t[state]} data-none={number === 0}>
                  {number === 0 ? (
                    <span className={styles.soft}>0</span>
                  ) : (
                    <button
                      type="button"
                      className={styles.number}
                      aria-label={t.cell(row.name, t[state], number)}
                      onClick={() => onAsk({ title: `${row.name} · ${t[state]}`, state, ...row.ask })}
                    >
                      {number}
                    </button>
                  )}
                </td>
              );
            })}
            <td data-label={t.total}>
              {plannedStates.reduce((sum, state) => sum + count(row.id, state), 0)}
            </td>
            {hasNext && (
              <td
                data-label={t.next}
                data-none={effectsOf(board, by, row.id).length === 0}
                className={styles.next}
              >
                <Next board={board} effects={effectsOf(board, by, row.id)} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Effect = Board['next'][number]['effects'][number];

/** What one more of a topic or form would move: the targets that speak of it, and whatever it would turn. */
function effectsOf(board: Board, by: 'topic' | 'form', id: string): readonly Effect[] {
  const one = board.next.find((next) => next[by] === id);
  return (one?.effects ?? []).filter(({ target, expected, turns }) => {
    const about = board.targets.find((known) => known.id === target);
    return turns !== null || (about !== undefined && expected.in > about.expected.in);
  });
}

function Next({ board, effects }: { readonly board: Board; readonly effects: readonly Effect[] }) {
  const t = useTexts(planningTexts);
  const say = useLocalized();
  if (effects.length === 0) return <span className={styles.soft}>{t.noEffect}</span>;
  return (
    <ul className={styles.effects}>
      {effects.map(({ target, expected, turns }) => {
        const about = board.targets.find((known) => known.id === target);
        if (about === undefined) return null;
        const share = shareText(expected.in, expected.of);
        const before = about.expected.of === 0 ? 0 : about.expected.in / about.expected.of;
        const rises = expected.in / expected.of >= before;
        const name = say(about.name);
        return (
          <li key={target}>
            {rises ? t.nextHelps(name, share) : t.nextFalls(name, share)}
            {turns !== null && <Tag tone={turns === 'reached' ? 'jade' : 'amber'}>{t[turns]}</Tag>}
          </li>
        );
      })}
    </ul>
  );
}
