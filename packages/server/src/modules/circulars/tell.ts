import type { Circular } from '@sanshen/domain/circulars';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { OfficeStanding } from '@sanshen/domain/organization';
import type { Transaction } from '../../platform/db/database.ts';
import { peopleWithStanding } from '../channels/public.ts';
import { tell } from '../review/public.ts';

/** Who reads the post of a unit. */
const unitStandings: readonly OfficeStanding[] = ['publicityLead', 'platformLead', 'departmentHead'];
/** Told besides when a unit is late. */
const leaderStandings: readonly OfficeStanding[] = ['leaderInCharge', 'mainLeader'];

const detailsOf = (one: Circular) => ({ circular: one.id, title: one.issued?.title ?? '' });

/** Tells the addressees of a circular, and those of the one that it replaces. */
export async function tellOfIssue(
  trx: Transaction,
  one: Circular,
  replaced: Circular | null,
  actor: PersonId,
  at: Instant,
): Promise<void> {
  const told = async (kind: 'circularDelivered' | 'circularReplaced', about: Circular) => {
    const units = about.envelope.recipients.map(({ unit }) => unit);
    const all = await peopleWithStanding(trx, units, [...unitStandings, ...leaderStandings], at);
    const people = all.filter((person) => person !== actor);
    if (people.length > 0) await tell(trx, { kind, people, details: detailsOf(about) }, at);
  };
  await told('circularDelivered', one);
  if (replaced !== null) await told('circularReplaced', replaced);
}

/** Reminds a unit, and who issued it, that it has not signed. */
export async function remindOfReceipt(
  trx: Transaction,
  one: Circular,
  unit: OrganizationId,
  at: Instant,
): Promise<void> {
  const people = new Set([
    ...(await peopleWithStanding(trx, [unit], [...unitStandings, ...leaderStandings], at)),
    ...(one.issued === null ? [] : [one.issued.by.person]),
  ]);
  const details = { ...detailsOf(one), unit };
  await tell(trx, { kind: 'circularDue', people: [...people], details }, at);
}
