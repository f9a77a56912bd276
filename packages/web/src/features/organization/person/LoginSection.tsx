import { readLogin } from '@sanshen/contract/logins';
import { Button } from 'antd';
import { useState } from 'react';
import { useRead } from '../../../app/api.ts';
import { ErrorState, LoadingState } from '../../../components/states.tsx';
import { Time } from '../../../components/time.tsx';
import { useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import { type LoginAction, LoginDialog } from '../dialogs/LoginDialog.tsx';
import { type Given, OneTimePassword } from '../dialogs/OneTimePassword.tsx';
import unitStyles from '../OrganizationPage.module.css';
import { organizationTexts } from '../texts.ts';
import styles from './Person.module.css';

/** How a person's login stands, and what those who decide about offices can do with it. */
export function LoginSection({ person, name }: { readonly person: string; readonly name: string }) {
  const t = useTexts(organizationTexts);
  const a = useTexts(actionTexts);
  const { data, error, isPending } = useRead(readLogin, { params: { person } }, { retry: false });
  const [action, setAction] = useState<LoginAction | null>(null);
  const [given, setGiven] = useState<Given | null>(null);
  const login = data?.login ?? null;
  const disabled = login !== null && login.disabledAt !== null;
  return (
    <section>
      <div className={styles.head}>
        <h2 className={styles.title}>{t.login}</h2>
        {login !== null && (
          <span className={`${unitStyles.tag} ${disabled ? unitStyles.amber : unitStyles.jade}`}>
            {disabled ? t.loginDisabled : t.loginOpen}
          </span>
        )}
      </div>
      {isPending && <LoadingState rows={2} />}
      {error !== null && <ErrorState error={error} />}
      {data !== undefined && login === null && <p className={styles.soft}>{t.noLogin}</p>}
      {login !== null && (
        <>
          <p className={styles.strong}>{login.name}</p>
          <p className={styles.soft}>
            {login.passwordMustChange && `${t.loginOneTime} · `}
            {t.loginFactors(login.totp ? t.on : t.off, login.passkeys)}
            {login.lastSeenAt !== null && (
              <>
                {' · '}
                {t.lastSeen} <Time at={login.lastSeenAt} relative />
              </>
            )}
          </p>
        </>
      )}
      {data !== undefined && (
        <div className={styles.actions}>
          {login === null && <Button onClick={() => setAction('give')}>{a.giveLogin}</Button>}
          {login !== null && !disabled && (
            <>
              <Button onClick={() => setAction('reset')}>{a.resetLogin}</Button>
              <Button danger onClick={() => setAction('disable')}>
                {a.disableLogin}
              </Button>
            </>
          )}
          {disabled && <Button onClick={() => setAction('enable')}>{a.enableLogin}</Button>}
        </div>
      )}
      {action !== null && (
        <LoginDialog
          person={person}
          name={name}
          action={action}
          onGiven={setGiven}
          onClose={() => setAction(null)}
        />
      )}
      {given !== null && <OneTimePassword name={name} given={given} onKept={() => setGiven(null)} />}
    </section>
  );
}
