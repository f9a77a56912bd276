import { listOrganizations } from '@sanshen/contract/organization-reading';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { client, keyOf } from '../../app/api.ts';
import { useTexts } from '../../text/language.ts';
import { questionTexts } from './texts.ts';
import { type Shown, useStep } from './use-step.ts';

/** Offers a question to another office. */
export function HandoverDialog({ shown, onClose }: { readonly shown: Shown; readonly onClose: () => void }) {
  const t = useTexts(questionTexts);
  const step = useStep(shown);
  const [form] = Form.useForm<{ to: string; reason: string }>();
  const units = useQuery({
    queryKey: [...keyOf(listOrganizations), 'first'],
    queryFn: () => client.call(listOrganizations, { query: { limit: 100 } }),
    staleTime: 300_000,
  });
  const options = (units.data?.items ?? [])
    .filter(({ id }) => id !== shown.organization)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Modal
      open
      title={t.handOver}
      okText={t.handOver}
      cancelText={t.cancel}
      confirmLoading={step.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t.handOverHint}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => step.take({ step: 'askHandover', ...fields }, onClose)}
      >
        <Form.Item name="to" label={t.to} rules={[{ required: true, message: t.required }]}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={options} loading={units.isPending} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t.reason}
          rules={[{ required: true, whitespace: true, message: t.required }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
