import type { readBoard } from '@sanshen/contract/planning';
import { recommendationLine, standingLine } from '@sanshen/contract/planning-texts';
import type { RouteInput, RouteOutput } from '@sanshen/contract/route';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import {
  dayOf,
  type KeptTally,
  recommend,
  type Span,
  spanAround,
  standingOfTarget,
  type Tally,
  type TargetStanding,
  talliesIn,
  whatNextChanges,
} from '@sanshen/domain/planning';
import type { Target } from '@sanshen/domain/policy';
import type { AppContext } from '../../platform/context.ts';
import { grantOf, namesOf, requireGrant } from '../organization/public.ts';
import { type ComingDate, comingDates, type KeyDate } from '../workbench/public.ts';
import { countsOf } from './count-store.ts';
import { contentRulesOf, targetShown } from './rule-book.ts';

type Board = RouteOutput<typeof readBoard>;

/** Key dates are looked at for so many days. */
const daysAhead = 60;

interface Standing {
  readonly target: Target;
  readonly span: Span;
  readonly standing: TargetStanding;
}

/** The planning board of an organisation. Reads its counts, never its manuscripts. Throws `access.forbidden`, `planning.noRuleBook`. */
export async function boardOf(
  { db, clock }: AppContext,
  person: PersonId,
  query: RouteInput<typeof readBoard>['query'],
  keyDates: readonly KeyDate[],
): Promise<Board> {
  const at = clock.now();
  const organization = brandId<OrganizationId>(query.organization);
  await requireGrant(db, person, organization, 'readPlanning', at);
  const rules = await contentRulesOf(db, organization, at);
  const today = dayOf(at);
  const date = query.date ?? today;
  const span = spanAround(query.period, date);
  const spans = rules.targets.map((target) => spanAround(target.period, date));
  const kept = (await countsOf(db, [organization], [span, ...spans])).get(organization) ?? [];
  const standings = rules.targets.map((target): Standing => {
    const own = spanAround(target.period, date);
    return { target, span: own, standing: standingOfTarget(target, talliesIn(own, today, kept)) };
  });
  const expected = new Map(standings.map(({ target, standing }) => [target.id, standing.expected]));
  const dates = comingDates(keyDates, today, daysAhead);
  const names = await namesOf(db, [organization], at);
  const next = whatNextChanges(
    rules.topics.map(({ id }) => id),
    rules.targets,
    expected,
  );
  return {
    at,
    today,
    organization,
    organizationName: names.get(organization) ?? organization,
    span: spanShown(span),
    topics: rules.topics.map(({ id, name, focus }) => ({ id, name, focus })),
    forms: rules.forms.map(({ id, name }) => ({ id, name })),
    counts: merged(talliesIn(span, today, kept)),
    targets: standings.map(({ target, span: own, standing }) => ({
      ...targetShown(target),
      ...standing,
      span: spanShown(own),
      line: standingLine(target, standing),
    })),
    next: next.map((one) => ({ ...one, effects: [...one.effects] })),
    keyDates: dates.map(({ id, kind, name, date: day, inDays }) => ({ id, kind, name, date: day, inDays })),
    recommendations: recommendations(standings, dates, today),
    mayPlan: (await grantOf(db, person, organization, 'planContent', at)) !== null,
  };
}

function spanShown({ period, key, from, to }: Span): Board['span'] {
  return { period, key, from, to };
}

/** One line for each topic, form and state, whatever months they come from. */
function merged(tallies: readonly Tally[]): Board['counts'] {
  const sums = new Map<string, KeptTally['count']>();
  const keyOf = ({ topic, form, state }: Tally) => `${state} ${form} ${topic}`;
  for (const tally of tallies) sums.set(keyOf(tally), (sums.get(keyOf(tally)) ?? 0) + tally.count);
  const first = new Map(tallies.map((tally) => [keyOf(tally), tally]));
  return [...first].map(([key, { topic, form, state }]) => ({
    topic,
    form,
    state,
    count: sums.get(key) ?? 0,
  }));
}

function recommendations(
  standings: readonly Standing[],
  dates: readonly ComingDate[],
  today: string,
): Board['recommendations'] {
  return recommend(standings, dates, today).flatMap((one) => {
    const about = standings.find(({ target }) => target.id === one.target);
    if (about === undefined) return [];
    const near = dates.filter(({ id, date }) => one.dates.includes(id) && date < about.span.to);
    const line = recommendationLine(about.target, about.standing.expected, one, near);
    return [{ ...one, dates: [...one.dates], line }];
  });
}
