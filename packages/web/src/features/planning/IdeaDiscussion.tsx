import { type readIdea, sayOnIdea } from '@sanshen/contract/planning-ideas';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import styles from './ideas.module.css';
import { ideaTexts } from './texts.ts';

/** What colleagues say about an idea. */
export function IdeaDiscussion({ idea }: { readonly idea: RouteAnswer<typeof readIdea> }) {
  const t = useTexts(ideaTexts);
  const messages = useMessages();
  const say = useCommand(sayOnIdea);
  const [text, setText] = useState('');
  const box = useId();
  const send = () =>
    say.mutate(
      { params: { idea: idea.idea }, body: { text: text.trim() } },
      { onSuccess: () => setText(''), onError: messages.refused },
    );
  return (
    <section>
      <h2 className={styles.heading}>{t.discussion}</h2>
      {idea.discussion.length === 0 && <p className={styles.soft}>{t.noRemarks}</p>}
      <ol className={styles.history}>
        {idea.discussion.map(({ remark, name, at, text: said }) => (
          <li key={remark}>
            <strong>{name}</strong> <Time at={at} relative />
            <p className={styles.words}>{said}</p>
          </li>
        ))}
      </ol>
      {idea.may.includes('say') && (
        <div className={styles.say}>
          <label htmlFor={box} className="visually-hidden">
            {t.sayLabel}
          </label>
          <Input.TextArea
            id={box}
            value={text}
            placeholder={t.sayLabel}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2000}
            onChange={({ target }) => setText(target.value)}
          />
          <Button disabled={text.trim() === ''} loading={say.isPending} onClick={send}>
            {t.say}
          </Button>
        </div>
      )}
    </section>
  );
}
