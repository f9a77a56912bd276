import type { ChannelDuty, DutyHolder } from '../channels/index.ts';
import type { ChannelId, Instant, PersonId } from '../kernel/index.ts';
import { addHours } from '../kernel/index.ts';
import type { Letter } from './letter.ts';

export const letterGapKinds = [
  /** There is no letter in force. */
  'missing',
  /** Issued, and waits for its signature. */
  'unsigned',
  /** Who signed for the unit, or issued it, has left that office. */
  'signerLeft',
  /** Somebody got a channel or a duty that his letter does not name. */
  'outdated',
  /** It ends within thirty days. */
  'ending',
] as const;
export type LetterGapKind = (typeof letterGapKinds)[number];

/** Something that a unit's letters lack; `person` null where it is the unit's own letter. */
export interface LetterGap {
  readonly kind: LetterGapKind;
  readonly person: PersonId | null;
  /** What is not covered, where something is not. */
  readonly uncovered: readonly { readonly channel: ChannelId; readonly duty: ChannelDuty }[];
}

/** What gaps are looked for with. */
export interface GapFacts {
  /** Whether somebody outside the unit commands it, so that the unit itself owes a letter. */
  readonly commanded: boolean;
  readonly channels: readonly { readonly id: ChannelId; readonly duties: readonly DutyHolder[] }[];
  readonly letters: readonly Letter[];
  /** Whether somebody still holds the office in which he acted. */
  readonly inOffice: (person: PersonId, organization: string | null) => boolean;
  readonly now: Instant;
}

const endingHours = 30 * 24;

/** What a unit's letters lack at an instant: the unit's own first, then person by person. Pure. */
export function letterGaps(facts: GapFacts): readonly LetterGap[] {
  const current = facts.letters.filter(({ from, until }) => from <= facts.now && facts.now < until);
  const ofUnit = current.filter(({ party }) => party.kind === 'unit');
  const gaps = facts.commanded ? gapsOf(null, ofUnit, [], facts) : [];
  const holders = new Map<PersonId, LetterGap['uncovered'][number][]>();
  for (const { id, duties } of facts.channels) {
    for (const { person, duty } of duties) {
      holders.set(person, [...(holders.get(person) ?? []), { channel: id, duty }]);
    }
  }
  const people = [...holders].flatMap(([person, duties]) => {
    const own = current.filter(({ party }) => party.kind === 'person' && party.person === person);
    return gapsOf(person, own, duties, facts);
  });
  return [...gaps, ...people];
}

function gapsOf(
  person: PersonId | null,
  letters: readonly Letter[],
  duties: LetterGap['uncovered'],
  { inOffice, now }: GapFacts,
): readonly LetterGap[] {
  const gap = (kind: LetterGapKind, uncovered: LetterGap['uncovered'] = []): LetterGap => ({
    kind,
    person,
    uncovered,
  });
  const inForce = letters.find(({ status }) => status === 'inForce');
  if (inForce === undefined) {
    return [gap(letters.some(({ status }) => status === 'issued') ? 'unsigned' : 'missing', duties)];
  }
  const gaps: LetterGap[] = [];
  const signatures = [inForce.issued, ...(inForce.signed === null ? [] : [inForce.signed])];
  if (signatures.some(({ by }) => !inOffice(by.person, by.organization))) gaps.push(gap('signerLeft'));
  const uncovered = duties.filter(({ channel, duty }) => {
    const named = inForce.channels.find((one) => one.channel === channel);
    return named === undefined || !named.duties.some((one) => one.duty === duty);
  });
  if (uncovered.length > 0) gaps.push(gap('outdated', uncovered));
  if (inForce.until <= addHours(now, endingHours)) gaps.push(gap('ending'));
  return gaps;
}
