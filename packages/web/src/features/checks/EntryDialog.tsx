import { type RegisterName, type RegisterRow, registerForms } from '@sanshen/contract/checks-registers';
import { Form, Input, Modal, Radio } from 'antd';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import { checkPageTexts } from './page-texts.ts';

/** One entry of a register, new or changed. */
export function EntryDialog({
  register,
  row,
  busy,
  onSave,
  onClose,
}: {
  readonly register: RegisterName;
  readonly row: RegisterRow;
  readonly busy: boolean;
  readonly onSave: (row: RegisterRow) => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(checkPageTexts);
  const say = useLocalized();
  const language = useLanguage();
  const [form] = Form.useForm<Record<string, string | undefined>>();
  const { columns, name } = registerForms[register];
  return (
    <Modal
      open
      title={say(name)}
      okText={t.save}
      cancelText={t.cancel}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          ...Object.fromEntries(columns.map((one) => [one.name, one.choices?.[0] ?? ''])),
          ...row,
        }}
        onFinish={(values) =>
          onSave(Object.fromEntries(columns.map((one) => [one.name, (values[one.name] ?? '').trim()])))
        }
      >
        {columns.map((column) => (
          <Form.Item
            key={column.name}
            name={column.name}
            label={language === 'zh' ? column.name : column.en}
            extra={column.choices === undefined || column.choices.length === 2 ? say(column.help) : undefined}
            rules={
              column.required === true ? [{ required: true, whitespace: true, message: t.required }] : []
            }
          >
            {column.choices === undefined ? (
              <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1000} />
            ) : (
              <Radio.Group options={[...column.choices]} />
            )}
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}
