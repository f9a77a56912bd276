import { listNotifications, readNotification } from '@sanshen/contract/review';
import { Link } from '@tanstack/react-router';
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
import type { InteractionSearch } from '../interaction/search.ts';
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
  open: { zh: '打开稿件', en: 'Open the manuscript' },
  openIdea: { zh: '打开选题', en: 'Open the idea' },
  openQuestion: { zh: '打开提问', en: 'Open the question' },
  openChannel: { zh: '打开账号', en: 'Open the channel' },
  openInteraction: { zh: '打开账号互动', en: 'Open interaction' },
  openLetter: { zh: '打开责任书', en: 'Open the letter' },
  openCampaign: { zh: '打开任务', en: 'Open the campaign' },
  openDrill: { zh: '打开演练', en: 'Open the drill' },
  openDrills: { zh: '打开演练日历', en: 'Open the calendar of drills' },
  openCall: { zh: '打开呼叫', en: 'Open the call' },
  openPlan: { zh: '打开预案', en: 'Open the plan' },
  openContacts: { zh: '打开通讯树', en: 'Open the contact tree' },
  openCase: { zh: '打开案件', en: 'Open the case' },
  openRecord: { zh: '查看记录', en: 'See the record' },
  openCircular: { zh: '打开通报', en: 'Open the circular' },
  openAssessment: { zh: '打开考核', en: 'Open the assessment' },
  openYears: { zh: '打开年度归档', en: 'Open the archives of years' },
  openSpotCheck: { zh: '打开抽查', en: 'Open the spot check' },
  openPatrol: { zh: '打开巡查', en: 'Open the patrol' },
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
          {items.map(({ notification, kind, manuscript, title, text, details, at, readAt }) => (
            <li key={notification} className={styles.item}>
              <div className={readAt === null ? styles.unread : styles.text}>
                {readAt === null && <span className="visually-hidden">{t.unread}：</span>}
                {say(text)}
                {kind === 'drillInject' && <span className={styles.quote}>{textIn(details, 'text')}</span>}
              </div>
              <div className={styles.meta}>
                <Time at={at} relative />
                {manuscript !== null && (
                  <Link
                    to="/manuscripts/$manuscript"
                    params={{ manuscript }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {title ?? t.open}
                  </Link>
                )}
                {channelIn(details) !== null && (
                  <Link
                    to="/channels/$channel"
                    params={{ channel: channelIn(details) ?? '' }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {t.openChannel}
                  </Link>
                )}
                {questionIn(details) !== null && (
                  <Link
                    to="/questions/$question"
                    params={{ question: questionIn(details) ?? '' }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {t.openQuestion}
                  </Link>
                )}
                {ideaIn(details) !== null && (
                  <Link
                    to="/planning/ideas"
                    search={{ ...ideaIn(details) }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {t.openIdea}
                  </Link>
                )}
                {aboutInteraction(details) !== null && (
                  <Link
                    to="/interaction"
                    search={{ ...aboutInteraction(details) }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {t.openInteraction}
                  </Link>
                )}
                {textIn(details, 'campaign') !== null && (
                  <Link
                    to="/campaigns/$campaign"
                    params={{ campaign: textIn(details, 'campaign') ?? '' }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {textIn(details, 'title') ?? t.openCampaign}
                  </Link>
                )}
                {textIn(details, 'letter') !== null && (
                  <Link
                    to="/organization/letters/$letter"
                    params={{ letter: textIn(details, 'letter') ?? '' }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {t.openLetter}
                  </Link>
                )}
                {textIn(details, 'drill') !== null && (
                  <Link
                    to="/emergency/drills/$drill"
                    params={{ drill: textIn(details, 'drill') ?? '' }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {textIn(details, 'title') ?? t.openDrill}
                  </Link>
                )}
                {textIn(details, 'drills') !== null && (
                  <Link
                    to="/emergency/drills"
                    search={{ organization: textIn(details, 'drills') ?? '', view: 'calendar' }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {t.openDrills}
                  </Link>
                )}
                {kind.startsWith('case') && textIn(details, 'case') !== null && (
                  <Link
                    to="/supervision/cases/$case"
                    params={{ case: textIn(details, 'case') ?? '' }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {textIn(details, 'title') ?? t.openCase}
                  </Link>
                )}
                {kind === 'accountabilityAppealed' && textIn(details, 'case') !== null && (
                  <Link
                    to="/supervision/cases/$case"
                    params={{ case: textIn(details, 'case') ?? '' }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {t.openCase}
                  </Link>
                )}
                {(kind === 'accountabilityRecorded' || kind === 'accountabilityDecided') && (
                  <Link to="/supervision/records" onClick={() => readAt === null && mark(notification)}>
                    {t.openRecord}
                  </Link>
                )}
                {kind.startsWith('spotCheck') && textIn(details, 'check') !== null && (
                  <Link
                    to="/supervision/spot-checks/$check"
                    params={{ check: textIn(details, 'check') ?? '' }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {textIn(details, 'title') ?? t.openSpotCheck}
                  </Link>
                )}
                {textIn(details, 'circular') !== null && (
                  <Link
                    to="/supervision/circulars/$circular"
                    params={{ circular: textIn(details, 'circular') ?? '' }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {textIn(details, 'title') ?? t.openCircular}
                  </Link>
                )}
                {textIn(details, 'assessment') !== null && (
                  <Link
                    to="/supervision/assessments/$assessment"
                    params={{ assessment: textIn(details, 'assessment') ?? '' }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {t.openAssessment}
                  </Link>
                )}
                {kind === 'yearArchiveDone' && textIn(details, 'organization') !== null && (
                  <Link
                    to="/supervision/assessments"
                    search={{ organization: textIn(details, 'organization') ?? '' }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {t.openYears}
                  </Link>
                )}
                {kind.startsWith('patrol') && unitIn(details) !== null && (
                  <Link
                    to="/patrol"
                    search={{ ...unitIn(details) }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {t.openPatrol}
                  </Link>
                )}
                {textIn(details, 'call') !== null && (
                  <Link
                    to="/emergency/calls/$call"
                    params={{ call: textIn(details, 'call') ?? '' }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {t.openCall}
                  </Link>
                )}
                {kind.startsWith('plan') && textIn(details, 'scenario') !== null && (
                  <Link
                    to="/emergency/plans/$scenario"
                    params={{ scenario: textIn(details, 'scenario') ?? '' }}
                    search={{ ...unitIn(details) }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {t.openPlan}
                  </Link>
                )}
                {kind === 'contactsDue' && unitIn(details) !== null && (
                  <Link
                    to="/emergency/contacts"
                    search={{ ...unitIn(details) }}
                    onClick={() => readAt === null && mark(notification)}
                  >
                    {t.openContacts}
                  </Link>
                )}
                {readAt === null && (
                  <Button type="link" size="small" onClick={() => mark(notification)}>
                    {t.markRead}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      </PagedPanel>
    </div>
  );
}

/** The unit that something is about, where it names one. */
function unitIn(details: unknown): { readonly organization: string } | null {
  if (typeof details !== 'object' || details === null || !('organization' in details)) return null;
  const { organization } = details;
  return typeof organization === 'string' ? { organization } : null;
}

/** The part of the page of interaction where an act or a standing approval stands; null for anything else. */
function aboutInteraction(details: unknown): InteractionSearch | null {
  if (typeof details !== 'object' || details === null || !('organization' in details)) return null;
  if (typeof details.organization !== 'string') return null;
  const { organization } = details;
  if ('standing' in details) return { organization, view: 'standing' };
  if (!('act' in details)) return null;
  const status = 'status' in details ? details.status : null;
  const view =
    status === 'asked' ? 'waiting' : status === 'byHand' || status === 'unknown' ? 'running' : 'record';
  return { organization, view };
}

/** The channel that something is about, where it names one. */
function channelIn(details: unknown): string | null {
  if (typeof details !== 'object' || details === null || !('channel' in details)) return null;
  return typeof details.channel === 'string' ? details.channel : null;
}

/** The idea that something is about, and whose it is. */
function ideaIn(details: unknown): { readonly idea: string; readonly organization: string } | null {
  if (typeof details !== 'object' || details === null) return null;
  if (!('idea' in details) || !('organization' in details)) return null;
  const { idea, organization } = details;
  return typeof idea === 'string' && typeof organization === 'string' ? { idea, organization } : null;
}

/** A text among the details, where they have one of that name. */
function textIn(details: unknown, name: string): string | null {
  const value: unknown = typeof details === 'object' && details !== null ? Reflect.get(details, name) : null;
  return typeof value === 'string' ? value : null;
}

/** The question of a young person that something is about, where it names one. */
function questionIn(details: unknown): string | null {
  if (typeof details !== 'object' || details === null || !('question' in details)) return null;
  return typeof details.question === 'string' ? details.question : null;
}
