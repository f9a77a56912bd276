import { recordQuestion } from '@sanshen/contract/questions';
import { Form, Input, Modal, Radio, Select } from 'antd';
import { useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { questionTexts } from './texts.ts';

interface Fields {
  readonly source: 'phone' | 'offline';
  readonly kind: string;
  readonly text: string;
  readonly contact?: string;
}

/** Takes down what somebody asked by telephone or in person. */
export function RecordDialog({
  organization,
  kinds,
  onClose,
}: {
  readonly organization: string;
  readonly kinds: readonly {
    readonly id: string;
    readonly name: { readonly zh: string; readonly en: string };
  }[];
  readonly onClose: () => void;
}) {
  const t = useTexts(questionTexts);
  const say = useLocalized();
  const messages = useMessages();
  const record = useCommand(recordQuestion);
  const [form] = Form.useForm<Fields>();
  const send = ({ contact = '', ...fields }: Fields) =>
    record.mutate(
      { params: { organization }, body: { ...fields, contact } },
      {
        onSuccess: () => {
          messages.done(t.recorded);
          onClose();
        },
        onError: messages.refused,
      },
    );
  return (
    <Modal
      open
      title={t.recordTitle}
      okText={t.record}
      cancelText={t.cancel}
      confirmLoading={record.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ source: 'phone', kind: kinds[0]?.id }}
        onFinish={send}
      >
        <Form.Item name="source" label={t.source}>
          <Radio.Group
            options={[
              { value: 'phone', label: t.phone },
              { value: 'offline', label: t.offline },
            ]}
          />
        </Form.Item>
        <Form.Item name="kind" label={t.kind}>
          <Select options={kinds.map(({ id, name }) => ({ value: id, label: say(name) }))} />
        </Form.Item>
        <Form.Item
          name="text"
          label={t.text}
          rules={[{ required: true, whitespace: true, min: 2, message: t.required }]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
        </Form.Item>
        <Form.Item name="contact" label={t.contactOptional}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
