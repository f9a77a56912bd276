import { listImportRows } from '@sanshen/contract/organization-import';
import { client, keyOf } from '../../../app/api.ts';
import { usePages } from '../../../app/use-pages.ts';
import { MoreButton } from '../../../components/MoreButton.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../components/states.tsx';
import { useLocalized, useTexts } from '../../../text/language.ts';
import unitStyles from '../OrganizationPage.module.css';
import styles from './ImportView.module.css';
import { importTexts } from './import-texts.ts';

/** Which rows are shown. */
export type Only = 'all' | 'errors' | 'changes';

/** The rows of a plan: what each does, and what is to be mended, by cell. */
export function ImportRows({
  unit,
  plan,
  only,
}: {
  readonly unit: string;
  readonly plan: string;
  readonly only: Only;
}) {
  const t = useTexts(importTexts);
  const say = useLocalized();
  const params = { organization: unit, import: plan };
  const narrowed = only === 'all' ? {} : { only };
  const { query, items } = usePages(keyOf(listImportRows, { params, query: narrowed }), (page) =>
    client.call(listImportRows, { params, query: { ...page, ...narrowed } }),
  );
  if (query.isPending) return <LoadingState rows={6} />;
  if (query.error !== null) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (items.length === 0) return <EmptyState title={t.noRows} />;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t.row}</th>
            <th scope="col">{t.unit}</th>
            <th scope="col">{t.person}</th>
            <th scope="col">{t.action}</th>
            <th scope="col">{t.what}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr
              key={`${item.sheet}/${item.row}`}
              className={item.actions.includes('error') ? styles.wrong : undefined}
            >
              <td className={styles.number}>{t.rowOf(item.row)}</td>
              <td>{item.organization}</td>
              <td>{item.person}</td>
              <td>
                <span className={styles.tags}>
                  {item.actions.map((action) => (
                    <span
                      key={action}
                      className={`${unitStyles.tag} ${action === 'error' ? unitStyles.cinnabar : ''}`}
                    >
                      {t[action]}
                    </span>
                  ))}
                </span>
              </td>
              <td>
                <ul className={styles.messages}>
                  {item.messages.map((message) => (
                    <li key={`${message.cell}${message.code}${message.zh}`}>
                      {message.cell !== null && <span className={styles.cell}>{message.cell}</span>}
                      {say(message)}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton query={query} />
    </>
  );
}
