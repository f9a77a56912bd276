import { useSearch } from '@tanstack/react-router';
import styles from '../OrganizationPage.module.css';
import { useGo } from '../use-unit.ts';

/** A person's name that opens what is known of him beside the page. */
export function PersonLink({ person, name }: { readonly person: string; readonly name: string }) {
  const search = useSearch({ from: '/inside/organization' });
  const go = useGo();
  return (
    <button type="button" className={styles.link} onClick={() => go({ ...search, person })}>
      {name}
    </button>
  );
}
