import type { PersonId } from '../kernel/index.ts';
import type { Appointment, PersonFacts } from '../organization/index.ts';
import type { Duty, Seat, Stage } from '../policy/index.ts';
import { officeSnapshot, touched } from './actors.ts';
import { advance, carrySignOffs, reviewOpen, startRound } from './advance.ts';
import type { Command, Facts } from './commands.ts';
import { planOf } from './plan.ts';
import type { Refusal } from './refusals.ts';
import { boardSeatId, holds, mayTakeSeat, seatComplete, seatsOf, snapshot, stageComplete } from './seats.ts';
import type { PaperEvidence, ReviewState } from './state.ts';
import { accept, type Decision, nothing, record, refuse, startTape } from './tape.ts';

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;
type Claim = Of<'sign'> | Of<'signPaper'>;

interface Place {
  readonly stage: Stage;
  readonly stageIndex: number;
  readonly seat: Seat;
}

/** 签署: a holder of a seat signs some of its duties on exactly the digest that he saw. */
export function decideSign(
  state: ReviewState,
  command: Of<'sign'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  return signSeat(state, command, actor, null, facts);
}

/** Enters a sign-off given on paper: by a registrar, with the scan; the signer must be entitled all the same. */
export function decideSignPaper(
  state: ReviewState,
  command: Of<'signPaper'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  const offices = state.pinned?.procedure.registrars ?? [];
  if (offices.length === 0) return refuse({ code: 'review.paperNotAllowed' });
  const registrar = officeSnapshot(actor, [{ offices, scope: 'own' }], facts);
  if (registrar === null) return refuse({ code: 'review.notARegistrar' });
  if (actor.id === command.signer || touched(state, actor.id))
    return refuse({ code: 'review.registrarInvolved' });
  if (command.signedOn > facts.now)
    return refuse({ code: 'review.signedInFuture', signedOn: command.signedOn });
  if (state.revisedAt !== null && command.signedOn < state.revisedAt) {
    return refuse({
      code: 'review.signedBeforeText',
      signedOn: command.signedOn,
      revisedAt: state.revisedAt,
    });
  }
  // One person with a pen must not be able to carry a text through all stages alone.
  const other = state.signOffs.find(
    (s) => s.paper?.registrar.person === actor.id && s.stage !== command.stage,
  );
  if (other !== undefined) return refuse({ code: 'review.registrarTwice', stage: other.stage });
  const signer = facts.people.find((person) => person.id === command.signer);
  if (signer === undefined) return refuse({ code: 'review.unknownPerson' });
  return signSeat(
    state,
    command,
    signer,
    { registrar, scan: command.scan, signedOn: command.signedOn },
    facts,
  );
}

function signSeat(
  state: ReviewState,
  command: Claim,
  signer: PersonFacts,
  paper: PaperEvidence | null,
  facts: Facts,
): Decision {
  const place = findPlace(state, command, signer.id);
  if ('code' in place) return refuse(place);
  const { stage, seat } = place;
  const open = seatComplete(state, seat, stage) ? [] : seat.duties;
  const duties = open.filter(
    (duty) => command.duties.includes(duty) && !holds(state, stage.id, seat.id, duty),
  );
  if (command.duties.length === 0 || !command.duties.every((duty) => seat.duties.includes(duty))) {
    return refuse({ code: 'review.dutyNotAsked' });
  }
  if (duties.length === 0) return refuse({ code: 'review.alreadySigned', seat: seat.id });
  if (!reviewOpen(state)) return refuse({ code: 'review.wrongPhase', phase: state.phase });
  if (stageComplete(state, stage)) return refuse({ code: 'review.stageClosed', stage: stage.id });
  const appointment = mayTakeSeat(state, place, signer, duties, facts);
  if ('code' in appointment) return refuse(appointment);
  const unruled = state.findings.filter((finding) => finding.severity === 'error' && !finding.ruled).length;
  if (stage.requireRulings && unruled > 0) return refuse({ code: 'review.findingsUnruled', count: unruled });
  const marks = facts.marks?.unruled ?? 0;
  if (marks > 0) return refuse({ code: 'review.marksUnruled', count: marks });
  return recordSignOff(state, place, duties, appointment, signer, command, paper, facts);
}

function recordSignOff(
  state: ReviewState,
  { stage, seat }: Place,
  duties: readonly Duty[],
  appointment: Appointment,
  signer: PersonFacts,
  command: Claim,
  paper: PaperEvidence | null,
  facts: Facts,
): Decision {
  const tape = startTape(state);
  for (const duty of duties) {
    record(tape, {
      kind: 'signedOff',
      signOff: {
        stage: stage.id,
        seat: seat.id,
        duty,
        signer: snapshot(signer, appointment),
        digest: command.digest,
        round: state.round,
        at: facts.now,
        opinion: command.opinion,
        paper,
        carriedFrom: null,
      },
    });
  }
  advance(tape, facts);
  return accept(tape);
}

/** The seat that a claim names, if the claim is about the current text and round and the stage has been reached. */
function findPlace(
  state: ReviewState,
  claim: Pick<Claim, 'stage' | 'seat' | 'round' | 'digest'>,
  signer: PersonId,
): Place | Refusal {
  if (state.pinned === null || state.digest === null)
    return { code: 'review.wrongPhase', phase: state.phase };
  if (claim.digest !== state.digest)
    return { code: 'review.staleDigest', seen: claim.digest, current: state.digest };
  if (claim.round !== state.round)
    return { code: 'review.staleRound', seen: claim.round, current: state.round };
  const plan = planOf(state);
  const stageIndex = plan.findIndex((stage) => stage.id === claim.stage);
  const stage = plan[stageIndex];
  if (stage === undefined) return { code: 'review.unknownStage', stage: claim.stage };
  if (stageIndex > state.stageIndex) {
    return { code: 'review.stageNotReached', stage: stage.id, current: plan[state.stageIndex]?.id ?? '' };
  }
  const seat = seatsOf(stage, state.rosters[stage.id]).find((known) => known.id === claim.seat);
  if (seat !== undefined) return { stage, stageIndex, seat };
  const { composition } = stage;
  const own = composition.kind === 'board' && claim.seat === boardSeatId(composition.member.id, signer);
  return own ? { code: 'review.notOnRoster' } : { code: 'review.unknownSeat', seat: claim.seat };
}

/** A signer's own correction: a new revision, and what the rule book says becomes of the sign-offs before it. */
export function decideCorrect(
  state: ReviewState,
  command: Of<'correct'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  if (state.phase !== 'inReview') return refuse({ code: 'review.wrongPhase', phase: state.phase });
  const place = findPlace(state, { ...command, digest: command.basedOn }, actor.id);
  if ('code' in place) return refuse(place);
  const { stage, seat } = place;
  const signed = state.signOffs.filter((s) => s.stage === stage.id && s.seat === seat.id);
  // A seat for two people lets each of them correct; the duty already signed by the other must not keep him out.
  const duties = seat.duties.filter(
    (duty) => !signed.some((s) => s.duty === duty && s.signer.person !== actor.id),
  );
  const asked = seat.twoPeople ? ownDuty(signed, duties, actor.id) : duties.length > 0 ? duties : seat.duties;
  const appointment = mayTakeSeat(state, place, actor, asked, facts);
  if ('code' in appointment) return refuse(appointment);
  if (stageComplete(state, stage)) return refuse({ code: 'review.stageClosed', stage: stage.id });
  const { revision, reason } = command;
  if (revision.digest === state.digest) return nothing;
  if (revision.missing.length > 0) return refuse({ code: 'review.incomplete', missing: revision.missing });
  const tape = startTape(state);
  const editor = snapshot(actor, appointment);
  record(tape, {
    kind: 'revised',
    at: facts.now,
    revision: state.revision + 1,
    previous: state.digest,
    facts: revision,
    editor,
    stage: stage.id,
    seat: seat.id,
    reason,
  });
  applyAmendRule(tape, state, stage, facts);
  return accept(tape);
}

function ownDuty(
  signed: ReviewState['signOffs'],
  duties: readonly Duty[],
  person: PersonId,
): readonly Duty[] {
  const own = signed.find((s) => s.signer.person === person);
  return own === undefined ? duties.slice(0, 1) : [own.duty];
}

function applyAmendRule(
  tape: ReturnType<typeof startTape>,
  before: ReviewState,
  stage: Stage,
  facts: Facts,
): void {
  switch (stage.amend) {
    case 'restart':
      startRound(tape, 0, 'correction', facts);
      return;
    case 'carry':
      if (before.digest !== null) carrySignOffs(tape, before.digest, stage);
      return;
    case 'recheck': {
      const { digest } = tape.state;
      if (before.digest === null || digest === null) return;
      const stages = planOf(before)
        .slice(0, before.stageIndex + 1)
        .filter((earlier) => before.signOffs.some((s) => s.stage === earlier.id))
        .map((earlier) => earlier.id);
      record(tape, { kind: 'recheckAsked', from: before.digest, to: digest, stages });
    }
  }
}
