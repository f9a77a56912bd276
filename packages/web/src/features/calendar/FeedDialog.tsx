import { listFeeds, openFeed, revokeFeed } from '@sanshen/contract/calendar';
import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import styles from './calendar.module.css';
import { calendarTexts } from './texts.ts';

/** My secret addresses for calendar programs: made, shown once, revoked. */
export function FeedDialog({
  organization,
  onClose,
}: {
  readonly organization: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(calendarTexts);
  const messages = useMessages();
  const { data } = useRead(listFeeds, {});
  const open = useCommand(openFeed);
  const revoke = useCommand(revokeFeed);
  const [address, setAddress] = useState<string | null>(null);
  const copy = async () => {
    await navigator.clipboard.writeText(address ?? '');
    messages.done(t.copied);
  };
  return (
    <Modal open title={t.subscribe} footer={null} onCancel={onClose}>
      <p className={styles.soft}>{t.feedHint}</p>
      {address !== null && (
        <>
          <Alert type="warning" showIcon title={t.feedOnce} />
          <div className={styles.buttons}>
            <Input className={styles.grow ?? ''} readOnly aria-label={t.address} value={address} />
            <Button onClick={() => void copy()}>{t.copy}</Button>
          </div>
        </>
      )}
      <ul className={styles.list}>
        {(data?.items ?? []).map(({ feed, organizationName, createdAt, lastReadAt }) => (
          <li key={feed}>
            <span className={styles.grow}>
              {organizationName}
              <br />
              <span className={styles.soft}>
                {t.made} <Time at={createdAt} /> ·{' '}
                {lastReadAt === null ? (
                  t.neverRead
                ) : (
                  <>
                    {t.lastRead} <Time at={lastReadAt} />
                  </>
                )}
              </span>
            </span>
            <Button
              danger
              onClick={() =>
                revoke.mutate(
                  { params: { feed } },
                  {
                    onSuccess: () => {
                      setAddress(null);
                      messages.done(t.revoked);
                    },
                    onError: messages.refused,
                  },
                )
              }
            >
              {t.revoke}
            </Button>
          </li>
        ))}
      </ul>
      {data?.items.length === 0 && <p>{t.noFeeds}</p>}
      <div className={styles.buttons}>
        <Button
          type="primary"
          loading={open.isPending}
          onClick={() =>
            open.mutate(
              { params: { organization } },
              { onSuccess: (answer) => setAddress(answer.address), onError: messages.refused },
            )
          }
        >
          {t.makeFeed}
        </Button>
      </div>
    </Modal>
  );
}
