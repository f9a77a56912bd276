import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Engine } from './engine.ts';
import type { Invariant } from './violations.ts';

/** One guard of the heart taken out, and the invariants of which one must notice. */
export interface Mutation {
  readonly guard: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly caughtBy: readonly Invariant[];
  /** The world that is tried first; the guard need not matter in every one. */
  readonly world: string;
}

const county = 'county';
const whoSigns: readonly Invariant[] = ['signerEntitled', 'releaseComplete', 'emptySeatNamed'];

export const mutations: readonly Mutation[] = [
  {
    guard: 'the author signs nothing',
    file: 'seats.ts',
    find: `if (state.author === person) return { code: 'review.ownArticle' };`,
    replace: '',
    caughtBy: ['signerNotInvolved'],
    world: county,
  },
  {
    guard: 'an editor signs nothing',
    file: 'seats.ts',
    find: `return { code: 'review.editedThisText' };`,
    replace: '',
    caughtBy: ['signerNotInvolved'],
    world: county,
  },
  {
    guard: 'a correction counts for its own seat only',
    file: 'seats.ts',
    find: `(edit.stage !== stage.id || edit.seat !== seat.id)`,
    replace: `edit.stage !== stage.id`,
    caughtBy: ['signerNotInvolved'],
    world: 'mixed',
  },
  {
    guard: 'an earlier signer signs no other stage',
    file: 'seats.ts',
    find: `if (signOff.stage !== stage.id) return { code: 'review.signedOtherStage', stage: signOff.stage };`,
    replace: 'if (signOff.stage !== stage.id) continue;',
    caughtBy: ['signerOnce'],
    world: county,
  },
  {
    guard: 'a replaced signer signs nothing else',
    file: 'seats.ts',
    find: `if (former.person !== person) continue;`,
    replace: 'continue;',
    caughtBy: ['signerOnce'],
    world: county,
  },
  {
    guard: 'a signer takes no other seat of the stage',
    file: 'seats.ts',
    find: `if (signOff.seat !== seat.id) return { code: 'review.signedOtherSeat', seat: signOff.seat };`,
    replace: '',
    caughtBy: ['signerOnce'],
    world: 'mixed',
  },
  {
    guard: 'a seat for two people has two',
    file: 'seats.ts',
    find: `return seat.twoPeople && duties.length > 1 ? { code: 'review.signedOtherDuty' } : null;`,
    replace: 'return null;',
    caughtBy: ['signerOnce'],
    world: 'two people',
  },
  {
    guard: 'the signer of one duty leaves the other',
    file: 'seats.ts',
    find: `if (seat.twoPeople && !duties.includes(signOff.duty)) return { code: 'review.signedOtherDuty' };`,
    replace: '',
    caughtBy: ['signerOnce'],
    world: 'two people',
  },
  {
    guard: 'a member signs his own seat of the board',
    file: 'seats.ts',
    find: `if (composition.kind === 'board' && seat.id !== boardSeatId(composition.member.id, person.id)) {`,
    replace: 'if (false) {',
    caughtBy: ['signedOnlyOffered'],
    world: 'board of two',
  },
  {
    guard: 'the office is held in the right organisation',
    file: '../organization/period.ts',
    find: `if (appointment.organization !== organization) continue;`,
    replace: '',
    caughtBy: whoSigns,
    world: county,
  },
  {
    guard: 'the appointment is in force',
    file: '../organization/period.ts',
    find: `|| !inForce(appointment, at)) continue;`,
    replace: ') continue;',
    caughtBy: whoSigns,
    world: county,
  },
  {
    guard: 'nobody signs on leave',
    file: 'seats.ts',
    find: `if (onLeave(person, facts.now)) return { code: 'review.onLeave' };`,
    replace: '',
    caughtBy: whoSigns,
    world: county,
  },
  {
    guard: 'the nature of employment is right',
    file: 'seats.ts',
    find: `if (!seat.employment.includes(person.employment)) return { code: 'review.wrongEmployment' };`,
    replace: '',
    caughtBy: whoSigns,
    world: county,
  },
  {
    guard: 'the qualification is in force',
    file: 'seats.ts',
    find: `return missing.length > 0 ? { code: 'review.notQualified', missing } : appointment;`,
    replace: 'return appointment;',
    caughtBy: ['publisherEntitled', 'signerEntitled'],
    world: county,
  },
  {
    guard: 'a sign-off is on the present text',
    file: 'decide-sign.ts',
    find: `if (claim.digest !== state.digest)`,
    replace: 'if (false)',
    caughtBy: ['signedOnlyOffered'],
    world: county,
  },
  {
    guard: 'a sign-off is for the present round',
    file: 'decide-sign.ts',
    find: `if (claim.round !== state.round)`,
    replace: 'if (false)',
    caughtBy: ['signedOnlyOffered', 'correctionFromSeat'],
    world: county,
  },
  {
    guard: 'no stage is signed before it is reached',
    file: 'decide-sign.ts',
    find: `if (stageIndex > state.stageIndex) {`,
    replace: 'if (false) {',
    caughtBy: ['stagesInOrder', 'correctionFromSeat'],
    world: county,
  },
  {
    guard: 'a duty counts once',
    file: 'decide-sign.ts',
    find: `command.duties.includes(duty) && !holds(state, stage.id, seat.id, duty)`,
    replace: 'command.duties.includes(duty)',
    caughtBy: ['signedOnlyOffered'],
    world: county,
  },
  {
    guard: 'all seats of a stage sign',
    file: 'seats.ts',
    find: `? seats.length > 0 && complete.length === seats.length`,
    replace: '? complete.length > 0',
    caughtBy: ['stagesInOrder', 'releaseComplete'],
    world: 'department',
  },
  {
    guard: 'all duties of a seat are signed',
    file: 'seats.ts',
    find: `seat.duties.every((duty) => holds(state, stage.id, seat.id, duty))`,
    replace: `seat.duties.some((duty) => holds(state, stage.id, seat.id, duty))`,
    caughtBy: ['stagesInOrder', 'releaseComplete'],
    world: county,
  },
  {
    guard: 'a sign-off holds for its own text only',
    file: 'seats.ts',
    find: `return signOffFor(state, stage, seat, duty)?.digest === state.digest;`,
    replace: 'return signOffFor(state, stage, seat, duty) !== undefined;',
    caughtBy: ['stagesInOrder', 'releaseComplete', 'neverStalls'],
    world: county,
  },
  {
    guard: 'all stages are complete before the next',
    file: 'advance.ts',
    find: `reached.every((stage) => stageComplete(state, stage))`,
    replace: `reached.some((stage) => stageComplete(state, stage))`,
    caughtBy: ['stagesInOrder', 'releaseComplete'],
    world: county,
  },
  {
    guard: 'a board reaches its count',
    file: 'seats.ts',
    find: `complete.length < Math.max(roster.required, composition.minimum)`,
    replace: 'complete.length < 1',
    caughtBy: ['stagesInOrder', 'releaseComplete'],
    world: 'board of two',
  },
  {
    guard: 'a board asks for at least its minimum',
    file: 'advance.ts',
    find: `required: Math.max(asked, minimum),`,
    replace: 'required: Math.min(asked, 1),',
    caughtBy: ['rosterTrue'],
    world: 'board of two',
  },
  {
    guard: 'the leader of a board is among the signers',
    file: 'seats.ts',
    find: `member.leads && complete.some(`,
    replace: 'complete.some(',
    caughtBy: ['stagesInOrder', 'releaseComplete'],
    world: 'board of two',
  },
  {
    guard: 'a decision taken earlier is by the right office',
    file: 'seats.ts',
    find: `offices.includes(signer.office),`,
    replace: 'true,',
    caughtBy: ['stagesInOrder', 'releaseComplete'],
    world: county,
  },
  {
    guard: 'an empty seat has a name',
    file: 'blocks.ts',
    find: `if (stage.composition.rule === 'all' || empty.length === seats.length) found.push(...empty);`,
    replace: '',
    caughtBy: ['emptySeatNamed'],
    world: 'vacant',
  },
  {
    guard: 'errors are ruled on before a sign-off',
    file: 'decide-sign.ts',
    find: `if (stage.requireRulings && unruled > 0)`,
    replace: 'if (false)',
    caughtBy: ['findingsRuled'],
    world: county,
  },
  {
    guard: 'a registrar has no part in the text',
    file: 'decide-sign.ts',
    find: `if (actor.id === command.signer || touched(state, actor.id))`,
    replace: 'if (false)',
    caughtBy: ['paperTrue'],
    world: county,
  },
  {
    guard: 'a signature on paper is not older than the text',
    file: 'decide-sign.ts',
    find: `if (state.revisedAt !== null && command.signedOn < state.revisedAt)`,
    replace: 'if (false)',
    caughtBy: ['paperTrue'],
    world: county,
  },
  {
    guard: 'a registrar enters paper for one stage of a round only',
    file: 'decide-sign.ts',
    find: `if (other !== undefined) return refuse({ code: 'review.registrarTwice', stage: other.stage });`,
    replace: '',
    caughtBy: ['paperTrue'],
    world: county,
  },
  {
    guard: 'only a registrar enters paper',
    file: 'decide-sign.ts',
    find: `officeSnapshot(actor, [{ offices, scope: 'own' }], facts)`,
    replace: `officeSnapshot(actor, [{ offices: actor.appointments.map((a) => a.office), scope: 'own' }], facts)`,
    caughtBy: ['paperTrue', 'deterministic'],
    world: county,
  },
  {
    guard: 'an identical text changes nothing',
    file: 'decide-draft.ts',
    find: `if (command.revision.digest === state.digest) return nothing;`,
    replace: '',
    caughtBy: ['identicalNothing'],
    world: county,
  },
  {
    guard: 'an edit in review restarts the round',
    file: 'decide-draft.ts',
    find: `startRound(tape, restart, 'authorEdit', facts);`,
    replace: '',
    caughtBy: ['roundsJustified'],
    world: county,
  },
  {
    guard: 'a stale edit is refused',
    file: 'decide-draft.ts',
    find: `if (command.basedOn !== state.digest) {`,
    replace: 'if (false) {',
    caughtBy: ['roundsJustified', 'identicalNothing'],
    world: county,
  },
  {
    guard: 'an incomplete text is not submitted',
    file: 'decide-draft.ts',
    find: `if (state.digest === null || state.missing.length > 0)`,
    replace: 'if (state.digest === null)',
    caughtBy: ['roundsJustified'],
    world: county,
  },
  {
    guard: 'a run keeps its procedure',
    file: 'decide-draft.ts',
    find: `const pinned = again ? state.pinned : facts.procedure;`,
    replace: 'const pinned = facts.procedure;',
    caughtBy: ['procedurePinned'],
    world: county,
  },
  {
    guard: 'an author does not lower what was raised',
    file: 'decide-draft.ts',
    find: `if (rankOf(pinned.procedure, importance) < rankOf(pinned.procedure, floor)) {`,
    replace: 'if (false) {',
    caughtBy: ['importanceKept'],
    world: county,
  },
  {
    guard: 'only the place that raised lowers',
    file: 'decide-route.ts',
    find: `if (place.stageIndex < state.raisedAt || touched(state, actor.id))`,
    replace: 'if (touched(state, actor.id))',
    caughtBy: ['importanceKept'],
    world: county,
  },
  {
    guard: 'nobody lowers his own text',
    file: 'decide-route.ts',
    find: `if (place.stageIndex < state.raisedAt || touched(state, actor.id))`,
    replace: 'if (place.stageIndex < state.raisedAt)',
    caughtBy: ['importanceKept'],
    world: county,
  },
  {
    guard: 'a return goes back',
    file: 'decide-route.ts',
    find: `if (target >= place.stageIndex) return refuse({ code: 'review.returnForward' });`,
    replace: '',
    caughtBy: ['returnByWaiting'],
    world: county,
  },
  {
    guard: 'a return is by a signer who waits',
    file: 'decide-route.ts',
    find: `if (!('code' in appointment)) return { by: snapshot(actor, appointment), stageIndex };`,
    replace: 'return { by: snapshot(actor, null), stageIndex };',
    caughtBy: ['returnByWaiting'],
    world: county,
  },
  {
    guard: 'sign-offs are carried only where the rule says so',
    file: 'decide-sign.ts',
    find: `case 'recheck': {`,
    replace: `case 'recheck': {\n      if (before.digest !== null) carrySignOffs(tape, before.digest, stage);`,
    caughtBy: ['stagesInOrder', 'releaseComplete', 'neverStalls', 'emptySeatNamed'],
    world: county,
  },
  {
    guard: 'a correction under restart restarts',
    file: 'decide-sign.ts',
    find: `startRound(tape, 0, 'correction', facts);`,
    replace: '',
    caughtBy: ['roundsJustified'],
    world: 'restart',
  },
  {
    guard: 'carried sign-offs stop at the correcting stage',
    file: 'advance.ts',
    find: `signOff.digest === from && stands.has(signOff.stage)`,
    replace: 'signOff.digest === from',
    caughtBy: ['stagesInOrder', 'releaseComplete'],
    world: 'two people, carry',
  },
  {
    guard: 'boards of earlier stages stay',
    file: 'evolve.ts',
    find: `rosters: Object.fromEntries(Object.entries(state.rosters).filter(([stage]) => kept.has(stage))),`,
    replace: 'rosters: {},',
    caughtBy: ['emptySeatNamed', 'alwaysNextStep', 'neverStalls'],
    world: 'mixed',
  },
  {
    guard: 'an edit gives up earlier sign-offs',
    file: 'evolve.ts',
    find: `(s) => s.signer.person !== person || (s.stage === stage && s.seat === seat),`,
    replace: '() => true,',
    caughtBy: ['releaseComplete', 'stagesInOrder'],
    world: 'late restart',
  },
  {
    guard: 'a release goes with the edit',
    file: 'decide-draft.ts',
    find: `record(tape, { kind: 'releaseRevoked', why: 'authorEdit', by: editor, reason: '' });`,
    replace: '{}',
    caughtBy: ['releaseOfText', 'roundsJustified'],
    world: county,
  },
  {
    guard: 'a release goes with the withdrawal',
    file: 'decide-draft.ts',
    find: `record(tape, { kind: 'releaseRevoked', why: 'withdrawn', by, reason: command.reason });`,
    replace: '{}',
    caughtBy: ['releaseOfText', 'publishedReleased'],
    world: county,
  },
  {
    guard: 'an emergency takes two people',
    file: 'decide-emergency.ts',
    find: `if (emergency.requestedBy === actor.id) return`,
    replace: 'if (false) return',
    caughtBy: ['emergencyByTwo'],
    world: 'emergency by either',
  },
  {
    guard: 'an emergency is confirmed by the entitled',
    file: 'decide-emergency.ts',
    find: `const by = officeSnapshot(actor, rule.confirmBy, facts);`,
    replace: 'const by = officeSnapshot(actor, [...rule.confirmBy, ...rule.requestBy], facts);',
    caughtBy: ['emergencyByTwo'],
    world: county,
  },
  {
    guard: 'who wrote does not confirm an emergency',
    file: 'decide-emergency.ts',
    find: `if (by === null || touched(state, actor.id)) return refuse({ code: 'emergency.notEntitled' });\n  const until`,
    replace: `if (by === null) return refuse({ code: 'emergency.notEntitled' });\n  const until`,
    caughtBy: ['emergencyByTwo'],
    world: county,
  },
  {
    guard: 'an emergency request expires',
    file: 'decide-emergency.ts',
    find: `if (until <= facts.now) return`,
    replace: 'if (false) return',
    caughtBy: ['emergencyByTwo'],
    world: county,
  },
  {
    guard: 'an emergency has a reason',
    file: 'decide-emergency.ts',
    find: `if (command.reason.trim() === '') return refuse({ code: 'review.reasonMissing' });`,
    replace: '',
    caughtBy: ['emergencyByTwo'],
    world: county,
  },
  {
    guard: 'no emergency over a release that stands',
    file: 'decide-emergency.ts',
    find: `return state.phase === 'drafting' || state.phase === 'returned' || state.phase === 'inReview';`,
    replace: `return state.phase !== 'unborn';`,
    caughtBy: ['emergencyByTwo'],
    world: county,
  },
  {
    guard: 'an emergency release owes a review',
    file: 'decide-emergency.ts',
    find: `if (!underReview) startRound(tape, 0, 'laterReview', facts);`,
    replace: `record(tape, { kind: 'laterReviewCompleted', digest: command.digest });`,
    caughtBy: ['laterReviewOwed'],
    world: county,
  },
  {
    guard: 'nothing is published without a release',
    file: 'decide-publication.ts',
    find: `if (start.digest !== release.digest || state.digest !== release.digest) {`,
    replace: 'if (false) {',
    caughtBy: ['publishedReleased'],
    world: county,
  },
  {
    guard: 'a channel is one of the release',
    file: 'decide-publication.ts',
    find: `if (!release.channels.includes(start.channel))`,
    replace: 'if (false)',
    caughtBy: ['publishedReleased'],
    world: county,
  },
  {
    guard: 'a channel gets a text once',
    file: 'decide-publication.ts',
    find: `(p.channel === start.channel && p.status !== 'rejected'),`,
    replace: 'false,',
    caughtBy: ['publishedOnce'],
    world: county,
  },
  {
    guard: 'a publication has an id of its own',
    file: 'decide-publication.ts',
    find: `(p) => p.id === start.publication || (p.channel`,
    replace: '(p) => (p.channel',
    caughtBy: ['publishedOnce'],
    world: county,
  },
  {
    guard: 'nothing goes out before its time',
    file: 'decide-publication.ts',
    find: `facts.now < release.notBefore`,
    replace: 'false',
    caughtBy: ['publishedReleased'],
    world: county,
  },
  {
    guard: 'nothing begins after a stop',
    file: 'decide-publication.ts',
    find: `if (release.stopped) return { code: 'publication.stopped' };\n  if (state.phase`,
    replace: 'if (state.phase',
    caughtBy: ['publishedReleased'],
    world: county,
  },
  {
    guard: 'nothing begins after a takedown of everything',
    file: 'decide-publication.ts',
    find: `if (state.phase !== 'released' && state.phase !== 'publishing' && state.phase !== 'published')`,
    replace: 'if (false)',
    caughtBy: ['publishedReleased'],
    world: county,
  },
  {
    guard: 'only publishers publish',
    file: 'decide-publication.ts',
    find: `return by === null ? refuse({ code: 'publication.notPublisher' }) : begin(command, by);`,
    replace: 'return begin(command, by ?? chainPlace(state, actor, facts)?.snapshot ?? null);',
    caughtBy: ['publisherEntitled'],
    world: county,
  },
  {
    guard: 'only publishers say what became of a takedown by hand',
    file: 'decide-publication.ts',
    find: `const by = publisherSnapshot(state, actor, facts);
  if (by === null) return refuse({ code: 'publication.notPublisher' });
  const { publication, done, evidence, note } = command;`,
    replace: `const by = concerned(state, actor, facts);
  if (by === null) return refuse({ code: 'publication.notPublisher' });
  const { publication, done, evidence, note } = command;`,
    caughtBy: ['publisherEntitled'],
    world: county,
  },
  {
    guard: 'a schedule publishes by the time of the release',
    file: 'decide-publication.ts',
    find: `return state.release?.notBefore == null`,
    replace: 'return state.release === null',
    caughtBy: ['publisherEntitled'],
    world: county,
  },
  {
    guard: 'an objection stops what has not begun',
    file: 'decide-route.ts',
    find: `if (state.phase === 'publishing' && state.release?.stopped === false)`,
    replace: 'if (false)',
    caughtBy: ['publishedReleased'],
    world: county,
  },
];

const sources = fileURLToPath(new URL('../../packages/domain/src/', import.meta.url));

/** A copy of the domain in which one guard is broken, and how to put it away. Throws when the guard is not found exactly once. */
export async function breakGuard(mutation: Mutation): Promise<{ engine: Engine; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'sanshen-mutation-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  cpSync(sources, folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const file = join(folder, 'review', mutation.file);
  const text = readFileSync(file, 'utf8');
  const places = text.split(mutation.find).length - 1;
  if (places !== 1) {
    remove();
    throw new Error(`"${mutation.guard}" is found ${places} times in ${mutation.file}`);
  }
  // A function as replacement: `$` has no meaning in it.
  writeFileSync(
    file,
    text.replace(mutation.find, () => mutation.replace),
  );
  // Every mutation has a folder of its own, so it is a module of its own; its exports are those of the heart.
  const engine: Engine = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'review/index.ts')).href);
  return { engine, remove };
}
