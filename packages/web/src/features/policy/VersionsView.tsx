import { comparePolicyVersion, listPolicyVersions, readEffectivePolicy } from '@sanshen/contract/policy';
import type { RouteAnswer } from '@sanshen/contract/route';
import { useMemo, useState } from 'react';
import { client, keyOf, useRead } from '../../app/api.ts';
import { usePages } from '../../app/use-pages.ts';
import { MoreButton } from '../../components/MoreButton.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { type Book, bookOf } from './path-words.ts';
import { compareTexts } from './texts.ts';
import styles from './VersionsView.module.css';

type Version = RouteAnswer<typeof listPolicyVersions>['items'][number];

/** What the owner of the rule book in force filed, newest first, each against the superior's of that time. */
export function VersionsView({
  filedBy,
  organization,
}: {
  readonly filedBy: { readonly id: string; readonly name: string };
  readonly organization: string;
}) {
  const t = useTexts(compareTexts);
  const effective = useRead(readEffectivePolicy, { params: { organization } });
  const book = useMemo(() => bookOf(effective.data?.policy), [effective.data]);
  const params = { organization: filedBy.id };
  const { query: list, items: versions } = usePages(keyOf(listPolicyVersions, { params }), (page) =>
    client.call(listPolicyVersions, { params, query: page }),
  );
  return (
    <Panel title={t.versionsOf(filedBy.name)}>
      {list.isPending && <LoadingState />}
      {list.error !== null && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && versions.length === 0 && <EmptyState title={t.noVersions} />}
      <ol className={styles.list}>
        {versions.map((version, index) => (
          <VersionItem key={version.sequence} version={version} newest={index === 0} book={book} />
        ))}
      </ol>
      <MoreButton query={list} />
    </Panel>
  );
}

function VersionItem({
  version,
  newest,
  book,
}: {
  readonly version: Version;
  readonly newest: boolean;
  readonly book: Book;
}) {
  const t = useTexts(compareTexts);
  const [open, setOpen] = useState(false);
  const { organization, sequence, baseDigest } = version;
  const compared = useRead(
    comparePolicyVersion,
    { params: { organization, sequence } },
    { enabled: open && baseDigest !== null, staleTime: Number.POSITIVE_INFINITY },
  );
  const differences = compared.data?.differences.filter(({ verdict }) => verdict !== 'same') ?? [];
  return (
    <li>
      <div className={styles.head}>
        <strong>{t.versionLine(version.version)}</strong>
        <span className={styles.soft}>{version.policy}</span>
        {newest && <span className={styles.newest}>{t.newest}</span>}
        <span className={styles.soft}>
          <Time at={version.filedAt} /> {version.filedBy === null && t.atSetUp}
        </span>
      </div>
      <div className={styles.digest}>
        {t.digest} {version.digest}
      </div>
      {baseDigest === null ? (
        <p className={styles.soft}>{t.basic}</p>
      ) : (
        <details className={styles.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{t.compare}</summary>
          {open && compared.isPending && <LoadingState rows={2} />}
          {compared.error !== null && <ErrorState error={compared.error} />}
          {compared.isSuccess && differences.length === 0 && <p>{t.onlyWording}</p>}
          <DifferenceList differences={differences} book={book} labels={[t.superior, t.mine]} />
        </details>
      )}
    </li>
  );
}
