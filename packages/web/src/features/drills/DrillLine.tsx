import type { DrillLine as Line } from '@sanshen/contract/drills';
import { Link } from '@tanstack/react-router';
import { Tag, type Tone } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './drills.module.css';
import { drillTexts } from './texts.ts';
import { partKeys, statusTones } from './words.ts';

/** A drill in a list: what, when, where it stands, what is owed. */
export function DrillLine({ line, unit = false }: { readonly line: Line; readonly unit?: boolean }) {
  const t = useTexts(drillTexts);
  const say = useLocalized();
  return (
    <Link to="/emergency/drills/$drill" params={{ drill: line.drill }} className={styles.line}>
      <span className={styles.words}>
        <strong>{t.marked(line.title)}</strong>
        <span className={styles.soft}>
          {unit && `${line.organizationName} · `}
          {say(line.scenarioName)} · <Time at={line.begunAt ?? line.plannedAt} />
        </span>
      </span>
      <span className={styles.tags}>
        {line.part !== null && <Tag>{t[partKeys[line.part]]}</Tag>}
        <Tag tone={statusTones[line.status]}>{t[line.status]}</Tag>
        {line.report !== null && <ReportTag report={line.report} />}
      </span>
    </Link>
  );
}

const keys = {
  due: 'reportDue',
  submitted: 'reportSubmitted',
  questioned: 'reportQuestioned',
  acknowledged: 'reportAcknowledged',
} as const;
const tones = {
  due: 'amber',
  submitted: 'accent',
  questioned: 'amber',
  acknowledged: 'jade',
} as const satisfies Record<string, Tone>;

/** How a report stands; late is said before anything else. */
export function ReportTag({ report }: { readonly report: NonNullable<Line['report']> }) {
  const t = useTexts(drillTexts);
  return report.late ? (
    <Tag tone="cinnabar">{t.reportLate}</Tag>
  ) : (
    <Tag tone={tones[report.status]}>{t[keys[report.status]]}</Tag>
  );
}
