import { noteDrill } from '@sanshen/contract/drills';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import styles from './drills.module.css';
import { drillTexts } from './texts.ts';

/** Where director and observers write down what they see, with its time. */
export function NoteBox({ drill }: { readonly drill: string }) {
  const t = useTexts(drillTexts);
  const messages = useMessages();
  const note = useCommand(noteDrill);
  const [text, setText] = useState('');
  const keep = () =>
    note.mutate(
      { params: { drill }, body: { text: text.trim() } },
      { onSuccess: () => setText(''), onError: messages.refused },
    );
  return (
    <Panel title={t.note}>
      <div className={styles.form}>
        <Input.TextArea
          aria-label={t.noteLabel}
          placeholder={t.noteLabel}
          value={text}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={4000}
          onChange={({ target }) => setText(target.value)}
        />
        <div className={styles.buttons}>
          <Button disabled={text.trim() === ''} loading={note.isPending} onClick={keep}>
            {t.keepNote}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
