import type { ManuscriptId, OrganizationId } from '@sanshen/domain/kernel';
import type { IndicatorMeasure } from '@sanshen/domain/policy';
import type { Month } from '@sanshen/domain/supervision';
import { sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';
import { demonstrationOrganizationId } from '../people.ts';
import { errorsOf, untrainedIn } from './expect-year.ts';
import type { PlannedArticle, PlannedMonth, YearPlan } from './plan-year.ts';
import { campaignOf, subjectOf } from './play-duties.ts';

/** A fault that was planted: which case must stand behind which number. */
export interface PlantedFault {
  readonly organization: OrganizationId;
  readonly month: Month;
  readonly measure: IndicatorMeasure;
  /** Of the manuscript, channel, person, question, …. */
  readonly subject: string;
}

/** Faults of one measure: planted, found as a case behind the number, and cases that nobody planted. */
export interface FaultCount {
  readonly measure: IndicatorMeasure;
  readonly planted: number;
  readonly found: number;
  readonly unplanted: number;
}

/** Every fault of a year, month by month. */
export function plantedFaults(
  plan: YearPlan,
  manuscripts: ReadonlyMap<number, ManuscriptId>,
): readonly PlantedFault[] {
  return plan.happenings.flat().flatMap((happened) => faultsOf(plan, happened, manuscripts));
}

function faultsOf(
  plan: YearPlan,
  happened: PlannedMonth,
  manuscripts: ReadonlyMap<number, ManuscriptId>,
): readonly PlantedFault[] {
  const { unit, month, patrols, questions, drills, cases, guidance } = happened;
  const organization = demonstrationOrganizationId(unit.organization.key);
  const all = (measure: IndicatorMeasure, subjects: readonly string[]) =>
    subjects.map((subject) => ({ organization, month, measure, subject }));
  const numbered = <T>(what: string, list: readonly T[], bad: (one: T) => boolean) =>
    list.flatMap((one, n) => (bad(one) ? [subjectOf(happened, what, n)] : []));
  const articles = (bad: (one: PlannedArticle) => boolean) =>
    happened.articles.filter(bad).map(({ number }) => manuscripts.get(number) ?? `article ${number}`);
  const channels = (places: readonly number[]) => places.map((place) => unit.channels[place] ?? '');
  const late = guidance === 'late' || guidance === 'never';
  return [
    ...all(
      'markFaults',
      articles((one) => errorsOf(one).includes('mark')),
    ),
    ...all(
      'styleFaults',
      articles((one) => errorsOf(one).includes('style')),
    ),
    ...all(
      'errorsAfterPublication',
      articles((one) => one.copyDiffers || errorsOf(one).includes('text')),
    ),
    ...all(
      'reviewComplete',
      articles(({ emergency }) => emergency),
    ),
    ...all(
      'overdueSignOffs',
      articles(({ emergency, lateStage }) => emergency || lateStage !== null),
    ),
    ...all(
      'patrolsMissed',
      numbered('patrol', patrols, ({ missed }) => missed),
    ),
    ...all(
      'answersInTime',
      numbered('question', questions, (end) => end === 'late' || end === 'never'),
    ),
    ...all('dormantChannels', channels(happened.dormant)),
    ...all('attestationsOverdue', channels(happened.unattested)),
    ...all('unqualifiedHolders', happened.unqualified),
    ...all(
      'drillReportsLate',
      numbered('drill', drills, ({ reportLate }) => reportLate),
    ),
    ...all('peopleTrained', untrainedIn(plan, unit.people, month)),
    ...all('guidanceAnswered', late ? [campaignOf(month)] : []),
    ...all(
      'casesRectified',
      numbered('case', cases, (end) => end === 'noAnswer' || end === 'rectifiedLate'),
    ),
  ];
}

/** Compares the faults with the cases behind the numbers, both ways. */
export async function compareFaults(
  db: Database,
  plan: YearPlan,
  manuscripts: ReadonlyMap<number, ManuscriptId>,
): Promise<readonly FaultCount[]> {
  const planted = plantedFaults(plan, manuscripts);
  const measures = [...new Set(planted.map(({ measure }) => measure))];
  const more: readonly IndicatorMeasure[] = ['reviewComplete', 'answersInTime', 'peopleTrained'];
  const shares: readonly IndicatorMeasure[] = [...more, 'guidanceAnswered', 'casesRectified'];
  const { rows } = await sql<PlantedFault>`
    select distinct organization_id as organization, month, measure,
      case when kind in ('right', 'person') then part else subject_id end as subject
    from supervision_evidence where measure = any(${measures}::text[]) and month = any(${[...plan.months]}::text[])
      and case when measure = any(${[...shares]}::text[]) then numerator < denominator else numerator > 0 end`.execute(
    db,
  );
  const nameOf = (one: PlantedFault) => `${one.organization} ${one.month} ${one.measure} ${one.subject}`;
  const wanted = new Set(planted.map(nameOf));
  const there = new Set(rows.map(nameOf));
  return measures.map((measure) => {
    const own = [...wanted].filter((name) => name.split(' ')[2] === measure);
    const seen = rows.filter((row) => row.measure === measure);
    return {
      measure,
      planted: own.length,
      found: own.filter((name) => there.has(name)).length,
      unplanted: seen.filter((row) => !wanted.has(nameOf(row))).length,
    };
  });
}
