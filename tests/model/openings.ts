import type { Command } from '@sanshen/domain/review';
import { digestOf } from '../factories/index.ts';
import type { Engine } from './engine.ts';
import { factsOf, firstSituation, passTime, type Situation, type Step } from './explore.ts';
import { movesIn } from './moves.ts';
import type { World } from './worlds.ts';

type Wish = (command: Command, situation: Situation, world: World) => boolean;

const kind =
  (name: Command['kind']): Wish =>
  (command) =>
    command.kind === name;

const writes =
  (by: string, name: string): Wish =>
  (command) =>
    command.kind === 'revise' && command.by === by && command.revision.digest === digestOf(name);

const submits =
  (level: number | null): Wish =>
  (command, { history }, { procedure }) =>
    command.kind === 'submit' &&
    command.by === history.author &&
    command.importance === (level === null ? null : (procedure.importance[level]?.id ?? null));

const reports =
  (outcome: string): Wish =>
  (command) =>
    command.kind === 'reportPublication' && command.outcome.kind === outcome;

/** A sign-off or correction at a stage of the chain, by one person or anybody. */
const at =
  (name: 'sign' | 'correct', place: number, by: string | null = null): Wish =>
  (command, _, { procedure }) =>
    command.kind === name &&
    command.stage === procedure.stages[place]?.id &&
    (by === null || command.by === by);

const reportsTakedown: Wish = (command) => command.kind === 'reportTakedown' && command.done;

const confirmsTakedown: Wish = (command) => command.kind === 'confirmTakedown' && command.done;

const begin: readonly Wish[] = [
  (command) => command.kind === 'create' && command.by === 'author',
  writes('author', 'A'),
];
const signAll: readonly Wish[] = Array.from({ length: 8 }, () => kind('sign'));
const time = 'time passes';

/** Stories that are walked first, so that the exploration starts all along the way of a manuscript and not only at its beginning. */
const stories: readonly (readonly (Wish | typeof time)[])[] = [
  [...begin, submits(0), ...signAll, kind('publish'), reports('done'), kind('takeDown')],
  [...begin, submits(0), time, ...signAll, kind('publish'), reports('handedOver')],
  [...begin, submits(0), kind('raiseImportance'), ...signAll, kind('stop')],
  [...begin, writes('author', 'B'), submits(1), ...signAll, time, kind('publishOnSchedule'), kind('stop')],
  [
    ...begin,
    writes('editor', 'B'),
    submits(0),
    ...signAll,
    time,
    kind('publish'),
    kind('publish'),
    reports('done'),
  ],
  [...begin, submits(0), kind('sign'), kind('correct'), ...signAll],
  [...begin, submits(0), kind('sign'), kind('sign'), kind('correct'), kind('correct'), ...signAll],
  [
    ...begin,
    submits(0),
    kind('sign'),
    kind('sign'),
    kind('return'),
    writes('editor', 'B'),
    submits(null),
    ...signAll,
  ],
  [...begin, submits(0), kind('sign'), kind('sign'), kind('return'), submits(null), ...signAll],
  [...begin, submits(0), kind('sign'), kind('sign'), writes('author', 'B'), ...signAll],
  [
    ...begin,
    submits(0),
    kind('sign'),
    kind('sign'),
    kind('return'),
    writes('editor', 'B'),
    writes('editor', 'A'),
    submits(null),
    kind('sign'),
  ],
  [...begin, kind('requestEmergency'), time],
  [...begin, kind('requestEmergency'), kind('confirmEmergency'), ...signAll, kind('publish')],
  [...begin, submits(0), kind('sign'), kind('requestEmergency'), kind('confirmEmergency'), kind('publish')],
  [...begin.slice(0, 1), writes('editor', 'A'), submits(0), kind('sign')],
  [...begin, submits(0), at('sign', 0, 'double'), at('correct', 1), at('sign', 0)],
  [
    ...begin,
    submits(0),
    at('sign', 0),
    at('sign', 0),
    at('correct', 1),
    at('sign', 1),
    at('correct', 0),
    at('sign', 0),
    at('sign', 0),
  ],
  [
    ...begin,
    writes('author', 'B'),
    submits(0),
    ...signAll,
    time,
    kind('publish'),
    reports('done'),
    kind('takeDown'),
    reportsTakedown,
  ],
  [...begin, submits(0), ...signAll, kind('publish'), reports('done'), kind('takeDown'), confirmsTakedown],
  [
    ...begin,
    writes('author', 'B'),
    kind('requestEmergency'),
    kind('confirmEmergency'),
    time,
    kind('publish'),
    kind('return'),
  ],
  [...begin, submits(0), kind('noteFinding'), kind('ruleFinding'), kind('signPaper'), kind('signPaper')],
  [
    ...begin,
    submits(0),
    kind('noteFinding'),
    kind('ruleFinding'),
    kind('takeBackRuling'),
    kind('ruleFinding'),
  ],
];

/** Every situation along the stories; a wish that nobody can fulfil in this world is passed over. */
export function* openingsOf(
  world: World,
  engine: Engine,
  check: (step: Step) => Situation,
): Generator<Situation> {
  yield firstSituation(engine);
  for (const story of stories) {
    let situation = firstSituation(engine);
    for (const wish of story) {
      const next = wish === time ? passTime(situation) : fulfil(wish, situation, world, engine, check);
      if (next === null) continue;
      situation = next;
      yield situation;
    }
  }
}

function fulfil(
  wish: Wish,
  from: Situation,
  world: World,
  engine: Engine,
  check: (step: Step) => Situation,
): Situation | null {
  const facts = factsOf(world, from);
  for (const command of movesIn(world, from.state, facts)) {
    if (!wish(command, from, world)) continue;
    const decision = engine.decide(from.state, command, facts);
    if (decision.ok && decision.events.length > 0) return check({ from, command, events: decision.events });
  }
  return null;
}
