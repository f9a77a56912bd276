import type { RouteInput, RouteOutput } from '@sanshen/contract/route';
import type { listPeriods } from '@sanshen/contract/supervision';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { definitionAt, differingMeasure, monthsOf } from '@sanshen/domain/supervision';
import type { AppContext } from '../../platform/context.ts';
import { grantOf, requireGrant } from '../organization/public.ts';
import { liveCounts, versionsOf } from './count-store.ts';

type Periods = RouteOutput<typeof listPeriods>;

/** The closed months of a unit in a year, every version of them, and which would come out otherwise by now. Throws `access.forbidden`. */
export async function periodsOf(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  { year }: RouteInput<typeof listPeriods>['query'],
): Promise<Periods> {
  const at = clock.now();
  await requireGrant(db, person, organization, 'readSupervision', at);
  const versions = await versionsOf(db, organization, monthsOf(String(year)));
  const newest = new Map(versions.map((one) => [one.month, one]));
  const differing: Periods['differing'] = [];
  for (const { month, period } of newest.values()) {
    const found = differingMeasure(period.values, await liveCounts(db, organization, month));
    if (found === null) continue;
    const { measure } = found;
    const name = definitionAt(measure, month)?.name ?? { zh: measure, en: measure };
    differing.push({ month, measure, name });
  }
  return {
    versions: versions.map(({ month, amendment, digest, at: closedAt, reason, by }) => ({
      ...{ month, amendment, digest, at: closedAt, reason, by },
    })),
    differing,
    mayAmend: (await grantOf(db, person, organization, 'amendSupervision', at)) !== null,
  };
}
