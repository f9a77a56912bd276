import type { PublicMessageId } from '@sanshen/domain/conversations';
import { brandId } from '@sanshen/domain/kernel';
import { decideQuestion, type Question, type QuestionEvent } from '@sanshen/domain/questions';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { settlePublicMessage } from '../conversations/public.ts';
import { factsOf } from './facts.ts';
import { groundOf, holdersOf } from './ground.ts';
import { findQuestion, groupOf } from './question-store.ts';
import { recordAny } from './record.ts';
import type { Scene } from './scene.ts';
import { deskOf, tellOf } from './tell.ts';
import { moveText } from './text-store.ts';

/** What follows from a step: colleagues are told, texts follow the office, and what repeats an answered question is answered with it. */
export async function afterStep(
  trx: Transaction,
  context: AppContext,
  scene: Scene,
  after: Question,
  events: readonly QuestionEvent[],
): Promise<void> {
  for (const event of events) await follow(trx, context, scene, after, event);
}

async function follow(
  trx: Transaction,
  context: AppContext,
  scene: Scene,
  after: Question,
  event: QuestionEvent,
): Promise<void> {
  const { ground, now, snapshot, question } = scene;
  const others = (people: readonly (typeof snapshot.person)[]) =>
    people.filter((person) => person !== snapshot.person);
  switch (event.kind) {
    case 'assigned':
      if (event.to !== null) await tellOf(trx, 'questionAssigned', others([event.to.person]), after, now);
      return;
    case 'handoverAsked': {
      const there = await groundOf(trx, event.to, now);
      return tellOf(trx, 'questionHandedOver', await deskOf(trx, there, after.kind, now), after, now);
    }
    case 'handoverAccepted':
      await moveText(trx, after.id, after.organization);
      return tellOf(trx, 'questionHandoverAnswered', asked(question), after, now);
    case 'handoverDeclined':
      return tellOf(trx, 'questionHandoverAnswered', asked(question), after, now);
    case 'answerDrafted': {
      const approvers = await holdersOf(trx, ground, ground.rules.answers.approveBy, now);
      return tellOf(trx, 'questionAnswerWaits', others(approvers), after, now);
    }
    case 'answerReturned': {
      const writer = question.answer?.by.person;
      return tellOf(trx, 'questionAnswerReturned', writer === undefined ? [] : others([writer]), after, now);
    }
    case 'answered':
      await settle(trx, scene, after, 'answered');
      return afterAnswer(trx, context, after);
    case 'closed':
      return settle(trx, scene, after, 'noAnswerNeeded');
    case 'distressDecided':
      return followLead(trx, context, after);
    default:
  }
}

function asked({ handover }: Question) {
  return handover === null ? [] : [handover.by.person];
}

/** The public's side shows the same: nobody waits for an answer there any longer. */
async function settle(
  trx: Transaction,
  { now, snapshot }: Scene,
  { message }: Question,
  state: 'answered' | 'noAnswerNeeded',
): Promise<void> {
  if (message === null) return;
  await settlePublicMessage(trx, brandId<PublicMessageId>(message), { state, at: now, by: snapshot });
}

/** Those that repeat a question which has just been answered are answered with it. */
export async function afterAnswer(
  trx: Transaction,
  context: Pick<AppContext, 'clock'>,
  lead: Question,
): Promise<void> {
  for (const member of await groupOf(trx, lead.id)) await followLead(trx, context, member);
}

async function followLead(
  trx: Transaction,
  { clock }: Pick<AppContext, 'clock'>,
  member: Question,
): Promise<void> {
  if (member.lead === null) return;
  const lead = await findQuestion(trx, member.lead);
  const decided = decideQuestion(member, { kind: 'followLead' }, factsOf({ now: clock.now(), lead }));
  if (decided.ok) await recordAny(trx, member, decided.events);
}
