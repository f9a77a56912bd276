import { returnManuscript } from '@sanshen/contract/review';
import { Form, Input, Modal, Radio } from 'antd';
import { useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { reviewTexts } from './texts.ts';
import type { Review } from './useManuscript.ts';

interface Entered {
  readonly to: string;
  readonly reasons: string;
}

/** Stands for the author among the stages. */
const author = '';

/** Returns to the author or to an earlier stage, with reasons. What was typed stays if it is refused. */
export function ReturnDialog({ review, onClose }: { readonly review: Review; readonly onClose: () => void }) {
  const t = useTexts(reviewTexts);
  const say = useLocalized();
  const messages = useMessages();
  const command = useCommand(returnManuscript);
  const [form] = Form.useForm<Entered>();
  const earlier = review.stages.filter(({ status }) => status === 'done');
  const finish = async ({ to, reasons }: Entered) => {
    if (review.digest === null) return;
    try {
      await command.mutateAsync({
        params: { manuscript: review.manuscript },
        body: { to: to === author ? null : to, round: review.round, digest: review.digest, reasons },
      });
      // Said even when the seat, and this dialogue with it, has gone by then.
      messages.done(t.returned);
      onClose();
    } catch (error) {
      messages.refused(error);
    }
  };
  return (
    <Modal
      open
      title={t.returnTitle}
      okText={t.return}
      okButtonProps={{ danger: true }}
      cancelText={t.cancel}
      confirmLoading={command.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ to: author }}
        onFinish={finish}
      >
        <Form.Item name="to" label={t.returnTo}>
          <Radio.Group
            options={[
              { value: author, label: t.toAuthor },
              ...earlier.map(({ stage, name }) => ({ value: stage, label: say(name) })),
            ]}
          />
        </Form.Item>
        <Form.Item
          name="reasons"
          label={t.reasons}
          extra={t.reasonsHint}
          rules={[{ required: true, whitespace: true, message: t.reasonsMissing }]}
        >
          <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 12 }} maxLength={4000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
