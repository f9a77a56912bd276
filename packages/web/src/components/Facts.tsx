import type { ReactNode } from 'react';
import styles from './Facts.module.css';

/** Names and what each is, in two columns: `<dt>` and `<dd>` in turn. */
export function Facts({
  children,
  className = '',
}: {
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) {
  return <dl className={`${styles.facts} ${className}`}>{children}</dl>;
}
