import { readManualTask } from '@sanshen/contract/publishing';
import { safeLink } from '@sanshen/document';
import { Button } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { OutcomeDialog } from './OutcomeDialog.tsx';
import styles from './PublicationPage.module.css';
import type { Publication } from './publication.ts';
import { publishingTexts } from './texts.ts';

/** The steps of publishing by hand, what is to be copied in each field, and the result to be recorded. */
export function ManualTask({ publication }: { readonly publication: Publication }) {
  const t = useTexts(publishingTexts);
  const say = useLocalized();
  const messages = useMessages();
  const [open, setOpen] = useState(false);
  const { data, error } = useRead(readManualTask, { params: { publication: publication.publication } });
  if (error !== null) return <ErrorState error={error} />;
  if (data === undefined) return <LoadingState />;
  const copy = async (value: string, format: 'text' | 'html') => {
    const type = format === 'html' ? 'text/html' : 'text/plain';
    await navigator.clipboard.write([new ClipboardItem({ [type]: new Blob([value], { type }) })]);
    messages.done(t.copied);
  };
  const link = safeLink(data.openUrl);
  return (
    <>
      <p>{t.manualLead}</p>
      <ol className={styles.steps}>
        {data.steps.map((step) => (
          <li key={step.zh}>{say(step)}</li>
        ))}
      </ol>
      <ul className={styles.list}>
        {data.copyBlocks.map(({ field, label, format, value }) => (
          <li key={field} className={styles.copy}>
            <span className={styles.copyText}>
              <strong>{say(label)}</strong> {format === 'text' ? value : ''}
            </span>
            <Button aria-label={t.copyOf(say(label))} onClick={() => copy(value, format)}>
              {t.copy}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        {link !== null && (
          <a href={link} target="_blank" rel="noopener noreferrer">
            <Button>{t.openPlatform}</Button>
          </a>
        )}
        <Button type="primary" onClick={() => setOpen(true)}>
          {t.resolve}
        </Button>
      </div>
      {open && <OutcomeDialog kind="publication" publication={publication} onClose={() => setOpen(false)} />}
    </>
  );
}
