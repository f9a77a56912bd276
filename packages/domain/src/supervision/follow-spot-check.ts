import type { ClauseId, ManuscriptId, OrganizationId } from '../kernel/index.ts';
import type { SpotAnswer, SpotCheckEvent } from '../spot-checks/index.ts';
import { type FollowedEntry, follower } from './follower.ts';
import type { ErrorSort, Observation } from './observation.ts';

interface State {
  readonly items: readonly { readonly manuscript: ManuscriptId; readonly organization: OrganizationId }[];
  readonly lines: readonly { readonly id: string; readonly clause: ClauseId }[];
}

function eventOf({ body }: FollowedEntry): SpotCheckEvent {
  // Bodies of these kinds are written by the spot checks' module and by nothing else.
  return body as unknown as SpotCheckEvent;
}

/** Spot checks: the faults of published articles on which both inspectors agree, or which the third confirms. */
export const spotCheckFollower = follower<State>({
  kind: 'spotCheck',
  subjectsOf: (entry) => (entry.kind.startsWith('spotChecks.') ? [eventOf(entry).id] : []),
  follow: (before, entry) => {
    const event = eventOf(entry);
    if (event.kind === 'drawn') {
      const items = event.items.map(({ manuscript, organization }) => ({ manuscript, organization }));
      const lines = event.lines.map(({ id, clause }) => ({ id, clause }));
      return { state: { items, lines }, observations: [] };
    }
    if (before === null) return null;
    return { state: before, observations: faultsIn(event).flatMap((one) => errorOf(before, one, entry)) };
  },
  lookAt: () => null,
  tick: (state) => ({ state, observations: [] }),
});

function faultsIn(event: Exclude<SpotCheckEvent, { readonly kind: 'drawn' }>): readonly SpotAnswer[] {
  if (event.kind === 'settled') return event.verdicts.filter(({ fault }) => fault);
  if (event.kind !== 'compared') return [];
  const [one, other] = event.answers;
  const agrees = ({ item, line }: SpotAnswer) =>
    other.some((answer) => answer.item === item && answer.line === line && answer.fault);
  return one.filter((answer) => answer.fault && agrees(answer));
}

/** The manuscript is what the case is about, wherever it was found. */
function errorOf({ items, lines }: State, fault: SpotAnswer, { at }: FollowedEntry): readonly Observation[] {
  const item = items[fault.item];
  if (item === undefined) return [];
  const sort = sortOf(lines.find(({ id }) => id === fault.line)?.clause);
  const about = { kind: 'manuscript', id: item.manuscript } as const;
  const part = `spotCheck ${fault.line}`;
  return [{ kind: 'errorFound', at, organization: item.organization, part, about, sort }];
}

function sortOf(clause: ClauseId | undefined): ErrorSort {
  if (clause === '§3') return 'mark';
  return clause === '§4' || clause === '§1' ? 'style' : 'text';
}
