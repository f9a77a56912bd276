import { Button, Form, Input } from 'antd';
import { useTexts } from '../../text/language.ts';
import { sessionTexts } from './texts.ts';

interface Entered {
  readonly name: string;
  readonly password: string;
}

/** Name and password. */
export function PasswordForm({
  busy,
  onSubmit,
}: {
  readonly busy: boolean;
  readonly onSubmit: (entered: Entered) => void;
}) {
  const t = useTexts(sessionTexts);
  return (
    <Form<Entered>
      layout="vertical"
      requiredMark={false}
      size="large"
      onFinish={({ name, password }) => onSubmit({ name: name.trim(), password })}
    >
      <Form.Item
        name="name"
        label={t.name}
        rules={[{ required: true, whitespace: true, message: t.nameMissing }]}
      >
        <Input autoComplete="username webauthn" autoCapitalize="none" spellCheck={false} autoFocus />
      </Form.Item>
      <Form.Item name="password" label={t.password} rules={[{ required: true, message: t.passwordMissing }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t.submit}
      </Button>
    </Form>
  );
}
