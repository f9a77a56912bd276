import type { letterSchema, listLetters } from '@sanshen/contract/responsibility';
import type { RouteOutput } from '@sanshen/contract/route';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import { answerRefusal, type Letter, type LetterWord, withdrawRefusal } from '@sanshen/domain/responsibility';
import type { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import { issuing, requireLetter, standingTowards } from './answer-letter.ts';
import { requireIssuer } from './draft-letter.ts';

type Word = z.input<typeof letterSchema>['issued'];

function wordOf({ by, at, reason }: LetterWord): Word {
  return { name: by.name, office: by.office, at, reason };
}

/** A letter as lists show it. */
export function lineOf(letter: Letter, now: Instant): RouteOutput<typeof listLetters>['letters'][number] {
  const { party } = letter;
  return {
    id: letter.id,
    party: party.kind,
    person: party.kind === 'person' ? party.person : null,
    name: party.kind === 'person' ? party.name : letter.organizationName,
    issuer: letter.issuer,
    issuerName: letter.issuerName,
    year: letter.year,
    status: letter.status,
    ended: letter.until <= now,
    issued: wordOf(letter.issued),
    signed: letter.signed === null ? null : wordOf(letter.signed),
  };
}

/** A letter as its page shows it, with what the reader may do. Throws `request.notFound`. */
export async function showLetter(
  { db, clock }: AppContext,
  person: PersonId,
  id: string,
): Promise<z.input<typeof letterSchema>> {
  const now = clock.now();
  const letter = await requireLetter(db, person, id, now);
  const standing = await standingTowards(db, person, letter, now);
  const answer = { ...standing, digest: letter.digest, reason: '-' };
  return {
    ...lineOf(letter, now),
    organization: letter.organization,
    organizationName: letter.organizationName,
    from: letter.from,
    until: letter.until,
    digest: letter.digest,
    channels: letter.channels.map((one) => ({ ...one, duties: [...one.duties] })),
    articles: [...letter.articles],
    returned: letter.returned === null ? null : wordOf(letter.returned),
    withdrawn: letter.withdrawn === null ? null : wordOf(letter.withdrawn),
    maySign: answerRefusal(letter, 'signed', answer) === null,
    mayWithdraw: withdrawRefusal(letter, '-') === null && (await mayIssue(db, person, letter, now)),
  };
}

async function mayIssue(
  db: AppContext['db'],
  person: PersonId,
  letter: Letter,
  now: Instant,
): Promise<boolean> {
  try {
    await requireIssuer(db, issuing(person, letter), now);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
