import type { listActs } from '@sanshen/contract/interaction';
import type { RouteOutput } from '@sanshen/contract/route';
import type { PublicMessageId } from '@sanshen/domain/conversations';
import { type Act, spamGrounds, spamRuleText } from '@sanshen/domain/interaction';
import type { Instant, LocalizedText, PersonId, PublicationId } from '@sanshen/domain/kernel';
import { grantOf as grantIn, type PersonFacts } from '@sanshen/domain/organization';
import type { Database } from '../../platform/db/database.ts';
import { findChannels } from '../channels/public.ts';
import { freezeOver } from '../emergency/freezes/public.ts';
import { standpoint } from '../organization/public.ts';
import { wordsOf } from './act-store.ts';
import { guideFor } from './guide.ts';
import { entitled, type Ground, groundOf } from './scene.ts';

type Shown = RouteOutput<typeof listActs>['items'][number];

/** Acts of one organisation as a person may see them: words of the account for who works there, words of the public for who may read these. */
export async function showActs(
  db: Database,
  person: PersonId,
  acts: readonly Act[],
  now: Instant,
): Promise<readonly Shown[]> {
  const [first] = acts;
  if (first === undefined) return [];
  const ground = await groundOf(db, first.organization, now);
  const { facts, tree } = await standpoint(db, person, [first.organization, ...ground.runs], now);
  const has = (action: 'requestInteraction' | 'readConversations') =>
    [first.organization, ...ground.runs].some(
      (place) => grantIn(tree, facts?.appointments ?? [], place, action, now) !== null,
    );
  const works = has('requestInteraction');
  const [words, channels, messages, publications, standings] = await Promise.all([
    works
      ? wordsOf(
          db,
          acts.map(({ id }) => id),
        )
      : new Map(),
    findChannels(db, [...new Set(acts.map(({ channel }) => channel))]),
    has('readConversations') ? messagesOf(db, acts) : new Map<string, never>(),
    publicationsOf(db, acts),
    standingNames(db, acts),
  ]);
  const held = await heldBack(db, acts);
  return acts.map((act): Shown => {
    const channel = channels.find(({ id }) => id === act.channel);
    const kept = words.get(act.id) ?? null;
    const message = act.target.kind === 'message' ? (messages.get(act.target.message) ?? null) : null;
    const publication =
      act.target.kind === 'publication' ? (publications.get(act.target.publication) ?? null) : null;
    return {
      act: act.id,
      organization: act.organization,
      channel: { id: act.channel, name: channel?.name ?? '', platform: channel?.platform ?? '' },
      action: act.action,
      actionName: nameIn(ground.policy.interaction.actions, act.action),
      status: act.status,
      via: act.via,
      standing: act.standing === null ? null : { id: act.standing, name: standings.get(act.standing) ?? '' },
      reason:
        act.reason === null
          ? null
          : { id: act.reason, name: nameIn(ground.policy.interaction.hidingReasons, act.reason) },
      spam: spamOf(act, message?.text ?? null),
      words:
        kept === null
          ? null
          : {
              purpose: kept.words.purpose,
              text: kept.words.text,
              account: kept.words.account,
              url: kept.words.url,
              note: kept.note,
            },
      target: { kind: act.target.kind, message, publication },
      checks: kept === null ? [] : [...kept.checks],
      asked: { person: act.asked.by.person, name: act.asked.by.name, at: act.asked.at },
      approvals: act.approvals.map(({ by, at }) => ({ person: by.person, name: by.name, at })),
      needed: act.rule.approvals,
      closed:
        act.closed === null
          ? null
          : { name: act.closed.by?.name ?? null, at: act.closed.at, code: act.closed.code },
      answer: kept?.answer ?? null,
      evidence: act.evidence,
      guide:
        works && act.status === 'byHand' && !held.has(act.id) ? guideFor(act, channel?.platform ?? '') : null,
      may: mayDo(act, ground, works ? facts : null, now),
    };
  });
}

/** Acts by hand that a freeze holds back: nobody is told how to do them. */
async function heldBack(db: Database, acts: readonly Act[]): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  const byHand = acts.filter(({ status, action }) => status === 'byHand' && action !== 'hideComment');
  for (const channel of new Set(byHand.map((act) => act.channel))) {
    const there = byHand.filter((act) => act.channel === channel);
    const [first] = there;
    if (first === undefined || (await freezeOver(db, first.organization, channel)) === null) continue;
    for (const { id } of there) held.add(id);
  }
  return held;
}

function mayDo(act: Act, ground: Ground, facts: PersonFacts | null, now: Instant): Shown['may'] {
  if (facts === null) return { approve: false, withdraw: false, record: false };
  const own = act.asked.by.person === facts.id;
  const before = act.approvals.some(({ by }) => by.person === facts.id);
  const waits = act.status === 'asked';
  return {
    approve: waits && !own && !before && entitled(ground, facts, act.rule.approveBy, now),
    withdraw: waits && own,
    record: act.status === 'byHand' || act.status === 'unknown',
  };
}

function nameIn(
  items: readonly { readonly id: string; readonly name: LocalizedText }[],
  id: string,
): LocalizedText {
  return items.find((one) => one.id === id)?.name ?? { zh: id, en: id };
}

/** Why an act was approved as spam: with the words, as long as the comment is kept and may be read. */
function spamOf(act: Act, text: string | null): Shown['spam'] {
  const grounds = text === null ? [] : spamGrounds(text);
  return act.spam.flatMap((rule) => {
    const ground = grounds.find((one) => one.rule === rule);
    const why = ground?.text ?? spamRuleText(rule);
    return why === null ? [] : [{ rule, text: why, excerpts: [...(ground?.excerpts ?? [])] }];
  });
}

async function messagesOf(db: Database, acts: readonly Act[]) {
  const ids = acts.flatMap(({ target }): PublicMessageId[] =>
    target.kind === 'message' ? [target.message] : [],
  );
  if (ids.length === 0) return new Map<string, NonNullable<Shown['target']['message']>>();
  const rows = await db
    .selectFrom('public_message')
    .select(['message_id', 'pseudonym', 'body', 'written_at'])
    .where('message_id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => [
      String(row.message_id),
      { id: row.message_id, pseudonym: row.pseudonym, text: row.body, writtenAt: row.written_at },
    ]),
  );
}

async function publicationsOf(db: Database, acts: readonly Act[]) {
  const ids = acts.flatMap(({ target }): PublicationId[] =>
    target.kind === 'publication' ? [target.publication] : [],
  );
  if (ids.length === 0) return new Map<PublicationId, NonNullable<Shown['target']['publication']>>();
  const rows = await db
    .selectFrom('publication')
    .select(['publication_id', 'title', 'url'])
    .where('publication_id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => [row.publication_id, { id: row.publication_id, title: row.title, url: row.url }]),
  );
}

async function standingNames(db: Database, acts: readonly Act[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(acts.flatMap(({ standing }) => (standing === null ? [] : [standing])))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('interaction_standing')
    .select(['standing_id', 'standing'])
    .where('standing_id', 'in', ids)
    .execute();
  return new Map(
    // Written by projectStanding from the domain's Standing.
    rows.map((row) => [
      String(row.standing_id),
      (row.standing as unknown as { readonly terms: { readonly name: string } }).terms.name,
    ]),
  );
}
