import { listVerifications } from '@sanshen/contract/publishing';
import { Collapse } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './PublicationPage.module.css';
import { publishingTexts, verdictTexts } from './texts.ts';

/**
 * The readings of what is public, each with its differences from what was released; read when opened. `unfolded`: open until somebody
 * closes them, as there is something to see.
 */
export function Verifications({
  publication,
  unfolded,
}: {
  readonly publication: string;
  readonly unfolded: boolean;
}) {
  const t = useTexts(publishingTexts);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? unfolded;
  return (
    <Collapse
      ghost
      activeKey={open ? ['all'] : []}
      onChange={(keys) => setChosen(keys.length > 0)}
      items={[
        {
          key: 'all',
          label: t.verifications,
          children: open ? <VerificationList publication={publication} /> : null,
        },
      ]}
    />
  );
}

function VerificationList({ publication }: { readonly publication: string }) {
  const t = useTexts(publishingTexts);
  const verdicts = useTexts(verdictTexts);
  const say = useLocalized();
  const { data, error } = useRead(listVerifications, { params: { publication }, query: { limit: 20 } });
  if (error !== null) return <ErrorState error={error} />;
  if (data === undefined) return <LoadingState />;
  if (data.items.length === 0) return <p className={styles.soft}>{t.noVerifications}</p>;
  return (
    <ul className={styles.list}>
      {data.items.map(({ verification, at, verdict, message, differences }) => (
        <li key={verification}>
          <Time at={at} />{' '}
          {verdict !== null && (
            <span className={verdict === 'same' ? styles.good : styles.bad}>{verdicts[verdict]}</span>
          )}
          {message !== null && <p className={styles.soft}>{say(message)}</p>}
          {differences.map((difference) => (
            <dl key={`${difference.kind} ${difference.at}`} className={styles.difference}>
              <dt>{t.approved}</dt>
              <dd>{difference.approved ?? t.absent}</dd>
              <dt>{t.fetched}</dt>
              <dd>{difference.fetched ?? t.absent}</dd>
            </dl>
          ))}
        </li>
      ))}
    </ul>
  );
}
