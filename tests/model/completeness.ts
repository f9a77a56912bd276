import type { Digest } from '@sanshen/domain/kernel';
import type { Seat, Stage } from '@sanshen/domain/policy';
import { chainOf, type Hand, type History } from './history.ts';

/** The sign-offs of a stage that count for a text. */
export function handsOn(history: History, stage: string, digest: Digest): readonly Hand[] {
  return history.hands.filter((hand) => hand.stage === stage && hand.counts === digest);
}

/** Whether a stage is complete for a text, counted again from the sign-offs given by hand. */
export function isComplete(history: History, stage: Stage, digest: Digest): boolean {
  const hands = handsOn(history, stage.id, digest);
  const full = (id: string, rule: Seat) =>
    rule.duties.every((duty) => hands.some((hand) => hand.seat === id && hand.duty === duty));
  const { composition } = stage;
  if (composition.kind === 'board') {
    const { member, minimum, ledBy } = composition;
    const roster = history.rosters[stage.id];
    const signed = (roster?.members ?? []).filter((one) => full(`${member.id}:${one.person}`, member));
    const enough =
      signed.length >= minimum && signed.length >= (roster?.required ?? Number.POSITIVE_INFINITY);
    return enough && (ledBy.length === 0 || signed.some((one) => one.leads));
  }
  const done = composition.seats.filter(
    (seat) => full(seat.id, seat) || decidedEarlier(history, seat, digest),
  );
  return composition.rule === 'any'
    ? done.length > 0
    : done.length > 0 && done.length === composition.seats.length;
}

/** Whether one person has signed an earlier stage by the office that the rule book names, with every duty that this seat asks for. */
function decidedEarlier(history: History, seat: Seat, digest: Digest): boolean {
  return (seat.satisfiedBy ?? []).some(({ stage, offices }) => {
    const hands = handsOn(history, stage, digest).filter((hand) =>
      offices.some((one) => one === hand.office),
    );
    return hands.some(({ person }) =>
      seat.duties.every((duty) => hands.some((hand) => hand.person === person && hand.duty === duty)),
    );
  });
}

/** What speaks against a release of this text; null when nothing does. */
export function releaseFault(history: History, digest: Digest): string | null {
  const chain = chainOf(history);
  if (chain.length === 0) return 'no procedure';
  const seatOf = new Map<string, string>();
  for (const stage of chain) {
    if (!isComplete(history, stage, digest)) return `stage ${stage.id} is not complete`;
    const twoPeople = new Set(
      stage.composition.kind === 'seats'
        ? stage.composition.seats.filter((seat) => seat.twoPeople).map((seat) => seat.id)
        : [],
    );
    for (const { person, seat, duty } of handsOn(history, stage.id, digest)) {
      if (person === history.author) return `${person} wrote it and signed ${stage.id}`;
      const edited = history.edits.find(
        (edit) => edit.person === person && (edit.stage !== stage.id || edit.seat !== seat),
      );
      if (edited !== undefined) return `${person} edited it and signed ${stage.id}/${seat}`;
      const here = twoPeople.has(seat) ? `${stage.id}/${seat}/${duty}` : `${stage.id}/${seat}`;
      if ((seatOf.get(person) ?? here) !== here) return `${person} signed ${seatOf.get(person)} and ${here}`;
      seatOf.set(person, here);
    }
  }
  return null;
}
