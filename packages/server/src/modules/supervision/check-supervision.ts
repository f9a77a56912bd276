import type { Digest, Instant, OrganizationId } from '@sanshen/domain/kernel';
import {
  type ClosedPeriod,
  type ClosedValue,
  closedText,
  definitionsText,
  differingMeasure,
  type Month,
} from '@sanshen/domain/supervision';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { isDigestOfText } from '../ledger/public.ts';
import { type Moment, recount, type Sums } from './recount.ts';

/** The first thing that does not come out again. */
export interface SupervisionProblem {
  readonly organization: OrganizationId;
  readonly month: Month;
  /** The version of a closed month; null for the sums that follow the ledger. */
  readonly amendment: number | null;
  /** The measure that differs; `digest` where the values do not have the digest in the ledger, `definitions` where the words of a definition were changed. */
  readonly measure: ClosedValue['measure'] | 'digest' | 'definitions';
  readonly stands: string;
  readonly counted: string;
}

export interface SupervisionCheck {
  /** Sums that follow the ledger. */
  readonly sums: number;
  /** Closed months, with their amendments. */
  readonly closed: number;
  readonly problem: SupervisionProblem | null;
}

interface ClosedRow {
  readonly period: ClosedPeriod;
  readonly digest: Digest;
}

/**
 * Counts everything again from the ledger alone and compares: the sums that follow it as far as it has been read, the cases behind them, and every closed month, in
 * each of its versions, by the leaves that there were. Changes nothing.
 */
export async function checkSupervision({
  db,
  clock,
}: Pick<AppContext, 'db' | 'clock'>): Promise<SupervisionCheck> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((trx) => check(trx, clock.now()));
}

async function check(trx: Transaction, now: Instant): Promise<SupervisionCheck> {
  const rows = await trx
    .selectFrom('supervision_period')
    .select(['period', 'digest'])
    .orderBy('at')
    .execute();
  // Written by projectSupervision from this type and by nothing else.
  const closed = rows.map(({ period, digest }) => ({ period: period as unknown as ClosedPeriod, digest }));
  const { leaf } = await trx.selectFrom('supervision_watermark').select('leaf').executeTakeFirstOrThrow();
  const settledUpTo = await settledTo(trx, now);
  const standing = await standingSums(trx);
  const behind = await sumsOfEvidence(trx);
  const end: Moment = { leaves: leaf, at: settledUpTo };
  const moments = new Map(closed.map(({ period }) => [momentKey(period), momentOf(period)]));
  let problem: SupervisionProblem | null = closed.map(sealed).find((one) => one !== null) ?? null;
  await recount(trx, [...moments.values(), end], now, async (moment, sums) => {
    for (const { period } of closed)
      if (momentKey(period) === `${moment.leaves} ${moment.at}`) problem ??= compare(period, sums);
    // The sums that the board reads, and the cases to which they open: each against the ledger.
    if (moment === end) problem ??= compareStanding(standing, sums) ?? compareStanding(behind, sums);
  });
  return { sums: standing.length, closed: closed.length, problem };
}

function momentOf({ leaves, countedAt }: ClosedPeriod): Moment {
  return { leaves, at: countedAt };
}

function momentKey({ leaves, countedAt }: ClosedPeriod): string {
  return `${leaves} ${countedAt}`;
}

/** Up to when time has settled what it settles: what is due and was not looked at yet is no difference. */
async function settledTo(trx: Transaction, now: Instant): Promise<Instant> {
  const row = await trx
    .selectFrom('supervision_subject')
    .select('look_at')
    .where('look_at', '<=', now)
    .orderBy('look_at')
    .limit(1)
    .executeTakeFirst();
  if (row?.look_at == null) return now;
  return new Date(Date.parse(row.look_at) - 1).toISOString() as Instant;
}

type Standing = ClosedValue & { readonly organization: OrganizationId; readonly month: Month };

async function standingSums(trx: Transaction): Promise<readonly Standing[]> {
  return trx
    .selectFrom('supervision_count')
    .select(['organization_id as organization', 'month', 'measure', 'version', 'numerator', 'denominator'])
    .execute();
}

/** What the cases behind the numbers add up to. */
async function sumsOfEvidence(trx: Transaction): Promise<readonly Standing[]> {
  const { rows } = await sql<Standing>`
    select organization_id as organization, month, measure, max(version) as version,
      sum(numerator)::bigint as numerator, sum(denominator)::bigint as denominator
    from supervision_evidence group by organization_id, month, measure`.execute(trx);
  return rows;
}

function sealed({ period, digest }: ClosedRow): SupervisionProblem | null {
  const { organization, month, amendment } = period;
  const place = { organization, month, amendment };
  if (!isDigestOfText(digest, closedText(period)))
    return { ...place, measure: 'digest', stands: digest, counted: closedText(period).slice(0, 80) };
  const measures = [...period.indicators, ...period.values].map(({ measure }) => measure);
  if (!isDigestOfText(period.definitions, definitionsText(measures, month)))
    return { ...place, measure: 'definitions', stands: period.definitions, counted: '' };
  return null;
}

function compare(period: ClosedPeriod, sums: Sums): SupervisionProblem | null {
  const { organization, month, amendment, values } = period;
  return difference({ organization, month, amendment }, values, sums.of(organization, month));
}

function compareStanding(standing: readonly Standing[], sums: Sums): SupervisionProblem | null {
  const keyOf = ({ organization, month }: Sums['places'][number]) => `${organization} ${month}`;
  const groups = Map.groupBy(standing, keyOf);
  const places = new Map([...standing, ...sums.places].map((one) => [keyOf(one), one]));
  for (const [key, { organization, month }] of places) {
    const place = { organization, month, amendment: null };
    const found = difference(place, groups.get(key) ?? [], sums.of(organization, month));
    if (found !== null) return found;
  }
  return null;
}

function difference(
  place: Pick<SupervisionProblem, 'organization' | 'month' | 'amendment'>,
  stands: readonly ClosedValue[],
  counted: readonly ClosedValue[],
): SupervisionProblem | null {
  const found = differingMeasure(stands, counted);
  if (found === null) return null;
  const shown = (sum: typeof found.before) => (sum === null ? '0/0' : `${sum.numerator}/${sum.denominator}`);
  return { ...place, measure: found.measure, stands: shown(found.before), counted: shown(found.after) };
}
