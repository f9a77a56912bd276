import type { Seat, Stage } from '@sanshen/domain/policy';
import type { Command, Facts, ReviewEvent, Roster, SignOff } from '@sanshen/domain/review';
import { handsOn, isComplete } from './completeness.ts';
import { holdsOffice, isEntitled, isOneOf, knownPerson, rulesOf } from './entitlement.ts';
import { chainOf, type History } from './history.ts';
import type { Violation } from './violations.ts';

const fault = (invariant: Violation['invariant'], what: string): readonly Violation[] => [
  { invariant, what },
];

/** What is wrong with one sign-off, given what happened before it. */
export function auditSignOff(
  history: History,
  signOff: SignOff,
  command: Command,
  facts: Facts,
): readonly Violation[] {
  const { stage: stageId, seat: seatId, duty, signer, digest } = signOff;
  const chain = chainOf(history);
  const index = chain.findIndex((one) => one.id === stageId);
  const stage = chain[index];
  const who = `${signer.person} on ${stageId}/${seatId}/${duty}`;
  if (stage === undefined) return fault('signedOnlyOffered', `${who}: no such stage`);
  const rule = seatRule(stage, seatId, history.rosters[stageId]);
  if (rule === null) return fault('signedOnlyOffered', `${who}: no such seat`);
  const found: Violation[] = [];
  if (stage.composition.kind === 'board' && seatId !== `${rule.id}:${signer.person}`)
    found.push(...fault('signedOnlyOffered', `${who}: another member's seat`));
  if (command.kind !== 'sign' && command.kind !== 'signPaper')
    found.push(...fault('signedOnlyOffered', `${who}: by ${command.kind}`));
  else {
    const actual = command.kind === 'sign' ? command.by : command.signer;
    const stale = command.digest !== history.text?.digest || command.round !== history.round;
    const other = actual !== signer.person || command.stage !== stageId || command.seat !== seatId;
    if (stale || other || digest !== command.digest || signOff.round !== history.round)
      found.push(...fault('signedOnlyOffered', `${who}: not what stands now`));
    if (!command.duties.includes(duty) || !rule.duties.includes(duty))
      found.push(...fault('signedOnlyOffered', `${who}: duty not asked for`));
  }
  if (handsOn(history, stageId, digest).some((hand) => hand.seat === seatId && hand.duty === duty))
    found.push(...fault('signedOnlyOffered', `${who}: signed twice`));
  if (index > history.entered) found.push(...fault('stagesInOrder', `${who}: stage not entered`));
  const person = knownPerson(facts, signer.person);
  if (person === undefined || !isEntitled(person, rule, facts))
    found.push(...fault('signerEntitled', `${who}: not entitled`));
  if (isInvolved(history, signer.person, stageId, seatId)) found.push(...fault('signerNotInvolved', who));
  if (signedElsewhere(history, signer.person, stageId, seatId, rule, duty))
    found.push(...fault('signerOnce', who));
  if (stage.requireRulings && history.unruled.length > 0) found.push(...fault('findingsRuled', who));
  if ((facts.marks?.unruled ?? 0) > 0) found.push(...fault('marksRuled', who));
  return [...found, ...auditPaper(history, signOff, command, facts)];
}

function seatRule(stage: Stage, seat: string, roster: Roster | undefined): Seat | null {
  if (stage.composition.kind === 'seats')
    return stage.composition.seats.find((one) => one.id === seat) ?? null;
  const { member } = stage.composition;
  return roster?.members.some((one) => seat === `${member.id}:${one.person}`) ? member : null;
}

/** Wrote the text, or edited it from anywhere but this seat. */
export function isInvolved(history: History, person: string, stage: string, seat: string): boolean {
  return (
    history.author === person ||
    history.edits.some((edit) => edit.person === person && (edit.stage !== stage || edit.seat !== seat))
  );
}

function signedElsewhere(
  history: History,
  person: string,
  stage: string,
  seat: string,
  rule: Seat,
  duty: string,
): boolean {
  if (history.signers.some((s) => s.person === person && (s.stage !== stage || s.seat !== seat))) return true;
  return (
    rule.twoPeople &&
    history.hands.some(
      (hand) => hand.person === person && hand.stage === stage && hand.seat === seat && hand.duty !== duty,
    )
  );
}

function auditPaper(
  history: History,
  { paper, signer, stage }: SignOff,
  command: Command,
  facts: Facts,
): readonly Violation[] {
  if ((paper !== null) !== (command.kind === 'signPaper'))
    return fault('paperTrue', 'paper not marked as such');
  if (paper === null) return [];
  const registrar = knownPerson(facts, paper.registrar.person);
  const offices = history.pinned?.procedure.registrars ?? [];
  const entitled = registrar !== undefined && isOneOf(registrar, [{ offices, scope: 'own' }], facts);
  const involved =
    registrar?.id === signer.person ||
    registrar?.id === history.author ||
    history.edits.some((edit) => edit.person === registrar?.id);
  const wrongTime =
    paper.signedOn > facts.now || (history.textAt !== null && paper.signedOn < history.textAt);
  const twice = history.hands.some((hand) => hand.registrar === registrar?.id && hand.stage !== stage);
  return entitled && !involved && !wrongTime && !twice
    ? []
    : fault('paperTrue', `entered by ${paper.registrar.person}`);
}

/** What is wrong with entering a stage: one before it is incomplete, or its board is not what the facts say. */
export function auditEntry(
  history: History,
  event: Extract<ReviewEvent, { kind: 'stageEntered' }>,
  roundBegins: boolean,
  facts: Facts,
): readonly Violation[] {
  const found: Violation[] = [];
  const chain = chainOf(history);
  const stage = chain[event.stageIndex];
  const digest = history.text?.digest;
  if (stage === undefined || stage.id !== event.stage || digest === undefined)
    return fault('stagesInOrder', `${event.stage} is not the stage at ${event.stageIndex}`);
  const again = event.stageIndex <= history.entered;
  if (!roundBegins && !again) {
    const open = chain.slice(0, event.stageIndex).find((one) => !isComplete(history, one, digest));
    if (open !== undefined)
      found.push(...fault('stagesInOrder', `${stage.id} entered before ${open.id} was complete`));
  }
  return [...found, ...auditRoster(stage, event.roster, facts)];
}

function auditRoster(stage: Stage, roster: Roster | null, facts: Facts): readonly Violation[] {
  const { composition } = stage;
  if (composition.kind === 'seats') return roster === null ? [] : fault('rosterTrue', 'a board out of place');
  if (roster === null) return fault('rosterTrue', 'no board drawn');
  const { member, rule, minimum, ledBy } = composition;
  const holders = facts.people.filter((person) => holdsOffice(person, member, facts));
  const same =
    holders.length === roster.members.length &&
    holders.every((person) =>
      roster.members.some(
        (one) =>
          one.person === person.id &&
          one.leads === holdsOffice(person, { offices: ledBy, scope: member.scope }, facts),
      ),
    );
  const floor =
    rule.kind === 'atLeast' ? rule.count : rule.kind === 'majority' ? Math.floor(holders.length / 2) + 1 : 0;
  const enough = roster.required >= Math.max(floor, minimum);
  return same && enough ? [] : fault('rosterTrue', `board of ${stage.id}`);
}

/** Whether somebody may sign this seat as far as facts and history go: the part of a signer's right that a correction or return needs too. */
export function maySignSomewhere(
  history: History,
  person: string,
  stage: Stage,
  seat: string | null,
  facts: Facts,
): boolean {
  const known = knownPerson(facts, person);
  if (known === undefined) return false;
  const { composition } = stage;
  return rulesOf(stage).some((rule) => {
    const id = composition.kind === 'board' ? `${rule.id}:${person}` : rule.id;
    if (seat !== null && id !== seat) return false;
    return (
      isEntitled(known, rule, facts) &&
      !isInvolved(history, person, stage.id, id) &&
      !history.signers.some((s) => s.person === person && (s.stage !== stage.id || s.seat !== id))
    );
  });
}
