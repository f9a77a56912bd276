import type { Conversation } from '@sanshen/contract/conversations';
import { Tooltip } from 'antd';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './ConversationsPage.module.css';
import { conversationTexts, stateTexts, stateTones } from './texts.ts';

/** What was written, as it is and as it was, with colleagues' notes and what was done. */
export function MessageBody({ shown }: { readonly shown: Conversation }) {
  const t = useTexts(conversationTexts);
  const say = useLocalized();
  return (
    <>
      <header className={styles.messageHead}>
        <h2>
          <Tooltip title={t.readerHint}>
            <span>{t.reader(shown.reader)}</span>
          </Tooltip>
        </h2>
        <Tag tone={stateTones[shown.state]}>{say(stateTexts[shown.state])}</Tag>
        {shown.kind === 'message' && <Tag>{t.message}</Tag>}
        {shown.late && <Tag tone="amber">{t.late}</Tag>}
      </header>
      <p className={styles.soft}>
        {shown.channelName}
        {shown.publication !== null && ` ${t.on(shown.publication.title)}`}
        {shown.url !== null && (
          <>
            {' · '}
            <a href={shown.url} target="_blank" rel="noopener noreferrer">
              {t.openOnPlatform}
            </a>
          </>
        )}
      </p>
      <p className={styles.soft}>
        {t.writtenAt} <Time at={shown.writtenAt} />
        {shown.late && (
          <>
            {' · '}
            {t.receivedAt} <Time at={shown.receivedAt} />
          </>
        )}
      </p>
      <p className={styles.words}>{shown.body}</p>
      {shown.earlier.map((one) => (
        <details key={one.until} className={styles.earlier}>
          <summary>
            {t.earlier}（{t.until} <Time at={one.until} />）
          </summary>
          <p className={styles.words}>{one.body}</p>
        </details>
      ))}
      {shown.reply !== null && (
        <section className={styles.shownReply}>
          <h3>{t.shownReply}</h3>
          <p className={styles.words}>{shown.reply.text}</p>
          <p className={styles.soft}>
            <Time at={shown.reply.at} />
          </p>
        </section>
      )}
      {shown.noteList.length > 0 && (
        <section className={styles.notes}>
          <h3>{t.note}</h3>
          <ul>
            {shown.noteList.map((one) => (
              <li key={one.note}>
                <p className={styles.words}>{one.text}</p>
                <p className={styles.soft}>
                  {one.by} · <Time at={one.at} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {shown.steps.length > 0 && (
        <section className={styles.steps}>
          <h3>{t.steps}</h3>
          <ol>
            {shown.steps.map((one) => (
              <li key={one.at}>
                {say(stateTexts[one.state])} · {one.by ?? t.bySystem} · <Time at={one.at} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
