import { Button } from 'antd';
import { defineTexts, useTexts } from '../text/language.ts';
import styles from './MoreButton.module.css';

const texts = defineTexts({ more: { zh: '更多', en: 'More' } });

/** Asks for the next page of a list, by what its page calls that; nothing where there is none. */
export function MoreButton({
  query,
  label,
}: {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
  readonly label?: string;
}) {
  const t = useTexts(texts);
  if (!query.hasNextPage) return null;
  return (
    <div className={styles.foot}>
      <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {label ?? t.more}
      </Button>
    </div>
  );
}
