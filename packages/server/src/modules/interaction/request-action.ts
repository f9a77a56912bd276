import { createHash, randomBytes } from 'node:crypto';
import type { ActWishInput } from '@sanshen/contract/interaction';
import { type Act, type ActId, type ApprovedVia, askForAct } from '@sanshen/domain/interaction';
import { brandId, type ChannelId, canonicalJson, type Digest, type PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { claimAnswer } from '../conversations/public.ts';
import { type ActWords, holdRequests, keepWords } from './act-store.ts';
import { type CheckedWish, checkWish } from './check-wish.ts';
import { enqueueAct } from './jobs.ts';
import { loadAsk } from './load-ask.ts';
import { recordAct } from './record.ts';
import { refusal, requireChannel } from './scene.ts';
import { tellApprovers } from './tell.ts';

/** What became of a request. */
export interface Requested {
  readonly act: ActId;
  readonly status: Act['status'];
  /** How it was approved at once; null where a person decides. */
  readonly via: ApprovedVia | null;
}

/**
 * Asks for an act of an official account, as a command of its own: the text is checked, then {@link askInTransaction}. Throws `request.notFound`,
 * `access.forbidden`, the `interaction.*` problems, and those of `conversations.*` where somebody else is answering.
 */
export async function requestAction(
  context: AppContext,
  key: CommandKey,
  wish: ActWishInput,
): Promise<Requested> {
  const checked = await prepareAction(context, key.person, wish);
  return runCommand(context, key, (trx) => askInTransaction(trx, context, key.person, checked));
}

/** The first half of a request, outside of any transaction: has the text checked. Throws `request.notFound`, `access.forbidden`. */
export async function prepareAction(
  context: AppContext,
  person: PersonId,
  wish: ActWishInput,
): Promise<CheckedWish> {
  const { organization } = await requireChannel(context.db, brandId<ChannelId>(wish.channel));
  return checkWish(context, person, organization, wish);
}

/**
 * The second half, in the caller's transaction: decides, records, claims the message that is answered, and has it done or tells who approves. For modules
 * whose answers are acts. Throws as {@link requestAction}.
 */
export async function askInTransaction(
  trx: Transaction,
  { clock }: Pick<AppContext, 'clock'>,
  person: PersonId,
  checked: CheckedWish,
): Promise<Requested> {
  const { wish } = checked;
  const channel = await requireChannel(trx, brandId<ChannelId>(wish.channel));
  const { organization, root } = channel;
  await holdRequests(trx, organization);
  const now = clock.now();
  const { scene, found, facts } = await loadAsk(trx, person, channel, checked, now);
  const words = wordsOf(wish);
  const id = newId<ActId>();
  const { action, reason = null } = wish;
  const decided = askForAct(
    {
      ...{ id, root, organization, action, reason, channel: channel.id, target: found.target },
      words: digestOf(words),
      hasText: words.text !== null,
      hasUrl: words.url !== null,
    },
    facts,
  );
  if ('refusal' in decided) throw refusal(decided.refusal);
  const act = await recordAct(trx, decided.events);
  await keepWords(trx, act, words, checked.checks);
  if (answers(act) && act.target.kind === 'message') {
    const claim = { action: act.id, by: scene.snapshot, at: now, seen: wish.seen };
    await claimAnswer(trx, act.target.message, claim);
  }
  if (act.status === 'approved') await enqueueAct(trx, act.id);
  else await tellApprovers(trx, scene, act, now);
  return { act: act.id, status: act.status, via: act.via };
}

/** Whether an act answers somebody, so that nobody else should. */
export function answers({ action }: Pick<Act, 'action'>): boolean {
  return action === 'reply' || action === 'directMessage';
}

function wordsOf({ purpose, text, target }: ActWishInput): ActWords {
  const onAccount = 'account' in target ? target : null;
  return {
    purpose,
    text: text ?? null,
    account: onAccount?.account ?? null,
    url: onAccount?.url ?? null,
    salt: randomBytes(16).toString('hex'),
  };
}

function digestOf(words: ActWords): Digest {
  const hash = createHash('sha256').update(canonicalJson(words)).digest('hex');
  return brandId<Digest>(`sha256:${hash}`);
}
