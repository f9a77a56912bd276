import type { Instant } from '@sanshen/domain/kernel';
import type { InteractionAction } from '@sanshen/domain/policy';
import type { mastodon } from 'masto';
import type { AccountAct, AccountActs, OwnAct, OwnActs, Seen } from '../acting.ts';
import type { ConnectorPorts } from '../connector.ts';
import { notDone, notLearnt, type Speaker } from '../direct/answers.ts';
import { say } from '../direct/texts.ts';
import { plainText } from '../html.ts';
import type { Acted } from '../interaction.ts';
import { manualProfiles } from '../manual/profiles.ts';
import { askServer, type Client } from './client.ts';
import { type MastodonCredential, type MastodonSettings, mastodonDefaults } from './connector.ts';

/** Hiding what others wrote is no function of this network, and there is nothing to elect. */
const byApi: readonly InteractionAction[] = [
  'follow',
  'unfollow',
  'like',
  'comment',
  'reply',
  'forward',
  'directMessage',
  'pin',
];
const pageSize = 40;
/** Pages of own statuses that are read at most. */
const mostPages = 10;
const clockSkew = 15 * 60_000;

/** The acting side of one account on a Mastodon-compatible server. */
export function mastodonActs(
  ports: Pick<ConnectorPorts<MastodonCredential>, 'credentials' | 'clock'>,
  settings: Pick<MastodonSettings, 'baseUrl'> & Partial<MastodonSettings>,
): AccountActs {
  const ask = askServer(ports, { ...mastodonDefaults, ...settings });
  const speaker: Speaker = { name: manualProfiles.mastodon.name, platform: 'mastodon', clock: ports.clock };
  const byHand: Acted = { kind: 'pendingHuman', message: say('byHandOnly', speaker.name) };
  return {
    byApi,
    async act(act) {
      if (!byApi.includes(act.action)) return byHand;
      // What it is done to is looked up first: a reading that fails has changed nothing.
      const found = await ask((client) => targetOf(client, act));
      if (found.kind !== 'ok') {
        const { message } = notLearnt(speaker, found);
        return { kind: 'rejected', class: 'state', code: 'unreachable', message };
      }
      if (found.value === null) return byHand;
      const target = found.value;
      // The token was good just now; one that is refused here ends the act, since a repetition might do it twice.
      const reply = await ask(
        (client) => perform(client, act, target),
        async () => false,
      );
      return reply.kind === 'ok' ? { kind: 'done' } : notDone(speaker, reply);
    },
    async look(act) {
      const reply = await ask((client) => seen(client, act));
      return reply.kind === 'ok' ? reply.value : 'notLearnt';
    },
    async listOwn(_, since): Promise<OwnActs> {
      const reply = await ask((client) => ownActs(client, since));
      if (reply.kind === 'ok') return { kind: 'list', acts: reply.value };
      const { message, retryAt } = notLearnt(speaker, reply);
      return { kind: 'unavailable', message, retryAt };
    },
  };
}

/** What an act is done to: an account, or a status; null where the server knows no such thing. */
type Target =
  | { readonly kind: 'account'; readonly id: string; readonly acct: string }
  | { readonly kind: 'status'; readonly id: string; readonly acct: string };

async function targetOf(client: Client, act: AccountAct): Promise<Target | null> {
  const { action, comment, publication, url, account, writer } = act;
  if (action === 'pin') {
    const id = publication?.article ?? null;
    return id === null ? null : { kind: 'status', id, acct: '' };
  }
  if (comment !== null) {
    if (writer !== null) return { kind: 'status', id: comment, acct: writer };
    const status = await client.v1.statuses.$select(comment).fetch();
    return { kind: 'status', id: status.id, acct: status.account.acct };
  }
  if (url !== null) {
    const { statuses } = await client.v2.search.list({ q: url, type: 'statuses', resolve: true, limit: 1 });
    const [status] = statuses;
    return status === undefined ? null : { kind: 'status', id: status.id, acct: status.account.acct };
  }
  if (account === null) return null;
  const found = await client.v1.accounts.lookup({ acct: account.replace(/^@/, '') });
  return { kind: 'account', id: found.id, acct: found.acct };
}

async function perform(client: Client, act: AccountAct, target: Target): Promise<unknown> {
  const status = () => client.v1.statuses.$select(target.id);
  switch (act.action) {
    case 'follow':
      return client.v1.accounts.$select(target.id).follow();
    case 'unfollow':
      return client.v1.accounts.$select(target.id).unfollow();
    case 'like':
      return status().favourite();
    case 'forward':
      return act.text === null ? status().reblog() : write(client, act, target);
    case 'pin':
      return status().pin();
    default:
      return write(client, act, target);
  }
}

/** A status of the account's own: under what it answers, with who is addressed in front, as the network tells him by that. */
function write(client: Client, act: AccountAct, target: Target): Promise<mastodon.v1.Status> {
  const direct = act.action === 'directMessage';
  const text = act.action === 'forward' ? `${act.text ?? ''}\n${act.url ?? ''}` : (act.text ?? '');
  const status = act.action === 'forward' || target.acct === '' ? text : `@${target.acct} ${text}`;
  return client.v1.statuses.create(
    {
      status,
      visibility: direct ? 'direct' : 'public',
      language: 'zh',
      ...(target.kind === 'status' && act.action !== 'forward' ? { inReplyToId: target.id } : {}),
    },
    { requestInit: { headers: { 'Idempotency-Key': act.id } } },
  );
}

async function seen(client: Client, act: AccountAct): Promise<Seen> {
  const target = await targetOf(client, act);
  if (target === null) return 'notLearnt';
  if (target.kind === 'account' && (act.action === 'follow' || act.action === 'unfollow')) {
    const [relation] = await client.v1.accounts.relationships.fetch({ id: [target.id] });
    if (relation === undefined) return 'notLearnt';
    return relation.following === (act.action === 'follow') ? 'done' : 'notDone';
  }
  if (act.text === null && target.kind === 'status') {
    const status = await client.v1.statuses.$select(target.id).fetch();
    const is = { like: status.favourited, forward: status.reblogged, pin: status.pinned };
    const value =
      act.action === 'like' || act.action === 'forward' || act.action === 'pin' ? is[act.action] : null;
    return value == null ? 'notLearnt' : value ? 'done' : 'notDone';
  }
  const since = new Date(Date.parse(act.recordedAt) - clockSkew).toISOString() as Instant;
  const own = await ownStatuses(client, since);
  const text = act.text ?? '';
  return own.statuses.some((one) => wordsOf(one).endsWith(bare(text)))
    ? 'done'
    : own.whole
      ? 'notDone'
      : 'notLearnt';
}

/** Own statuses since an instant, newest first. */
async function ownStatuses(
  client: Client,
  since: Instant,
): Promise<{ readonly statuses: readonly mastodon.v1.Status[]; readonly whole: boolean }> {
  const { id } = await client.v1.accounts.verifyCredentials();
  const statuses: mastodon.v1.Status[] = [];
  let maxId: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const list = await client.v1.accounts.$select(id).statuses.list({
      limit: pageSize,
      ...(maxId === undefined ? {} : { maxId }),
    });
    const last = list.at(-1);
    statuses.push(...list.filter((one) => one.createdAt >= since));
    if (list.length < pageSize || last === undefined || last.createdAt < since)
      return { statuses, whole: true };
    maxId = last.id;
  }
  return { statuses, whole: false };
}

async function ownActs(client: Client, since: Instant): Promise<readonly OwnAct[]> {
  const { id } = await client.v1.accounts.verifyCredentials();
  const { statuses } = await ownStatuses(client, since);
  const following = await client.v1.accounts.$select(id).following.list({ limit: 80 });
  const written = statuses.map((status): OwnAct => {
    // Date's own spelling is the shape of an Instant.
    const at = new Date(status.createdAt).toISOString() as Instant;
    if (status.reblog != null)
      return {
        action: 'forward',
        key: status.reblog.url ?? status.reblog.uri,
        comment: null,
        text: null,
        at,
      };
    const action: InteractionAction =
      status.visibility === 'direct' ? 'directMessage' : status.inReplyToId == null ? 'comment' : 'reply';
    return { action, key: status.id, comment: status.inReplyToId ?? null, text: shown(status), at };
  });
  const followed = following.map(
    ({ acct }): OwnAct => ({ action: 'follow', key: acct, comment: null, text: null, at: null }),
  );
  return [...written, ...followed];
}

/** The words of a status without the names that are addressed in front. */
function shown(status: mastodon.v1.Status): string {
  return plainText(status.content.replaceAll(/<\/?(?:span|a)\b[^>]*>/g, '')).replace(
    /^(?:@[\w.@-]+\s+)+/,
    '',
  );
}

function wordsOf(status: mastodon.v1.Status): string {
  return bare(shown(status));
}

function bare(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
