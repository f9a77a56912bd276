import type { loginFindingSchema } from '@sanshen/contract/channels-devices';
import type { AttestedLogin } from '@sanshen/domain/channels';
import type { ChannelId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../../platform/context.ts';
import { decodeCursor, pageFrom } from '../../../platform/http/cursor.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { grantOf, requireGrant } from '../../organization/public.ts';
import { findChannel } from '../channel-store.ts';
import { organizationsIn } from '../list-register.ts';
import { namesOfPeople } from '../people.ts';
import { devicesOf } from './device-store.ts';

type Finding = z.input<typeof loginFindingSchema>;
interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Devices of an organisation. Throws `access.forbidden`. */
export async function listDevices({ db, clock }: AppContext, person: PersonId, organization: OrganizationId) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readChannels', now);
  const devices = await devicesOf(db, [organization]);
  const names = await namesOfPeople(
    db,
    devices.map(({ custodian }) => custodian),
  );
  const mayManage = (await grantOf(db, person, organization, 'manageChannels', now)) !== null;
  return {
    items: devices.map(({ root: _root, ...device }) => ({
      ...device,
      custodianName: names.get(device.custodian) ?? device.custodian,
    })),
    mayManage,
  };
}

/** Attestations of a channel, newest first. Throws `request.notFound`, `access.forbidden`, `request.cursorInvalid`. */
export async function listAttestations(
  { db, clock }: AppContext,
  person: PersonId,
  id: ChannelId,
  page: Page,
) {
  const channel = await findChannel(db, id);
  if (channel === null) throw platformProblem('request.notFound');
  await requireGrant(db, person, channel.organization, 'readChannels', clock.now());
  const after = decodeCursor(page.cursor, z.tuple([z.string(), z.string()]));
  const rows = await db
    .selectFrom('channel_attestation')
    .select(['attestation_id', 'attested_by', 'attested_at', 'evidence', 'logins'])
    .where('channel_id', '=', id)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(attested_at, attestation_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::text)`,
      ),
    )
    .orderBy('attested_at', 'desc')
    .orderBy('attestation_id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const names = await namesOfPeople(
    db,
    rows.map((row) => row.attested_by),
  );
  const findings = await findingsWhere(
    db,
    sql`finding.attestation_id = any(${rows.map((row) => row.attestation_id)}::text[])`,
    null,
    1000,
  );
  return pageFrom(
    rows,
    page.limit,
    (row) => [row.attested_at, row.attestation_id],
    (row) => ({
      id: row.attestation_id,
      by: row.attested_by,
      byName: names.get(row.attested_by) ?? row.attested_by,
      at: row.attested_at,
      evidence: row.evidence,
      // Only the projection writes the column.
      logins: [...(row.logins as unknown as AttestedLogin[])],
      findings: findings
        .filter((one) => one.attestation === row.attestation_id)
        .map(({ attestation: _attestation, ...finding }) => finding),
    }),
  );
}

/** Findings of an organisation, or of all below it too, newest first. Throws `access.forbidden`, `request.cursorInvalid`. */
export async function listLoginFindings(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  query: Page & { readonly below: 'true' | 'false'; readonly open: 'true' | 'false' },
) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readChannels', now);
  const organizations = await organizationsIn(db, organization, query.below === 'true', now);
  const after = decodeCursor(query.cursor, z.tuple([z.string(), z.string()]));
  const open = query.open === 'true' ? sql`and finding.cleared_at is null` : sql``;
  const rows = await findingsWhere(
    db,
    sql`finding.organization_id = any(${[...organizations]}::text[]) ${open}`,
    after,
    query.limit + 1,
  );
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.foundAt, row.id],
    ({ attestation: _attestation, ...finding }) => finding,
  );
}

async function findingsWhere(
  db: AppContext['db'],
  condition: ReturnType<typeof sql>,
  after: readonly [string, string] | null,
  limit: number,
): Promise<(Finding & { readonly attestation: string })[]> {
  const beyond =
    after === null
      ? sql``
      : sql`and (finding.found_at, finding.finding_id) < (${after[0]}::timestamptz, ${after[1]}::text)`;
  const { rows } = await sql<Finding & { readonly attestation: string }>`
    select finding.finding_id as id, finding.attestation_id as attestation, finding.channel_id as channel,
      channel.name as "channelName", finding.organization_id as organization,
      coalesce(state.name, finding.organization_id) as "organizationName", finding.kind, finding.label,
      finding.found_at as "foundAt", finding.cleared_at as "clearedAt", person.name as "clearedBy", finding.note
    from channel_login_finding finding
    join channel on channel.channel_id = finding.channel_id and channel.root_id = finding.root_id
    left join organization_state state on state.organization_id = finding.organization_id and state.valid_to is null
    left join person on person.person_id = finding.cleared_by
    where ${condition} ${beyond}
    order by finding.found_at desc, finding.finding_id desc limit ${limit}`.execute(db);
  return rows;
}
