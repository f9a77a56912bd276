import {
  listMySelections,
  listSelections,
  readSelectionForm,
} from '@sanshen/contract/qualification-selection';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { UnitPicker } from '../../components/UnitPicker.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { TrainingTabs } from '../training/TrainingTabs.tsx';
import { useTrainingUnits, useUnit } from '../training/useUnit.ts';
import { ProposeDialog } from './ProposeDialog.tsx';
import styles from './qualification.module.css';
import { SelectionCard } from './SelectionCard.tsx';
import { selectionTexts } from './texts.ts';

/** 遴选: what concerns me, and for who leads the unit's candidates. */
export function SelectionPage() {
  const t = useTexts(selectionTexts);
  const navigate = useNavigate();
  const { organization: asked } = useSearch({ from: '/inside/training/selection' });
  const home = useMyOrganizations()[0]?.id;
  const organization = useUnit(asked, 'lead') ?? home;
  const leads = useTrainingUnits().some((one) => one.lead);
  return (
    <div className={styles.page}>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          organization !== undefined &&
          leads && (
            <UnitPicker
              value={organization}
              relations={['own', 'above']}
              onChange={(next) =>
                void navigate({ to: '/training/selection', search: { organization: next }, replace: true })
              }
            />
          )
        }
      />
      <TrainingTabs current="selection" />
      {organization !== undefined && <Proposing organization={organization} />}
      <MyOnes organization={organization} />
      {organization !== undefined && leads && <UnitOnes organization={organization} />}
    </div>
  );
}

function Proposing({ organization }: { readonly organization: string }) {
  const t = useTexts(selectionTexts);
  const say = useLocalized();
  const me = useMyOrganizations();
  const { data, error, refetch } = useRead(readSelectionForm, { params: { organization } });
  const [open, setOpen] = useState<'apply' | 'recommend' | null>(null);
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState rows={2} />;
  const own = me.some(({ id }) => id === organization);
  return (
    <Panel title={t.criteria}>
      <ul className={styles.criteria}>
        {data.criteria.map((line) => (
          <li key={line.zh}>{say(line)}</li>
        ))}
      </ul>
      <p className={styles.soft}>{t.rules(data.probationMonths, data.keepDays)}</p>
      <div className={styles.actions}>
        {data.mayRecommend && (
          <Button type="primary" onClick={() => setOpen('recommend')}>
            {t.recommend}
          </Button>
        )}
        {data.mayApply && own && <Button onClick={() => setOpen('apply')}>{t.apply}</Button>}
      </div>
      {open !== null && (
        <ProposeDialog
          organization={organization}
          form={data}
          own={open === 'apply'}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}

function MyOnes({ organization }: { readonly organization: string | undefined }) {
  const t = useTexts(selectionTexts);
  const { data, error, refetch } = useRead(listMySelections, {});
  return (
    <Panel title={t.mine}>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data !== undefined && data.items.length === 0 && <p className={styles.soft}>{t.noMine}</p>}
      {data !== undefined && data.items.length > 0 && (
        <ul className={styles.list}>
          {data.items.map((one) => (
            <SelectionCard
              key={one.selection}
              selection={one}
              showUnit={one.organization.id !== organization}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function UnitOnes({ organization }: { readonly organization: string }) {
  const t = useTexts(selectionTexts);
  const [all, setAll] = useState(false);
  const { data, error, refetch } = useRead(listSelections, {
    params: { organization },
    query: { state: all ? 'all' : 'open' },
  });
  const { data: mine } = useRead(listMySelections, {});
  // What concerns the reader himself stands above already.
  const others = data?.items.filter(
    (one) => !mine?.items.some(({ selection }) => selection === one.selection),
  );
  return (
    <Panel
      title={t.unit}
      extra={
        <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>
          {t.all}
        </Checkbox>
      }
    >
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {others?.length === 0 && <p className={styles.soft}>{t.noUnitOnes}</p>}
      {others !== undefined && others.length > 0 && (
        <ul className={styles.list}>
          {others.map((one) => (
            <SelectionCard key={one.selection} selection={one} showUnit={false} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
