import { type IncidentNames, incidentEventText } from '@sanshen/contract/incidents-texts';
import type { Call } from '@sanshen/domain/emergency';
import type { IncidentEvent } from '@sanshen/domain/incidents';
import type { Instant, LocalizedText } from '@sanshen/domain/kernel';
import type { KeptFreeze } from '../emergency/freezes/public.ts';

/** One line of the time line; without a name the system did it. */
export interface TimelineLine {
  readonly at: Instant;
  readonly name: string | null;
  readonly text: LocalizedText;
  readonly words: string | null;
}

/** The time line: what the desk recorded, and what happened to its freezes and calls elsewhere; oldest first. Pure. */
export function timelineOf(
  events: readonly IncidentEvent[],
  beside: { readonly freezes: readonly KeptFreeze[]; readonly calls: readonly Call[] },
  names: IncidentNames,
  words: ReadonlyMap<string, string>,
): TimelineLine[] {
  const lines = events.map((event): TimelineLine => {
    const written = writtenIn(event);
    return {
      at: event.word.at,
      name: event.word.by?.name ?? null,
      text: incidentEventText(event, names),
      words: written === null ? null : (words.get(written) ?? null) || null,
    };
  });
  for (const freeze of beside.freezes) lines.push(...liftingOf(freeze, names));
  for (const call of beside.calls) lines.push(...answersOf(call));
  // What was recorded at the same moment stays in the order of the record.
  return lines.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function writtenIn(event: IncidentEvent): string | null {
  switch (event.kind) {
    case 'declared':
      return event.known.id;
    case 'closed':
      return event.facts.id;
    case 'noted':
    case 'stepTaken':
    case 'takedownOrdered':
    case 'handoverOffered':
    case 'lessonAdded':
      return event.words?.id ?? null;
    default:
      return null;
  }
}

function liftingOf({ proposed, lifted, channel, organization }: KeptFreeze, names: IncidentNames) {
  const name = channel === null ? names.organization(organization) : names.channel(channel);
  const lines: TimelineLine[] = [];
  if (proposed !== null) {
    const text = { zh: `提出解除“${name}”的封停`, en: `Lifting the freeze of “${name}” was proposed` };
    lines.push({ at: proposed.at, name: proposed.by.name, text, words: proposed.reason });
  }
  if (lifted !== null) {
    const text = { zh: `确认解除“${name}”的封停`, en: `The freeze of “${name}” was lifted` };
    lines.push({ at: lifted.at, name: lifted.by.name, text, words: lifted.reason });
  }
  return lines;
}

function answersOf({ people }: Call): TimelineLine[] {
  return people.flatMap(({ name, acknowledged }) => {
    if (acknowledged === null) return [];
    const { how, by, at } = acknowledged;
    const text: Readonly<Record<typeof how, LocalizedText>> = {
      desk: { zh: `${name}应答呼叫`, en: `${name} answered the call` },
      address: { zh: `${name}通过短地址应答呼叫`, en: `${name} answered by the short address` },
      telephone: { zh: `电话通知到${name}`, en: `${name} was reached by telephone` },
    };
    return [{ at, name: by?.name ?? name, text: text[how], words: null }];
  });
}
