import { Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../text/language.ts';
import styles from './checks.module.css';
import type { ShownFinding } from './FindingItem.tsx';
import { checkTexts } from './texts.ts';

const severities = ['error', 'warning', 'advice'] as const;

/** Findings by severity, and of one clause if somebody wants that. */
export function FindingGroups<Finding extends ShownFinding>({
  findings,
  render,
}: {
  readonly findings: readonly Finding[];
  readonly render: (finding: Finding) => ReactNode;
}) {
  const t = useTexts(checkTexts);
  const [wanted, setWanted] = useState<string | null>(null);
  const clauses = [...new Set(findings.flatMap(({ clause }) => (clause === null ? [] : [clause])))].sort(
    (a, b) => Number(a.slice(1)) - Number(b.slice(1)),
  );
  // A clause whose last finding is gone hides nothing.
  const clause = wanted !== null && clauses.includes(wanted) ? wanted : null;
  const shown = findings.filter((one) => clause === null || one.clause === clause);
  return (
    <>
      {clauses.length > 1 && (
        <Radio.Group
          size="small"
          aria-label={t.clause}
          optionType="button"
          value={clause ?? ''}
          onChange={({ target }) => setWanted(target.value === '' ? null : target.value)}
          options={[
            { value: '', label: t.allClauses },
            ...clauses.map((value) => ({
              value,
              label: `${value} ${findings.filter((one) => one.clause === value).length}`,
            })),
          ]}
        />
      )}
      {severities.map((severity) => {
        const group = shown.filter((one) => one.severity === severity);
        if (group.length === 0) return null;
        return (
          <section key={severity} className={styles.group}>
            <h2 className={styles.heading}>
              {t[severity]} <span className={styles.soft}>{group.length}</span>
            </h2>
            <ul className={styles.list}>{group.map(render)}</ul>
          </section>
        );
      })}
    </>
  );
}
