import { readHistory } from '@sanshen/contract/review';
import { Alert } from 'antd';
import { useRead } from '../../app/api.ts';
import { useTexts } from '../../text/language.ts';
import styles from './DeskHeader.module.css';
import { reviewTexts } from './texts.ts';
import type { Manuscript } from './useManuscript.ts';

/** Why a returned manuscript came back, and who said so, before anything else on the desk. */
export function ReturnedNotice({ manuscript }: { readonly manuscript: Manuscript }) {
  const t = useTexts(reviewTexts);
  const { data } = useRead(readHistory, {
    params: { manuscript: manuscript.manuscript },
    query: { limit: 100 },
  });
  const entry = data?.items.findLast(({ events }) => events.some(({ kind }) => kind === 'returned'));
  const reasons = entry?.events.find(({ kind }) => kind === 'returned')?.reasons;
  if (entry === undefined || typeof reasons !== 'string') return null;
  return (
    <Alert
      type="error"
      showIcon
      className={styles.changed ?? ''}
      title={t.returnedBy(entry.actor.name)}
      description={<span className={styles.words}>{reasons}</span>}
    />
  );
}
