import type { Conversation } from '@sanshen/contract/conversations';
import { readInteraction, requestAction } from '@sanshen/contract/interaction';
import { Form, Input, Radio } from 'antd';
import { useCommand, useRead } from '../../app/api.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import { conversationTexts } from './texts.ts';

interface Entered {
  readonly reason: string;
  readonly purpose: string;
}

/** Asks for a comment to be hidden: by one of the rule book's reasons, and another person decides. */
export function HideDialog({
  shown,
  organization,
  onClose,
}: {
  readonly shown: Conversation;
  readonly organization: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(conversationTexts);
  const say = useLocalized();
  const request = useCommand(requestAction);
  const { data: rules } = useRead(readInteraction, { params: { organization } });
  return (
    <FormDialog<Entered>
      title={t.hide}
      lead={t.hideLead}
      danger
      done={t.hideSent}
      onClose={onClose}
      act={({ reason, purpose }) =>
        request.mutateAsync({
          body: {
            channel: shown.channel,
            action: 'hideComment',
            purpose: purpose.trim(),
            target: { message: shown.message },
            reason,
            seen: shown.version,
          },
        })
      }
    >
      <Form.Item name="reason" label={t.hideReason} rules={[{ required: true }]}>
        <Radio.Group
          vertical
          options={(rules?.hidingReasons ?? []).map((one) => ({ value: one.id, label: say(one.name) }))}
        />
      </Form.Item>
      <Form.Item name="purpose" label={t.hideWhy} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
}
