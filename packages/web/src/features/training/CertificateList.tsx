import { printCertificate, revokeCertificate } from '@sanshen/contract/training';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { client, useCommand } from '../../app/api.ts';
import { saveFile } from '../../components/save-file.ts';
import { Tag } from '../../components/Tag.tsx';
import { dateText } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import type { Mine } from './read-types.ts';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';

type Certificate = Mine['certificates'][number];
const tones = { valid: 'jade', expired: 'plain', revoked: 'cinnabar' } as const;

/** Certificates with their numbers; `named` where they are of several people. */
export function CertificateList({
  certificates,
  named = false,
}: {
  readonly certificates: readonly Certificate[];
  readonly named?: boolean;
}) {
  const t = useTexts(trainingTexts);
  const say = useLocalized();
  const language = useLanguage();
  const messages = useMessages();
  const [revoking, setRevoking] = useState<Certificate | null>(null);
  if (certificates.length === 0) return <p className={styles.soft}>{t.noCertificates}</p>;
  const print = async ({ certificate, number }: Certificate) => {
    try {
      const bytes = await client.download(printCertificate, { params: { certificate } });
      saveFile(bytes, printCertificate.responseMedia, `${number}.pdf`);
    } catch (error) {
      messages.refused(error);
    }
  };
  return (
    <>
      <ul className={styles.list}>
        {certificates.map((one) => (
          <li key={one.certificate} className={styles.row}>
            <span className={styles.words}>
              <span className={styles.name}>
                {named ? `${one.name} · ` : ''}
                {say(one.qualification.name)}
              </span>
              <span className={styles.soft}>
                {one.number} · {t.score(one.score)} · {t.validTo} {dateText(one.validTo, language)}
              </span>
              {one.revoked !== null && <span className={styles.soft}>{one.revoked.reason}</span>}
            </span>
            <Tag tone={tones[one.state]}>{t[one.state]}</Tag>
            <span className={styles.actions}>
              {one.state !== 'revoked' && <Button onClick={() => void print(one)}>{t.print}</Button>}
              {one.mayRevoke && <Button onClick={() => setRevoking(one)}>{t.revoke}</Button>}
            </span>
          </li>
        ))}
      </ul>
      {revoking !== null && <RevokeDialog certificate={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

function RevokeDialog({
  certificate,
  onClose,
}: {
  readonly certificate: Certificate;
  readonly onClose: () => void;
}) {
  const t = useTexts(trainingTexts);
  const messages = useMessages();
  const revoke = useCommand(revokeCertificate);
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      title={`${t.revokeTitle} ${certificate.number}`}
      okText={t.revoke}
      cancelText={t.cancel}
      okButtonProps={{ disabled: reason.trim() === '', danger: true }}
      confirmLoading={revoke.isPending}
      onCancel={onClose}
      onOk={() =>
        revoke.mutate(
          { params: { certificate: certificate.certificate }, body: { reason } },
          {
            onSuccess: () => {
              messages.done(t.revokedDone);
              onClose();
            },
            onError: messages.refused,
          },
        )
      }
    >
      <p>{t.revokeHint}</p>
      <Input.TextArea
        aria-label={t.reason}
        placeholder={t.reason}
        rows={3}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </Modal>
  );
}
