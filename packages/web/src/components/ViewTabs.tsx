import { useEffect, useRef } from 'react';
import styles from './ViewTabs.module.css';

/** The parts of a page that the address keeps, as a line of names; the one that is open is marked. */
export function ViewTabs<View extends string>({
  label,
  views,
  current,
  onOpen,
}: {
  readonly label: string;
  readonly views: readonly { readonly key: View; readonly name: string }[];
  readonly current: View;
  readonly onOpen: (view: View) => void;
}) {
  const list = useRef<HTMLElement>(null);
  // On a phone the line scrolls, and the open part may lie outside of it; what the reader's rights add comes later.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a longer line moves the open part
  useEffect(() => {
    const open = list.current?.querySelector<HTMLElement>(`[data-view="${current}"]`);
    const line = list.current;
    if (open && line)
      line.scrollLeft = open.offsetLeft - line.offsetLeft - (line.clientWidth - open.clientWidth) / 2;
  }, [current, views.length]);
  return (
    <nav ref={list} className={styles.views} aria-label={label}>
      {views.map(({ key, name }) => (
        <button
          key={key}
          type="button"
          data-view={key}
          className={styles.view}
          {...(key === current ? { 'aria-current': 'page' as const } : {})}
          onClick={() => onOpen(key)}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}
