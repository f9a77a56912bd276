import { type ReactNode, useEffect } from 'react';
import styles from './PageHeader.module.css';

/** From this length on a name is a sentence, which at a heading's size would fill a phone's screen. */
const longTitle = 32;

/** A page's name, one line about it, and what can be done on it; names the browser's tab too. */
export function PageHeader({
  title,
  lead,
  actions,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · 三审`;
  }, [title]);
  return (
    <div className={styles.header}>
      <div className={styles.words}>
        <h1 className={title.length > longTitle ? `${styles.title} ${styles.long}` : styles.title}>
          {title}
        </h1>
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
