import { offerReveal, revealCredential } from '@sanshen/contract/channels-credentials';
import { Alert, Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { client, queryClient } from '../../../app/api.ts';
import { useExplain } from '../../../app/refusal.ts';
import { useMessages } from '../../../components/useMessages.ts';
import { useTexts } from '../../../text/language.ts';
import { askPasskey, PasskeyNotUsed } from '../../session/passkey.ts';
import styles from '../ChannelsPage.module.css';
import { channelTexts } from '../texts.ts';
import type { Checkout } from './checkout.ts';

/**
 * Shows a credential on its device, once, and masks it by itself. It is held in this dialogue's memory only, never in the cache of what was read, and
 * is gone when it is masked or closed.
 */
export function RevealDialog({
  checkout,
  onClose,
}: {
  readonly checkout: Checkout;
  readonly onClose: () => void;
}) {
  const t = useTexts(channelTexts);
  const explain = useExplain();
  const messages = useMessages();
  const [shown, setShown] = useState<{ readonly value: string; readonly left: number } | null>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const params = { checkout: checkout.id };
  const open = shown !== null;
  useEffect(() => {
    if (!open) return;
    const clock = setInterval(() => {
      setShown((now) => (now === null || now.left <= 1 ? null : { ...now, left: now.left - 1 }));
    }, 1000);
    return () => {
      clearInterval(clock);
      setOver(true);
    };
  }, [open]);
  const show = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { challenge, options } = await client.call(offerReveal, { params, body: {} });
      const response = await askPasskey(options);
      const { value, maskAfterSeconds } = await client.call(revealCredential, {
        params,
        body: { challenge, response },
      });
      setShown({ value, left: maskAfterSeconds });
    } catch (error) {
      setProblem(error instanceof PasskeyNotUsed ? t.notThisDevice : explain(error).text);
    } finally {
      setBusy(false);
    }
  };
  const close = () => {
    setShown(null);
    onClose();
    void queryClient.invalidateQueries();
  };
  const copy = async () => {
    if (shown === null) return;
    await navigator.clipboard.writeText(shown.value);
    messages.done(t.copied);
  };
  return (
    <Modal
      open
      title={`${t.show}：${checkout.label}`}
      footer={null}
      onCancel={close}
      mask={{ closable: false }}
    >
      <p className={styles.soft}>
        {checkout.deviceName} · {checkout.purpose}
      </p>
      {shown === null && !over && (
        <Button type="primary" block loading={busy} onClick={() => void show()}>
          {t.show}
        </Button>
      )}
      {shown !== null && (
        <>
          <p className={styles.secret} translate="no">
            {shown.value}
          </p>
          <p className={styles.lead} aria-live="off">
            {t.shownOnce(shown.left)}
          </p>
          <div className={styles.right}>
            <Button onClick={() => void copy()}>{t.copy}</Button>
            <Button type="primary" onClick={() => setShown(null)}>
              {t.hide}
            </Button>
          </div>
        </>
      )}
      {over && shown === null && <Alert type="info" showIcon title={t.masked} />}
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
    </Modal>
  );
}
