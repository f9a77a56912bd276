import type { countConversations } from '@sanshen/contract/conversations';
import type { RouteAnswer } from '@sanshen/contract/route';
import { publicMessageStates } from '@sanshen/domain/conversations';
import { Panel } from '../../components/Panel.tsx';
import { Time } from '../../components/time.tsx';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import styles from './ConversationsPage.module.css';
import { conversationTexts, stateTexts } from './texts.ts';

export type Counts = RouteAnswer<typeof countConversations>;
type Channel = Counts['channels'][number];

/** How many of a channel stand in a state. */
export function countOf(
  channels: readonly Channel[],
  matches: (count: Channel['counts'][number]) => boolean,
): number {
  return channels.flatMap(({ counts }) => counts.filter(matches)).reduce((sum, one) => sum + one.messages, 0);
}

/** Figures of every channel, without a word of what was written. */
export function CountsView({ counts }: { readonly counts: Counts }) {
  const t = useTexts(conversationTexts);
  const say = useLocalized();
  const language = useLanguage();
  const number = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en');
  return (
    <Panel title={t.countsTitle} flush>
      <p className={styles.hint}>{t.countsHint}</p>
      <ul className={styles.channels}>
        {counts.channels.map((channel) => (
          <li key={channel.channel}>
            <h3>{channel.name}</h3>
            <dl>
              {publicMessageStates.map((state) => (
                <div key={state}>
                  <dt>{say(stateTexts[state])}</dt>
                  <dd>{number.format(countOf([channel], (one) => one.state === state))}</dd>
                </div>
              ))}
            </dl>
            <ReadingLine channel={channel} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** When the platform was last read, or why it is not. */
export function ReadingLine({ channel }: { readonly channel: Channel }) {
  const t = useTexts(conversationTexts);
  const say = useLocalized();
  if (!channel.read) return <p className={styles.soft}>{t.notRead}</p>;
  if (channel.hindrance !== null) {
    return (
      <p className={styles.hindered}>
        {t.hindered}：{say(channel.hindrance)}
      </p>
    );
  }
  return channel.readAt === null ? null : (
    <p className={styles.soft}>
      {t.readAt} <Time at={channel.readAt} relative />
    </p>
  );
}
