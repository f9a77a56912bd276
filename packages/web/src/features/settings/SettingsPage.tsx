import { readFactors } from '@sanshen/contract/factors';
import { useRead } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import { DisplayPanel } from './DisplayPanel.tsx';
import { PasskeyPanel } from './PasskeyPanel.tsx';
import { PasswordPanel } from './PasswordPanel.tsx';
import { SessionsPanel } from './SessionsPanel.tsx';
import styles from './SettingsPage.module.css';
import { TotpPanel } from './TotpPanel.tsx';
import { settingsTexts } from './texts.ts';

/** How this browser shows things, and who can log in and sign in one's name. */
export function SettingsPage() {
  const t = useTexts(settingsTexts);
  const factors = useRead(readFactors, {});
  return (
    <div className={styles.page}>
      <PageHeader title={t.title} lead={t.lead} />
      <DisplayPanel />
      <PasswordPanel />
      {factors.isPending && <LoadingState />}
      {factors.error !== null && <ErrorState error={factors.error} retry={() => void factors.refetch()} />}
      {factors.data !== undefined && (
        <>
          <PasskeyPanel factors={factors.data} />
          <TotpPanel factors={factors.data} />
        </>
      )}
      <SessionsPanel />
    </div>
  );
}
