import { addHours, type PersonId } from '@sanshen/domain/kernel';
import { unitArticles } from '@sanshen/domain/responsibility';
import { answerLetter, issueLetter, letterOf } from '../modules/responsibility/public.ts';
import { SettableClock } from '../platform/clock.ts';
import type { AppContext } from '../platform/context.ts';
import { newId } from '../platform/new-id.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from './people.ts';

/** Whether the unit has signed, and how long ago the city committee issued its letter. */
const letters = [
  { unit: 'wuhua', hoursAgo: 300, signed: true },
  { unit: 'panlong', hoursAgo: 40, signed: false },
] as const;

/** Responsibility letters, by the commands that people use. Nothing where there are any. Gives how many. */
export async function fillLetters(context: AppContext): Promise<number> {
  const any = await context.db
    .selectFrom('responsibility_letter')
    .select('letter_id')
    .limit(1)
    .executeTakeFirst();
  if (any !== undefined) return 0;
  const now = context.clock.now();
  const year = Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Shanghai').year;
  for (const { unit, hoursAgo, signed } of letters) {
    const at = (hours: number): AppContext => ({
      ...context,
      clock: new SettableClock(addHours(now, hours - hoursAgo)),
    });
    const key = (person: PersonId, route: string) => ({
      ...{ idempotencyKey: newId(), bodyDigest: 'demonstration' },
      ...{ person, route },
    });
    const by = demonstrationPersonId('kunming', 'mainLeader');
    const organization = demonstrationOrganizationId(unit);
    const wish = { by, organization, person: null, year, articles: unitArticles };
    const { letter } = await issueLetter(at(0), key(by, 'responsibility.issue'), wish);
    if (!signed) continue;
    const person = demonstrationPersonId(unit, 'mainLeader');
    const { digest } = await letterOf(context.db, person, letter, now);
    const answer = { person, letter, answer: 'signed', digest, reason: '' } as const;
    await answerLetter(at(20), key(person, 'responsibility.sign'), answer);
  }
  return letters.length;
}
