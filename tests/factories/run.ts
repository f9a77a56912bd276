import type { Digest } from '@sanshen/domain/kernel';
import type { Duty } from '@sanshen/domain/policy';
import {
  type Command,
  decide,
  evolve,
  type Facts,
  planOf,
  type Refusal,
  type ReviewEvent,
  type ReviewState,
  type RevisionFacts,
  seatsOf,
  unborn,
} from '@sanshen/domain/review';
import { channelId, digestOf, manuscriptId, own, personId } from './ids.ts';

/** A run under way: where it stands, and everything that happened. */
export interface Run {
  readonly state: ReviewState;
  readonly events: readonly ReviewEvent[];
}

export const newRun: Run = { state: unborn, events: [] };

/** What a revision with the text of that name brings, for the channel `wechat` unless said otherwise. */
export function text(name: string, change: Partial<Omit<RevisionFacts, 'digest'>> = {}): RevisionFacts {
  return {
    digest: digestOf(name),
    channels: [channelId('wechat')],
    notBefore: null,
    missing: [],
    ...change,
  };
}

/** The commands of a story, told shortly; people are named by their ids. */
export const commands = {
  create: (by: string): Command => ({
    kind: 'create',
    by: personId(by),
    manuscript: manuscriptId('m1'),
    organization: own,
  }),
  revise: (by: string, basedOn: Digest | null, revision: RevisionFacts): Command => ({
    kind: 'revise',
    by: personId(by),
    basedOn,
    revision,
  }),
  submit: (by: string, digest: Digest, importance: string | null = null): Command => ({
    kind: 'submit',
    by: personId(by),
    digest,
    importance,
  }),
  /** A sign-off of both duties on what the state shows now, unless said otherwise. */
  sign: (
    state: ReviewState,
    by: string,
    stage: string,
    change: { seat?: string; duties?: readonly Duty[]; round?: number; digest?: Digest } = {},
  ): Command => ({
    kind: 'sign',
    by: personId(by),
    stage,
    seat: change.seat ?? stage,
    duties: change.duties ?? dutiesOf(state, stage, change.seat ?? stage),
    round: change.round ?? state.round,
    digest: change.digest ?? state.digest ?? digestOf('nothing'),
    opinion: '',
  }),
  correct: (
    state: ReviewState,
    by: string,
    stage: string,
    revision: RevisionFacts,
    seat = stage,
  ): Command => ({
    kind: 'correct',
    by: personId(by),
    stage,
    seat,
    round: state.round,
    basedOn: state.digest ?? digestOf('nothing'),
    revision,
    reason: '改错字',
  }),
  giveBack: (state: ReviewState, by: string, to: string | null = null): Command => ({
    kind: 'return',
    by: personId(by),
    to,
    round: state.round,
    digest: state.digest ?? digestOf('nothing'),
    reasons: '请补充来源',
  }),
};

function dutiesOf(state: ReviewState, stage: string, seat: string): readonly Duty[] {
  const known = planOf(state).find((one) => one.id === stage);
  const seats = known === undefined ? [] : seatsOf(known, state.rosters[stage]);
  return seats.find((one) => one.id === seat)?.duties ?? ['review', 'proofread'];
}

/** A command, or how to make it from the state that stands when its turn comes. */
export type Step = Command | ((state: ReviewState) => Command);

/** Goes on with a run by commands that must all be accepted; throws with the refusal when one is not. */
export function go(run: Run, facts: Facts, ...steps: readonly Step[]): Run {
  let { state } = run;
  const events = [...run.events];
  for (const step of steps) {
    const command = typeof step === 'function' ? step(state) : step;
    const decision = decide(state, command, facts);
    if (!decision.ok) {
      throw new Error(`${command.kind} by ${command.by} was refused: ${JSON.stringify(decision.refusal)}`);
    }
    events.push(...decision.events);
    state = decision.events.reduce(evolve, state);
  }
  return { state, events };
}

/** The refusal of a command that must not be accepted; throws when it is. */
export function refusalOf(run: Run, facts: Facts, step: Step): Refusal {
  const command = typeof step === 'function' ? step(run.state) : step;
  const decision = decide(run.state, command, facts);
  if (decision.ok) throw new Error(`${command.kind} by ${command.by} was accepted`);
  return decision.refusal;
}

/** A run that its author has just submitted with text A. */
export function submitted(facts: Facts, importance: string | null = null, revision = text('A')): Run {
  return go(
    newRun,
    facts,
    commands.create('author'),
    commands.revise('author', null, revision),
    commands.submit('author', revision.digest, importance),
  );
}

/** Signs both duties of stages that have one seat of their own name, each by one person. */
export function signs(...pairs: readonly (readonly [stage: string, by: string])[]): readonly Step[] {
  return pairs.map(
    ([stage, by]) =>
      (state: ReviewState) =>
        commands.sign(state, by, stage),
  );
}
