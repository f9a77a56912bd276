import type { ReactNode } from 'react';
import styles from './Panel.module.css';

/** A sheet of paper on the desk, with a heading of its own. */
export function Panel({
  title,
  extra,
  children,
  flush = false,
}: {
  readonly title?: ReactNode;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
  /** Without padding, for lists that reach the edges. */
  readonly flush?: boolean;
}) {
  return (
    <section className={styles.panel}>
      {title !== undefined && (
        <div className={styles.head}>
          <h2 className={styles.title}>{title}</h2>
          {extra}
        </div>
      )}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
