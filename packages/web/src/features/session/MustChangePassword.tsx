import { logOut } from '@sanshen/contract/session';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { client, queryClient } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './LoginPage.module.css';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import { sessionTexts } from './texts.ts';

/** All that somebody with a one-time password, or with the demonstration's outside of it, may do: choose his own. */
export function MustChangePassword() {
  const t = useTexts(sessionTexts);
  const navigate = useNavigate();
  const leave = async () => {
    await client.call(logOut, {}).catch(() => {
      // The one-time password still opens nothing else.
    });
    await navigate({ to: '/login' });
    queryClient.clear();
  };
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <PageHeader title={t.changeTitle} lead={t.changeLead} />
        <NewPasswordForm save={t.save} onDone={() => void queryClient.invalidateQueries()} />
        <Button type="text" onClick={leave} className={styles.language ?? ''}>
          {t.logOut}
        </Button>
      </div>
    </main>
  );
}
