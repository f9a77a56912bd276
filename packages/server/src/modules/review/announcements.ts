import type { Facts, ReviewEvent, ReviewState } from '@sanshen/domain/review';
import { openSeats, reviewOpen } from '@sanshen/domain/review';
import type { Announcement } from '../../platform/live/announce.ts';
import { readingStates } from './manuscript-view.ts';
import type { NotificationRow } from './notification-rows.ts';

/** What screens are told of a decision: the manuscript, its publications where they moved, and everybody who got a notification. */
export function announcementsOf(
  decided: {
    readonly before: ReviewState;
    readonly after: ReviewState;
    readonly events: readonly ReviewEvent[];
    readonly facts: Pick<Facts, 'scopes'>;
  },
  told: readonly NotificationRow[],
): readonly Announcement[] {
  const { before, after, events } = decided;
  const { manuscript: id, organization } = after;
  if (id === null || organization === null) return [];
  const moved = before.phase !== after.phase || before.stageIndex !== after.stageIndex;
  const left = moved && before.phase !== 'unborn' ? { before: standOf(decided) } : {};
  return [
    { kind: 'manuscript', id, organization, ...left },
    ...(events.some(ofPublication) ? [{ kind: 'publication', id, organization } as const] : []),
    ...[...new Set(told.map((row) => row.person_id))].map((person) => ({
      kind: 'notification' as const,
      id: person,
    })),
  ];
}

function standOf({ before, facts }: { before: ReviewState; facts: Pick<Facts, 'scopes'> }) {
  const seats = reviewOpen(before)
    ? openSeats(before).flatMap(({ seat }) => facts.scopes[seat.scope] ?? [])
    : [];
  return { state: readingStates[before.phase], seats: [...new Set(seats)] };
}

function ofPublication({ kind }: ReviewEvent): boolean {
  return (
    kind.startsWith('publication') ||
    kind.startsWith('takedown') ||
    kind === 'takenDown' ||
    kind === 'publishingStopped'
  );
}
