import type { compareUnits } from '@sanshen/contract/planning';
import type { RouteInput, RouteOutput } from '@sanshen/contract/route';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { cellsOf, dayOf, type Span, spansOfYear } from '@sanshen/domain/planning';
import type { Target, TargetPeriod } from '@sanshen/domain/policy';
import type { AppContext } from '../../platform/context.ts';
import { organizationsFor, requireGrant } from '../organization/public.ts';
import { effectivePolicies } from '../policy/public.ts';
import { portionsOf } from './count-store.ts';
import { targetShown } from './rule-book.ts';

type Comparison = RouteOutput<typeof compareUnits>;

/**
 * An organisation and everything below it that the caller may see (§11), each target of each unit's own rule book over a year. Throws
 * `access.forbidden`.
 */
export async function comparisonOf(
  { db, clock }: AppContext,
  person: PersonId,
  query: RouteInput<typeof compareUnits>['query'],
): Promise<Comparison> {
  const at = clock.now();
  const top = brandId<OrganizationId>(query.organization);
  await requireGrant(db, person, top, 'readPlanning', at);
  const seen = await organizationsFor(db, person, 'readPlanning', at);
  const units = seen.filter(({ order }) => order.split('/').includes(top));
  const ids = units.map(({ id }) => id);
  const policies = await effectivePolicies(db, ids, at);
  const today = dayOf(at);
  const year = query.year ?? Number(today.slice(0, 4));
  const spans = spansFor(year);
  const targetsOf = (id: OrganizationId) => policies.get(id)?.policy.content.targets ?? [];
  const targets = distinct(ids.flatMap(targetsOf));
  // Units whose rule books say the same of what counts share a sum.
  const sets = [...new Map(ids.flatMap(targetsOf).map(({ of }) => [JSON.stringify(of), { of }]))];
  const place = new Map(sets.map(([key], index) => [key, index]));
  const portions = await portionsOf(
    db,
    ids,
    targets.flatMap(({ period }) => spans(period)),
    sets.map(([, set]) => set),
  );
  const depth = units.find(({ id }) => id === top)?.order.split('/').length ?? 1;
  return {
    at,
    today,
    year,
    targets: targets.map((target) => ({
      ...targetShown(target),
      spans: spans(target.period).map(({ key }) => key),
    })),
    units: units.map(({ id, name, order }) => ({
      organization: id,
      name,
      depth: order.split('/').length - depth,
      standings: targetsOf(id).map((target) => ({
        target: target.id,
        share: target.share,
        cells: cellsOf(
          target,
          spans(target.period),
          today,
          portions(id, place.get(JSON.stringify(target.of)) ?? -1),
        ).map(
          ({ published, expected, verdict }) =>
            [published.in, published.of, expected.in, expected.of, verdict] as const,
        ) as Comparison['units'][number]['standings'][number]['cells'],
      })),
    })),
  };
}

/** The spans of a year by period, made once each. */
function spansFor(year: number): (period: TargetPeriod) => readonly Span[] {
  const made = new Map<TargetPeriod, readonly Span[]>();
  return (period) => {
    const known = made.get(period) ?? spansOfYear(period, year);
    made.set(period, known);
    return known;
  };
}

/** Each target once: the one of the highest unit, since a rule book further down may only be stricter. */
function distinct(targets: readonly Target[]): readonly Target[] {
  return targets.filter(({ id }, index) => targets.findIndex((one) => one.id === id) === index);
}
