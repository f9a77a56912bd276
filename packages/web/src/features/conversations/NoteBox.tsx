import { writeInternalNote } from '@sanshen/contract/conversations';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import styles from './ConversationsPage.module.css';
import { conversationTexts } from './texts.ts';

/** Words to colleagues. It looks unlike the box of answers, and its one button writes a note. */
export function NoteBox({ message, onClose }: { readonly message: string; readonly onClose: () => void }) {
  const t = useTexts(conversationTexts);
  const messages = useMessages();
  const write = useCommand(writeInternalNote);
  const [note, setNote] = useState('');
  const label = useId();
  const keep = () =>
    write.mutate(
      { params: { message }, body: { note: note.trim() } },
      {
        onSuccess: () => {
          messages.done(t.noted);
          onClose();
        },
        onError: messages.refused,
      },
    );
  return (
    <section className={styles.noteBox}>
      <h3 id={label}>{t.note}</h3>
      <p className={styles.soft}>{t.noteHint}</p>
      <Input.TextArea
        autoFocus
        aria-labelledby={label}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={2000}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && note === '' && onClose()}
      />
      <div className={styles.actions}>
        <Button type="primary" disabled={note.trim() === ''} loading={write.isPending} onClick={keep}>
          {t.addNote}
        </Button>
      </div>
    </section>
  );
}
