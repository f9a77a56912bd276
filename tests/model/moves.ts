import { type Digest, instant } from '@sanshen/domain/kernel';
import type { PersonFacts } from '@sanshen/domain/organization';
import type { Stage } from '@sanshen/domain/policy';
import type { Command, Facts, PublicationOutcome, ReviewState } from '@sanshen/domain/review';
import { channelId, digestOf, findingId, manuscriptId, own, publicationId } from '../factories/index.ts';
import { notesMark } from './audit.ts';
import { rulesOf } from './entitlement.ts';
import type { World } from './worlds.ts';

const wechat = channelId('wechat');
const channels = [wechat, channelId('weibo'), channelId('never released')];
const bothDuties = ['review', 'proofread'] as const;
const dutyChoices = [bothDuties, ['review'], ['proofread'], ['review', 'review']] as const;
const reason = notesMark;

/** People who differ from others only in whether they may sign or publish; that they could write too would only repeat the others' texts. */
const onlySigns: ReadonlySet<string> = new Set([
  'acting',
  'lapsing',
  'away',
  'temporary',
  'unqualified',
  'outsider',
]);
const notesFinding = 'operator';

/** Every command that anybody could try in a state: right ones, stale ones, and those of people who have no business there. */
export function* movesIn(world: World, state: ReviewState, facts: Facts): Generator<Command> {
  if (state.phase === 'unborn') {
    for (const { id: by } of facts.people)
      yield { kind: 'create', by, manuscript: manuscriptId('m1'), organization: own };
    return;
  }
  for (const person of facts.people) {
    if (!onlySigns.has(person.id)) yield* writing(world, state, person);
    if (state.pinned !== null || state.phase === 'drafting') yield* routing(world, state, person);
    if (state.pinned !== null) {
      yield* signing(world, state, person, facts);
      yield* publishing(state, person);
    }
  }
  yield* jobs(state);
}

function staleTexts(world: World, state: ReviewState): readonly Digest[] {
  const other = world.texts.find((text) => text.digest !== state.digest);
  return other === undefined ? [] : [other.digest];
}

function* writing(world: World, state: ReviewState, { id: by }: PersonFacts): Generator<Command> {
  const [stale] = staleTexts(world, state);
  for (const revision of world.texts) yield { kind: 'revise', by, basedOn: state.digest, revision };
  const [revision] = world.texts;
  if (stale !== undefined && revision !== undefined) yield { kind: 'revise', by, basedOn: stale, revision };
  const digest = state.digest ?? digestOf('nothing');
  for (const importance of [null, ...world.procedure.importance.map((level) => level.id), 'unheard of'])
    yield { kind: 'submit', by, digest, importance };
  if (stale !== undefined) yield { kind: 'submit', by, digest: stale, importance: null };
  yield { kind: 'withdraw', by, reason };
  yield { kind: 'abandon', by, reason };
}

function stagesOf({ procedure }: World) {
  return [...procedure.stages, ...procedure.escalations.flatMap((one) => one.stages)];
}

function* routing(world: World, state: ReviewState, { id: by }: PersonFacts): Generator<Command> {
  const digest = state.digest ?? digestOf('nothing');
  const { round } = state;
  for (const to of [null, ...stagesOf(world).map((stage) => stage.id)])
    yield { kind: 'return', by, to, round, digest, reasons: reason };
  yield { kind: 'return', by, to: null, round: round - 1, digest, reasons: reason };
  for (const stale of staleTexts(world, state))
    yield { kind: 'return', by, to: null, round, digest: stale, reasons: reason };
  for (const { id: level } of world.procedure.importance) {
    yield { kind: 'raiseImportance', by, level, reason };
    yield { kind: 'lowerImportance', by, level, reason };
  }
  for (const stage of stagesOf(world))
    if (stage.composition.kind === 'board') yield { kind: 'reseat', by, stage: stage.id, reason };
  yield { kind: 'requestEmergency', by, digest, reason };
  yield { kind: 'requestEmergency', by, digest, reason: ' ' };
  yield { kind: 'confirmEmergency', by, digest };
  for (const stale of staleTexts(world, state)) {
    yield { kind: 'requestEmergency', by, digest: stale, reason };
    yield { kind: 'confirmEmergency', by, digest: stale };
  }
  const finding = findingId('f1');
  if (state.findings.length === 0 && by === notesFinding) {
    const error = {
      kind: 'noteFinding',
      finding,
      severity: 'error',
      rule: 'typo',
      text: reason,
      place: null,
    } as const;
    yield { ...error, by };
  } else if (state.findings.length > 0) {
    yield { kind: 'ruleFinding', by, finding, ruling: 'accepted', reason };
    if (by === notesFinding) yield { kind: 'takeBackRuling', by, finding };
  }
}

function* signing(world: World, state: ReviewState, person: PersonFacts, facts: Facts): Generator<Command> {
  const { id: by } = person;
  const { digest, round } = state;
  if (digest === null) return;
  const opinion = notesMark;
  for (const stage of stagesOf(world)) {
    const ids =
      stage.composition.kind === 'board'
        ? boardSeats(stage, state, by)
        : rulesOf(stage).map((seat) => seat.id);
    for (const seat of ids) {
      const claim = { kind: 'sign', by, stage: stage.id, seat, opinion } as const;
      for (const duties of dutyChoices) yield { ...claim, duties, round, digest };
      yield { ...claim, duties: bothDuties, round: round - 1, digest };
      for (const stale of staleTexts(world, state))
        yield { ...claim, duties: bothDuties, round, digest: stale };
      const correction = { kind: 'correct', by, stage: stage.id, seat, reason } as const;
      for (const revision of world.texts) yield { ...correction, round, basedOn: digest, revision };
      const [revision] = world.texts;
      if (revision !== undefined) yield { ...correction, round: round - 1, basedOn: digest, revision };
      for (const basedOn of staleTexts(world, state))
        if (revision !== undefined) yield { ...correction, round, basedOn, revision };
      yield* onPaper(claim, state, facts, digest);
    }
  }
}

/** A person's own seat of a board, and that of a member for whom he could try to sign. */
function boardSeats(stage: Stage, { rosters }: ReviewState, by: string): readonly string[] {
  const other = rosters[stage.id]?.members.find((member) => member.person !== by);
  const prefix = rulesOf(stage)[0]?.id ?? '';
  return [`${prefix}:${by}`, ...(other === undefined ? [] : [`${prefix}:${other.person}`])];
}

/** Paper for the seat's own holder, entered by those who are tried as registrars: one for all, to keep the number of moves in bounds. */
function* onPaper(
  claim: {
    readonly by: PersonFacts['id'];
    readonly stage: string;
    readonly seat: string;
    readonly opinion: string;
  },
  { round }: ReviewState,
  facts: Facts,
  digest: Digest,
): Generator<Command> {
  const { by: signer, stage, seat, opinion } = claim;
  const paper = { kind: 'signPaper', signer, stage, seat, opinion, scan: digestOf('scan') } as const;
  for (const person of facts.people) {
    const tries = person.appointments.some((one) => one.office === 'registrar' || one.office === 'operator');
    if (!tries && person.id !== signer) continue;
    yield { ...paper, by: person.id, duties: ['review'], round, digest, signedOn: facts.now };
    yield { ...paper, by: person.id, duties: ['review'], round, digest, signedOn: longAgo };
  }
}

/** Before any text of any world was written. */
const longAgo = instant('2000-01-01T00:00:00.000Z');

function* publishing(state: ReviewState, { id: by }: PersonFacts): Generator<Command> {
  const digest = state.digest ?? digestOf('nothing');
  yield { kind: 'stop', by, reason };
  for (const publication of newIds(state))
    for (const channel of channels) yield { kind: 'publish', by, publication, channel, digest };
  yield {
    kind: 'publish',
    by,
    publication: publicationId('stale'),
    channel: wechat,
    digest: digestOf('stale'),
  };
  for (const { id: publication } of state.publications) {
    yield { kind: 'takeDown', by, publication, reason };
    for (const happened of [true, false])
      yield {
        kind: 'resolvePublication',
        by,
        publication,
        happened,
        url: null,
        evidence: digestOf('shot'),
        note: reason,
      };
    for (const done of [true, false])
      for (const evidence of done ? [digestOf('shot'), null] : [null])
        yield { kind: 'confirmTakedown', by, publication, done, evidence, note: reason };
  }
}

/** An id that is new, and one that was used before. */
function newIds(state: ReviewState) {
  const used = state.publications.slice(0, 1).map((one) => one.id);
  return state.publications.length >= 3
    ? used
    : [publicationId(`p${state.publications.length + 1}`), ...used];
}

const outcomes: readonly PublicationOutcome[] = [
  { kind: 'done', reference: 'r', url: null },
  { kind: 'rejected', code: 'x', detail: '' },
  { kind: 'accepted', reference: 'r' },
  { kind: 'handedOver', why: 'timeout' },
];

function* jobs(state: ReviewState): Generator<Command> {
  yield { kind: 'chase', by: null };
  const digest = state.digest ?? digestOf('nothing');
  for (const publication of newIds(state))
    for (const channel of channels)
      yield { kind: 'publishOnSchedule', by: null, publication, channel, digest };
  yield {
    kind: 'publishOnSchedule',
    by: null,
    publication: publicationId('stale'),
    channel: wechat,
    digest: digestOf('stale'),
  };
  for (const { id: publication } of state.publications) {
    for (const outcome of outcomes) yield { kind: 'reportPublication', by: null, publication, outcome };
    for (const done of [true, false])
      yield { kind: 'reportTakedown', by: null, publication, done, detail: '' };
    yield { kind: 'reportVerification', by: null, publication, verdict: 'same', fetched: null };
  }
}
