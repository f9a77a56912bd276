import { readWorkbench } from '@sanshen/contract/workbench';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useRead } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import { NewManuscriptButton } from '../editor/NewManuscriptButton.tsx';
import { KeyDates } from './KeyDates.tsx';
import { SentList } from './SentList.tsx';
import { TodayList } from './TodayList.tsx';
import { workbenchTexts } from './texts.ts';
import { WaitingList } from './WaitingList.tsx';
import styles from './WorkbenchPage.module.css';

/** What waits for me, what I sent and where it hangs, what goes out today, what is coming. */
export function WorkbenchPage() {
  const t = useTexts(workbenchTexts);
  const say = useLocalized();
  const session = useSession();
  const language = useLanguage();
  const { data, error, refetch } = useRead(readWorkbench, {}, { refetchInterval: 60_000 });
  const offices = session.appointments.map(({ organizationName }) => organizationName);
  const lead = [session.name, ...new Set(offices)].join(language === 'zh' ? '，' : ', ');
  return (
    <>
      <PageHeader title={t.title} lead={lead} actions={<NewManuscriptButton />} />
      {error !== null && data === undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingState page />}
      {data !== undefined && (
        <>
          {data.overdue !== null && data.overdue.count > 0 && (
            <Alert
              type="warning"
              showIcon
              title={say(data.overdue.line)}
              action={
                <Link to="/manuscripts" search={{ phase: 'inReview', sort: 'due' }}>
                  {t.seeOverdue}
                </Link>
              }
              className={styles.overdue ?? ''}
            />
          )}
          <div className={styles.columns}>
            <div className={styles.main}>
              <WaitingList waiting={data.waiting} />
              <SentList sent={data.sent} />
            </div>
            <div className={styles.side}>
              <TodayList today={data.today} />
              <KeyDates dates={data.keyDates} />
            </div>
          </div>
        </>
      )}
    </>
  );
}
