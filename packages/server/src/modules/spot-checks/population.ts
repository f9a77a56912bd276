import type {
  Digest,
  Instant,
  ManuscriptId,
  OrganizationId,
  PersonId,
  PublicationId,
} from '@sanshen/domain/kernel';
import {
  type DrawnFrom,
  type RiskReasons,
  riskWeight,
  type SamplingMethod,
  type SpotCheckItem,
} from '@sanshen/domain/spot-checks';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/db/database.ts';

/** Something that was published, with what speaks for looking at it. */
export interface Candidate extends DrawnFrom {
  readonly item: SpotCheckItem;
}

/** Characters that somebody who reads quickly reads in a minute; who signs sooner has not read. */
const quickReading = 1200;

interface Row {
  readonly publication: PublicationId;
  readonly manuscript: ManuscriptId;
  readonly organization: OrganizationId;
  readonly digest: Digest;
  readonly title: string;
  readonly length: number;
  readonly findings: number;
  readonly importance: string | null;
  readonly emergency: boolean;
  readonly revisedAt: Instant | null;
  readonly signedAt: readonly Instant[];
}

/** What some units published in a period, each manuscript once, by its first publication; nobody judges what he had a hand in. */
export async function populationIn(
  trx: Transaction,
  wish: {
    readonly units: readonly OrganizationId[];
    readonly from: Instant;
    readonly to: Instant;
    readonly method: SamplingMethod;
    /** The rule book's levels, lowest first. */
    readonly importance: readonly string[];
    /** Those who are to judge: what one of them wrote, changed or signed is left out. */
    readonly without: readonly PersonId[];
  },
): Promise<readonly Candidate[]> {
  const { rows } = await sql<Row>`
    select distinct on (one.manuscript_id) one.publication_id as publication, one.manuscript_id as manuscript,
      one.organization_id as organization, one.digest, one.title,
      coalesce(char_length(words.folded), 0) as length,
      (select count(*)::integer from json_array_elements(of.state -> 'findings') found
        where found ->> 'severity' = 'error' and (found ->> 'ruled')::boolean) as findings,
      of.importance,
      coalesce(of.state -> 'release' ->> 'kind' = 'emergency', false) as emergency,
      of.state ->> 'revisedAt' as "revisedAt",
      coalesce((select json_agg(signed ->> 'at') from json_array_elements(of.state -> 'signOffs') signed), '[]') as "signedAt"
    from publication one
    join manuscript of on of.manuscript_id = one.manuscript_id
    left join manuscript_text words on words.manuscript_id = one.manuscript_id
    where one.organization_id = any(${[...wish.units]}::text[]) and one.status = 'done'
      and one.begun_at >= ${wish.from}::timestamptz and one.begun_at < ${wish.to}::timestamptz
      and not (of.state ->> 'author' = any(${[...wish.without]}::text[]))
      and not exists (select from json_array_elements(of.state -> 'edits') edit
        where edit ->> 'person' = any(${[...wish.without]}::text[]))
      and not exists (select from json_array_elements(of.state -> 'signOffs') signed
        where signed -> 'signer' ->> 'person' = any(${[...wish.without]}::text[]))
      and not exists (select from json_array_elements(of.state -> 'formerSigners') former
        where former ->> 'person' = any(${[...wish.without]}::text[]))
    order by one.manuscript_id, one.begun_at, one.publication_id`.execute(trx);
  return rows.map(({ publication, manuscript, organization, digest, title, ...row }) => {
    const reasons = reasonsOf(row, wish.importance);
    const weight = wish.method === 'risk' ? riskWeight(reasons) : 1;
    return { publication, weight, reasons, item: { publication, manuscript, organization, digest, title } };
  });
}

function reasonsOf(
  row: Pick<Row, 'findings' | 'importance' | 'emergency' | 'revisedAt' | 'signedAt' | 'length'>,
  levels: readonly string[],
): RiskReasons {
  const { findings, importance, emergency, revisedAt, signedAt, length } = row;
  const times = [...(revisedAt === null ? [] : [revisedAt]), ...signedAt].toSorted();
  const minutes = times
    .slice(1)
    .map((at, index) => (Date.parse(at) - Date.parse(times[index] ?? at)) / 60_000);
  return {
    findings,
    importance: Math.max(0, levels.indexOf(importance ?? '')),
    emergency,
    fastSigning: minutes.some((taken) => taken > 0 && taken < length / quickReading),
  };
}
