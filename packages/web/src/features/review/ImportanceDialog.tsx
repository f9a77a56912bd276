import { changeImportance } from '@sanshen/contract/review';
import { Form, Input, Modal, Radio } from 'antd';
import { useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { reviewTexts } from './texts.ts';
import type { Review } from './useManuscript.ts';

interface Entered {
  readonly level: string;
  readonly reason: string;
}

/** Raises or lowers the importance among the levels of the procedure, with a reason. */
export function ImportanceDialog({
  review,
  direction,
  onClose,
}: {
  readonly review: Review;
  readonly direction: 'raise' | 'lower';
  readonly onClose: () => void;
}) {
  const t = useTexts(reviewTexts);
  const say = useLocalized();
  const messages = useMessages();
  const command = useCommand(changeImportance);
  const [form] = Form.useForm<Entered>();
  const levels = review.procedure?.importance ?? [];
  const present = levels.findIndex(({ id }) => id === review.importance);
  const offered = levels.filter((_, index) => (direction === 'raise' ? index > present : index < present));
  const finish = ({ level, reason }: Entered) =>
    command.mutate(
      { params: { manuscript: review.manuscript }, body: { direction, level, reason: reason.trim() } },
      {
        onSuccess: () => {
          messages.done(t.importanceChanged);
          onClose();
        },
        onError: messages.refused,
      },
    );
  return (
    <Modal
      open
      title={direction === 'raise' ? t.raise : t.lower}
      okText={t.confirm}
      cancelText={t.cancel}
      okButtonProps={{ disabled: offered.length === 0 }}
      confirmLoading={command.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {direction === 'raise' && <p>{t.raiseHint}</p>}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ level: offered[0]?.id }}
        onFinish={finish}
      >
        <Form.Item name="level" label={t.importance} rules={[{ required: true }]}>
          <Radio.Group options={offered.map(({ id, name }) => ({ value: id, label: say(name) }))} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t.importanceReason}
          rules={[{ required: true, whitespace: true, message: t.reasonsMissing }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
