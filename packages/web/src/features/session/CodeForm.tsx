import { Button, Form, Input } from 'antd';
import { useTexts } from '../../text/language.ts';
import { sessionTexts } from './texts.ts';

/** The second step: a code from the app, or a recovery code. */
export function CodeForm({
  busy,
  onSubmit,
  onBack,
}: {
  readonly busy: boolean;
  readonly onSubmit: (code: string) => void;
  readonly onBack: () => void;
}) {
  const t = useTexts(sessionTexts);
  return (
    <Form<{ code: string }>
      layout="vertical"
      requiredMark={false}
      size="large"
      onFinish={({ code }) => onSubmit(code.trim())}
    >
      <Form.Item
        name="code"
        label={t.code}
        extra={t.codeHint}
        rules={[{ required: true, whitespace: true, min: 6, message: t.codeMissing }]}
      >
        <Input autoComplete="one-time-code" inputMode="text" autoCapitalize="none" autoFocus maxLength={40} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t.confirm}
      </Button>
      <Button type="text" block onClick={onBack}>
        {t.back}
      </Button>
    </Form>
  );
}
