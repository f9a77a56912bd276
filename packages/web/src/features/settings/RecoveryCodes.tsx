import { Button, Modal } from 'antd';
import { useTexts } from '../../text/language.ts';
import styles from './SettingsPage.module.css';
import { settingsTexts } from './texts.ts';

/** The recovery codes, shown once; closed only by saying that they are kept. */
export function RecoveryCodes({
  codes,
  onKept,
}: {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}) {
  const t = useTexts(settingsTexts);
  return (
    <Modal
      open
      title={t.codesTitle}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onKept}>
          {t.codesKept}
        </Button>
      }
    >
      <p>{t.codesLead}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Modal>
  );
}
