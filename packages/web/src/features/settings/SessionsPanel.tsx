import { listSessions, revokeSession } from '@sanshen/contract/session';
import { Button, Tag } from 'antd';
import { useCommand, useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { deviceName } from './device-name.ts';
import styles from './SettingsPage.module.css';
import { settingsTexts } from './texts.ts';

/** Where the person is logged in; each login but this one can be ended. */
export function SessionsPanel() {
  const t = useTexts(settingsTexts);
  const messages = useMessages();
  const { data, error, refetch } = useRead(listSessions, {});
  const revoke = useCommand(revokeSession);
  const end = (session: string) =>
    revoke.mutate(
      { params: { session } },
      { onSuccess: () => messages.done(t.sessionEnded), onError: messages.refused },
    );
  return (
    <Panel title={t.sessions}>
      <p className={styles.soft}>{t.sessionsLead}</p>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingState />}
      <div className={styles.rows}>
        {data?.items.map(({ session, userAgent, lastSeenAt, current }) => (
          <div key={session} className={styles.row}>
            <div className={styles.what}>
              <div>
                {deviceName(userAgent) ?? t.unknownDevice} {current && <Tag color="blue">{t.thisDevice}</Tag>}
              </div>
              <div className={styles.soft}>
                {t.lastSeen} <Time at={lastSeenAt} relative />
              </div>
            </div>
            {!current && (
              <Button danger type="text" loading={revoke.isPending} onClick={() => end(session)}>
                {t.endSession}
              </Button>
            )}
          </div>
        ))}
      </div>
    </Panel>
  );
}
