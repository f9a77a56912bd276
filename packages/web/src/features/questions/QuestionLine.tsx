import type { listQuestions } from '@sanshen/contract/questions';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link } from '@tanstack/react-router';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './Questions.module.css';
import { questionTexts, questionWords } from './texts.ts';

export type Line = RouteAnswer<typeof listQuestions>['items'][number];

/** One question in a list; the whole line opens it. */
export function QuestionLine({ line, urgent = false }: { readonly line: Line; readonly urgent?: boolean }) {
  const t = useTexts(questionTexts);
  const say = useLocalized();
  const settled = line.settledAt !== null;
  return (
    <Link to="/questions/$question" params={{ question: line.question }} className={styles.line}>
      <span className={styles.excerpt}>{line.excerpt ?? t.deleted}</span>
      <span className={styles.meta}>
        {line.distress !== null && !line.distress.decided && <Tag tone="cinnabar">{t.distress}</Tag>}
        {line.handover !== null && (
          <Tag tone="amber">{line.handover === 'toUs' ? t.waitsToTake : t.waitsThere}</Tag>
        )}
        <Tag tone={line.state === 'answered' ? 'jade' : line.state === 'open' ? 'plain' : 'accent'}>
          {say(questionWords.state[line.state])}
        </Tag>
        <span>
          {say(questionWords.source[line.source])} · {say(line.kindName)}
        </span>
        {line.assignee !== null && <span>{line.assignee.name}</span>}
        {line.grouped > 0 && <span>{t.grouped(line.grouped)}</span>}
        {line.rating !== null && <span>{say(questionWords.rating[line.rating])}</span>}
        {urgent && line.distress !== null && (
          <span className={styles.late}>
            {t.decideBy} <Time at={line.distress.decideBy} />
          </span>
        )}
        {!urgent && !settled && (
          <span className={line.overdue ? styles.late : undefined}>
            {line.overdue ? t.overdue : t.due} <Time at={line.dueAt} relative />
          </span>
        )}
        {settled && (
          <span>
            {t.received} <Time at={line.receivedAt} />
          </span>
        )}
      </span>
    </Link>
  );
}
