import type { AccountAct, AccountActs } from '@sanshen/connectors/acting';
import type { Acted } from '@sanshen/connectors/interaction';
import { type Act, type ActCommand, type ActId, decideAct } from '@sanshen/domain/interaction';
import { addHours, type Instant, type LocalizedText } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { alone } from '../../platform/db/alone.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { findChannel } from '../channels/public.ts';
import { contactOf, readPublicMessage, writerOf } from '../conversations/public.ts';
import { freezeOver } from '../emergency/freezes/public.ts';
import { channelActs, findPublication } from '../publishing/public.ts';
import { addToWords, findAct, wordsOf } from './act-store.ts';
import { finish } from './finish.ts';
import { enqueueAct } from './jobs.ts';
import { recordAct } from './record.ts';
import { tellOf } from './tell.ts';

/** Hours after the call at which an unknown outcome is looked up again; after the last a person has to. */
const looks = [1 / 60, 5 / 60, 0.5, 2] as const;
const busySeconds = 20;

const texts = {
  interrupted: {
    zh: '办理时服务中断，是否已执行不明：系统只查询、不再次执行',
    en: 'The server stopped while it was being done: it is looked up, never done again',
  },
  noApi: {
    zh: '该平台没有可用的接口，请按步骤人工办理并登记结果',
    en: 'The platform offers no API for this; do it by hand and record the result',
  },
  gone: { zh: '对象已不存在，未执行', en: 'What it was to be done to is gone; nothing was done' },
  frozen: { zh: '组织已封停，未执行', en: 'The organisation is frozen; nothing was done' },
} as const satisfies Record<string, LocalizedText>;

/** The job: does an approved act, at most once, or looks what became of one. */
export async function runAct(context: AppContext, id: ActId): Promise<void> {
  const { db, clock } = context;
  const ran = await alone(db, `act:${id}`, async () => {
    const act = await findAct(db, id);
    if (act === null) return;
    if (act.status === 'approved') await begin(context, act);
    // Whoever began it has died: this process holds the lock that he held.
    else if (act.status === 'doing') await settle(context, act, 'unknown', 'interrupted', texts.interrupted);
    else if (act.status === 'unknown') await lookAgain(context, act);
  });
  if (!ran) {
    const later = addHours(clock.now(), busySeconds / 3600);
    await db.transaction().execute((trx) => enqueueAct(trx, id, later));
  }
}

async function begin(context: AppContext, act: Act): Promise<void> {
  const prepared = await prepare(context, act);
  if (prepared === 'byHand') return settle(context, act, 'byHand', null, texts.noApi);
  const begun = await context.db.transaction().execute(async (trx) => {
    const held = await findAct(trx, act.id, true);
    if (held === null) return null;
    const frozen = (await freezeOver(trx, act.organization, act.channel)) !== null;
    const now = context.clock.now();
    const decided = decideAct(held, { kind: 'begin', frozen }, now);
    if ('refusal' in decided) return null;
    const after = await recordAct(trx, decided.events);
    if (after.status === 'failed') {
      await addToWords(trx, act.id, { answer: texts.frozen });
      await finish(trx, after, now);
    }
    return after;
  });
  if (begun?.status !== 'doing') return;
  if (prepared === 'gone') return settle(context, begun, 'failed', 'gone', texts.gone);
  const acted = await prepared.acts.act(prepared.call);
  await settleActed(context, begun, acted);
}

async function settleActed(context: AppContext, act: Act, acted: Acted): Promise<void> {
  switch (acted.kind) {
    case 'done':
      return settle(context, act, 'done', null, null);
    case 'rejected':
      return settle(context, act, 'failed', acted.code, acted.message);
    case 'pendingHuman':
      return settle(context, act, 'byHand', acted.message.code, acted.message);
    case 'unknown':
      return settle(context, act, 'unknown', acted.message.code, acted.message);
  }
}

/** Records what became of an act, and what follows from it. */
async function settle(
  context: AppContext,
  act: Act,
  outcome: Extract<ActCommand, { kind: 'answer' }>['outcome'],
  code: string | null,
  answer: LocalizedText | null,
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction().execute(async (trx) => {
    const held = await findAct(trx, act.id, true);
    if (held === null) return;
    const decided = decideAct(held, { kind: 'answer', outcome, code }, now);
    if ('refusal' in decided) return;
    const after = await recordAct(trx, decided.events);
    if (answer !== null) await addToWords(trx, act.id, { answer: { zh: answer.zh, en: answer.en } });
    await follow(trx, after, now);
  });
}

async function follow(trx: Transaction, act: Act, now: Instant): Promise<void> {
  const { person } = act.asked.by;
  if (act.status === 'done' || act.status === 'failed') await finish(trx, act, now);
  if (act.status === 'byHand') await tellOf(trx, 'actByHand', [person], act, now);
  if (act.status === 'unknown') await enqueueAct(trx, act.id, addHours(now, looks[0]));
}

/** Looks on the platform; nothing is done again. */
async function lookAgain(context: AppContext, act: Act): Promise<void> {
  const prepared = await prepare(context, act);
  const seen = typeof prepared === 'string' ? 'notLearnt' : await prepared.acts.look(prepared.call);
  if (seen === 'done') return settle(context, act, 'done', 'seen', null);
  if (seen === 'notDone') return settle(context, act, 'failed', 'notSeen', null);
  const { clock, db } = context;
  const waited = (Date.parse(clock.now()) - Date.parse(act.beganAt ?? act.asked.at)) / 3_600_000;
  const next = looks.find((hours) => hours > waited);
  await db.transaction().execute(async (trx) => {
    if (next === undefined) await tellOf(trx, 'actByHand', [act.asked.by.person], act, clock.now());
    else await enqueueAct(trx, act.id, addHours(act.beganAt ?? clock.now(), next));
  });
}

/** What a connector needs for an act: `byHand` where none serves it, `gone` where what it is done to is not there any more. */
async function prepare(
  context: AppContext,
  act: Act,
): Promise<'byHand' | 'gone' | { readonly acts: AccountActs; readonly call: AccountAct }> {
  const { db } = context;
  const channel = await findChannel(db, act.channel);
  const acts = channel === null ? null : channelActs(context, channel);
  if (acts === null || !acts.byApi.includes(act.action)) return 'byHand';
  const words = (await wordsOf(db, [act.id])).get(act.id)?.words;
  if (words === undefined) return 'gone';
  const { target } = act;
  const message = target.kind === 'message' ? await readPublicMessage(db, target.message) : null;
  if (target.kind === 'message' && message === null) return 'gone';
  const about = target.kind === 'publication' ? target.publication : (message?.publication ?? null);
  const publication = about === null ? null : await findPublication(db, about);
  const contact =
    message === null ? null : await contactOf(context, db, message.id, await sentTo(context, act));
  const writer = message === null ? null : await writerOf(context, db, message.id);
  return {
    acts,
    call: {
      id: act.id,
      recordedAt: act.beganAt ?? act.asked.at,
      action: act.action,
      publication: publication?.ref ?? null,
      comment: message?.platformKey ?? null,
      thread: message?.threadKey ?? null,
      writer,
      contact,
      account: words.account,
      url: words.url,
      text: words.text,
    },
  };
}

/** Messages that were sent in answer to the same message. */
async function sentTo({ db }: AppContext, { target, id }: Act): Promise<number> {
  if (target.kind !== 'message') return 0;
  const { sent } = await db
    .selectFrom('interaction_act')
    .select((row) => row.fn.countAll<number>().as('sent'))
    .where('message_id', '=', target.message)
    .where('action', '=', 'directMessage')
    .where('status', '=', 'done')
    .where('act_id', '<>', id)
    .executeTakeFirstOrThrow();
  return sent;
}
