import type { certificateSchema } from '@sanshen/contract/training';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { dayOf } from '@sanshen/domain/patrol';
import type { Policy } from '@sanshen/domain/policy';
import type { Certificate, CertificateId } from '@sanshen/domain/training';
import type { z } from 'zod';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { plainReport } from '../../platform/documents/documents.ts';
import { platformProblem } from '../../platform/problem.ts';
import { endCertifiedQualification, grantOf, namesOf } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { tell } from '../review/public.ts';
import { tellCertificateListeners } from './certify.ts';
import { actorIn, qualificationName, refusal } from './ground.ts';
import { recordTraining } from './record.ts';
import { findCertificate } from './store.ts';

type Db = Database | Transaction;

/** The certificates of a person that hold at `at`. */
export async function certificatesOf(db: Db, person: PersonId, at: Instant): Promise<readonly Certificate[]> {
  const all = await certificatesWhere(db, { person });
  return all.filter(({ validFrom, validTo, revoked }) => {
    const revokedBy = revoked !== null && revoked.at <= at;
    return validFrom <= at && at < validTo && !revokedBy;
  });
}

/** All certificates of a person or of an organisation's people, the newest first. */
export async function certificatesWhere(
  db: Db,
  of: { readonly person: PersonId } | { readonly organization: OrganizationId },
): Promise<readonly Certificate[]> {
  const query = db.selectFrom('training_certificate').select('certificate');
  const rows = await ('person' in of
    ? query.where('person_id', '=', of.person)
    : query.where('organization_id', '=', of.organization)
  )
    .orderBy('valid_to', 'desc')
    .limit(500)
    .execute();
  // Written by projectCertificate from this type and by nothing else.
  return rows.map((row) => row.certificate as unknown as Certificate);
}

/** A certificate as screens show it. Pure. */
export function shownCertificate(
  certificate: Certificate,
  policy: Policy | null,
  mayRevoke: boolean,
  now: Instant,
): z.input<typeof certificateSchema> {
  const { revoked, validTo, qualification } = certificate;
  return {
    certificate: certificate.id,
    person: certificate.person,
    name: certificate.name,
    qualification: { id: qualification, name: qualificationName(policy, qualification) },
    number: certificate.number,
    score: certificate.score,
    validFrom: certificate.validFrom,
    validTo,
    state: revoked !== null ? 'revoked' : validTo <= now ? 'expired' : 'valid',
    revoked: revoked === null ? null : { name: revoked.by.name, at: revoked.at, reason: revoked.reason },
    mayRevoke: mayRevoke && revoked === null && validTo > now,
  };
}

/** Revokes a certificate and ends the qualification, in one transaction. Nobody revokes his own. Throws `request.notFound`, `access.forbidden`, `training.*`. */
export function revokeCertificate(
  context: AppContext,
  key: CommandKey,
  wish: { readonly certificate: string; readonly reason: string },
): Promise<{ certificate: string }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    // Checked by the route to be a UUID; an id that nobody has is found nowhere.
    const certificate = await findCertificate(trx, wish.certificate as CertificateId);
    if (certificate === null) throw platformProblem('request.notFound');
    const { organization, person, entry } = certificate;
    const by = await actorIn(trx, key.person, organization, 'changeAppointments', now);
    if (person === key.person) throw platformProblem('access.forbidden', { organization });
    await endCertifiedQualification(trx, now, person, entry, by);
    const again = await findCertificate(trx, certificate.id);
    if (again?.revoked != null) throw refusal('training.certificateRevoked');
    const { reason } = wish;
    const event = { kind: 'certificateRevoked', certificate: certificate.id, by, reason, at: now } as const;
    await recordTraining(trx, organization, by, [event]);
    const details = { certificate: certificate.id, number: certificate.number, reason };
    await tell(trx, { kind: 'certificateRevoked', people: [person], details }, now);
    await tellCertificateListeners(trx, { certificate, what: 'revoked', at: now });
    return { certificate: certificate.id };
  });
}

/** The certificate as a PDF: for its holder and who leads his unit. Throws `request.notFound`, `training.certificateRevoked`. */
export async function printCertificate(
  { db, clock }: AppContext,
  person: PersonId,
  id: string,
): Promise<Uint8Array> {
  const now = clock.now();
  // As above.
  const certificate = await findCertificate(db, id as CertificateId);
  if (certificate === null) throw platformProblem('request.notFound');
  const { organization, root } = certificate;
  const own = certificate.person === person;
  if (!own && (await grantOf(db, person, organization, 'leadTraining', now)) === null)
    throw platformProblem('request.notFound');
  if (certificate.revoked !== null) throw refusal('training.certificateRevoked');
  const book = await effectivePolicy(db, organization, now);
  const names = await namesOf(db, [organization, root], now);
  const kind = qualificationName(book?.policy ?? null, certificate.qualification).zh;
  const day = (at: Instant) => {
    const local = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
    return `${Number(local.slice(0, 4))}年${Number(local.slice(5, 7))}月${Number(local.slice(8, 10))}日`;
  };
  const issuer = names.get(root) ?? root;
  const text = `${certificate.name}（${names.get(organization) ?? organization}）完成规定学时的培训，经考试合格（${certificate.score} 分），取得${kind}，特发此证。`;
  return plainReport({
    title: '资格证书',
    subtitle: kind,
    organization: issuer,
    sections: [
      {
        body: [
          { kind: 'paragraph', text },
          {
            kind: 'fields',
            fields: [
              { name: '姓名', value: certificate.name },
              { name: '证书编号', value: certificate.number },
              { name: '资格', value: kind },
              { name: '有效期', value: `${day(certificate.validFrom)}至${day(certificate.validTo)}` },
            ],
          },
        ],
      },
    ],
    signatures: [{ name: issuer }],
    date: dayOf(certificate.validFrom),
    note: `本证书由系统依据考试记录生成，颁发记录已入台账；是否有效以系统内状态为准。核对编号：${certificate.id}`,
    madeAt: certificate.validFrom,
  }).pdf();
}
