import { Form, Input, Modal, Radio } from 'antd';
import { useTexts } from '../../text/language.ts';
import { checkTexts } from './texts.ts';

/** Asks for a reason, and where there is a choice for what it holds. */
export function ReasonForm({
  title,
  hint,
  scopes,
  initial = '',
  busy,
  onReason,
  onClose,
}: {
  readonly title: string;
  readonly hint: string;
  readonly scopes?: readonly { readonly value: 'text' | 'rule'; readonly label: string }[];
  readonly initial?: string;
  readonly busy: boolean;
  readonly onReason: (reason: string, scope: 'text' | 'rule') => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(checkTexts);
  const [form] = Form.useForm<{ reason: string; scope: 'text' | 'rule' }>();
  return (
    <Modal
      open
      title={title}
      okText={t.confirm}
      cancelText={t.cancel}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{hint}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ reason: initial, scope: 'text' }}
        onFinish={({ reason, scope = 'text' }) => onReason(reason.trim(), scope)}
      >
        {scopes !== undefined && scopes.length > 1 && (
          <Form.Item name="scope" label={t.alwaysScope}>
            <Radio.Group options={[...scopes]} />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={t.reason}
          rules={[{ required: true, whitespace: true, message: t.reasonMissing }]}
        >
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
