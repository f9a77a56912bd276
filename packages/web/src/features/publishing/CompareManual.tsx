import { compareManual } from '@sanshen/contract/publishing-health';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { manualTexts } from './manual-texts.ts';
import styles from './PublicationPage.module.css';

/** Compares what is public with the release: by its address, or by its text where the platform lets nobody read without a login. */
export function CompareManual({ publication }: { readonly publication: string }) {
  const m = useTexts(manualTexts);
  const say = useLocalized();
  const messages = useMessages();
  const compare = useCommand(compareManual);
  const [given, setGiven] = useState('');
  const trimmed = given.trim();
  const isAddress = /^https?:\/\/\S+$/.test(trimmed);
  const ask = () =>
    compare.mutate(
      { params: { publication }, body: isAddress ? { url: trimmed } : { text: given } },
      { onError: messages.refused },
    );
  const { data } = compare;
  return (
    <>
      <label className={styles.soft} htmlFor={`compare-${publication}`}>
        {m.compareHint}
      </label>
      <Input.TextArea
        id={`compare-${publication}`}
        value={given}
        onChange={({ target }) => setGiven(target.value)}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={200_000}
      />
      <div className={styles.actions}>
        <Button disabled={trimmed === ''} loading={compare.isPending} onClick={ask}>
          {m.compareNow}
        </Button>
      </div>
      <div role="status">
        {data?.verdict === 'same' && <p className={styles.good}>{m.same}</p>}
        {data?.verdict === 'unreadable' && data.message !== null && (
          <p className={styles.bad}>{say(data.message)}</p>
        )}
        {data?.verdict === 'differs' && (
          <>
            <p className={styles.bad}>{m.differs}</p>
            <ul className={styles.difference}>
              {data.missing.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}
