import type { RouteInput, RouteOutput } from '@sanshen/contract/route';
import { type readBoard, supervisionProblems } from '@sanshen/contract/supervision';
import { brandId, type Instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { Indicator, Policy } from '@sanshen/domain/policy';
import {
  assess,
  closedIndicator,
  definitionAt,
  isMeasured,
  type Month,
  monthAt,
  trendMonths,
  valueIn,
} from '@sanshen/domain/supervision';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { organizationsFor, requireGrant, type VisibleOrganization } from '../organization/public.ts';
import { effectivePolicies } from '../policy/public.ts';
import { closedCounts, monthlyOf, totalsOf } from './count-store.ts';
import { begunMonths } from './indicator-values.ts';

type Board = RouteOutput<typeof readBoard>;
type Unit = Board['units'][number];

/**
 * The clause board: an organisation and everything below it that the caller may see (§11), his own units first, each held against its own rule book. Reads sums,
 * never what lies behind them. Throws `access.forbidden`, `supervision.noRuleBook`.
 */
export async function boardOf(
  { readDb: db, clock }: AppContext,
  person: PersonId,
  query: RouteInput<typeof readBoard>['query'],
): Promise<Board> {
  const at = clock.now();
  const top = brandId<OrganizationId>(query.organization);
  await requireGrant(db, person, top, 'readSupervision', at);
  const seen = await organizationsFor(db, person, 'readSupervision', at);
  const units = ownFirst(seen.filter(({ order }) => order.split('/').includes(top)));
  const ids = units.map(({ id }) => id);
  const policies = await effectivePolicies(db, ids, at);
  const topPolicy = policies.get(top)?.policy;
  if (topPolicy === undefined) throw new Problem(supervisionProblems['supervision.noRuleBook']);
  const months = begunMonths(query.period, at);
  const trend = trendMonths(query.period, monthAt(at));
  const indicators = union(ids.flatMap((id) => policies.get(id)?.policy.accountability.indicators ?? []));
  const last = months.at(-1) ?? monthAt(at);
  const [totals, closed, trends, countedUpTo] = await Promise.all([
    totalsOf(db, ids, months),
    closedCounts(db, ids, months),
    trendsOf(
      db,
      ids,
      trend,
      indicators.filter(({ clause }) => clause === query.clause),
    ),
    countedTo(db),
  ]);
  const place = new Map(indicators.map(({ id }, index) => [id, index]));
  const depth = topDepth(units, top);
  return {
    at,
    organization: top,
    period: query.period,
    months: [...months],
    trendMonths: [...trend],
    clauses: topPolicy.clauses.map(({ id, title }) => ({ id, title })),
    indicators: indicators.map((one) => shownIndicator(one, last)),
    units: units.map((unit): Unit => {
      const own = policies.get(unit.id)?.policy.accountability.indicators ?? [];
      const values = assess(own.map(closedIndicator), totals.get(unit.id) ?? [], query.period, months);
      return {
        organization: unit.id,
        name: unit.name,
        depth: unit.order.split('/').length - depth,
        own: unit.relation === 'own',
        closed: closed.get(unit.id) ?? 0,
        cells: values.map(({ indicator, numerator, denominator, value, threshold, verdict }) => [
          ...[place.get(indicator) ?? 0, numerator, denominator, value, threshold, verdict],
        ]) as Unit['cells'],
        trend: (trends.get(unit.id) ?? []).map(([id, values]) => [place.get(id) ?? 0, values]),
      };
    }),
    countedUpTo,
  };
}

function ownFirst(units: readonly VisibleOrganization[]): readonly VisibleOrganization[] {
  const own = units.filter(({ relation }) => relation === 'own');
  return [...own, ...units.filter(({ relation }) => relation !== 'own')];
}

function topDepth(units: readonly VisibleOrganization[], top: OrganizationId): number {
  return units.find(({ id }) => id === top)?.order.split('/').length ?? 1;
}

/** Each indicator once, in the order of the highest rule book that has it: those further down may only be stricter. */
function union(indicators: readonly Indicator[]): readonly Indicator[] {
  return [...new Map(indicators.toReversed().map((one) => [one.id, one])).values()].toSorted(
    (a, b) => indicators.findIndex(({ id }) => id === a.id) - indicators.findIndex(({ id }) => id === b.id),
  );
}

/** An indicator as screens name it. */
export function shownIndicator(
  { id, clause, name, measure, better }: Pick<Indicator, 'id' | 'clause' | 'name' | 'measure' | 'better'>,
  month: Month,
): Board['indicators'][number] {
  const unit = definitionAt(measure, month)?.unit ?? 'count';
  return { id, clause, name, measure, unit, better, measured: isMeasured(measure) };
}

/** For each unit the values of some indicators, month by month. */
async function trendsOf(
  db: Database,
  ids: readonly OrganizationId[],
  months: readonly Month[],
  indicators: readonly Indicator[],
): Promise<ReadonlyMap<OrganizationId, [string, (number | null)[]][]>> {
  if (indicators.length === 0) return new Map();
  const monthly = await monthlyOf(
    db,
    ids,
    months,
    indicators.map(({ measure }) => measure),
  );
  return new Map(
    ids.map((id) => [id, indicators.map((one) => [one.id, trendOf(one, months, monthly.get(id) ?? [])])]),
  );
}

/** The values of an indicator in some months; null where there is nothing that one could be of. */
export function trendOf(
  { measure }: Pick<Indicator, 'measure'>,
  months: readonly Month[],
  rows: readonly {
    readonly month: Month;
    readonly measure: string;
    readonly numerator: number;
    readonly denominator: number;
  }[],
): (number | null)[] {
  return months.map((month) => {
    const definition = definitionAt(measure, month);
    if (definition === null || !isMeasured(measure)) return null;
    const row = rows.find((one) => one.month === month && one.measure === measure);
    // A month without any evidence says nothing, also where something is only counted.
    return row === undefined ? null : valueIn(definition.unit, row, 1);
  });
}

/** When the last entry that has been counted was written; null before the first. */
async function countedTo(db: Database): Promise<Instant | null> {
  const row = await db
    .selectFrom('supervision_watermark')
    .innerJoin('ledger_checkpoint', (join) =>
      join.onRef('ledger_checkpoint.size', '<=', 'supervision_watermark.leaf'),
    )
    .select('ledger_checkpoint.at')
    .orderBy('ledger_checkpoint.size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Of a rule book: its indicators. Throws `supervision.noRuleBook` where there is none. */
export function indicatorsOf(policy: Policy | undefined): readonly Indicator[] {
  if (policy === undefined) throw new Problem(supervisionProblems['supervision.noRuleBook']);
  return policy.accountability.indicators;
}
