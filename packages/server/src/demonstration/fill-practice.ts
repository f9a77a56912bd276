import { addHours, type PersonId } from '@sanshen/domain/kernel';
import { beginPractice, findSession, handIn, sharePractice } from '../modules/practice/public.ts';
import { beginProbation, checkSelection, proposeSelection } from '../modules/qualification/public.ts';
import { SettableClock } from '../platform/clock.ts';
import type { AppContext } from '../platform/context.ts';
import { commandKeys } from './command-keys.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from './people.ts';

const unit = 'schoolAffairs';
const organization = demonstrationOrganizationId(unit);
const lead = demonstrationPersonId(unit, 'platformLead');
const head = demonstrationPersonId(unit, 'departmentHead');
const first = demonstrationPersonId(unit, 'operator', 1);
const second = demonstrationPersonId(unit, 'operator', 2);
/** Who keeps the records there has no part in content; he would like to have one. */
const candidate = demonstrationPersonId(unit, 'registrar');

/**
 * Gives one department of the demonstration three exercises of proofreading, one of them shared with its head, and a candidate on probation, by the commands
 * that people give. Only where there is no exercise; gives how many it made.
 */
export async function fillPractice(given: AppContext): Promise<number> {
  const any = await given.db.selectFrom('practice_session').select('session_id').limit(1).executeTakeFirst();
  if (any !== undefined) return 0;
  const clock = new SettableClock(given.clock.now());
  const context = { ...given, clock };
  const key = commandKeys('practice');
  const now = clock.now();
  const minutesAgo = (minutes: number) => clock.set(addHours(now, -minutes / 60));
  const practise = async (person: PersonId, missed: number, begunAgo: number) => {
    minutesAgo(begunAgo);
    const { session } = await beginPractice(context, key(person), { kinds: [], errors: 6 });
    const kept = await findSession(context.db, person, session);
    if (kept === null) throw new Error('an exercise that was just begun is not there');
    // Somebody who overlooks the last ones, and calls one right place wrong.
    const marks = kept.planted.errors
      .slice(0, kept.planted.errors.length - missed)
      .map(({ start, end, kind, right }) => ({ start, end, kind, correction: right }));
    const pictures = kept.pictures.flatMap(({ fault }, index) => (fault === null ? [] : [index]));
    minutesAgo(begunAgo - 9);
    const wrong = { start: 0, end: 1, kind: null, correction: null };
    await handIn(context, key(person), {
      session,
      marks: missed > 1 ? [wrong, ...marks] : marks,
      pictures: missed > 1 ? [] : pictures,
    });
  };
  await practise(first, 1, 300);
  await practise(second, 3, 240);
  await practise(lead, 0, 180);
  await sharePractice(context, key(first), true);
  clock.set(now);
  const { selection } = await proposeSelection(context, key(lead), {
    organization,
    candidate,
    office: 'operator',
    statement: '熟悉学校团工作，文字功底扎实，愿意参加值班。',
  });
  await checkSelection(context, key(head), { selection, answers: [true, true, true], note: '已面谈。' });
  const endsAt = addHours(now, 100 * 24);
  await beginProbation(context, key(head), { selection, mentor: first, endsAt });
  return 3;
}
