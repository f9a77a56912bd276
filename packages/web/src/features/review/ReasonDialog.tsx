import { Form, Input, Modal } from 'antd';
import { useTexts } from '../../text/language.ts';
import { reviewTexts } from './texts.ts';

/** Says what an act does and cannot undo, and asks for the reason that goes into the record. */
export function ReasonDialog({
  title,
  hint,
  danger = false,
  initial = '',
  label,
  busy,
  onReason,
  onClose,
}: {
  readonly title: string;
  readonly hint: string;
  readonly danger?: boolean;
  /** A reason that will do where there is no time to write one. */
  readonly initial?: string;
  /** What the words are, where they are no reason: the text of a call, say. */
  readonly label?: string;
  readonly busy: boolean;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(reviewTexts);
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Modal
      open
      title={title}
      okText={title}
      okButtonProps={{ danger }}
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
        initialValues={{ reason: initial }}
        onFinish={({ reason }) => onReason(reason.trim())}
      >
        <Form.Item
          name="reason"
          label={label ?? t.importanceReason}
          rules={[{ required: true, whitespace: true, message: t.reasonsMissing }]}
        >
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
