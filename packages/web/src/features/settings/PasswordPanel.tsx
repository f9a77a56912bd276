import { Button } from 'antd';
import { useState } from 'react';
import { Panel } from '../../components/Panel.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { NewPasswordForm } from '../session/NewPasswordForm.tsx';
import styles from './SettingsPage.module.css';
import { settingsTexts } from './texts.ts';

/** The password, and the form to change it when asked for. */
export function PasswordPanel() {
  const t = useTexts(settingsTexts);
  const messages = useMessages();
  const [open, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    messages.done(t.passwordChanged);
  };
  return (
    <Panel
      title={t.password}
      extra={<Button onClick={() => setOpen(!open)}>{open ? t.cancel : t.passwordChange}</Button>}
    >
      {!open && <p className={styles.soft}>{t.passwordLead}</p>}
      {open && (
        <div className={styles.narrow}>
          <NewPasswordForm save={t.passwordChange} onDone={done} />
        </div>
      )}
    </Panel>
  );
}
