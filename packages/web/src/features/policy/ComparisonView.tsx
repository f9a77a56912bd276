import { readEffectivePolicy } from '@sanshen/contract/policy';
import { compareWithSuperior } from '@sanshen/contract/policy-reading';
import { Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { bookOf } from './path-words.ts';
import { compareTexts } from './texts.ts';

/** Where the unit's rule book is stricter than its superior's; differences of wording on demand. */
export function ComparisonView({ organization }: { readonly organization: string }) {
  const t = useTexts(compareTexts);
  const say = useLocalized();
  const [all, setAll] = useState(false);
  const params = { organization };
  const compared = useRead(compareWithSuperior, { params });
  const effective = useRead(readEffectivePolicy, { params });
  const book = useMemo(() => bookOf(effective.data?.policy), [effective.data]);
  if (compared.error !== null)
    return <ErrorState error={compared.error} retry={() => void compared.refetch()} />;
  if (compared.data === undefined || effective.isPending) return <LoadingState />;
  const { superior, inherited, items, counts } = compared.data;
  if (superior === null) return <EmptyState title={t.top} hint={t.topHint} />;
  if (inherited) return <EmptyState title={t.inherited(superior.organizationName)} hint={t.inheritedHint} />;
  const shown = items.filter(({ verdict }) => all || verdict !== 'same');
  const sections = [...Map.groupBy(shown, ({ sectionName }) => say(sectionName))];
  return (
    <>
      <div>
        <p>{t.counts(counts.stricter, superior.organizationName)}</p>
        {counts.same > 0 && (
          <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>
            {t.showSame}
          </Checkbox>
        )}
      </div>
      {shown.length === 0 && <EmptyState title={counts.same > 0 ? t.onlyWording : t.noDifference} />}
      {sections.map(([section, differences]) => (
        <Panel key={section} title={section}>
          <DifferenceList
            book={book}
            labels={[t.superior, t.mine]}
            differences={differences.map(({ superior: before, mine: after, ...rest }) => ({
              ...rest,
              before,
              after,
            }))}
          />
        </Panel>
      ))}
    </>
  );
}
