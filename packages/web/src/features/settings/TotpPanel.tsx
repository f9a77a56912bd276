import { beginTotp, confirmTotp, removeTotp, renewRecoveryCodes } from '@sanshen/contract/factors';
import { Button } from 'antd';
import { useState } from 'react';
import { client, queryClient } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { dateText } from '../../components/time.tsx';
import { useLanguage, useTexts } from '../../text/language.ts';
import type { Factors } from './PasskeyPanel.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { SecretPrompt, type Secrets } from './SecretPrompt.tsx';
import styles from './SettingsPage.module.css';
import { TotpEnrolment } from './TotpEnrolment.tsx';
import { settingsTexts } from './texts.ts';

type Asked = 'begin' | 'end' | 'renew';

/** Codes from an app as the second step of a login: on, off, and the recovery codes. */
export function TotpPanel({ factors }: { readonly factors: Factors }) {
  const t = useTexts(settingsTexts);
  const language = useLanguage();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [enrolment, setEnrolment] = useState<{ secret: string; uri: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const on = factors.totpSince !== null;
  const act = async ({ password, code }: Secrets) => {
    if (asked === 'begin') setEnrolment(await client.call(beginTotp, { body: { password } }));
    else if (asked === 'end') await client.call(removeTotp, { body: { password, code } });
    else setCodes((await client.call(renewRecoveryCodes, { body: { password, code } })).recoveryCodes);
    await queryClient.invalidateQueries();
  };
  const confirm = async (code: string) => {
    const { recoveryCodes } = await client.call(confirmTotp, { body: { code } });
    setEnrolment(null);
    setCodes(recoveryCodes);
    await queryClient.invalidateQueries();
  };
  const titles = { begin: t.totpBegin, end: t.totpEnd, renew: t.renewCodes };
  return (
    <Panel
      title={t.totp}
      extra={
        <Button danger={on} onClick={() => setAsked(on ? 'end' : 'begin')}>
          {on ? t.totpEnd : t.totpBegin}
        </Button>
      }
    >
      {factors.totpSince === null ? (
        <p className={styles.soft}>{t.totpOff}</p>
      ) : (
        <div className={styles.row}>
          <span>
            {t.totpOn(dateText(factors.totpSince, language))} · {t.recoveryLeft(factors.recoveryCodesLeft)}
          </span>
          <Button onClick={() => setAsked('renew')}>{t.renewCodes}</Button>
        </div>
      )}
      {asked !== null && (
        <SecretPrompt
          title={titles[asked]}
          danger={asked === 'end'}
          withCode={asked !== 'begin'}
          act={act}
          onClose={() => setAsked(null)}
        />
      )}
      {enrolment !== null && (
        <TotpEnrolment enrolment={enrolment} confirm={confirm} onClose={() => setEnrolment(null)} />
      )}
      {codes !== null && <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
    </Panel>
  );
}
