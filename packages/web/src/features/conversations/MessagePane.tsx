import {
  type Conversation,
  markConversationsRead,
  readConversation,
  settleConversations,
} from '@sanshen/contract/conversations';
import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { Told } from '../../app/refusal.ts';
import { useShortcuts } from '../../components/shortcuts.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './ConversationsPage.module.css';
import { HideDialog } from './HideDialog.tsx';
import { MessageBody } from './MessageBody.tsx';
import { NoteBox } from './NoteBox.tsx';
import { QuestionDialog } from './QuestionDialog.tsx';
import { ReplyBox } from './ReplyBox.tsx';
import { conversationTexts } from './texts.ts';
import { usePresence } from './usePresence.ts';

/** Milliseconds for which a message is open before it counts as read: whoever only passes by has not read it. */
const readAfter = 700;

/** The message that is open, and what can be done about it. */
export function MessagePane({
  message,
  organization,
  onBack,
  onDone,
}: {
  readonly message: string;
  readonly organization: string;
  readonly onBack: () => void;
  readonly onDone: () => void;
}) {
  const read = useRead(readConversation, { params: { message } });
  if (read.data !== undefined) {
    return <OpenMessage shown={read.data} organization={organization} onBack={onBack} onDone={onDone} />;
  }
  return read.error === null ? (
    <LoadingState />
  ) : (
    <ErrorState error={read.error} retry={() => void read.refetch()} />
  );
}

function OpenMessage({
  shown,
  organization,
  onBack,
  onDone,
}: {
  readonly shown: Conversation;
  readonly organization: string;
  readonly onBack: () => void;
  readonly onDone: () => void;
}) {
  const t = useTexts(conversationTexts);
  const say = useLocalized();
  const messages = useMessages();
  const [box, setBox] = useState<'reply' | 'note' | null>(null);
  const [dialog, setDialog] = useState<'hide' | 'ask' | null>(null);
  const mark = useCommand(markConversationsRead);
  const settle = useCommand(settleConversations);
  usePresence(shown.message, box === 'reply' ? 'answering' : 'reading');
  const params = { organization };
  const setRead = (isRead: boolean) =>
    mark.mutate({ params, body: { messages: [shown.message], read: isRead } }, { onError: messages.refused });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each message; whoever marks it unread again wants it so
  useEffect(() => {
    const timer = setTimeout(() => shown.unread && setRead(true), readAfter);
    return () => clearTimeout(timer);
  }, [shown.message]);
  const waits = shown.state === 'open' || shown.state === 'noAnswerNeeded' || shown.state === 'passedOn';
  const mayReply = shown.mayAnswer && waits && shown.goneAt === null && shown.answering === null;
  const mayPutAside = shown.mayAnswer && waits && shown.answering === null;
  const mayPassOn = mayPutAside && shown.state !== 'passedOn';
  const state = shown.state === 'open' ? 'noAnswerNeeded' : 'open';
  const putAside = () =>
    settle.mutate(
      { params, body: { messages: [{ message: shown.message, version: shown.version }], state } },
      {
        onSuccess: ({ refused: [refused] }) => {
          if (refused !== undefined) messages.refused(new Told(say(refused.messages)));
          else if (state === 'noAnswerNeeded') onDone();
        },
        onError: messages.refused,
      },
    );
  useShortcuts([
    { keys: 'r', label: t.reply, run: () => mayReply && setBox('reply') },
    { keys: 'n', label: t.note, run: () => shown.mayAnswer && setBox('note') },
    { keys: 'e', label: t.aside, run: () => mayPutAside && putAside() },
    { keys: 'u', label: t.markUnread, run: () => setRead(false) },
  ]);
  const others = shown.present.filter((one) => !one.self);
  return (
    <article className={styles.message}>
      <div className={styles.back}>
        <h1 className="visually-hidden">{t.title}</h1>
        <Button onClick={onBack}>{t.back}</Button>
      </div>
      <MessageBody shown={shown} />
      {shown.answering !== null && (
        <Alert type="info" showIcon title={t.onTheWay(shown.answering.by)} description={t.onTheWayHint} />
      )}
      {others.map((one) => (
        <Alert
          key={one.person}
          type={one.doing === 'answering' ? 'warning' : 'info'}
          title={t[one.doing](one.name)}
        />
      ))}
      {shown.goneAt !== null && <Alert type="info" title={t.goneLong} />}
      {shown.mayAnswer && (
        <div className={styles.actions}>
          {mayReply && box !== 'reply' && (
            <Button type="primary" onClick={() => setBox('reply')}>
              {t.reply}
            </Button>
          )}
          {box !== 'note' && <Button onClick={() => setBox('note')}>{t.note}</Button>}
          {mayPutAside && (
            <Button loading={settle.isPending} onClick={putAside}>
              {state === 'open' ? t.reopen : t.aside}
            </Button>
          )}
          {mayPassOn && <Button onClick={() => setDialog('ask')}>{t.asked}</Button>}
          {!shown.unread && <Button onClick={() => setRead(false)}>{t.markUnread}</Button>}
          {shown.kind === 'comment' && shown.goneAt === null && shown.state !== 'hidden' && (
            <Button type="text" onClick={() => setDialog('hide')}>
              {t.hide}
            </Button>
          )}
        </div>
      )}
      {box === 'reply' && mayReply && (
        <ReplyBox shown={shown} organization={organization} onClose={() => setBox(null)} />
      )}
      {box === 'note' && <NoteBox message={shown.message} onClose={() => setBox(null)} />}
      {dialog === 'hide' && (
        <HideDialog shown={shown} organization={organization} onClose={() => setDialog(null)} />
      )}
      {dialog === 'ask' && (
        <QuestionDialog shown={shown} organization={organization} onClose={() => setDialog(null)} />
      )}
    </article>
  );
}
