import type { ReactNode } from 'react';
import styles from './Tag.module.css';

/** What a colour stands for; docs/design-system.md says which is for what. */
export type Tone = 'plain' | 'accent' | 'cinnabar' | 'amber' | 'jade';

/** A short word about something. The word says it; the colour only helps. */
export function Tag({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>;
}

/** Tags and short words in a row, wrapping where they must. */
export function Tags({ children }: { readonly children: ReactNode }) {
  return <span className={styles.tags}>{children}</span>;
}

/** The colour of a finding's severity. */
export const severityTones = { error: 'cinnabar', warning: 'amber', advice: 'accent' } as const;
