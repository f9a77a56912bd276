import { importActions } from '@sanshen/contract/organization-import';
import { useTexts } from '../../../text/language.ts';
import unitStyles from '../OrganizationPage.module.css';
import type { Import } from '../use-unit.ts';
import styles from './ImportView.module.css';
import { importTexts } from './import-texts.ts';

/** How many of each action an import has. */
export function ImportCounts({ plan }: { readonly plan: Import }) {
  const t = useTexts(importTexts);
  return (
    <ul className={styles.counts}>
      {importActions
        .filter((action) => (plan.counts[action] ?? 0) > 0)
        .map((action) => (
          <li
            key={action}
            className={`${unitStyles.tag} ${action === 'error' ? unitStyles.cinnabar : action === 'alreadyThere' ? '' : unitStyles.accent}`}
          >
            {t.count(t[action], plan.counts[action] ?? 0)}
          </li>
        ))}
    </ul>
  );
}
