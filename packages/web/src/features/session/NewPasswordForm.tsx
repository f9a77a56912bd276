import { changePassword } from '@sanshen/contract/session';
import { Alert, Button, Form, Input } from 'antd';
import { useCommand } from '../../app/api.ts';
import { useExplain } from '../../app/refusal.ts';
import { useTexts } from '../../text/language.ts';
import { sessionTexts } from './texts.ts';

/** As the server asks for it. */
const leastCharacters = 12;

interface Entered {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

/** Changes the password of who is logged in; says why if the server refuses, and keeps what was entered. */
export function NewPasswordForm({ save, onDone }: { readonly save: string; readonly onDone: () => void }) {
  const t = useTexts(sessionTexts);
  const explain = useExplain();
  const change = useCommand(changePassword);
  const [form] = Form.useForm<Entered>();
  const finish = ({ current, next }: Entered) =>
    change.mutate(
      { body: { current, next } },
      {
        onSuccess: () => {
          form.resetFields();
          onDone();
        },
      },
    );
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={finish}>
      {change.error !== null && <Alert type="error" showIcon title={explain(change.error).text} />}
      <Form.Item
        name="current"
        label={t.currentPassword}
        rules={[{ required: true, message: t.passwordMissing }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t.newPassword}
        extra={t.newPasswordHint}
        rules={[{ required: true, min: leastCharacters, message: t.tooShort }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t.repeat}
        dependencies={['next']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value !== getFieldValue('next')) throw new Error(t.differs);
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {save}
      </Button>
    </Form>
  );
}
