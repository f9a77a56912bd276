import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { memo } from 'react';
import { PhaseTag } from '../../components/PhaseTag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { useImportance, useWords } from '../review/useManuscript.ts';
import { Highlighted } from './Highlighted.tsx';
import type { Line } from './line.ts';
import styles from './ManuscriptRows.module.css';
import { manuscriptsTexts } from './texts.ts';

/**
 * One manuscript: its title, where it stands, whom it waits for; and where the searched words occur. Drawn anew only when something of it
 * changed, not for each step of scrolling.
 */
export const ManuscriptRow = memo(function ManuscriptRow({
  line,
  selected,
  onToggle,
}: {
  readonly line: Line;
  readonly selected: boolean;
  readonly onToggle: (manuscript: string) => void;
}) {
  const t = useTexts(manuscriptsTexts);
  const say = useLocalized();
  const word = useWords(line.organization);
  const importance = useImportance(line.organization)(line.importance);
  const { highlights } = line;
  const title = line.title === '' ? t.untitled : line.title;
  const editable = line.phase === 'drafting' || line.phase === 'returned';
  return (
    <div className={styles.content}>
      <Checkbox checked={selected} onChange={() => onToggle(line.manuscript)} aria-label={t.select(title)} />
      <div className={styles.words}>
        <Link
          to={editable ? '/manuscripts/$manuscript/edit' : '/manuscripts/$manuscript'}
          params={{ manuscript: line.manuscript }}
          className={styles.title}
        >
          <Highlighted text={title} ranges={line.title === '' ? [] : (highlights?.title ?? [])} />
        </Link>
        {highlights !== null && highlights.excerpt !== '' && (
          <p className={styles.excerpt}>
            <Highlighted text={highlights.excerpt} ranges={highlights.excerptRanges} />
          </p>
        )}
        <p className={styles.meta}>
          <span>{line.organizationName}</span>
          <span>{line.authorName}</span>
          <span>{word('topics', line.topic)}</span>
          {importance !== null && <span className={styles.importance}>{importance}</span>}
          {line.channels.map(({ channel, name }) => (
            <span key={channel}>{name}</span>
          ))}
        </p>
      </div>
      <div className={styles.state}>
        <PhaseTag phase={line.phase} />
        <span className={styles.meta}>
          {line.waiting.length > 0 ? (
            <span>
              {t.waiting([...new Set(line.waiting.map(({ seatName }) => say(seatName)))].join('、'))}
            </span>
          ) : (
            <Time at={line.changedAt} relative />
          )}
          {line.dueAt !== null && (
            <span className={Date.parse(line.dueAt) < Date.now() ? styles.importance : undefined}>
              {t.dueAt} <Time at={line.dueAt} relative />
            </span>
          )}
        </span>
      </div>
    </div>
  );
});
