import { Button } from 'antd';
import { useTexts } from '../../../text/language.ts';
import styles from '../OrganizationPage.module.css';
import { organizationTexts } from '../texts.ts';

/** Asks for the next page of a list; nothing where there is none. */
export function MoreButton({
  query,
}: {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}) {
  const t = useTexts(organizationTexts);
  if (!query.hasNextPage) return null;
  return (
    <div className={styles.foot}>
      <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t.more}
      </Button>
    </div>
  );
}
