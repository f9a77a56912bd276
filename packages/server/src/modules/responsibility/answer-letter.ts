import { responsibilityProblems } from '@sanshen/contract/responsibility';
import type { Digest, Instant, PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { answerRefusal, type Letter, withdrawRefusal } from '@sanshen/domain/responsibility';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { grantOf, snapshotOf, standpoint } from '../organization/public.ts';
import { tell } from '../review/public.ts';
import { requireIssuer } from './draft-letter.ts';
import { recordLetter } from './record.ts';
import { findLetter } from './store.ts';

/** Who somebody is towards a letter: the person that it names, or somebody whose office signs for the unit. */
export async function standingTowards(
  db: Database | Transaction,
  person: PersonId,
  letter: Letter,
  at: Instant,
): Promise<{ readonly by: PersonSnapshot; readonly signsForUnit: boolean }> {
  const { facts } = await standpoint(db, person, [letter.organization], at);
  if (facts === null) throw platformProblem('request.notFound');
  const grant = await grantOf(db, person, letter.organization, 'signLetter', at);
  const by = snapshotOf(facts, grant?.appointment.organization ?? letter.organization, at);
  return { by, signsForUnit: grant !== null };
}

/** A letter that somebody may at least know of. Throws `request.notFound` for none and for a hidden one alike. */
export async function requireLetter(
  db: Database | Transaction,
  person: PersonId,
  id: string,
  at: Instant,
  hold = false,
): Promise<Letter> {
  const letter = await findLetter(db, id, hold);
  if (letter === null) throw platformProblem('request.notFound');
  const addressed = letter.party.kind === 'person' && letter.party.person === person;
  const seen = addressed || (await grantOf(db, person, letter.organization, 'readLetters', at)) !== null;
  if (!seen) throw platformProblem('request.notFound');
  return letter;
}

export interface LetterAnswer {
  readonly person: PersonId;
  readonly letter: string;
  readonly answer: 'signed' | 'returned';
  readonly digest: Digest;
  readonly reason: string;
}

/** Signs a letter, or sends it back. Throws `request.notFound` and the `responsibility.*` problems. */
export async function answerLetter(context: AppContext, key: CommandKey, wish: LetterAnswer): Promise<void> {
  const { person, answer, digest, reason } = wish;
  await runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const letter = await requireLetter(trx, person, wish.letter, at, true);
    const { by, signsForUnit } = await standingTowards(trx, person, letter, at);
    const refusal = answerRefusal(letter, answer, { by, signsForUnit, digest, reason });
    if (refusal !== null) throw new Problem(responsibilityProblems[refusal]);
    await recordLetter(trx, { kind: answer, letter: letter.id, digest, word: { by, at, reason } });
    await tellIssuer(trx, letter, at);
    return null;
  });
}

async function tellIssuer(trx: Transaction, letter: Letter, at: Instant): Promise<void> {
  const details = { letter: letter.id, organization: letter.organization };
  await tell(trx, { kind: 'letterAnswered', people: [letter.issued.by.person], details }, at);
}

/** 收回, by whoever may issue such a letter. Throws `request.notFound`, `access.forbidden` and the `responsibility.*` problems. */
export async function withdrawLetter(
  context: AppContext,
  key: CommandKey,
  wish: { readonly person: PersonId; readonly letter: string; readonly reason: string },
): Promise<void> {
  const { person, reason } = wish;
  await runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const letter = await requireLetter(trx, person, wish.letter, at, true);
    const grant = await requireIssuer(trx, issuing(person, letter), at);
    const { facts } = await standpoint(trx, person, [letter.organization], at);
    if (facts === null) throw platformProblem('request.notFound');
    const refusal = withdrawRefusal(letter, reason);
    if (refusal !== null) throw new Problem(responsibilityProblems[refusal]);
    const by = snapshotOf(facts, grant.appointment.organization, at);
    await recordLetter(trx, {
      kind: 'withdrawn',
      letter: letter.id,
      digest: letter.digest,
      word: { by, at, reason },
    });
    return null;
  });
}

/** What {@link requireIssuer} asks about an existing letter. */
export function issuing(by: PersonId, { organization, party }: Letter) {
  return { by, organization, person: party.kind === 'person' ? party.person : null };
}
