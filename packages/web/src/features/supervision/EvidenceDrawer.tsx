import type { RouteAnswer } from '@sanshen/contract/route';
import { listEvidence } from '@sanshen/contract/supervision';
import { Link } from '@tanstack/react-router';
import { Checkbox, Drawer } from 'antd';
import { useState } from 'react';
import { client, keyOf } from '../../app/api.ts';
import { usePages } from '../../app/use-pages.ts';
import { MoreButton } from '../../components/MoreButton.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useSeenUnits } from '../../components/UnitPicker.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { periodName } from './format.ts';
import styles from './supervision.module.css';
import { supervisionTexts } from './texts.ts';

type Answer = RouteAnswer<typeof listEvidence>;
type Item = Answer['items'][number];

/** The cases behind a number, how it is counted, and what speaks against the unit. */
export function EvidenceDrawer({
  organization,
  period,
  indicator,
  onClose,
}: {
  readonly organization: string;
  readonly period: string;
  readonly indicator: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(supervisionTexts);
  const say = useLocalized();
  const unit = useSeenUnits().data?.find(({ id }) => id === organization);
  const [against, setAgainst] = useState(false);
  const asked = { period, indicator, ...(against ? { only: 'against' as const } : {}) };
  const params = { organization };
  const { query, items, first } = usePages<Item, Answer>(
    keyOf(listEvidence, { params, query: asked }),
    (page) => client.call(listEvidence, { params, query: { ...asked, ...page } }),
    { keep: true },
  );
  const name = first?.indicator == null ? '' : say(first.indicator.name);
  return (
    <Drawer open title={t.cases(`${name} · ${periodName(period, t)}`)} size={520} onClose={onClose}>
      {unit !== undefined && <p className={styles.soft}>{unit.name}</p>}
      {first?.definition != null && (
        <details className={styles.how}>
          <summary>
            {t.how} · {t.version(first.definition.version)}
          </summary>
          <p>{say(first.definition.how)}</p>
        </details>
      )}
      <Checkbox checked={against} onChange={({ target }) => setAgainst(target.checked)}>
        {t.onlyAgainst}
      </Checkbox>
      {query.isPending && <LoadingState />}
      {query.error !== null && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <EmptyState title={t.noCases} hint={t.noCasesHint} />}
      <ul className={styles.cases}>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a case whose name is hidden has nothing else, and the list only grows
          <li key={index}>
            <CaseName item={item} />
            <span className={styles.soft}>
              {t[item.kind]} · <Time at={item.at} /> {item.against && <Tag tone="amber">{t.against}</Tag>}
            </span>
          </li>
        ))}
      </ul>
      <MoreButton query={query} label={t.more} />
    </Drawer>
  );
}

function CaseName({ item }: { readonly item: Item }) {
  const t = useTexts(supervisionTexts);
  const say = useLocalized();
  if (item.title === null) return <span className={styles.soft}>{t.hidden}</span>;
  return item.path === null ? <span>{say(item.title)}</span> : <Link to={item.path}>{say(item.title)}</Link>;
}
