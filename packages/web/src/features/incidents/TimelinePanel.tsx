import { writeIncidentNote } from '@sanshen/contract/incidents';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import type { Desk } from './desk.ts';
import styles from './IncidentPage.module.css';
import { deskTexts } from './texts.ts';

/** What happened when, newest first; the system writes it, and people add what it cannot know. */
export function TimelinePanel({ desk }: { readonly desk: Desk }) {
  const t = useTexts(deskTexts);
  const say = useLocalized();
  const lines = desk.timeline.map((line, index) => ({ ...line, key: index })).toReversed();
  return (
    <Panel title={t.timeline}>
      {desk.may.act && <NoteField incident={desk.incident} />}
      <ul className={styles.list}>
        {lines.map(({ key, at, name, text, words }) => (
          <li key={key} className={styles.line}>
            <span className={styles.when}>
              <Time at={at} />
            </span>
            <div>
              {say(text)} <span className={styles.soft}>{name ?? t.system}</span>
              {words !== null && <p className={styles.words}>{words}</p>}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function NoteField({ incident }: { readonly incident: string }) {
  const t = useTexts(deskTexts);
  const messages = useMessages();
  const write = useCommand(writeIncidentNote);
  const [words, setWords] = useState('');
  const send = () =>
    write.mutate(
      { params: { incident }, body: { words } },
      { onSuccess: () => setWords(''), onError: messages.refused },
    );
  return (
    <>
      <Input.TextArea
        aria-label={t.writeNote}
        placeholder={t.notePlaceholder}
        value={words}
        onChange={({ target }) => setWords(target.value)}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={4000}
      />
      <div className={styles.actions}>
        <Button disabled={words.trim() === ''} loading={write.isPending} onClick={send}>
          {t.writeNote}
        </Button>
      </div>
    </>
  );
}
