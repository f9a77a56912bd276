import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { PersonFacts, PersonSnapshot } from '@sanshen/domain/organization';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { platformProblem } from '../../platform/problem.ts';
import { holdPerson, homeOf } from './appointment-store.ts';
import { record, refuse, type Scene } from './record.ts';
import { requireQualificationKind } from './rule-book.ts';

/** What the record says who decided what nobody but the rules decided. */
const system: PersonSnapshot = {
  // Stands for no person; actors of the ledger are written so.
  person: 'system' as PersonId,
  name: 'Sanshen',
  office: null,
  organization: null,
  acting: false,
};

/** Nobody asks: no right comes from this. */
const nobody: PersonFacts = {
  id: system.person,
  name: system.name,
  employment: 'volunteer',
  appointments: [],
  leaves: [],
  qualifications: [],
};

async function openPerson(
  trx: Transaction,
  now: Instant,
  person: PersonId,
  actor: PersonSnapshot,
): Promise<Scene> {
  const home = await homeOf(trx, person);
  if (home === null) throw platformProblem('request.notFound');
  const row = await trx
    .selectFrom('organization')
    .select('root_id')
    .where('organization_id', '=', home.organization)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await holdPerson(trx, person);
  const { organization } = home;
  return { trx, now, organization, root: row.root_id, asker: nobody, grant: null, actor };
}

/**
 * Adds the qualification that a certificate gives, in the transaction that issues it. No office is asked for: the rule book says what the certificate takes, and
 * the module that issues it has checked that. Gives the id of the qualification's entry.
 */
export async function qualifyByCertificate(
  trx: Transaction,
  now: Instant,
  person: PersonId,
  wish: { readonly kind: string; readonly from: Instant; readonly to: Instant },
): Promise<{ readonly id: string }> {
  const scene = await openPerson(trx, now, person, system);
  await requireQualificationKind(scene, wish.kind);
  if (wish.to <= wish.from) throw refuse('organization.periodEmpty');
  const id: string = newId();
  await record(scene, [{ kind: 'qualificationAdded', person, qualification: { id, ...wish } }]);
  return { id };
}

/** Ends what {@link qualifyByCertificate} added, from now on, when its certificate is revoked by `by`. One that ended already stays as it is. */
export async function endCertifiedQualification(
  trx: Transaction,
  now: Instant,
  person: PersonId,
  qualification: string,
  by: PersonSnapshot,
): Promise<void> {
  const scene = await openPerson(trx, now, person, by);
  const row = await trx
    .selectFrom('qualification')
    .select('valid_to as to')
    .where('qualification_id', '=', qualification)
    .where('person_id', '=', person)
    .executeTakeFirst();
  if (row === undefined || (row.to !== null && row.to <= now)) return;
  await record(scene, [{ kind: 'qualificationEnded', person, qualification, to: now }]);
}
