import { Link } from '@tanstack/react-router';
import { Panel } from '../../../components/Panel.tsx';
import { Time } from '../../../components/time.tsx';
import { useTexts } from '../../../text/language.ts';
import styles from '../ChannelsPage.module.css';
import type { Entry } from '../entry.ts';
import { channelTexts } from '../texts.ts';

/** How a channel has been doing, and what it published last. */
export function HealthPanel({ entry }: { readonly entry: Entry }) {
  const t = useTexts(channelTexts);
  const { health, publications, procedure } = entry;
  const figures = [
    [t.published, health.published],
    [t.failed, health.failed],
    [t.handedOver, health.handedOver],
    [t.differs, health.differs],
  ] as const;
  return (
    <>
      <Panel title={t.health}>
        <dl className={styles.facts}>
          {figures.map(([label, count]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{count}</dd>
            </div>
          ))}
          <dt>{t.lastPublished}</dt>
          <dd>{entry.lastPublishedAt === null ? t.never : <Time at={entry.lastPublishedAt} relative />}</dd>
          {entry.dormantAt !== null && (
            <>
              <dt>{t.dormantAt}</dt>
              <dd>
                <Time at={entry.dormantAt} relative />
                <div className={styles.soft}>{t.dormantRule(procedure.dormantDays)}</div>
              </dd>
            </>
          )}
        </dl>
      </Panel>
      <Panel title={t.publications} flush>
        {publications.length === 0 && (
          <p className={styles.soft} style={{ padding: 16 }}>
            {t.noPublications}
          </p>
        )}
        <ul className={styles.list}>
          {publications.map(({ publication, manuscript, title, at }) => (
            <li key={publication}>
              <Link
                className={styles.name ?? ''}
                to="/manuscripts/$manuscript/publication"
                params={{ manuscript }}
              >
                {title}
              </Link>
              <div className={styles.soft}>
                <Time at={at} />
              </div>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
