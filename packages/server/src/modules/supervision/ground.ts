import type { Digest, ManuscriptId, OrganizationId } from '@sanshen/domain/kernel';
import type { Policy } from '@sanshen/domain/policy';
import type { Known, Month, MonthRules, TextFacts } from '@sanshen/domain/supervision';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/db/database.ts';
import { effectivePolicies } from '../policy/public.ts';

/** What followers look up while some entries are read, and the rules that were used for a month for the first time. */
export interface Ground {
  readonly known: Known;
  readonly rootOf: (organization: OrganizationId) => OrganizationId | null;
  /** Writes down by which rules months were counted first. */
  readonly keep: (trx: Transaction) => Promise<void>;
}

/**
 * Loads what followers need, apart from texts, which come by {@link textsOf}. `rules` says by what a month is counted whose rules are not kept yet: what is
 * in force now.
 */
export async function groundOf(
  trx: Transaction,
  texts: ReadonlyMap<string, TextFacts>,
  now: Parameters<typeof effectivePolicies>[2],
): Promise<Ground> {
  const organizations = await trx.selectFrom('organization').select(['organization_id', 'root_id']).execute();
  const roots = new Map(organizations.map((row) => [row.organization_id, row.root_id]));
  const channels = await trx.selectFrom('channel').select(['channel_id', 'organization_id']).execute();
  const holders = new Map(channels.map((row) => [row.channel_id, row.organization_id]));
  const policies = await effectivePolicies(trx, [...roots.keys()], now);
  const kept = await trx
    .selectFrom('supervision_rules')
    .select(['organization_id', 'month', 'rules'])
    .execute();
  const rules = new Map<string, MonthRules>(
    // Written below from this type and by nothing else.
    kept.map((row) => [keyOf(row.organization_id, row.month), row.rules as unknown as MonthRules]),
  );
  const fresh = new Map<string, { organization: OrganizationId; month: Month; rules: MonthRules }>();
  const rulesFor = (organization: OrganizationId, month: Month): MonthRules | null => {
    const key = keyOf(organization, month);
    const known = rules.get(key);
    if (known !== undefined) return known;
    const policy = policies.get(organization)?.policy;
    if (policy === undefined) return null;
    const made = monthRules(policy);
    rules.set(key, made);
    fresh.set(key, { organization, month, rules: made });
    return made;
  };
  return {
    known: {
      rules: rulesFor,
      text: (manuscript, digest) => texts.get(keyOf(manuscript, digest)) ?? null,
      organizationOf: (channel) => holders.get(channel) ?? null,
    },
    rootOf: (organization) => roots.get(organization) ?? null,
    keep: (to) => keepRules(to, [...fresh.values()], roots),
  };
}

function keyOf(a: string, b: string): string {
  return `${a} ${b}`;
}

/** What of a rule book counts a month. */
export function monthRules({ content, channels }: Policy): MonthRules {
  const limited = content.targets.flatMap(({ bound, of }) =>
    bound === 'atMost' && 'topics' in of ? of.topics : [],
  );
  return {
    focusTopics: content.topics.filter(({ focus }) => focus).map(({ id }) => id),
    limitedTopics: [...new Set(limited)],
    attestEveryDays: channels.devices.attestEveryDays,
  };
}

async function keepRules(
  trx: Transaction,
  rules: readonly { organization: OrganizationId; month: Month; rules: MonthRules }[],
  roots: ReadonlyMap<OrganizationId, OrganizationId>,
): Promise<void> {
  if (rules.length === 0) return;
  await sql`insert into supervision_rules (organization_id, root_id, month, rules)
    select * from unnest(
      ${rules.map((one) => one.organization)}::text[],
      ${rules.map((one) => roots.get(one.organization) ?? one.organization)}::text[],
      ${rules.map((one) => one.month)}::text[],
      ${rules.map((one) => JSON.stringify(one.rules))}::json[])
    on conflict do nothing`.execute(trx);
}

/** What is counted of the texts of some manuscripts, by manuscript and digest; revisions never change. */
export async function textsOf(
  trx: Transaction,
  manuscripts: readonly ManuscriptId[],
): Promise<Map<string, TextFacts>> {
  if (manuscripts.length === 0) return new Map();
  const { rows } = await sql<TextFacts & { manuscript: ManuscriptId; digest: Digest }>`
    select manuscript_id as manuscript, digest, coalesce(content ->> 'topic', '') as topic,
      coalesce(content -> 'source' ->> 'form', '') as form,
      char_length(regexp_replace(plain_text, '\\s', '', 'g')) as characters
    from revision where manuscript_id = any(${[...manuscripts]}::uuid[])`.execute(trx);
  return new Map(
    rows.map(({ manuscript, digest, topic, form, characters }) => [
      keyOf(manuscript, digest),
      { topic, form, characters },
    ]),
  );
}
