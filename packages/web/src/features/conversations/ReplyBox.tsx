import type { Conversation } from '@sanshen/contract/conversations';
import { previewAction, requestAction } from '@sanshen/contract/interaction';
import { listStanding } from '@sanshen/contract/interaction-standing';
import { Alert, Button, Input, Select } from 'antd';
import { useDeferredValue, useId } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { useExplain } from '../../app/refusal.ts';
import { severityTones, Tag } from '../../components/Tag.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './ConversationsPage.module.css';
import { useDraft } from './drafts.ts';
import { conversationTexts } from './texts.ts';

const longest = 600;

/** An answer: an act of the account, asked for by the route of acts like every other, with the version that was read. */
export function ReplyBox({
  shown,
  organization,
  onClose,
}: {
  readonly shown: Conversation;
  readonly organization: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(conversationTexts);
  const messages = useMessages();
  const explain = useExplain();
  const request = useCommand(requestAction);
  const [text, setText] = useDraft(shown.message);
  const label = useId();
  const action = shown.kind === 'message' ? ('directMessage' as const) : ('reply' as const);
  const wish = {
    channel: shown.channel,
    action,
    purpose: t.purpose,
    target: { message: shown.message },
    text: text.trim(),
    seen: shown.version,
  };
  const send = () =>
    request.mutate(
      { body: wish },
      {
        onSuccess: ({ status }) => {
          messages.done(status === 'asked' ? t.replySent : t.replySentAtOnce);
          setText('');
          onClose();
        },
      },
    );
  return (
    <section className={styles.replyBox}>
      <h3 id={label}>{t.replyTo}</h3>
      <Templates organization={organization} channel={shown.channel} action={action} onChoose={setText} />
      <Input.TextArea
        autoFocus
        aria-labelledby={label}
        autoSize={{ minRows: 3, maxRows: 12 }}
        maxLength={longest}
        showCount
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text === '') onClose();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && wish.text !== '') send();
        }}
      />
      <Preview wish={wish} />
      {request.error !== null && <Alert type="error" showIcon title={explain(request.error).text} />}
      <div className={styles.actions}>
        <Button type="primary" disabled={wish.text === ''} loading={request.isPending} onClick={send}>
          {t.send}
        </Button>
        <span className={styles.soft}>{t.draftKept}</span>
      </div>
    </section>
  );
}

/** Templates of the standing approvals in force; what is chosen can be changed, and then a person decides. */
function Templates({
  organization,
  channel,
  action,
  onChoose,
}: {
  readonly organization: string;
  readonly channel: string;
  readonly action: 'reply' | 'directMessage';
  readonly onChoose: (text: string) => void;
}) {
  const t = useTexts(conversationTexts);
  const { data } = useRead(listStanding, { params: { organization } }, { retry: false });
  const fitting = (data?.items ?? []).filter(
    (one) =>
      one.status === 'granted' &&
      one.action === action &&
      (one.channel === null || one.channel === channel) &&
      one.template !== null,
  );
  if (fitting.length === 0) return null;
  return (
    <Select
      aria-label={t.template}
      placeholder={t.template}
      value={null}
      popupMatchSelectWidth={false}
      options={fitting.map((one) => ({ value: one.standing, label: one.name }))}
      onChange={(chosen: string | null) =>
        onChoose(fitting.find((one) => one.standing === chosen)?.template?.text ?? '')
      }
    />
  );
}

type Wish = Parameters<typeof useRead<typeof previewAction>>[1]['body'];

/** What follows from sending: findings in the text, and who decides. */
function Preview({ wish }: { readonly wish: Wish }) {
  const t = useTexts(conversationTexts);
  const say = useLocalized();
  const asked = useDeferredValue(wish);
  const { data } = useRead(
    previewAction,
    { body: asked },
    { enabled: asked.text !== '', retry: false, placeholderData: (before) => before },
  );
  if (data === undefined || asked.text === '') return null;
  if (data.refusal !== null) return <Alert type="warning" showIcon title={say(data.refusal)} />;
  const names = data.approvers.map((one) => one.name).join('、');
  return (
    <div className={styles.preview} aria-live="polite">
      <p>
        {data.standing === null
          ? t.viaPeople(names === '' ? t.nobody : names)
          : t.viaStanding(data.standing.name)}
        {data.by === 'person' && `。${t.byHand}`}
      </p>
      {data.checks.length > 0 && (
        <ul>
          {data.checks.map((one) => (
            <li key={`${one.rule} ${say(one.title)}`}>
              <Tag
                tone={
                  one.severity in severityTones
                    ? severityTones[one.severity as keyof typeof severityTones]
                    : 'plain'
                }
              >
                {say(one.title)}
              </Tag>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
