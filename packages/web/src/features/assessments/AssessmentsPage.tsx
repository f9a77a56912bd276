import { listAssessments } from '@sanshen/contract/assessments';
import type { RouteAnswer } from '@sanshen/contract/route';
import { dayOf } from '@sanshen/domain/calendar';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
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
import styles from './assessments.module.css';
import { ComputeDialog } from './ComputeDialog.tsx';
import { recentPeriods } from './periods.ts';
import { type AssessmentsSearch, assessmentSides } from './search.ts';
import { assessmentStatusTexts, assessmentTexts, assessmentTones } from './texts.ts';
import { usePeriodName } from './use-period-name.ts';
import { YearArchives } from './YearArchives.tsx';

/** 考核 of a unit, or of the units that it assesses. */
export function AssessmentsPage() {
  const t = useTexts(assessmentTexts);
  const search = useSearch({ from: '/inside/supervision/assessments' });
  const navigate = useNavigate();
  const organization = useUnitOf(search.organization);
  const side = search.side ?? 'own';
  const [computing, setComputing] = useState(false);
  const go = (change: AssessmentsSearch) =>
    void navigate({ to: '/supervision/assessments', search: { ...search, ...change }, replace: true });
  const asked = { side, ...(search.period === undefined ? {} : { period: search.period }) };
  const params = { organization };
  const {
    query,
    items,
    first: data,
  } = usePages<Line, RouteAnswer<typeof listAssessments>>(
    keyOf(listAssessments, { params, query: asked }),
    (page) => client.call(listAssessments, { params, query: { ...asked, ...page } }),
  );
  const periods = recentPeriods(dayOf(new Date().toISOString() as never), data?.everyMonths ?? null);
  const nameOf = usePeriodName();
  return (
    <Stack>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        onUnit={(unit) => go({ organization: unit })}
      >
        <YearArchives organization={organization} />
        {side === 'units' && data?.mayDraft === true && data.everyMonths !== null && (
          <Button type="primary" onClick={() => setComputing(true)}>
            {t.compute}
          </Button>
        )}
      </UnitHeader>
      <SupervisionTabs organization={organization} current="assessments" />
      <div className={styles.filters}>
        <Segmented
          aria-label={t.side}
          value={side}
          onChange={(value) => go({ side: value })}
          options={assessmentSides.map((value) => ({ value, label: t[value] }))}
        />
        <Select
          aria-label={t.period}
          value={search.period ?? ''}
          popupMatchSelectWidth={false}
          onChange={(period) => {
            const { period: _, ...rest } = search;
            void navigate({
              to: '/supervision/assessments',
              search: period === '' ? rest : { ...rest, period },
              replace: true,
            });
          }}
          options={[
            { value: '', label: t.allPeriods },
            ...periods.map((value) => ({ value, label: nameOf(value) })),
          ]}
        />
      </div>
      <PagedPanel
        query={query}
        empty={items.length === 0}
        none={
          <EmptyState
            title={t.none}
            hint={side === 'own' ? t.noneOwn : data?.everyMonths === null ? t.noFormula : t.noneUnits}
          />
        }
      >
        {items.map((item) => (
          <AssessmentLine key={item.assessment} line={item} />
        ))}
      </PagedPanel>
      {computing && data !== undefined && (
        <ComputeDialog
          organization={organization}
          everyMonths={data.everyMonths}
          onClose={() => setComputing(false)}
        />
      )}
    </Stack>
  );
}

type Line = RouteAnswer<typeof listAssessments>['items'][number];

function AssessmentLine({ line }: { readonly line: Line }) {
  const t = useTexts(assessmentTexts);
  const statuses = useTexts(assessmentStatusTexts);
  const say = useLocalized();
  const { unitName, periodName, status, score, full, grade, place, openAppeals, appealUntil } = line;
  return (
    <ListLine
      to="/supervision/assessments/$assessment"
      params={{ assessment: line.assessment }}
      name={unitName}
      below={
        <>
          {say(periodName)}
          {status === 'published' && appealUntil !== null && (
            <>
              {' '}
              · {t.appealUntil} <Time at={appealUntil} />
            </>
          )}
        </>
      }
    >
      {openAppeals > 0 && <Tag tone="cinnabar">{t.openAppeals(openAppeals)}</Tag>}
      <span className={styles.score}>
        <strong>{score}</strong> <span className={styles.soft}>/ {full}</span>
      </span>
      {grade !== null && <Tag tone="accent">{say(grade)}</Tag>}
      {place !== null && <Tag>{t.place(place)}</Tag>}
      <Tag tone={assessmentTones[status]}>{statuses[status]}</Tag>
    </ListLine>
  );
}
