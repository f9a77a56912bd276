import { PlusOutlined } from '@ant-design/icons';
import { listCases } from '@sanshen/contract/cases';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { client, keyOf } from '../../app/api.ts';
import { useUnitOf } from '../../app/session.tsx';
import { usePages } from '../../app/use-pages.ts';
import { Stack } from '../../components/Columns.tsx';
import { ListLine } from '../../components/ListLine.tsx';
import { PagedPanel } from '../../components/PagedPanel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { SupervisionTabs } from '../supervision/SupervisionTabs.tsx';
import styles from './cases.module.css';
import { FiguresPanel } from './FiguresPanel.tsx';
import { OpenCaseDialog } from './OpenCaseDialog.tsx';
import { type CasesSearch, caseSides } from './search.ts';
import { caseStatusTexts, casesTexts, gravityTones, statusTones } from './texts.ts';

/** 案件 of a unit, and of those below it. */
export function CasesPage() {
  const t = useTexts(casesTexts);
  const search = useSearch({ from: '/inside/supervision/cases' });
  const navigate = useNavigate();
  const organization = useUnitOf(search.organization);
  const state = search.state ?? 'open';
  const [opening, setOpening] = useState(false);
  const go = (change: CasesSearch) =>
    void navigate({ to: '/supervision/cases', search: { ...search, ...change }, replace: true });
  const params = { organization };
  const side = search.side === undefined ? {} : { side: search.side };
  const asked = { ...side, state: state === 'figures' ? ('open' as const) : state };
  const { query, items, first } = usePages(
    keyOf(listCases, { params, query: asked }),
    (page) => client.call(listCases, { params, query: { ...asked, ...page } }),
    { keep: true },
  );
  return (
    <Stack>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        onUnit={(unit) => void navigate({ to: '/supervision/cases', search: { organization: unit } })}
      >
        {first?.mayOpen === true && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)}>
            {t.open}
          </Button>
        )}
      </UnitHeader>
      <SupervisionTabs organization={organization} current="caseFiles" />
      <div className={styles.filters}>
        {first?.supervises === true && (
          <Segmented
            aria-label={t.side}
            value={first.side}
            onChange={(side) => go({ side })}
            options={caseSides.map((value) => ({ value, label: t[value] }))}
          />
        )}
        <Segmented
          aria-label={t.state}
          value={state}
          onChange={(value) => go({ state: value })}
          options={[
            { value: 'open' as const, label: t.openOnes },
            { value: 'overdue' as const, label: t.overdueOnes },
            { value: 'all' as const, label: t.all },
            { value: 'figures' as const, label: t.figures },
          ]}
        />
        <Link to="/supervision/records">{t.ownRecords}</Link>
      </div>
      {state === 'figures' ? (
        <FiguresPanel organization={organization} {...side} />
      ) : (
        <PagedPanel
          query={query}
          empty={items.length === 0}
          none={<EmptyState title={t.none} hint={t.noneHint} />}
        >
          {items.map((item) => (
            <CaseLine key={item.case} line={item} />
          ))}
        </PagedPanel>
      )}
      {opening && (
        <OpenCaseDialog
          organization={organization}
          chooseBelow={first?.side === 'below'}
          onClose={() => setOpening(false)}
        />
      )}
    </Stack>
  );
}

type Line = RouteAnswer<typeof listCases>['items'][number];

function CaseLine({ line }: { readonly line: Line }) {
  const t = useTexts(casesTexts);
  const statuses = useTexts(caseStatusTexts);
  const say = useLocalized();
  const { title, organizationName, clause, dueAt, overdue, status, gravity, deduction } = line;
  return (
    <ListLine
      to="/supervision/cases/$case"
      params={{ case: line.case }}
      name={title}
      below={
        <>
          {organizationName} · {clause}
          {dueAt !== null && (
            <>
              {' '}
              · {t.due} <Time at={dueAt} />
            </>
          )}
        </>
      }
    >
      {overdue && <Tag tone="cinnabar">{t.overdue}</Tag>}
      <Tag tone={gravityTones[gravity]}>{say(line.gravityName)}</Tag>
      {deduction.points > 0 && (
        <Tag>
          {t.points} {t.pointsText(deduction.points, 0)}
        </Tag>
      )}
      <Tag tone={statusTones[status]}>{statuses[status]}</Tag>
    </ListLine>
  );
}
