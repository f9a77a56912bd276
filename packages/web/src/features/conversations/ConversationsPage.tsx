import { countConversations } from '@sanshen/contract/conversations';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useRead } from '../../app/api.ts';
import { useUnitOf } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { UnitPicker } from '../../components/UnitPicker.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './ConversationsPage.module.css';
import { CountsView } from './CountsView.tsx';
import { InboxView } from './InboxView.tsx';
import type { ConversationSearch } from './search.ts';
import { conversationTexts } from './texts.ts';

/** The shared inbox for those who answer; figures for those who supervise. */
export function ConversationsPage() {
  const t = useTexts(conversationTexts);
  const search = useSearch({ from: '/inside/conversations' });
  const navigate = useNavigate();
  const organization = useUnitOf(search.organization);
  const counts = useRead(countConversations, { params: { organization } }, { enabled: organization !== '' });
  const show = useCallback(
    (next: ConversationSearch, replace = true) =>
      void navigate({ to: '/conversations', search: next, replace, resetScroll: false }),
    [navigate],
  );
  const lead = counts.data === undefined ? t.lead : `${t.lead}${t.retention(counts.data.retentionDays)}`;
  return (
    <div className={search.message === undefined ? styles.page : `${styles.page} ${styles.opened}`}>
      <div className={styles.head}>
        <PageHeader
          title={t.title}
          lead={lead}
          actions={
            <UnitPicker
              value={organization}
              relations={['own', 'above', 'guidance']}
              onChange={(unit) => show({ organization: unit })}
            />
          }
        />
      </div>
      {counts.isPending && organization !== '' && <LoadingState />}
      {counts.error !== null && <ErrorState error={counts.error} retry={() => void counts.refetch()} />}
      {counts.data?.mayRead === false && <CountsView counts={counts.data} />}
      {counts.data?.mayRead === true && (
        <InboxView organization={organization} counts={counts.data} search={search} show={show} />
      )}
    </div>
  );
}
