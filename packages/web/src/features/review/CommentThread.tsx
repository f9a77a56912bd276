import { reopenThread, replyToThread, resolveThread } from '@sanshen/contract/discussion';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import styles from './Notes.module.css';
import { reviewTexts } from './texts.ts';
import type { Thread } from './useManuscript.ts';

/** A thread: the words that it is about, who said what, and an answer. */
export function CommentThread({
  thread,
  onShow,
}: {
  readonly thread: Thread;
  readonly onShow: (from: number, to: number) => void;
}) {
  const t = useTexts(reviewTexts);
  const messages = useMessages();
  const reply = useCommand(replyToThread);
  const resolve = useCommand(resolveThread);
  const reopen = useCommand(reopenThread);
  const [text, setText] = useState<string | null>(null);
  const params = { manuscript: thread.manuscript, thread: thread.thread };
  const { anchor, lost } = thread.current;
  const quote = anchor?.quote ?? thread.anchor?.quote;
  const send = () =>
    reply.mutate(
      { params, body: { text: (text ?? '').trim() } },
      { onSuccess: () => setText(null), onError: messages.refused },
    );
  const settle = () =>
    (thread.resolved === null ? resolve : reopen).mutate({ params, body: {} }, { onError: messages.refused });
  return (
    <li className={thread.resolved === null ? styles.open : styles.closed}>
      {quote !== undefined && (
        <blockquote className={styles.quote}>
          {lost && <strong>{t.lost}</strong>}
          {quote}
        </blockquote>
      )}
      {thread.messages
        .filter(({ kind, text: words }) => kind === 'said' || words !== '')
        .map(({ message, author, text: words, at }) => (
          <div key={message} className={styles.message}>
            <div className={styles.soft}>
              {author.name} · <Time at={at} relative />
            </div>
            <p className={styles.words}>{words}</p>
          </div>
        ))}
      {thread.resolved !== null && (
        <p className={styles.soft}>
          {t.resolved} · {thread.resolved.by.name}
        </p>
      )}
      {text !== null && (
        <Input.TextArea
          autoFocus
          value={text}
          aria-label={t.reply}
          onChange={({ target }) => setText(target.value)}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={4000}
        />
      )}
      <div className={styles.actions}>
        {text === null ? (
          <Button size="small" onClick={() => setText('')}>
            {t.reply}
          </Button>
        ) : (
          <>
            <Button
              size="small"
              type="primary"
              disabled={text.trim() === ''}
              loading={reply.isPending}
              onClick={send}
            >
              {t.send}
            </Button>
            <Button size="small" onClick={() => setText(null)}>
              {t.cancel}
            </Button>
          </>
        )}
        <Button size="small" loading={resolve.isPending || reopen.isPending} onClick={settle}>
          {thread.resolved === null ? t.resolve : t.reopen}
        </Button>
        {anchor !== null && thread.field === 'body' && (
          <Button size="small" type="link" onClick={() => onShow(anchor.from, anchor.to)}>
            {t.place}
          </Button>
        )}
      </div>
    </li>
  );
}
