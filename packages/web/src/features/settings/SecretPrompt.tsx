import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useExplain } from '../../app/refusal.ts';
import { useTexts } from '../../text/language.ts';
import { settingsTexts } from './texts.ts';

/** What a change of the login asks for before it is made. */
export interface Secrets {
  readonly password: string;
  readonly code: string;
  readonly name: string;
}

/**
 * Asks who sits here again, and does what was asked. `withCode` and `withName` ask for a code and for a name too. Stays open with the
 * reason if it is refused.
 */
export function SecretPrompt({
  title,
  danger = false,
  withCode = false,
  withName = false,
  act,
  onClose,
}: {
  readonly title: string;
  readonly danger?: boolean;
  readonly withCode?: boolean;
  readonly withName?: boolean;
  readonly act: (secrets: Secrets) => Promise<void>;
  readonly onClose: () => void;
}) {
  const t = useTexts(settingsTexts);
  const explain = useExplain();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const finish = async ({ password, code = '', name = '' }: Partial<Secrets> & { password: string }) => {
    setBusy(true);
    try {
      await act({ password, code: code.trim(), name: name.trim() });
      onClose();
    } catch (error) {
      setProblem(explain(error).text);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={title} footer={null} onCancel={onClose} destroyOnHidden>
      <Form layout="vertical" requiredMark={false} onFinish={finish}>
        {problem !== null && <Alert type="error" showIcon title={problem} />}
        {withName && (
          <Form.Item
            name="name"
            label={t.passkeyName}
            extra={t.passkeyNameHint}
            rules={[{ required: true, whitespace: true, message: t.nameMissing }]}
          >
            <Input maxLength={100} autoFocus />
          </Form.Item>
        )}
        <Form.Item
          name="password"
          label={t.askPassword}
          rules={[{ required: true, message: t.passwordMissing }]}
        >
          <Input.Password autoComplete="current-password" autoFocus={!withName} />
        </Form.Item>
        {withCode && (
          <Form.Item
            name="code"
            label={t.code}
            rules={[{ required: true, whitespace: true, min: 6, message: t.codeMissing }]}
          >
            <Input autoComplete="one-time-code" maxLength={40} />
          </Form.Item>
        )}
        <Button type="primary" danger={danger} htmlType="submit" loading={busy}>
          {t.goOn}
        </Button>
      </Form>
    </Modal>
  );
}
