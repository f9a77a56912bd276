import { createHash } from 'node:crypto';
import { responsibilityProblems } from '@sanshen/contract/responsibility';
import { canonicalJson, type Digest } from '@sanshen/domain/kernel';
import {
  issueRefusal,
  type LetterArticle,
  type LetterId,
  type LetterText,
} from '@sanshen/domain/responsibility';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { peopleWithStanding } from '../channels/public.ts';
import { rootOf, snapshotOf, standpoint } from '../organization/public.ts';
import { tell } from '../review/public.ts';
import { draftText, type LetterWish, requireIssuer } from './draft-letter.ts';
import { recordLetter } from './record.ts';
import { lettersOf } from './store.ts';

/** What both sides sign: SHA-256 over the canonical form of the text. */
export function letterDigest(text: LetterText): Digest {
  // The shape is right by construction.
  return `sha256:${createHash('sha256').update(canonicalJson(text)).digest('hex')}` as Digest;
}

/** 签发责任书; the other side is asked to sign. Throws `access.forbidden`, `request.notFound` and the `responsibility.*` problems. */
export function issueLetter(
  context: AppContext,
  key: CommandKey,
  wish: LetterWish & { readonly articles: readonly LetterArticle[] },
): Promise<{ readonly letter: string }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const grant = await requireIssuer(trx, wish, now);
    const root = await rootOf(trx, wish.organization);
    const { facts } = await standpoint(trx, wish.by, [wish.organization], now);
    if (root === null || facts === null) throw platformProblem('request.notFound');
    const by = snapshotOf(facts, grant.appointment.organization, now);
    const text = { ...(await draftText(trx, wish, now)), articles: wish.articles };
    const others = await lettersOf(trx, [wish.organization], wish.year);
    const refusal = issueRefusal({ text, by, others, now });
    if (refusal !== null) throw new Problem(responsibilityProblems[refusal]);
    const letter = newId<LetterId>();
    const word = { by, at: now, reason: '' };
    await recordLetter(trx, { kind: 'issued', letter, root, digest: letterDigest(text), text, word });
    const people =
      wish.person === null
        ? await peopleWithStanding(trx, [wish.organization], ['mainLeader', 'departmentHead'], now)
        : [wish.person];
    const told = people.filter((person) => person !== wish.by);
    const details = { letter, organization: wish.organization };
    if (told.length > 0) await tell(trx, { kind: 'letterIssued', people: told, details }, now);
    return { letter };
  });
}
