import { type CircularAnswer, draftCircular } from '@sanshen/contract/circulars';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input } from 'antd';
import { useCommand } from '../../app/api.ts';
import { useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import { circularTexts } from './texts.ts';

/** Drafts the circular that corrects or recalls an issued one, for the same addressees; leads to it. */
export function ReplaceDialog({
  one,
  kind,
  onClose,
}: {
  readonly one: CircularAnswer;
  readonly kind: 'correction' | 'recall';
  readonly onClose: () => void;
}) {
  const t = useTexts(circularTexts);
  const command = useCommand(draftCircular);
  const navigate = useNavigate();
  const send = async ({ reason }: { readonly reason: string }) => {
    const { circular } = await command.mutateAsync({
      params: { organization: one.organization },
      body: {
        ...{ kind, prefix: one.prefix, of: one.circular, reason: reason.trim(), copyTo: [...one.copyTo] },
        recipients: one.recipients.map(({ unit }) => unit),
      },
    });
    await navigate({ to: '/supervision/circulars/$circular', params: { circular } });
  };
  return (
    <FormDialog<{ reason: string }>
      title={kind === 'recall' ? t.recall : t.correct}
      lead={t.draftLead}
      danger={kind === 'recall'}
      done={null}
      act={send}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={kind === 'recall' ? t.recallReason : t.correctReason}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
