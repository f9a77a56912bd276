import { type readInteraction, requestAction } from '@sanshen/contract/interaction';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Form, Input, Select } from 'antd';
import { useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import styles from './InteractionPage.module.css';
import { interactionTexts } from './texts.ts';

export type Rules = RouteAnswer<typeof readInteraction>;

interface Entered {
  readonly channel: string;
  readonly action: Rules['actions'][number]['id'];
  readonly account?: string;
  readonly url?: string;
  readonly publication?: string;
  readonly text?: string;
  readonly purpose: string;
}

/** Asks for an act towards an account or on an own publication; what concerns a comment is asked for at the comment. */
export function RequestDialog({ rules, onClose }: { readonly rules: Rules; readonly onClose: () => void }) {
  const t = useTexts(interactionTexts);
  const local = useLocalized();
  const messages = useMessages();
  const request = useCommand(requestAction);
  const actions = rules.actions.filter(({ targets }) =>
    targets.some((one) => one === 'account' || one === 'publication'),
  );
  const send = async (entered: Entered) => {
    const { channel, action, purpose, account = '', url = '', publication, text = '' } = entered;
    const address = url.trim() === '' ? {} : { url: url.trim() };
    const target = publication === undefined ? { account: account.trim(), ...address } : { publication };
    const words = text.trim() === '' ? {} : { text: text.trim() };
    const body = { channel, action, purpose: purpose.trim(), target, ...words };
    const { status } = await request.mutateAsync({ body });
    messages.done(status === 'asked' ? t.sent : t.sentAtOnce);
  };
  return (
    <FormDialog<Entered>
      title={t.request}
      lead={t.onComments}
      initial={{ ...(rules.channels[0] === undefined ? {} : { channel: rules.channels[0].id }) }}
      act={send}
      done={null}
      onClose={onClose}
    >
      <div className={styles.pair}>
        <Form.Item name="channel" label={t.channel} rules={[{ required: true }]}>
          <Select options={rules.channels.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="action" label={t.action} rules={[{ required: true }]}>
          <Select options={actions.map(({ id, name }) => ({ value: id, label: local(name) }))} />
        </Form.Item>
      </div>
      <TargetFields rules={rules} />
      <Form.Item name="purpose" label={t.purpose} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
}

/** What the chosen action needs. */
function TargetFields({ rules }: { readonly rules: Rules }) {
  const t = useTexts(interactionTexts);
  const channel = Form.useWatch('channel');
  const chosen = Form.useWatch('action');
  const action = rules.actions.find(({ id }) => id === chosen);
  if (action === undefined) return null;
  const own = rules.publications.filter((one) => one.channel === channel);
  const byApi = rules.channels.find(({ id }) => id === channel)?.byApi.includes(action.id) === true;
  const onAccount = action.targets.includes('account');
  return (
    <>
      <p className={styles.soft}>{byApi ? t.byApi : t.byHand}</p>
      {onAccount && (
        <Form.Item name="account" label={t.target} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
      )}
      {onAccount && action.url && (
        <Form.Item name="url" label={t.url} rules={[{ required: true, type: 'url' }]}>
          <Input inputMode="url" maxLength={1000} />
        </Form.Item>
      )}
      {!onAccount && (
        <Form.Item name="publication" label={t.work} rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={own.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Form.Item>
      )}
      {action.text !== 'no' && (
        <Form.Item
          name="text"
          label={t.text}
          rules={action.text === 'required' ? [{ required: true, whitespace: true }] : []}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={600} showCount />
        </Form.Item>
      )}
    </>
  );
}
