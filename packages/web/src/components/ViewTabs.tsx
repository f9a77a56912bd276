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
  return (
    <nav className={styles.views} aria-label={label}>
      {views.map(({ key, name }) => (
        <button
          key={key}
          type="button"
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
