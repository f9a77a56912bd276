import { listNotifications, readNotification } from '@sanshen/contract/review';
import { Button } from 'antd';
import { useState } from 'react';
import { client, keyOf, queryClient, useCommand } from '../../app/api.ts';
import { usePages } from '../../app/use-pages.ts';
import { PagedPanel } from '../../components/PagedPanel.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { EmptyState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { defineTexts, useLocalized, useTexts } from '../../text/language.ts';
import { textIn } from './details.ts';
import { NotificationLinks } from './NotificationLinks.tsx';
import styles from './NotificationsPage.module.css';

const texts = defineTexts({
  title: { zh: '消息', en: 'Messages' },
  lead: { zh: '系统告知您的事项，最近的在前。', en: 'What you were told, newest first.' },
  none: { zh: '没有消息', en: 'No messages' },
  noneHint: {
    zh: '轮到您审校、稿件被退回或签发、发布核验有异常时，会在这里告知。',
    en: 'You are told here when it is your turn, when a text is returned or released, and when a publication differs.',
  },
  unread: { zh: '未读', en: 'Unread' },
  markAll: { zh: '全部标为已读', en: 'Mark all as read' },
  markRead: { zh: '标为已读', en: 'Mark as read' },
  more: { zh: '更早的消息', en: 'Older messages' },
});

/** What the person was told. */
export function NotificationsPage() {
  const t = useTexts(texts);
  const say = useLocalized();
  const messages = useMessages();
  const read = useCommand(readNotification);
  const [busy, setBusy] = useState(false);
  const { query: list, items } = usePages(keyOf(listNotifications), (page) =>
    client.call(listNotifications, { query: page }),
  );
  const mark = (notification: string) =>
    read.mutate({ params: { notification } }, { onError: messages.refused });
  const unread = items.filter(({ readAt }) => readAt === null);
  const markAll = async () => {
    setBusy(true);
    try {
      for (const { notification } of unread)
        await client.call(readNotification, { params: { notification } });
    } catch (error) {
      messages.refused(error);
    } finally {
      setBusy(false);
      await queryClient.invalidateQueries();
    }
  };
  return (
    <div className={styles.page}>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          unread.length > 1 && (
            <Button loading={busy} onClick={markAll}>
              {t.markAll}
            </Button>
          )
        }
      />
      <PagedPanel
        query={list}
        empty={items.length === 0}
        none={<EmptyState title={t.none} hint={t.noneHint} />}
        more={t.more}
      >
        <ul className={styles.list}>
          {items.map((item) => {
            const { notification, kind, text, details, at, readAt } = item;
            return (
              <li key={notification} className={styles.item}>
                <div className={readAt === null ? styles.unread : styles.text}>
                  {readAt === null && <span className="visually-hidden">{t.unread}：</span>}
                  {say(text)}
                  {kind === 'drillInject' && <span className={styles.quote}>{textIn(details, 'text')}</span>}
                </div>
                <div className={styles.meta}>
                  <Time at={at} relative />
                  <NotificationLinks told={item} onOpen={() => readAt === null && mark(notification)} />
                  {readAt === null && (
                    <Button type="link" size="small" onClick={() => mark(notification)}>
                      {t.markRead}
                    </Button>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      </PagedPanel>
    </div>
  );
}
