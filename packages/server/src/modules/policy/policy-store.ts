import type { Digest, Instant, OrganizationId, PersonId, PolicyId } from '@sanshen/domain/kernel';
import { noCalendarRules, noQuestionRules, type Policy } from '@sanshen/domain/policy';
import { sql } from 'kysely';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

/** A file of a rule book as text. */
export interface PolicyFile {
  readonly name: string;
  readonly text: string;
}

/** A rule book as an organisation filed it. */
export interface FiledVersion {
  readonly organization: OrganizationId;
  readonly sequence: number;
  readonly policy: PolicyId;
  readonly version: number;
  readonly baseDigest: Digest | null;
  readonly digest: Digest;
  readonly filedAt: Instant;
  readonly filedBy: PersonId | null;
}

const columns = sql`organization_id as organization, sequence, policy_id as policy, version,
  base_digest as "baseDigest", digest, filed_at as "filedAt", filed_by as "filedBy"`;

/** The newest filing of each of some organisations, for those that have one. */
export async function loadNewest(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
): Promise<ReadonlyMap<OrganizationId, FiledVersion>> {
  const { rows } = await sql<FiledVersion>`
    select distinct on (organization_id) ${columns} from policy_version
    where organization_id = any(${[...organizations]}::text[])
    order by organization_id, sequence desc`.execute(db);
  return new Map(rows.map((row) => [row.organization, row]));
}

/** The filings of an organisation, newest first, from `before` (exclusive) on; one more than `limit` tells that there are more. */
export async function listVersions(
  db: Database | Transaction,
  organization: OrganizationId,
  before: number | null,
  limit: number,
): Promise<readonly FiledVersion[]> {
  const { rows } = await sql<FiledVersion>`
    select ${columns} from policy_version
    where organization_id = ${organization} and (${before}::integer is null or sequence < ${before}::integer)
    order by sequence desc limit ${limit + 1}`.execute(db);
  return rows;
}

/** One filing of an organisation by its number; null if there is none. */
export async function loadVersion(
  db: Database | Transaction,
  organization: OrganizationId,
  sequence: number,
): Promise<FiledVersion | null> {
  const { rows } = await sql<FiledVersion>`
    select ${columns} from policy_version
    where organization_id = ${organization} and sequence = ${sequence}`.execute(db);
  return rows[0] ?? null;
}

/** The files of a filing, as they were written. */
export async function loadFiles(
  db: Database | Transaction,
  { organization, sequence }: Pick<FiledVersion, 'organization' | 'sequence'>,
): Promise<readonly PolicyFile[]> {
  const { rows } = await sql<{ files: readonly PolicyFile[] }>`
    select files from policy_version
    where organization_id = ${organization} and sequence = ${sequence}`.execute(db);
  return rows[0]?.files ?? [];
}

/** Rule books that were kept before there were rules of the calendar, or of questions, have none. */
type KeptPolicy = Omit<Policy, 'calendar' | 'questions'> & Partial<Pick<Policy, 'calendar' | 'questions'>>;

/** A complete rule book by its digest, if it was ever in force anywhere. */
export async function loadText(db: Database | Transaction, digest: Digest): Promise<Policy | null> {
  const { rows } = await sql<{ policy: KeptPolicy }>`
    select policy from policy_text where digest = ${digest} limit 1`.execute(db);
  const policy = rows[0]?.policy;
  if (policy === undefined) return null;
  const clause = policy.clauses[0]?.id ?? '§0';
  return { calendar: noCalendarRules(clause), questions: noQuestionRules(clause), ...policy };
}

/** Keeps a complete rule book, unless it is kept already. */
export async function keepText(
  db: Database | Transaction,
  root: OrganizationId,
  digest: Digest,
  policy: Policy,
): Promise<void> {
  await sql`
    insert into policy_text (digest, root_id, policy) values (${digest}, ${root}, ${toJson(policy)}::jsonb)
    on conflict do nothing`.execute(db);
}

export async function insertVersion(
  trx: Transaction,
  root: OrganizationId,
  filed: FiledVersion,
  files: readonly PolicyFile[],
): Promise<void> {
  await sql`
    insert into policy_version (organization_id, root_id, sequence, policy_id, version, base_digest, digest, files,
      filed_at, filed_by)
    values (${filed.organization}, ${root}, ${filed.sequence}, ${filed.policy}, ${filed.version},
      ${filed.baseDigest}, ${filed.digest}, ${toJson(files)}::jsonb, ${filed.filedAt}, ${filed.filedBy})`.execute(
    trx,
  );
}

/** The procedure that an organisation chose last; null if it never chose. */
export async function loadChoice(
  db: Database | Transaction,
  organization: OrganizationId,
): Promise<string | null> {
  const { rows } = await sql<{ procedure: string }>`
    select procedure_id as procedure from policy_choice
    where organization_id = ${organization} order by sequence desc limit 1`.execute(db);
  return rows[0]?.procedure ?? null;
}

export async function insertChoice(
  trx: Transaction,
  root: OrganizationId,
  choice: {
    readonly organization: OrganizationId;
    readonly sequence: number;
    readonly procedure: string;
    readonly at: Instant;
    readonly by: PersonId | null;
  },
): Promise<void> {
  await sql`
    insert into policy_choice (organization_id, root_id, sequence, procedure_id, chosen_at, chosen_by)
    values (${choice.organization}, ${root}, ${choice.sequence}, ${choice.procedure}, ${choice.at},
      ${choice.by})`.execute(trx);
}
