import { listSessions, revokeSession } from '@sanshen/contract/session';
import { Button, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { client, queryClient, useCommand, useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { deviceName } from './device-name.ts';
import styles from './SettingsPage.module.css';
import { settingsTexts } from './texts.ts';

/** Logins that are listed before somebody asks for the others. */
const listed = 6;

/** Where the person is logged in; each login but this one can be ended, or all of them at once. */
export function SessionsPanel() {
  const t = useTexts(settingsTexts);
  const messages = useMessages();
  const { data, error, refetch } = useRead(listSessions, {});
  const revoke = useCommand(revokeSession);
  const [all, setAll] = useState(false);
  const [busy, setBusy] = useState(false);
  const items = [...(data?.items ?? [])].sort((a, b) => Number(b.current) - Number(a.current));
  const others = items.filter(({ current }) => !current);
  const endOthers = async () => {
    setBusy(true);
    try {
      for (const { session } of others) await client.call(revokeSession, { params: { session } });
      messages.done(t.othersEnded(others.length));
    } catch (failure) {
      messages.refused(failure);
    } finally {
      setBusy(false);
      await queryClient.invalidateQueries();
    }
  };
  const end = (session: string) =>
    revoke.mutate(
      { params: { session } },
      { onSuccess: () => messages.done(t.sessionEnded), onError: messages.refused },
    );
  return (
    <Panel
      title={t.sessions}
      extra={
        others.length > 1 && (
          <Popconfirm
            title={t.endOthersAsk(others.length)}
            okText={t.endOthers}
            cancelText={t.cancel}
            okButtonProps={{ danger: true }}
            onConfirm={endOthers}
          >
            <Button danger loading={busy}>
              {t.endOthers}
            </Button>
          </Popconfirm>
        )
      }
    >
      <p className={styles.soft}>{t.sessionsLead}</p>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingState />}
      <div className={styles.rows}>
        {items.slice(0, all ? items.length : listed).map(({ session, userAgent, lastSeenAt, current }) => (
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
      {!all && items.length > listed && (
        <Button type="link" onClick={() => setAll(true)}>
          {t.allSessions(items.length)}
        </Button>
      )}
    </Panel>
  );
}
