import { markSeen, readSeen } from '@sanshen/contract/discussion';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Space } from 'antd';
import { useEffect } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PhaseTag } from '../../components/PhaseTag.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './DeskHeader.module.css';
import { MoreActions } from './MoreActions.tsx';
import { ReturnedNotice } from './ReturnedNotice.tsx';
import { reviewTexts } from './texts.ts';
import { type Manuscript, type Review, useImportance } from './useManuscript.ts';

const released: ReadonlySet<string> = new Set(['released', 'publishing', 'published', 'takenDown']);

/** Which manuscript this is, where it stands, and what changed since the person last saw it. */
export function DeskHeader({
  manuscript,
  review,
  onShowChanges,
}: {
  readonly manuscript: Manuscript;
  readonly review: Review;
  readonly onShowChanges: () => void;
}) {
  const t = useTexts(reviewTexts);
  const importance = useImportance(manuscript.organization)(manuscript.importance);
  const params = { manuscript: manuscript.manuscript };
  const mayRead = manuscript.content !== null;
  const seen = useRead(readSeen, { params }, { enabled: mayRead });
  const mark = useCommand(markSeen);
  const { revision } = manuscript;
  const before = seen.data?.revision ?? null;
  const changed = before !== null && before < revision;
  const note = () => mark.mutate({ params, body: { revision } });
  const first = seen.isSuccess && before === null && revision > 0;
  const { mutate } = mark;
  const id = manuscript.manuscript;
  useEffect(() => {
    // Who opens a text for the first time sees all of it; later changes he is shown first.
    if (first) mutate({ params: { manuscript: id }, body: { revision } });
  }, [first, mutate, id, revision]);
  const lead = (
    <Space size={8} wrap>
      <PhaseTag phase={manuscript.phase} />
      <span>{t.revision(revision, manuscript.round)}</span>
      {importance !== null && <span className={styles.importance}>{importance}</span>}
    </Space>
  );
  return (
    <>
      <PageHeader
        title={manuscript.title === '' ? t.untitled : manuscript.title}
        lead={lead}
        actions={
          <>
            {mayRead && (manuscript.phase === 'drafting' || manuscript.phase === 'returned') && (
              <Link to="/manuscripts/$manuscript/edit" params={params}>
                <Button>{t.edit}</Button>
              </Link>
            )}
            {released.has(manuscript.phase) && (
              <Link to="/manuscripts/$manuscript/publication" params={params}>
                <Button type="primary">{t.publication}</Button>
              </Link>
            )}
            <MoreActions manuscript={manuscript} review={review} />
          </>
        }
      />
      {manuscript.phase === 'returned' && mayRead && <ReturnedNotice manuscript={manuscript} />}
      {changed && (
        <Alert
          type="info"
          showIcon
          className={styles.changed ?? ''}
          title={t.changedSince(before, revision)}
          action={
            <Space wrap>
              <Button size="small" onClick={onShowChanges}>
                {t.showChanges}
              </Button>
              <Button size="small" type="text" onClick={note}>
                {t.seenMark}
              </Button>
            </Space>
          }
        />
      )}
    </>
  );
}
