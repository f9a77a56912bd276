import type { listRegister } from '@sanshen/contract/channels-register';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link } from '@tanstack/react-router';
import { Tag } from '../../components/Tag.tsx';
import { Time, useNow } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './ChannelsPage.module.css';
import { channelTexts } from './texts.ts';
import { statusTones, useRegisterWords } from './words.ts';

export type Line = RouteAnswer<typeof listRegister>['items'][number];

/** One channel of the register: what it is, who answers for it, and what is wrong. */
export function RegisterLine({ line, home }: { readonly line: Line; readonly home: string }) {
  const t = useTexts(channelTexts);
  const words = useRegisterWords();
  const first = (duty: Line['duties'][number]['duty']) =>
    line.duties.filter((one) => one.duty === duty && !one.deputy).map(({ name }) => name);
  return (
    <div className={styles.line}>
      <div>
        <Link className={styles.name ?? ''} to="/channels/$channel" params={{ channel: line.id }}>
          {line.name}
        </Link>
        <div className={styles.soft}>
          {words('platforms', line.platform)}
          {line.organization !== home && ` · ${line.organizationName}`}
        </div>
      </div>
      <div className={styles.soft}>
        {words('duties', 'leader')}：{first('leader').join('、') || t.missing}
        <br />
        {words('duties', 'operator')}：{first('operator').join('、') || t.missing}
      </div>
      <div className={styles.soft}>
        {line.lastPublishedAt === null ? t.never : <Time at={line.lastPublishedAt} relative />}
        <Faults line={line} />
      </div>
      <Tag tone={statusTones[line.status]}>{words('statuses', line.status)}</Tag>
    </div>
  );
}

/** What is wrong about a channel, in short; nothing if it is in order. */
export function Faults({ line }: { readonly line: Line }) {
  const t = useTexts(channelTexts);
  const now = useNow();
  const overdue = line.attestationDueAt !== null && Date.parse(line.attestationDueAt) <= now;
  return (
    <div className={styles.tags}>
      {line.gaps.length > 0 && <Tag tone="amber">{t.gaps(line.gaps.length)}</Tag>}
      {overdue && <Tag tone="amber">{t.overdue}</Tag>}
      {line.openFindings > 0 && <Tag tone="cinnabar">{t.openFindings(line.openFindings)}</Tag>}
      {line.rotationsDue > 0 && <Tag tone="amber">{t.rotations(line.rotationsDue)}</Tag>}
    </div>
  );
}
