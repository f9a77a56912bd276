import { applyForChannel } from '@sanshen/contract/channels';
import type { ChannelPlatform } from '@sanshen/domain/channels';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Select } from 'antd';
import { useCommand } from '../../../app/api.ts';
import { useTexts } from '../../../text/language.ts';
import { FormDialog } from '../../organization/dialogs/FormDialog.tsx';
import { channelTexts } from '../texts.ts';
import { useRegisterChoices } from '../words.ts';
import { DutyFields, type DutyValues, dutiesOf } from './DutyFields.tsx';

interface Entered extends DutyValues {
  readonly platform: ChannelPlatform;
  readonly name: string;
  readonly purpose: string;
}

/** Applies for a channel, and goes to its page. */
export function ApplyDialog({
  organization,
  onClose,
}: {
  readonly organization: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(channelTexts);
  const choices = useRegisterChoices();
  const navigate = useNavigate();
  const apply = useCommand(applyForChannel);
  return (
    <FormDialog<Entered>
      title={t.apply}
      act={async ({ platform, name, purpose, ...duties }) => {
        const body = { platform, name, purpose, duties: dutiesOf(duties) };
        const { id } = await apply.mutateAsync({ params: { organization }, body });
        void navigate({ to: '/channels/$channel', params: { channel: id } });
      }}
      onClose={onClose}
    >
      <Form.Item name="platform" label={t.platform} rules={[{ required: true }]}>
        <Select options={choices('platforms')} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="name" label={t.name} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="purpose"
        label={t.purpose}
        extra={t.purposeHint}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={1000} />
      </Form.Item>
      <DutyFields organization={organization} />
    </FormDialog>
  );
}
