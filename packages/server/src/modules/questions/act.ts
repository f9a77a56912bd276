import type { QuestionStep } from '@sanshen/contract/questions-schemas';
import { brandId, type ManuscriptId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { decideQuestion, type Question, type QuestionCommand } from '@sanshen/domain/questions';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { grantOf, rootOf, snapshotOf, standpoint } from '../organization/public.ts';
import { requireManuscriptView } from '../review/public.ts';
import { afterStep } from './after-step.ts';
import { factsOf } from './facts.ts';
import { groundOf, holdsOne, refusal, requireKind } from './ground.ts';
import { findQuestion, groupOf } from './question-store.ts';
import { recordAny } from './record.ts';
import { type PreparedReply, passOnReply, prepareReply } from './replies.ts';
import { openScene, type Scene } from './scene.ts';
import { keepNote, readText } from './text-store.ts';

/**
 * One step of a person with a question, in one transaction: hold, load what is true, decide, record, tell. Throws `request.notFound`,
 * `access.forbidden`, `questions.*`, and for a reply on the platform what asking for an act throws.
 */
export async function actOnQuestion(
  context: AppContext,
  key: CommandKey,
  wish: { readonly person: PersonId; readonly question: string; readonly step: QuestionStep },
): Promise<{ readonly question: string }> {
  const { person, step } = wish;
  const reply =
    step.step === 'approveAnswer' ? await prepareReply(context, wish.question, step.answer) : null;
  return runCommand(context, key, async (trx) => {
    const scene = await openScene(trx, person, wish.question, context.clock.now());
    const answersHandover = step.step === 'acceptHandover' || step.step === 'declineHandover';
    // Until it has accepted, the other office only says yes or no.
    if (!scene.own && !answersHandover) throw platformProblem('access.forbidden');
    const command = await commandOf(trx, context, scene, step);
    const decided = decideQuestion(scene.question, command, await factsFor(trx, scene, command, step));
    if (!decided.ok) throw refusal(decided.refusal);
    const after = await recordAny(trx, scene.question, decided.events);
    const sent =
      command.kind === 'approveAnswer' ? await sendReply(trx, context, scene, after, reply) : after;
    await afterStep(trx, context, scene, sent, decided.events);
    return { question: scene.question.id };
  });
}

async function sendReply(
  trx: Transaction,
  context: AppContext,
  scene: Scene,
  approved: Question,
  reply: PreparedReply | null,
): Promise<Question> {
  if (approved.answer?.way !== 'reply') return approved;
  const action = await passOnReply(trx, context, approved, reply);
  const decided = decideQuestion(approved, { kind: 'passOn', action }, factsOf({ now: scene.now }));
  if (!decided.ok) throw refusal(decided.refusal);
  return recordAny(trx, approved, decided.events);
}

/** The domain's command of a step; what people wrote is kept apart, and only its digest goes on. */
async function commandOf(
  trx: Transaction,
  context: AppContext,
  scene: Scene,
  step: QuestionStep,
): Promise<QuestionCommand> {
  const { question, now, ground } = scene;
  const place = { question: question.id, root: question.root, at: now };
  const noted = async (kind: Parameters<typeof keepNote>[1]['kind'], text: string) =>
    (await keepNote(trx, { ...place, kind, text })).digest;
  switch (step.step) {
    case 'setKind': {
      const { id, dueHours } = requireKind(ground, step.kind);
      return { kind: 'setKind', questionKind: id, dueHours };
    }
    case 'assign':
      return { kind: 'assign', to: step.to === null ? null : await assigneeOf(trx, scene, step.to) };
    case 'askHandover': {
      const { acceptWithinHours } = ground.rules.handover;
      const to = brandId<OrganizationId>(step.to);
      // It must be able to answer for it. Throws where it has no rules for that.
      await groundOf(trx, to, now);
      return { kind: 'askHandover', to, reason: await noted('handover', step.reason), acceptWithinHours };
    }
    case 'declineHandover':
      return { kind: 'declineHandover', reason: await noted('declined', step.reason) };
    case 'draftAnswer': {
      const { way, manuscript } = step;
      const { id, digest: text } = await keepNote(trx, { ...place, kind: 'answer', text: step.text });
      const linked = manuscript === null ? null : brandId<ManuscriptId>(manuscript);
      // Nobody learns of a manuscript by naming it.
      if (linked !== null) await requireManuscriptView(context, trx, scene.person.id, linked, 'text');
      return { kind: 'draftAnswer', answer: id, way, text, manuscript: linked };
    }
    case 'returnAnswer':
      return { kind: 'returnAnswer', answer: step.answer, reason: await noted('returned', step.reason) };
    case 'decideDistress':
      return { kind: 'decideDistress', danger: step.danger, note: await noted('distress', step.note) };
    case 'approveAnswer':
      return { kind: 'approveAnswer', answer: step.answer };
    case 'close':
      return { kind: 'close', reason: step.reason };
    default:
      return { kind: step.step };
  }
}

async function assigneeOf(trx: Transaction, { question, now }: Scene, to: string) {
  const { facts } = await standpoint(trx, brandId<PersonId>(to), [question.organization], now);
  if (facts === null) throw refusal('questions.assigneeOutside');
  return snapshotOf(facts, question.organization, now);
}

async function factsFor(trx: Transaction, scene: Scene, command: QuestionCommand, step: QuestionStep) {
  const { question, now, snapshot, ground, receiver } = scene;
  const known = factsOf({ now, by: snapshot, receiver });
  switch (command.kind) {
    case 'assign': {
      const inside =
        command.to === null ||
        (await grantOf(trx, command.to.person, question.organization, 'handleQuestions', now)) !== null;
      return { ...known, assigneeInside: inside };
    }
    case 'askHandover':
      return {
        ...known,
        sameTree: (await rootOf(trx, command.to)) === question.root,
        leadsOthers: (await groupOf(trx, question.id)).length > 0,
      };
    case 'draftAnswer':
      return { ...known, hasPage: (await readText(trx, question.id))?.hasPage ?? false };
    case 'approveAnswer': {
      const { approveBy } = ground.rules.answers;
      return { ...known, approver: await holdsOne(trx, snapshot.person, ground, approveBy, now) };
    }
    case 'confirmAnswered':
      return { ...known, manuscriptPublic: await isPublic(trx, question.answer?.manuscript ?? null) };
    case 'merge':
      return {
        ...known,
        lead: step.step === 'merge' ? await findQuestion(trx, step.lead) : null,
        leadsOthers: (await groupOf(trx, question.id)).length > 0,
      };
    default:
      return known;
  }
}

async function isPublic(trx: Transaction, manuscript: ManuscriptId | null): Promise<boolean> {
  if (manuscript === null) return false;
  const row = await trx
    .selectFrom('manuscript')
    .select('phase')
    .where('manuscript_id', '=', manuscript)
    .executeTakeFirst();
  return row?.phase === 'published';
}
