import {
  type Attempt,
  applyAttempt,
  type Certificate,
  type CertificateEvent,
  type ExaminationEvent,
  type HoursCredited,
} from '@sanshen/domain/training';
import { type Transaction, toJson } from '../../platform/db/database.ts';
import { findAttempt, findCertificate, findExamination } from './store.ts';

/** Writes the row that an event of an examination or sitting means. */
export async function projectExamination(trx: Transaction, event: ExaminationEvent): Promise<void> {
  if (event.kind === 'examinationSet') {
    const { examination } = event;
    await trx
      .insertInto('training_examination')
      .values({
        examination_id: examination.id,
        root_id: examination.root,
        organization_id: examination.organization,
        opens_at: examination.opensAt,
        closes_at: examination.closesAt,
        cancelled_at: null,
        examination: toJson(examination),
      })
      .execute();
    return;
  }
  if (event.kind === 'examinationCancelled') {
    const before = await findExamination(trx, event.examination);
    if (before === null) throw new TypeError('an examination that nobody set');
    await trx
      .updateTable('training_examination')
      .set({ cancelled_at: event.at, examination: toJson({ ...before, cancelledAt: event.at }) })
      .where('examination_id', '=', event.examination)
      .execute();
    return;
  }
  const before = event.kind === 'attemptBegun' ? null : await findAttempt(trx, event.attempt);
  await writeAttempt(trx, applyAttempt(before, event));
}

async function writeAttempt(trx: Transaction, attempt: Attempt): Promise<void> {
  const { status, score, passed } = attempt;
  const changing = { status, score, passed, attempt: toJson(attempt) };
  await trx
    .insertInto('training_attempt')
    .values({
      attempt_id: attempt.id,
      root_id: attempt.root,
      examination_id: attempt.examination,
      organization_id: attempt.organization,
      person_id: attempt.person,
      number: attempt.number,
      ends_at: attempt.endsAt,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('attempt_id').doUpdateSet(changing))
    .execute();
}

/** Writes the row of credited hours. */
export async function projectHours(trx: Transaction, event: HoursCredited): Promise<void> {
  await trx
    .insertInto('training_hours')
    .values({
      credit_id: event.id,
      root_id: event.root,
      organization_id: event.organization,
      person_id: event.person,
      day: event.day,
      hours: event.hours,
      title: event.title,
      // Written from a CourseId.
      course_id: (event.course?.id ?? null) as never,
    })
    .execute();
}

/** Writes the row of a certificate. */
export async function projectCertificate(trx: Transaction, event: CertificateEvent): Promise<void> {
  if (event.kind === 'certificateIssued') {
    const { certificate } = event;
    await trx
      .insertInto('training_certificate')
      .values({
        certificate_id: certificate.id,
        root_id: certificate.root,
        organization_id: certificate.organization,
        person_id: certificate.person,
        attempt_id: certificate.attempt,
        qualification: certificate.qualification,
        number: certificate.number,
        valid_to: certificate.validTo,
        revoked_at: null,
        certificate: toJson(certificate),
      })
      .execute();
    return;
  }
  const before = await findCertificate(trx, event.certificate);
  if (before === null) throw new TypeError('a certificate that nobody issued');
  const { by, at, reason } = event;
  const after: Certificate = { ...before, revoked: { by, at, reason } };
  await trx
    .updateTable('training_certificate')
    .set({ revoked_at: at, certificate: toJson(after) })
    .where('certificate_id', '=', event.certificate)
    .execute();
}
