import { readSeen } from '@sanshen/contract/discussion';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './ChangesPane.module.css';
import { ComparisonView } from './ComparisonView.tsx';
import { reviewTexts } from './texts.ts';
import { useComparison } from './useComparison.ts';
import type { Manuscript, Review } from './useManuscript.ts';

/** What changed since the person last saw the text, or since the revision before; another older one can be chosen. */
export function ChangesPane({ manuscript }: { readonly manuscript: Manuscript; readonly review: Review }) {
  const t = useTexts(reviewTexts);
  const { manuscript: id, revision } = manuscript;
  const seen = useRead(readSeen, { params: { manuscript: id } });
  const [chosen, setChosen] = useState<number | null>(null);
  const seenRevision = seen.data?.revision ?? null;
  const standard = seenRevision !== null && seenRevision < revision ? seenRevision : revision - 1;
  const from = seen.isPending ? null : (chosen ?? standard);
  const { data, error } = useComparison(id, from === null || from < 1 ? null : from, revision);
  if (revision < 2) return <Panel>{t.firstRevision}</Panel>;
  return (
    <Panel>
      <div className={styles.choice}>
        <label>
          {t.compareFrom}{' '}
          <Select<number>
            value={from ?? standard}
            onChange={setChosen}
            aria-label={t.compareFrom}
            options={Array.from({ length: revision - 1 }, (_, index) => ({
              value: revision - 1 - index,
              label: t.version(revision - 1 - index),
            }))}
          />
        </label>
        <span>→ {t.version(revision)}</span>
        <Link to="/manuscripts/$manuscript/comparison" params={{ manuscript: id }}>
          {t.compare}
        </Link>
      </div>
      {error !== null && <ErrorState error={error} />}
      {data === undefined && error === null && <LoadingState rows={8} />}
      {data !== undefined && <ComparisonView comparison={data} />}
    </Panel>
  );
}
