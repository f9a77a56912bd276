import {
  applyCase,
  type Capacity,
  type Case,
  type CaseActor,
  type CaseCommand,
  type CaseId,
  decideCase,
  overdueOf,
  termsOf,
} from '../src/cases/index.ts';
import {
  addHours,
  brandId,
  type Instant,
  instant,
  type OrganizationId,
  type PersonId,
} from '../src/kernel/index.ts';
import { auditCase, type CaseHistory, type CaseInvariant, historyAfter, noHistory } from './cases-audit.ts';
import { shipped } from './policy-support.ts';

const rules = shipped('kunming-2023').accountability;
const begin = instant('2026-11-02T01:00:00.000Z');
/** Longer than any deadline of an ordinary case but one; two of these are longer than the time to appeal. */
const pause = 8 * 24;

/** The rules under test; a mutant breaks one of them. */
export interface CaseEngine {
  readonly decide: typeof decideCase;
  readonly apply: typeof applyCase;
}
export const soundEngine: CaseEngine = { decide: decideCase, apply: applyCase };

export type Player = Omit<CaseActor, 'at'>;
export interface CaseWorld {
  readonly name: string;
  readonly unit: OrganizationId;
  readonly handler: OrganizationId;
  readonly players: readonly Player[];
}

const place = (name: string) => brandId<OrganizationId>(name);
function player(
  name: string,
  organization: string,
  capacities: readonly Capacity[],
  more: Partial<Pick<CaseActor, 'ownCause' | 'aboveDecider'>> = {},
): Player {
  const person = brandId<PersonId>(name);
  const by = { person, name, office: null, organization: place(organization), acting: false };
  return { by, capacities, ownCause: false, aboveDecider: false, ...more };
}

const lead = ['leads', 'handles'] as const;
/** A unit of a county, which commands it; the city above. And the root itself, above which there is nobody. */
export const caseWorlds: readonly CaseWorld[] = [
  {
    ...{ name: 'a unit, its county, the city', unit: place('unit'), handler: place('county') },
    players: [
      player('county leader', 'county', lead),
      player('county staff', 'county', ['handles']),
      player('county leader who is named in it', 'county', lead, { ownCause: true }),
      player('city leader', 'city', lead, { aboveDecider: true }),
      player('department', 'publicity', ['guides']),
      player('unit and county', 'unit', [...lead, 'answers'], { ownCause: true }),
      player('passer-by', 'elsewhere', []),
    ],
  },
  {
    ...{ name: 'the root', unit: place('city'), handler: place('city') },
    players: [
      player('first leader', 'city', [...lead, 'answers'], { aboveDecider: true }),
      player('second leader', 'city', [...lead, 'answers'], { aboveDecider: true }),
      player('leader who is named in it', 'city', [...lead, 'answers'], {
        aboveDecider: true,
        ownCause: true,
      }),
      player('platform lead', 'city', ['answers']),
    ],
  },
];

const file = { kind: 'file', id: `sha256:${'a'.repeat(64)}`, name: '截图' } as const;
const commands: readonly CaseCommand[] = [
  { kind: 'addEvidence', evidence: [file], note: '' },
  { kind: 'verify', gravity: 'ordinary', measures: [], note: '' },
  { kind: 'verify', gravity: 'ordinary', measures: ['assessment'], note: '' },
  { kind: 'verify', gravity: 'ordinary', measures: ['accountability'], note: '' },
  { kind: 'dismiss', note: '' },
  { kind: 'notify', note: '' },
  { kind: 'answer', note: '', files: [] },
  { kind: 'sendBack', note: '' },
  { kind: 'rectify', note: '', files: [] },
  { kind: 'check', passed: true, note: '' },
  { kind: 'check', passed: false, note: '' },
  { kind: 'close', measures: [], note: '' },
  { kind: 'close', measures: ['assessment'], note: '' },
  { kind: 'close', measures: ['accountability'], note: '' },
  { kind: 'appeal', note: '', files: [] },
  { kind: 'decideAppeal', verdict: 'upheld', note: '' },
  { kind: 'decideAppeal', verdict: 'overturned', note: '' },
  { kind: 'reopen', note: '' },
];

interface Situation {
  readonly one: Case;
  readonly history: CaseHistory;
  readonly now: Instant;
  readonly story: readonly string[];
}

export interface CaseExploration {
  readonly situations: number;
  readonly steps: number;
  readonly statuses: ReadonlySet<string>;
  readonly found: { readonly invariant: CaseInvariant; readonly story: readonly string[] } | null;
}

/**
 * Tries every command by everybody, and that time passes, in every situation that can be reached within `depth` steps of a case that was opened with and
 * without evidence, each situation once, and has every step audited. Ends with the first breach.
 */
export function exploreCases(world: CaseWorld, engine: CaseEngine, depth: number): CaseExploration {
  const seen = new Set<string>();
  const statuses = new Set<string>();
  let steps = 0;
  let layer = [opening(world, engine, true), opening(world, engine, false)];
  for (let step = 0; step < depth && layer.length > 0; step++) {
    const next: Situation[] = [];
    for (const from of layer) {
      for (const to of successors(from, world, engine)) {
        steps += 1;
        if ('breach' in to) return { situations: seen.size, steps, statuses, found: to.breach };
        const key = keyOf(to);
        if (seen.has(key)) continue;
        seen.add(key);
        statuses.add(to.one.status);
        next.push(to);
      }
    }
    layer = next;
  }
  return { situations: seen.size, steps, statuses, found: null };
}

function opening({ unit, handler }: CaseWorld, engine: CaseEngine, shown: boolean): Situation {
  const one = engine.apply(null, {
    ...{ kind: 'opened', case: brandId<CaseId>('case'), root: handler, organization: unit, handler },
    ...{ clause: '§5', gravity: 'ordinary', title: '', source: { kind: 'report', id: 'r' }, by: null },
    ...{ terms: termsOf(rules, '§12'), evidence: shown ? [file] : [], at: begin, note: '' },
  });
  return { one, history: noHistory, now: begin, story: [shown ? 'opened' : 'opened without evidence'] };
}

type Successor = Situation | { readonly breach: NonNullable<CaseExploration['found']> };

function* successors(from: Situation, world: CaseWorld, engine: CaseEngine): Generator<Successor> {
  for (const actor of world.players) {
    for (const command of commands) {
      // More of the same evidence changes nothing.
      if (command.kind === 'addEvidence' && from.one.evidence.length > 0) continue;
      const decided = engine.decide(from.one, command, { ...actor, at: from.now });
      if ('refusal' in decided) continue;
      yield after(from, decided.events, `${actor.by.name}: ${command.kind}`, { actor, engine });
    }
  }
  const now = addHours(from.now, pause);
  if (now > addHours(begin, 2 * pause)) return;
  const late = overdueOf(from.one, now);
  yield after({ ...from, now }, late === null ? [] : [late], 'time passes', { actor: null, engine });
}

function after(
  from: Situation,
  events: readonly Parameters<typeof applyCase>[1][],
  told: string,
  { actor, engine }: { readonly actor: Player | null; readonly engine: CaseEngine },
): Successor {
  let { one, history } = from;
  const story = [...from.story, told];
  for (const event of events) {
    const before = one;
    one = engine.apply(before, event);
    const breach = auditCase({ before, after: one, event, actor, history });
    if (breach !== null) return { breach: { invariant: breach, story } };
    history = historyAfter(history, event);
  }
  return { one, history, now: from.now, story };
}

/** Everything that can matter to what happens next; who answered, rectified and checked does not, nor when, but as far as an appeal is still possible. */
function keyOf({ one, history, now }: Situation): string {
  const { status, guided, gravity, measures, missed, overdue, dueAt, reopened, evidence, terms } = one;
  const away = (at: Instant) => Date.parse(at) - Date.parse(now);
  const words = [one.verified, one.notified, one.closed].map((word) =>
    word === null
      ? null
      : [
          ...[word.by.person, addHours(word.at, 24 * terms.appealDays) < now],
          one.appeals.filter(({ at }) => at >= word.at).map(({ against }) => against),
        ],
  );
  const open = one.appeals.at(-1);
  const appeal =
    open === undefined || open.decided !== null
      ? null
      : [open.by.person, open.from, open.against, open.left, open.late];
  return JSON.stringify([
    ...[status, guided, gravity, measures, missed, overdue, dueAt === null ? null : away(dueAt), reopened],
    ...[evidence.length, words, appeal, history, now],
  ]);
}
