import { type Instant, instant, type PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import {
  beginProbation as begin,
  checkSelection as check,
  type EndReason,
  endSelection as end,
  type Selection,
  type SelectionDecision,
  type SelectionId,
  type SelectionStatus,
  vouchFor,
} from '@sanshen/domain/qualification';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { requireGrant, snapshotOf } from '../../organization/public.ts';
import { tell } from '../../review/public.ts';
import { recordSelection } from './record.ts';
import { groundOf, isFit, personFacts, refusal } from './scene.ts';
import { addWords, findSelection } from './store.ts';

interface Answer {
  readonly status: SelectionStatus;
}

/** What a step of a selection is decided with, its row held. */
interface Step {
  readonly trx: Transaction;
  readonly now: Instant;
  readonly selection: Selection;
  readonly word: { readonly by: PersonSnapshot; readonly at: Instant };
}

/** Opens a step of who leads the unit's training, or (with null) of who is concerned himself. Throws `request.notFound`, `access.forbidden`. */
export async function openStep(
  trx: Transaction,
  context: AppContext,
  person: PersonId,
  id: string,
  action: 'leadTraining' | 'changeAppointments' | null,
): Promise<Step> {
  const now = context.clock.now();
  // Checked by the route to be a UUID; an id that nobody has is found nowhere.
  const selection = await findSelection(trx, id as SelectionId, true);
  if (selection === null) throw platformProblem('request.notFound');
  const { organization, candidate, probation } = selection;
  if (action !== null) await requireGrant(trx, person, organization, action, now);
  else if (person !== candidate && person !== probation?.mentor)
    await requireGrant(trx, person, organization, 'leadTraining', now);
  const facts = await personFacts(trx, person, now);
  return { trx, now, selection, word: { by: snapshotOf(facts, null, now), at: now } };
}

/** Records what was decided and tells who is concerned. Throws the refusal. */
export async function settle(
  { trx, now, selection, word }: Step,
  decision: SelectionDecision,
): Promise<Answer> {
  if ('refusal' in decision) throw refusal(decision.refusal);
  let after = selection;
  for (const event of decision.events) after = await recordSelection(trx, event);
  const { candidate, proposed, probation, organization, candidateName } = after;
  const concerned = [candidate, proposed.by.person, ...(probation === null ? [] : [probation.mentor])];
  const people = [...new Set(concerned)].filter((one) => one !== word.by.person);
  const details = { selection: after.id, organization, candidate: candidateName, status: after.status };
  if (people.length > 0) await tell(trx, { kind: 'selectionDecided', people, details }, now);
  return { status: after.status };
}

/** Holds the candidate against every criterion of the rule book. Throws `request.notFound`, `access.forbidden`, `selection.*`. */
export function checkSelection(
  context: AppContext,
  key: CommandKey,
  wish: { readonly selection: string; readonly answers: readonly boolean[]; readonly note: string },
): Promise<Answer> {
  return runCommand(context, key, async (trx) => {
    const step = await openStep(trx, context, key.person, wish.selection, 'leadTraining');
    const { rules } = await groundOf(trx, step.selection.organization, step.now);
    const { answers, note } = wish;
    const answer = await settle(
      step,
      check(step.selection, answers, { word: step.word, criteria: rules.criteria.length }),
    );
    const over = answer.status === 'ended' ? { ended_at: step.now } : {};
    await addWords(trx, step.selection.id, { answers, check_note: note, ...over });
    return answer;
  });
}

/** Puts the candidate on probation under a mentor. Throws as {@link checkSelection}. */
export function beginProbation(
  context: AppContext,
  key: CommandKey,
  wish: { readonly selection: string; readonly mentor: PersonId; readonly endsAt: string },
): Promise<Answer> {
  return runCommand(context, key, async (trx) => {
    const step = await openStep(trx, context, key.person, wish.selection, 'leadTraining');
    const { selection, now, word } = step;
    const ground = await groundOf(trx, selection.organization, now);
    const mentor = await personFacts(trx, wish.mentor, now);
    const mentorFit = isFit(ground, mentor, selection.office, now);
    const named = { mentor: mentor.id, mentorName: mentor.name, endsAt: instant(wish.endsAt) };
    return settle(step, begin(selection, named, { word, rules: ground.rules, mentorFit }));
  });
}

/** The mentor's word after the probation. Throws as {@link checkSelection}. */
export function vouch(
  context: AppContext,
  key: CommandKey,
  wish: { readonly selection: string; readonly note: string },
): Promise<Answer> {
  return runCommand(context, key, async (trx) => {
    const step = await openStep(trx, context, key.person, wish.selection, null);
    const answer = await settle(step, vouchFor(step.selection, step));
    await addWords(trx, step.selection.id, { vouch_note: wish.note });
    return answer;
  });
}

/** The candidate withdraws, or the unit ends it for a reason. Throws as {@link checkSelection}. */
export function endSelection(
  context: AppContext,
  key: CommandKey,
  wish: { readonly selection: string; readonly reason: EndReason; readonly note: string },
): Promise<Answer> {
  return runCommand(context, key, async (trx) => {
    const own = wish.reason === 'withdrawn' ? null : 'leadTraining';
    const step = await openStep(trx, context, key.person, wish.selection, own);
    const answer = await settle(step, end(step.selection, wish.reason, step));
    await addWords(trx, step.selection.id, { end_note: wish.note, ended_at: step.now });
    return answer;
  });
}
