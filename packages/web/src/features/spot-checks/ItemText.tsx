import { readFile } from '@sanshen/contract/files';
import { type RouteAnswer, routeUrl } from '@sanshen/contract/route';
import { readSpotCheckItem } from '@sanshen/contract/spot-checks';
import { useRead } from '../../app/api.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import { verdictTexts } from '../publishing/texts.ts';
import styles from './spot-checks.module.css';
import { spotChecksTexts } from './texts.ts';

/** What was published and how it was reviewed, without who wrote and signed it. */
export function ItemText({ check, item }: { readonly check: string; readonly item: number }) {
  const { data, error, refetch } = useRead(readSpotCheckItem, { params: { check, item } });
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus
    <section className={styles.article} tabIndex={0} aria-label={data.title}>
      <h3>{data.title}</h3>
      <p className={styles.body}>{data.paragraphs.join('\n\n')}</p>
      <div className={styles.pictures}>
        {data.pictures.map(({ file, alt }) => (
          <img key={file} src={routeUrl(readFile, { params: { digest: file } })} alt={alt} loading="lazy" />
        ))}
      </div>
      <ReviewText review={data.review} />
    </section>
  );
}

function ReviewText({ review }: { readonly review: RouteAnswer<typeof readSpotCheckItem>['review'] }) {
  const t = useTexts(spotChecksTexts);
  const verdicts = useTexts(verdictTexts);
  const verdict = Object.entries(verdicts).find(([key]) => key === review.verdict)?.[1];
  return (
    <section>
      <h4>{t.reviewed}</h4>
      {review.release === 'emergency' && <Tag tone="amber">{t.emergencyRelease}</Tag>}
      {review.signOffs.length === 0 && <p className={styles.soft}>{t.unsigned}</p>}
      <ul className={styles.signed}>
        {review.signOffs.map(({ stage, duty, at, samePublished }, index) => (
          // Two may sign one stage and duty at one moment; the order never changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: as the line above says.
          <li key={index}>
            {t.signed(stage, duty)} · <Time at={at} />
            {!samePublished && <Tag tone="cinnabar">{t.otherText}</Tag>}
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{t.platformCopy(verdict ?? t.notRead)}</p>
    </section>
  );
}
