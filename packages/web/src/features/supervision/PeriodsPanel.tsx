import type { RouteAnswer } from '@sanshen/contract/route';
import { amendPeriod, listPeriods } from '@sanshen/contract/supervision';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { periodName } from './format.ts';
import styles from './supervision.module.css';
import { supervisionTexts } from './texts.ts';

type Periods = RouteAnswer<typeof listPeriods>;

/** The closed months of a year with their digests, what was amended, and what would come out otherwise by now. */
export function PeriodsPanel({
  organization,
  year,
}: {
  readonly organization: string;
  readonly year: number;
}) {
  const t = useTexts(supervisionTexts);
  const [amending, setAmending] = useState<string | null>(null);
  const { data, error, refetch } = useRead(listPeriods, { params: { organization }, query: { year } });
  return (
    <Panel title={t.periods}>
      <p className={styles.soft}>{t.periodsHint}</p>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState rows={2} />}
      {data?.versions.length === 0 && <EmptyState title={t.noPeriods} />}
      <ul className={styles.cases}>
        {data?.versions.map((one) => (
          <Version key={`${one.month} ${one.amendment}`} one={one} periods={data} onAmend={setAmending} />
        ))}
      </ul>
      {amending !== null && (
        <AmendDialog organization={organization} month={amending} onClose={() => setAmending(null)} />
      )}
    </Panel>
  );
}

function Version({
  one,
  periods,
  onAmend,
}: {
  readonly one: Periods['versions'][number];
  readonly periods: Periods;
  readonly onAmend: (month: string) => void;
}) {
  const t = useTexts(supervisionTexts);
  const say = useLocalized();
  const { month, amendment, digest, at, reason, by } = one;
  const newest = periods.versions.findLast((version) => version.month === month) === one;
  const differing = newest ? periods.differing.find((found) => found.month === month) : undefined;
  return (
    <li>
      <span>
        <strong>{periodName(month, t)}</strong>{' '}
        <Tag tone={amendment === 0 ? 'jade' : 'amber'}>
          {amendment === 0 ? t.frozen : t.amendment(amendment)}
        </Tag>{' '}
        <Time at={at} />
      </span>
      <code className={styles.digest}>{digest}</code>
      {reason !== null && (
        <span className={styles.soft}>
          {by} · {reason}
        </span>
      )}
      {differing !== undefined && (
        <span className={styles.differs}>
          {t.differs(say(differing.name))}{' '}
          {periods.mayAmend && (
            <Button size="small" onClick={() => onAmend(month)}>
              {t.amend}
            </Button>
          )}
        </span>
      )}
    </li>
  );
}

function AmendDialog({
  organization,
  month,
  onClose,
}: {
  readonly organization: string;
  readonly month: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(supervisionTexts);
  const messages = useMessages();
  const [reason, setReason] = useState('');
  const amend = useCommand(amendPeriod);
  const send = () =>
    amend.mutate(
      { params: { organization, month }, body: { reason } },
      {
        onSuccess: () => {
          messages.done(t.amended);
          onClose();
        },
        onError: messages.refused,
      },
    );
  return (
    <Modal
      open
      title={t.amendTitle(periodName(month, t))}
      okText={t.amend}
      cancelText={t.cancel}
      okButtonProps={{ disabled: reason.trim() === '', loading: amend.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      <p className={styles.soft}>{t.amendHint}</p>
      <Input.TextArea
        aria-label={t.reason}
        placeholder={t.reason}
        maxLength={500}
        rows={3}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </Modal>
  );
}
