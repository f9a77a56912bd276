import { dayOf } from '@sanshen/domain/calendar';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import {
  type Attempt,
  addMonths,
  type Certificate,
  type CertificateId,
  certificateLacks,
  certificateNumber,
  type Examination,
} from '@sanshen/domain/training';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { displayName, qualifyByCertificate } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { tell } from '../review/public.ts';
import { recordTraining } from './record.ts';

/** What others do in the transaction that issues or revokes a certificate. */
export type CertificateListener = (
  trx: Transaction,
  happened: { readonly certificate: Certificate; readonly what: 'issued' | 'revoked'; readonly at: Instant },
) => Promise<void>;

const listeners = new Set<CertificateListener>();

/** Adds somebody who takes part whenever a certificate is issued or revoked; the same one counts once. */
export function onCertificate(listener: CertificateListener): void {
  listeners.add(listener);
}

/** Tells everybody who listens. */
export async function tellCertificateListeners(...told: Parameters<CertificateListener>): Promise<void> {
  for (const listener of listeners) await listener(...told);
}

/** What a passed sitting still lacks for its certificate; null where it brings one or none is due. */
export async function lacksOf(
  db: Database | Transaction,
  examination: Examination,
  attempt: Attempt,
  now: Instant,
): Promise<'hours' | null> {
  const kind = await kindOf(db, examination, attempt, now);
  if (kind === null || attempt.passed !== true) return null;
  const hours = await hoursWithin(db, attempt.person, kind.validMonths, now);
  return certificateLacks(kind, { score: attempt.score ?? 0, hours }) === 'hours' ? 'hours' : null;
}

async function kindOf(db: Database | Transaction, examination: Examination, attempt: Attempt, now: Instant) {
  if (examination.qualification === null) return null;
  const book = await effectivePolicy(db, attempt.organization, now);
  return book?.policy.qualifications.find(({ id }) => id === examination.qualification) ?? null;
}

async function hoursWithin(
  db: Database | Transaction,
  person: PersonId,
  months: number,
  now: Instant,
): Promise<number> {
  const from = dayOf(addMonths(now, -months));
  const row = await db
    .selectFrom('training_hours')
    .select((one) => one.fn.coalesce(one.fn.sum<number>('hours'), one.lit(0)).as('hours'))
    .where('person_id', '=', person)
    .where('day', '>=', from)
    .executeTakeFirstOrThrow();
  return Number(row.hours);
}

/**
 * Issues the certificate of a sitting that was passed, if the rule book's score and hours are reached and it has none yet, and adds the qualification in the same
 * transaction. Gives null where something lacks.
 */
export async function certify(
  trx: Transaction,
  examination: Examination,
  attempt: Attempt,
  now: Instant,
): Promise<Certificate | null> {
  const kind = await kindOf(trx, examination, attempt, now);
  if (kind === null || attempt.passed !== true) return null;
  const score = attempt.score ?? 0;
  const hours = await hoursWithin(trx, attempt.person, kind.validMonths, now);
  if (certificateLacks(kind, { score, hours }) !== null) return null;
  // Numbers of a tree follow one another.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`certificates ${attempt.root}`}, 0))`.execute(
    trx,
  );
  const had = await trx
    .selectFrom('training_certificate')
    .select((row) => [
      row.fn.countAll<number>().as('all'),
      row.fn.countAll<number>().filterWhere('attempt_id', '=', attempt.id).as('same'),
    ])
    .where('root_id', '=', attempt.root)
    .executeTakeFirstOrThrow();
  if (had.same > 0) return null;
  const home = await trx
    .selectFrom('person')
    .select(['organization_id', 'root_id'])
    .where('person_id', '=', attempt.person)
    .executeTakeFirstOrThrow();
  const period = { from: now, to: addMonths(now, kind.validMonths) };
  const { id: entry } = await qualifyByCertificate(trx, now, attempt.person, { kind: kind.id, ...period });
  const certificate: Certificate = {
    id: newId<CertificateId>(),
    root: attempt.root,
    organization: home.organization_id,
    person: attempt.person,
    name: (await displayName(trx, attempt.person)) ?? '',
    qualification: kind.id,
    number: certificateNumber(now, had.all + 1),
    score,
    attempt: attempt.id,
    validFrom: period.from,
    validTo: period.to,
    entry,
    revoked: null,
  };
  await recordTraining(trx, certificate.organization, null, [
    { kind: 'certificateIssued', certificate, at: now },
  ]);
  const details = { certificate: certificate.id, number: certificate.number };
  await tell(trx, { kind: 'certificateIssued', people: [attempt.person], details }, now);
  await tellCertificateListeners(trx, { certificate, what: 'issued', at: now });
  return certificate;
}

/** Issues what somebody has passed and only lacked hours for. */
export async function certifyAfterHours(trx: Transaction, person: PersonId, now: Instant): Promise<void> {
  const { rows } = await sql<{ attempt: Attempt; examination: Examination }>`
    select sitting.attempt, examination.examination from training_attempt sitting
    join training_examination examination using (examination_id)
    where sitting.person_id = ${person} and sitting.passed
      and not exists (select from training_certificate had where had.attempt_id = sitting.attempt_id)
    order by sitting.attempt_id desc limit 20`.execute(trx);
  const done = new Set<string>();
  for (const { attempt, examination } of rows) {
    const kind = examination.qualification;
    if (kind === null || done.has(kind)) continue;
    // A pass of long ago no longer shows anything.
    const book = await kindOf(trx, examination, attempt, now);
    if (book === null || (attempt.markedAt ?? '') < addMonths(now, -book.validMonths)) continue;
    if ((await certify(trx, examination, attempt, now)) !== null) done.add(kind);
  }
}
