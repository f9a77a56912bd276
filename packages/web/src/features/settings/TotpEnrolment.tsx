import { Alert, Button, Form, Input, Modal, QRCode } from 'antd';
import { useState } from 'react';
import { useExplain } from '../../app/refusal.ts';
import { useTexts } from '../../text/language.ts';
import styles from './SettingsPage.module.css';
import { settingsTexts } from './texts.ts';

/** Shows the secret once, as a picture to scan and as text, and asks for a first code. */
export function TotpEnrolment({
  enrolment,
  confirm,
  onClose,
}: {
  readonly enrolment: { readonly secret: string; readonly uri: string };
  readonly confirm: (code: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  const t = useTexts(settingsTexts);
  const explain = useExplain();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const finish = async ({ code }: { code: string }) => {
    setBusy(true);
    try {
      await confirm(code.trim());
    } catch (error) {
      setProblem(explain(error).text);
      setBusy(false);
    }
  };
  return (
    <Modal open title={t.totp} footer={null} onCancel={onClose} mask={{ closable: false }} destroyOnHidden>
      <div className={styles.enrol}>
        <p>{t.scan}</p>
        {/* Black on white in both themes: cameras read nothing else reliably. */}
        <QRCode value={enrolment.uri} type="svg" aria-label={t.qrCode} color="#000000" bgColor="#ffffff" />
        <p>
          {t.secret}：<span className={styles.secret}>{enrolment.secret}</span>
        </p>
        <Form layout="vertical" requiredMark={false} onFinish={finish}>
          {problem !== null && <Alert type="error" showIcon title={problem} />}
          <Form.Item
            name="code"
            label={t.code}
            rules={[{ required: true, whitespace: true, min: 6, message: t.codeMissing }]}
          >
            <Input autoComplete="one-time-code" inputMode="numeric" maxLength={10} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t.confirm}
          </Button>
        </Form>
      </div>
    </Modal>
  );
}
