import { brandId, type Instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { Office } from '@sanshen/domain/organization';
import type { Transaction } from '../../platform/db/database.ts';
import { recipientsOf, superiorOf } from '../organization/public.ts';
import { tell } from '../review/public.ts';
import type { LoginScene } from './record-login.ts';

const offices = ['mainLeader', 'departmentHead', 'registrar'].map((one) => brandId<Office>(one));

/**
 * Divides a one-time password between who made it and who else decides about offices there, or in the superior organisation: alone, nobody
 * takes another's place and signs in his name. Gives the first half; the second comes to the others as a notification. Gives all of it
 * only where nobody else is in office yet, as in an installation's first hour.
 */
export async function divideWithWitness(scene: LoginScene, name: string, password: string): Promise<string> {
  const { trx, person, organization, actor, now } = scene;
  const involved = [person, actor.person];
  const superior = await superiorOf(trx, organization, now);
  const places = superior === null ? [organization] : [organization, superior];
  const witnesses = await firstWitnesses(trx, places, involved, now);
  if (witnesses.length === 0) return password;
  const half = Math.ceil(password.length / 2);
  const details = { person, login: name, by: actor.name, secondHalf: password.slice(half) };
  await tell(trx, { kind: 'loginWitness', people: witnesses, details }, now);
  return password.slice(0, half);
}

async function firstWitnesses(
  trx: Transaction,
  places: readonly OrganizationId[],
  involved: readonly string[],
  now: Instant,
): Promise<readonly PersonId[]> {
  for (const place of places) {
    const { recipients } = await recipientsOf(trx, place, offices, now);
    const others = recipients.map((one) => one.person).filter((one) => !involved.includes(one));
    if (others.length > 0) return others;
  }
  return [];
}
