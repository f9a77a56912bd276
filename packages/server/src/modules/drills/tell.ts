import type { Drill } from '@sanshen/domain/drills';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { OfficeStanding } from '@sanshen/domain/organization';
import type { NotificationKind } from '@sanshen/domain/review';
import type { Transaction } from '../../platform/db/database.ts';
import { keeperStandings, leaderStandings, peopleWithStanding } from '../channels/public.ts';
import { tell } from '../review/public.ts';

const mark = '【演练】';

/** A text with the mark by which nobody takes it for real; once, however often it is marked. */
export function marked(text: string): string {
  return text.startsWith(mark) ? text : `${mark}${text}`;
}

/** Tells people of a drill, but for who acted. The title carries the mark wherever it is shown. */
export async function tellOf(
  trx: Transaction,
  drill: Pick<Drill, 'id' | 'title' | 'organization'>,
  told: {
    readonly kind: NotificationKind;
    readonly people: readonly PersonId[];
    readonly actor?: PersonId | null;
    readonly text?: string;
    /** Where it is about one person and about another, as a lesson is. */
    readonly more?: Readonly<Record<string, string>>;
  },
  at: Instant,
): Promise<void> {
  const people = [...new Set(told.people)].filter((person) => person !== (told.actor ?? null));
  if (people.length === 0) return;
  const details = {
    drill: drill.id,
    title: marked(drill.title),
    ...(told.text === undefined ? {} : { text: told.text }),
    ...told.more,
  };
  await tell(trx, { kind: told.kind, people, details }, at);
}

/** Everybody with a part. */
export function everybodyIn({
  director,
  observers,
  participants,
}: Pick<Drill, 'director' | 'observers' | 'participants'>): readonly PersonId[] {
  return [director, ...observers, ...participants].map(({ person }) => person);
}

/** Who sees to it in a unit that drills are held and reported, and who answers for it. */
export function responsibleIn(
  trx: Transaction,
  organization: OrganizationId,
  at: Instant,
): Promise<readonly PersonId[]> {
  const standings: readonly OfficeStanding[] = [...keeperStandings, ...leaderStandings];
  return peopleWithStanding(trx, [organization], standings, at);
}
