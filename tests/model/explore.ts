import type { Command, Decision, Facts, ReviewEvent, ReviewState } from '@sanshen/domain/review';
import { audit, blank, type History } from './audit.ts';
import { auditSituation } from './audit-situation.ts';
import type { Engine } from './engine.ts';
import { keyOf } from './key.ts';
import { movesIn } from './moves.ts';
import { openingsOf } from './openings.ts';
import type { Invariant, Violation } from './violations.ts';
import type { World } from './worlds.ts';

/** One situation that the explorer reached, and by what. */
export interface Situation {
  readonly state: ReviewState;
  readonly history: History;
  readonly moment: number;
  readonly depth: number;
  readonly from: Situation | null;
  readonly command: Command | 'time passes' | null;
}

/** A violation with the story that leads to it. */
export interface Found extends Violation {
  readonly world: string;
  readonly story: readonly string[];
}

export interface Exploration {
  readonly world: string;
  readonly depth: number;
  readonly states: number;
  readonly transitions: number;
  readonly decisions: number;
  readonly seconds: number;
  readonly found: readonly Found[];
  /** The phases in which a manuscript was seen. */
  readonly phases: readonly string[];
}

export interface Limits {
  /** Steps from each opening. */
  readonly depth: number;
  /** Stop after so many violations; 1 unless told. */
  readonly violations?: number;
  /** Count only violations of these invariants; all unless told. */
  readonly wanted?: readonly Invariant[];
}

export const firstSituation = (engine: Engine): Situation => ({
  state: engine.unborn,
  history: blank,
  moment: 0,
  depth: 0,
  from: null,
  command: null,
});

/**
 * Tries every command by everybody in every situation that can be reached within some steps of the openings, breadth first, each
 * situation once, and has every step and every situation audited. Two people at once: what was accepted in the situation before is also tried as
 * it was given then, on the text and round that its sender saw.
 */
export function explore(world: World, engine: Engine, limits: Limits): Exploration {
  const began = performance.now();
  const run = new Run(world, engine, limits.violations ?? 1, limits.wanted ?? null);
  for (const opening of openingsOf(world, engine, (step) => run.check(step))) run.visit(opening);
  run.spread(limits.depth);
  const { states, transitions, decisions, found } = run;
  const seconds = (performance.now() - began) / 1000;
  const phases = [...run.phases];
  return { world: world.name, depth: limits.depth, states, transitions, decisions, seconds, found, phases };
}

/** A step that was accepted: from where, by what, to what events. */
export interface Step {
  readonly from: Situation;
  readonly command: Command;
  readonly events: readonly ReviewEvent[];
}

class Run {
  transitions = 0;
  decisions = 0;
  readonly found: Found[] = [];
  readonly phases = new Set<string>();
  private readonly seen = new Set<string>();
  private queue: Situation[] = [];
  private readonly accepted = new WeakMap<Situation, readonly Command[]>();
  private readonly world: World;
  private readonly engine: Engine;
  private readonly most: number;
  private readonly wanted: readonly Invariant[] | null;

  constructor(world: World, engine: Engine, most: number, wanted: readonly Invariant[] | null) {
    this.world = world;
    this.engine = engine;
    this.most = most;
    this.wanted = wanted;
  }

  get states(): number {
    return this.seen.size;
  }

  visit(situation: Situation): void {
    const key = keyOf(situation.state, situation.history, situation.moment);
    this.phases.add(situation.state.phase);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.queue.push(situation);
  }

  /** Tries so many steps from what was visited so far; those of the last step are audited, but not gone on from. */
  spread(depth: number): void {
    for (let step = 1; step <= depth && this.queue.length > 0; step++) {
      const layer = this.queue;
      this.queue = [];
      for (const situation of layer) {
        if (this.found.length >= this.most) return;
        this.expand(situation, step < depth);
      }
    }
  }

  private expand(situation: Situation, goOn: boolean): void {
    const { world, engine } = this;
    const facts = factsOf(world, situation);
    const accepted: Command[] = [];
    const taken: Step[] = [];
    const before = keyOf(situation.state, situation.history, situation.moment);
    const earlier = this.givenEarlier(situation);
    for (const commands of [movesIn(world, situation.state, facts), earlier]) {
      for (const command of commands) {
        const decision = engine.decide(situation.state, command, facts);
        this.decisions++;
        this.report(auditAnswer(decision), situation, command);
        if (!decision.ok || decision.events.length === 0) continue;
        accepted.push(command);
        const step = { from: situation, command, events: decision.events };
        taken.push(step);
        const next = this.check(step);
        if (goOn && this.found.length < this.most) this.visit(next);
      }
    }
    this.accepted.set(situation, accepted);
    if (keyOf(situation.state, situation.history, situation.moment) !== before)
      this.report([{ invariant: 'refusalSilent', what: 'deciding changed the state' }], situation, null);
    this.report(auditSituation(situation, world, engine, facts, taken), situation, null);
    if (goOn && situation.moment + 1 < world.moments.length) this.visit(passTime(situation));
  }

  /** What was accepted in the situation before, if it was given for a text or round that no longer stands. */
  private givenEarlier({ state, from }: Situation): readonly Command[] {
    if (from === null || (from.state.digest === state.digest && from.state.round === state.round)) return [];
    return this.accepted.get(from) ?? [];
  }

  /** Audits a step and gives the situation after it. */
  check(step: Step): Situation {
    this.transitions++;
    const { from, command, events } = step;
    const facts = factsOf(this.world, from);
    const { history, violations } = audit(from.history, command, events, facts);
    this.report(violations, from, command);
    const state = events.reduce(this.engine.evolve, from.state);
    if (this.transitions % 16 === 0) this.repeat(step, state, facts);
    return { state, history, moment: from.moment, depth: from.depth + 1, from, command };
  }

  private repeat({ from, command, events }: Step, state: ReviewState, facts: Facts): void {
    const again = this.engine.decide(from.state, command, facts);
    const same = again.ok && JSON.stringify(again.events) === JSON.stringify(events);
    const folded = JSON.stringify(events.reduce(this.engine.evolve, from.state)) === JSON.stringify(state);
    if (!same || !folded) this.report([{ invariant: 'deterministic', what: command.kind }], from, command);
  }

  private report(violations: readonly Violation[], situation: Situation, command: Command | null): void {
    for (const violation of violations) {
      if (this.found.length >= this.most) return;
      if (this.wanted?.includes(violation.invariant) === false) continue;
      this.found.push({ ...violation, world: this.world.name, story: storyOf(situation, command) });
    }
  }
}

const nothingFound: readonly Violation[] = [];

function auditAnswer(decision: Decision): readonly Violation[] {
  const clean = decision.ok || (!('events' in decision) && decision.refusal.code.includes('.'));
  return clean ? nothingFound : [{ invariant: 'refusalSilent', what: 'a refusal with events' }];
}

/** The facts of the moment of a situation. */
export function factsOf(world: World, situation: Situation): Facts {
  const facts = world.moments[situation.moment];
  if (facts === undefined) throw new RangeError('the world has no such moment');
  return facts;
}

export function passTime(situation: Situation): Situation {
  const { moment, depth } = situation;
  return { ...situation, moment: moment + 1, depth: depth + 1, from: situation, command: 'time passes' };
}

/** How a situation came about, one line a step. */
export function storyOf(situation: Situation, last: Command | null): readonly string[] {
  const lines: string[] = last === null ? [] : [JSON.stringify(last)];
  for (let at: Situation | null = situation; at !== null; at = at.from) {
    if (at.command !== null) lines.unshift(JSON.stringify(at.command));
  }
  return lines;
}
