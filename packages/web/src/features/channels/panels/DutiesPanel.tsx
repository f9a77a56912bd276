import { Button } from 'antd';
import { Panel } from '../../../components/Panel.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { useTexts } from '../../../text/language.ts';
import styles from '../ChannelsPage.module.css';
import type { Entry } from '../entry.ts';
import { channelTexts } from '../texts.ts';
import { useDeputyName, useRegisterWords } from '../words.ts';

/** Who answers for a channel, and the holes in that. */
export function DutiesPanel({ entry, onChange }: { readonly entry: Entry; readonly onChange: () => void }) {
  const t = useTexts(channelTexts);
  const words = useRegisterWords();
  const deputyName = useDeputyName();
  return (
    <Panel
      title={t.responsibility}
      extra={
        entry.may.includes('setDuties') && (
          <Button size="small" onClick={onChange}>
            {t.change}
          </Button>
        )
      }
    >
      <dl className={styles.facts}>
        {(['leader', 'platformLead', 'operator'] as const).map((duty) => {
          const held = entry.duties.filter((one) => one.duty === duty);
          return (
            <div key={duty} style={{ display: 'contents' }}>
              <dt>{words('duties', duty)}</dt>
              <dd>
                {held.length === 0 && <span className={styles.gap}>{t.missing}</span>}
                {held.map(({ person, name, deputy }) => (
                  <div key={`${person} ${deputy}`}>{deputy ? deputyName(name) : name}</div>
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
      {entry.gaps.length > 0 && (
        <ul className={styles.inner} aria-label={t.gapsTitle}>
          {entry.gaps.map(({ kind, duty, person, name, obstacle }) => (
            <li key={`${kind} ${duty} ${person}`}>
              <Tag tone="amber">{words('gaps', kind)}</Tag> {name}
              {obstacle !== null && `：${words('obstacles', obstacle)}`}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
