import { openThread } from '@sanshen/contract/discussion';
import { Button, Input, Switch } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { EmptyState } from '../../components/states.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { CommentThread } from './CommentThread.tsx';
import styles from './Notes.module.css';
import type { Passage } from './ReadingView.tsx';
import { reviewTexts } from './texts.ts';
import type { Manuscript, Thread } from './useManuscript.ts';

/** The threads on the text, and a field to open one on the selected words or on the whole. */
export function CommentsList({
  manuscript,
  threads,
  passage,
  onUsed,
  onShow,
}: {
  readonly manuscript: Manuscript;
  readonly threads: readonly Thread[];
  readonly passage: Passage | null;
  readonly onUsed: () => void;
  readonly onShow: (from: number, to: number) => void;
}) {
  const t = useTexts(reviewTexts);
  const messages = useMessages();
  const command = useCommand(openThread);
  const [text, setText] = useState('');
  const [withResolved, setWithResolved] = useState(false);
  const shown = threads.filter(({ resolved }) => withResolved || resolved === null);
  const send = () =>
    command.mutate(
      {
        params: { manuscript: manuscript.manuscript },
        body: {
          revision: manuscript.revision,
          field: passage === null ? null : 'body',
          anchor: passage,
          text: text.trim(),
        },
      },
      {
        onSuccess: () => {
          setText('');
          onUsed();
        },
        onError: messages.refused,
      },
    );
  return (
    <>
      {passage !== null && <blockquote className={styles.quote}>{passage.quote}</blockquote>}
      <Input.TextArea
        value={text}
        onChange={({ target }) => setText(target.value)}
        placeholder={t.commentPlaceholder}
        aria-label={passage === null ? t.wholeComment : t.addComment}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={4000}
      />
      <div className={styles.actions}>
        <Button type="primary" disabled={text.trim() === ''} loading={command.isPending} onClick={send}>
          {passage === null ? t.wholeComment : t.addComment}
        </Button>
        {threads.some(({ resolved }) => resolved !== null) && (
          <label className={styles.soft}>
            <Switch size="small" checked={withResolved} onChange={setWithResolved} /> {t.showResolved}
          </label>
        )}
      </div>
      {shown.length === 0 && <EmptyState title={t.noComments} hint={t.noCommentsHint} />}
      <ul className={styles.list}>
        {shown.map((thread) => (
          <CommentThread key={thread.thread} thread={thread} onShow={onShow} />
        ))}
      </ul>
    </>
  );
}
