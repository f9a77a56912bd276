import { cancelExamination, readExamination } from '@sanshen/contract/training-examinations';
import { Button, Drawer, Input, Space } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { bankTexts } from './bank-texts.ts';
import { setTexts } from './set-texts.ts';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';
import { useBankWords } from './words.ts';

/** How an examination went: who reached what, and what its questions tell. */
export function ExaminationDrawer({
  examination,
  onClose,
}: {
  readonly examination: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(setTexts);
  const tabs = useTexts(trainingTexts);
  const bank = useTexts(bankTexts);
  const words = useBankWords();
  const messages = useMessages();
  const params = { examination };
  const { data, error, refetch } = useRead(readExamination, { params });
  const cancel = useCommand(cancelExamination);
  const [reason, setReason] = useState('');
  const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)}%`);
  return (
    <Drawer open title={data?.card.title ?? t.details} size="large" onClose={onClose}>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState />}
      {data !== undefined && (
        <div className={styles.stack}>
          <h2 className={styles.part}>{t.results}</h2>
          {data.results.length === 0 && <p className={styles.soft}>{t.noResults}</p>}
          <ul className={styles.list}>
            {data.results.map((one) => (
              <li key={one.attempt} className={styles.row}>
                <span className={styles.words}>
                  <span className={styles.name}>{one.name}</span>
                  <span className={styles.soft}>
                    {tabs.sitting(one.number)}
                    {one.late > 0 && ` · ${t.lateAnswers(one.late)}`}
                  </span>
                </span>
                {one.score !== null && <strong>{tabs.score(one.score)}</strong>}
                <Tag tone={one.passed === true ? 'jade' : one.passed === false ? 'cinnabar' : 'plain'}>
                  {one.passed === true ? tabs.passed : t[one.status]}
                </Tag>
              </li>
            ))}
          </ul>
          {data.items.length > 0 && (
            <>
              <h2 className={styles.part}>{t.items}</h2>
              <ul className={styles.list}>
                {data.items.map((one) => (
                  <li key={one.item} className={styles.row}>
                    <span className={styles.words}>
                      {words.kind(one.kind)} · {one.item.slice(-6)}
                    </span>
                    <span className={styles.soft}>
                      {bank.statistics(
                        one.answered,
                        percent(one.facility),
                        one.discrimination === null ? '–' : String(one.discrimination),
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
          {data.mayCancel && (
            <Space.Compact block>
              <Input
                aria-label={t.cancelReason}
                placeholder={t.cancelReason}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
              <Button
                danger
                disabled={reason.trim() === ''}
                loading={cancel.isPending}
                onClick={() =>
                  cancel.mutate(
                    { params, body: { reason } },
                    {
                      onSuccess: () => {
                        messages.done(t.cancelDone);
                        onClose();
                      },
                      onError: messages.refused,
                    },
                  )
                }
              >
                {t.cancel}
              </Button>
            </Space.Compact>
          )}
        </div>
      )}
    </Drawer>
  );
}
