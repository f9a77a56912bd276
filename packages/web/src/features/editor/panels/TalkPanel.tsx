import {
  type commentThreadSchema,
  listComments,
  reopenThread,
  replyToThread,
  resolveThread,
} from '@sanshen/contract/discussion';
import { Button, Input, Switch } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useCommand, useRead } from '../../../app/api.ts';
import { Time } from '../../../components/time.tsx';
import { useMessages } from '../../../components/useMessages.ts';
import { useTexts } from '../../../text/language.ts';
import { useEditing } from '../editing-context.ts';
import { panelTexts } from '../panel-texts.ts';
import { reveal, threadPlace } from '../prose/places-plugin.ts';
import type { useFindings } from '../use-findings.ts';
import type { OpenProposal } from '../use-proposals.ts';
import { FindingList } from './FindingList.tsx';
import { ProposalList } from './ProposalList.tsx';
import styles from './panels.module.css';

type Thread = z.output<typeof commentThreadSchema>;

/** What reviewers said: changes that they propose, and threads of comments. */
export function TalkPanel({
  proposals,
  lost,
  findings,
  picked,
}: {
  readonly proposals: readonly OpenProposal[];
  readonly lost: ReadonlySet<string>;
  readonly findings: ReturnType<typeof useFindings>;
  /** A thread, finding or proposal that was pointed at in the text. */
  readonly picked: string | null;
}) {
  const t = useTexts(panelTexts);
  const session = useEditing();
  const [all, setAll] = useState(false);
  const { data } = useRead(listComments, { params: { manuscript: session.id }, query: { limit: 100 } });
  const threads = (data?.items ?? []).filter((thread) => all || !isResolved(thread));
  return (
    <div className={styles.panel}>
      <ProposalList proposals={proposals} lost={lost} picked={picked} />
      {findings.length > 0 && <FindingList findings={findings} picked={picked} />}
      <section className={styles.section}>
        <div className={styles.headingRow}>
          <h2 className={styles.heading}>{t.threads}</h2>
          <label className={styles.row}>
            <span className={styles.small}>{t.showResolved}</span>
            <Switch size="small" checked={all} onChange={setAll} />
          </label>
        </div>
        {threads.length === 0 && <p className={styles.hint}>{t.threadsNone}</p>}
        {threads.map((thread) => (
          <ThreadCard key={thread.thread} thread={thread} picked={picked === thread.thread} />
        ))}
      </section>
    </div>
  );
}

/** True if the last word of a thread is that it is settled. */
export function isResolved(thread: Thread): boolean {
  return thread.resolved !== null;
}

function ThreadCard({ thread, picked }: { readonly thread: Thread; readonly picked: boolean }) {
  const t = useTexts(panelTexts);
  const session = useEditing();
  const { refused } = useMessages();
  const [text, setText] = useState('');
  const reply = useCommand(replyToThread);
  const resolve = useCommand(resolveThread);
  const reopen = useCommand(reopenThread);
  const params = { manuscript: session.id, thread: thread.thread };
  const show = () => {
    const { editor } = session;
    const place = editor === null ? null : threadPlace(editor.state, thread.thread);
    if (editor !== null && place !== null) reveal(editor, place.from, place.to);
  };
  const quote = thread.anchor?.quote ?? '';
  return (
    <article className={`${styles.card} ${picked ? styles.picked : ''}`} id={`thread-${thread.thread}`}>
      {quote !== '' && (
        <button type="button" className={styles.quoteButton} onClick={show} title={t.threadPlace}>
          {quote}
        </button>
      )}
      {thread.messages.map(({ message, author, text: said, at, kind }) => (
        <div key={message} className={styles.message}>
          <span className={styles.small}>
            {kind === 'resolved' ? t.resolvedBy(author.name) : author.name} · <Time at={at} relative />
          </span>
          {said !== '' && <p>{said}</p>}
        </div>
      ))}
      {isResolved(thread) ? (
        <div>
          <Button size="small" onClick={() => reopen.mutate({ params, body: {} }, { onError: refused })}>
            {t.reopen}
          </Button>
        </div>
      ) : (
        <>
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 5 }}
            aria-label={t.replyHint}
            placeholder={t.replyHint}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <div className={styles.row}>
            <Button
              size="small"
              disabled={text.trim() === ''}
              loading={reply.isPending}
              onClick={() =>
                reply.mutate({ params, body: { text } }, { onSuccess: () => setText(''), onError: refused })
              }
            >
              {t.reply}
            </Button>
            <Button
              size="small"
              type="text"
              loading={resolve.isPending}
              onClick={() =>
                resolve.mutate({ params, body: { text } }, { onSuccess: () => setText(''), onError: refused })
              }
            >
              {t.resolve}
            </Button>
          </div>
        </>
      )}
    </article>
  );
}
