import type { ReactNode } from 'react';
import styles from './Columns.module.css';

/** One thing below the other, as the panels of a page. */
export function Stack({ children }: { readonly children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}

/** What a page is about, and a narrower column beside it; one below the other on a phone, the narrow one first if `asideFirst`. */
export function Columns({
  children,
  asideFirst = false,
}: {
  readonly children: ReactNode;
  readonly asideFirst?: boolean;
}) {
  return <div className={`${styles.columns} ${asideFirst ? styles.asideFirst : ''}`}>{children}</div>;
}
