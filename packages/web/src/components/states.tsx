import { CloudOutlined, FileSearchOutlined, InboxOutlined, LockOutlined } from '@ant-design/icons';
import { RefusedRequest } from '@sanshen/contract/client';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useExplain } from '../app/refusal.ts';
import { defineTexts, useTexts } from '../text/language.ts';
import styles from './states.module.css';

const texts = defineTexts({
  loading: { zh: '正在读取……', en: 'Reading …' },
  failed: { zh: '没有读出来', en: 'This could not be read' },
  forbidden: { zh: '您不能查看这里', en: 'You may not see this' },
  retry: { zh: '重试', en: 'Try again' },
  why: { zh: '为什么，谁可以', en: 'Why, and who may' },
  notFound: { zh: '没有这个页面', en: 'There is no such page' },
  notFoundHint: {
    zh: '地址可能写错了，或内容已经移走。',
    en: 'The address may be wrong, or the page has moved.',
  },
  home: { zh: '回到工作台', en: 'Back to the workbench' },
});

interface StateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly hint?: ReactNode;
  readonly action?: ReactNode;
  /** The page has no other heading. */
  readonly page?: boolean;
}

/** Nothing is here yet: says why, and what to do next. */
export function EmptyState({ icon = <InboxOutlined />, title, hint, action, page = false }: StateProps) {
  const Heading = page ? 'h1' : 'h2';
  return (
    <div className={styles.state}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <Heading className={styles.title}>{title}</Heading>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {action}
    </div>
  );
}

/** The unit that a refusal is about, where the server names it. */
function unitOf({ problem }: RefusedRequest): string | null {
  const { details } = problem;
  if (typeof details !== 'object' || details === null || !('organization' in details)) return null;
  return typeof details.organization === 'string' ? details.organization : null;
}

/** Something could not be read. A refusal says itself what to do; anything else can be tried again. */
export function ErrorState({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const t = useTexts(texts);
  const { text, reference } = useExplain()(error);
  const forbidden = error instanceof RefusedRequest && [403, 404].includes(error.problem.status);
  const hint = (
    <>
      {text}
      {reference !== null && <span className={styles.reference}>{reference}</span>}
    </>
  );
  const unit = forbidden ? unitOf(error) : null;
  return (
    <div role="alert">
      <EmptyState
        icon={forbidden ? <LockOutlined /> : <CloudOutlined />}
        title={forbidden ? t.forbidden : t.failed}
        hint={hint}
        action={
          <>
            {retry !== undefined && !forbidden && <Button onClick={retry}>{t.retry}</Button>}
            {unit !== null && (
              <Link className={styles.link} to="/organization/why" search={{ organization: unit }}>
                {t.why}
              </Link>
            )}
          </>
        }
      />
    </div>
  );
}

/** Something is being read; `page` if a whole page waits. */
export function LoadingState({
  page = false,
  rows = 4,
}: {
  readonly page?: boolean;
  readonly rows?: number;
}) {
  const t = useTexts(texts);
  return (
    <div className={page ? styles.page : undefined} role="status" aria-live="polite">
      <span className="visually-hidden">{t.loading}</span>
      <div aria-hidden>
        <Skeleton active title={page} paragraph={{ rows }} />
      </div>
    </div>
  );
}

/** An address that leads nowhere; a page of its own. */
export function NotFoundState() {
  const t = useTexts(texts);
  return (
    <main>
      <EmptyState
        page
        icon={<FileSearchOutlined />}
        title={t.notFound}
        hint={t.notFoundHint}
        action={
          <Link className={styles.link} to="/">
            {t.home}
          </Link>
        }
      />
    </main>
  );
}
