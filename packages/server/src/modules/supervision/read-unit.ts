import type { RouteInput, RouteOutput } from '@sanshen/contract/route';
import type { readUnit } from '@sanshen/contract/supervision';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import {
  definitionAt,
  type IndicatorValue,
  isMeasured,
  type Month,
  monthAt,
  trendMonths,
  valueIn,
} from '@sanshen/domain/supervision';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { grantOf, namesOf, requireGrant } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { monthlyOf, totalsOf } from './count-store.ts';
import { begunMonths, frozenPeriod, indicatorValues } from './indicator-values.ts';
import { indicatorsOf, trendOf } from './read-board.ts';

type UnitPage = RouteOutput<typeof readUnit>;

/** Fewer siblings with a value than this are not compared: each could be told from the middle. */
const fewestSiblings = 3;

/** A unit's indicators in a period, each with its words, trend and siblings. Throws `access.forbidden`, `supervision.noRuleBook`. */
export async function unitOf(
  { readDb: db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  { period }: RouteInput<typeof readUnit>['query'],
): Promise<UnitPage> {
  const at = clock.now();
  await requireGrant(db, person, organization, 'readSupervision', at);
  indicatorsOf((await effectivePolicy(db, organization, at))?.policy);
  const trend = trendMonths(period, monthAt(at));
  const [values, names, frozen, amend] = await Promise.all([
    indicatorValues(db, organization, period, at),
    namesOf(db, [organization], at),
    frozenPeriod(db, organization, period),
    grantOf(db, person, organization, 'amendSupervision', at),
  ]);
  const measures = values.map(({ measure }) => measure);
  const months = begunMonths(period, at);
  const last = months.at(-1) ?? monthAt(at);
  const [monthly, middle] = await Promise.all([
    monthlyOf(db, [organization], trend, measures),
    siblingMedians(db, organization, months, values, at),
  ]);
  const rows = monthly.get(organization) ?? [];
  return {
    at,
    organization,
    name: names.get(organization) ?? organization,
    period,
    trendMonths: [...trend],
    closed: frozen === null ? null : { digest: frozen.digest, at: frozen.months.at(-1)?.at ?? at },
    indicators: values.map((one) => ({
      ...shownValue(one),
      trend: trendOf(one, trend, rows),
      siblings: middle.get(one.indicator) ?? null,
      definition: shownDefinition(one, last),
    })),
    mayAmend: amend !== null,
  };
}

function shownValue({ indicator, cases: _cases, ...value }: IndicatorValue & { readonly cases: string }) {
  return { id: indicator, measured: isMeasured(value.measure), ...value };
}

/** The words of the version that counted a month. */
export function shownDefinition(
  { measure }: Pick<IndicatorValue, 'measure'>,
  month: Month,
): UnitPage['indicators'][number]['definition'] {
  const definition = definitionAt(measure, month);
  if (definition === null) return null;
  const { version, from, unit, judged, name, how } = definition;
  return { measure, version, from, unit, judged, name, how };
}

/** The middle value of the other units below the same superior: a number without names, so it may be shown to who may not see those units. */
async function siblingMedians(
  db: Database,
  organization: OrganizationId,
  months: readonly Month[],
  values: readonly IndicatorValue[],
  at: Instant,
): Promise<ReadonlyMap<string, { median: number; units: number }>> {
  const { rows } = await sql<{ id: OrganizationId }>`
    select other.organization_id as id from organization_state own
    join organization_state other on other.parent_id = own.parent_id and other.root_id = own.root_id
    where own.organization_id = ${organization} and other.organization_id <> own.organization_id and other.status = 'active'
      and own.valid_from <= ${at} and (own.valid_to is null or own.valid_to > ${at})
      and other.valid_from <= ${at} and (other.valid_to is null or other.valid_to > ${at})`.execute(db);
  const totals = await totalsOf(
    db,
    rows.map(({ id }) => id),
    months,
  );
  const found = new Map<string, { median: number; units: number }>();
  for (const { indicator, measure, unit } of values) {
    if (!isMeasured(measure)) continue;
    const theirs = [...totals.values()]
      .map((sums) => sums.find((sum) => sum.measure === measure))
      .map((sum) => (sum === undefined ? null : valueIn(unit, sum, Math.max(months.length, 1))))
      .filter((value) => value !== null)
      .toSorted((a, b) => a - b);
    if (theirs.length >= fewestSiblings)
      found.set(indicator, { median: medianOf(theirs), units: theirs.length });
  }
  return found;
}

function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
