import { enterCode, logInWithPasskey, offerPasskeyLogin } from '@sanshen/contract/factors';
import { logIn } from '@sanshen/contract/session';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Divider } from 'antd';
import { useState } from 'react';
import { client, queryClient } from '../../app/api.ts';
import { setPreferences } from '../../app/preferences.ts';
import { useExplain } from '../../app/refusal.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useLanguage, useTexts } from '../../text/language.ts';
import { CodeForm } from './CodeForm.tsx';
import styles from './LoginPage.module.css';
import { PasswordForm } from './PasswordForm.tsx';
import { askPasskey, PasskeyNotUsed, passkeysWork } from './passkey.ts';
import { sessionTexts } from './texts.ts';

/** The login: by name and password with a second step where the person has one, or by passkey. */
export function LoginPage() {
  const t = useTexts(sessionTexts);
  const language = useLanguage();
  const { from } = useSearch({ from: '/login' });
  const navigate = useNavigate();
  const explain = useExplain();
  const [challenge, setChallenge] = useState<string | null>(null);
  const [busy, setBusy] = useState<'password' | 'passkey' | 'code' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const attempt = async (kind: NonNullable<typeof busy>, log: () => Promise<boolean>) => {
    setBusy(kind);
    setProblem(null);
    try {
      if (!(await log())) return;
      // Nothing that another person read in this tab is shown.
      queryClient.clear();
      // Back to where he was; whoever was at the login already begins at the workbench.
      await navigate({ to: from === undefined || from.startsWith('/login') ? '/' : from, replace: true });
    } catch (error) {
      setProblem(error instanceof PasskeyNotUsed ? t.passkeyNone : explain(error).text);
    } finally {
      setBusy(null);
    }
  };

  const byPassword = (body: { name: string; password: string }) =>
    attempt('password', async () => {
      const answer = await client.call(logIn, { body });
      if (!('factorRequired' in answer)) return true;
      setChallenge(answer.factorRequired.challenge);
      return false;
    });
  const byCode = (code: string) =>
    attempt('code', async () => {
      await client.call(enterCode, { body: { challenge: challenge ?? '', code } });
      return true;
    });
  const byPasskey = () =>
    attempt('passkey', async () => {
      const offered = await client.call(offerPasskeyLogin, { body: {} });
      const response = await askPasskey(offered.options);
      await client.call(logInWithPasskey, { body: { challenge: offered.challenge, response } });
      return true;
    });

  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <img src="/icon.svg" alt="" width={44} height={44} />
        <PageHeader title={challenge === null ? t.product : t.secondStep} lead={t.lead} />
        {problem !== null && <Alert type="error" showIcon title={problem} className={styles.problem ?? ''} />}
        {challenge === null ? (
          <PasswordForm busy={busy === 'password'} onSubmit={byPassword} />
        ) : (
          <CodeForm busy={busy === 'code'} onSubmit={byCode} onBack={() => setChallenge(null)} />
        )}
        {challenge === null && passkeysWork && (
          <>
            <Divider plain />
            <Button block size="large" loading={busy === 'passkey'} onClick={byPasskey}>
              {t.passkey}
            </Button>
            <p className={styles.hint}>{t.passkeyHint}</p>
          </>
        )}
        <p className={styles.hint}>{t.forgotten}</p>
        <Button
          type="link"
          className={styles.language ?? ''}
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setPreferences({ language: language === 'zh' ? 'en' : 'zh' })}
        >
          {t.language}
        </Button>
      </div>
    </main>
  );
}
