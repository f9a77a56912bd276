import { urgentQuestions } from '@sanshen/contract/questions';
import { Link, useLocation } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useRead } from '../../app/api.ts';
import { useTexts } from '../../text/language.ts';
import styles from './DistressBanner.module.css';
import { questionTexts } from './texts.ts';

/** At the top of every page while signs of distress wait for somebody here; the page of questions shows them itself. */
export function DistressBanner() {
  const t = useTexts(questionTexts);
  const { pathname } = useLocation();
  const { data } = useRead(urgentQuestions, {}, { refetchInterval: 60_000 });
  const [first] = data?.items ?? [];
  if (first === undefined || pathname.startsWith('/questions')) return null;
  return (
    <Alert
      type="error"
      showIcon
      className={styles.banner ?? ''}
      title={t.urgentTitle(data?.items.length ?? 1)}
      description={t.urgentBanner}
      action={
        <Link to="/questions" search={{ organization: first.organization }}>
          {t.look}
        </Link>
      }
    />
  );
}
