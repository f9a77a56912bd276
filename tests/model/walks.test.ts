import fc from 'fast-check';
import { expect, test } from 'vitest';
import { audit } from './audit.ts';
import { auditSituation } from './audit-situation.ts';
import { heart } from './engine.ts';
import { factsOf, firstSituation, passTime, type Situation, type Step, storyOf } from './explore.ts';
import { movesIn } from './moves.ts';
import { factoryWorlds, type World } from './worlds.ts';

// Long lives of single manuscripts, where the explorer sees every short one. Longer by hand: WALKS=500 npx vitest run tests/model/walks.test.ts
const numRuns = Number(process.env.WALKS ?? 6);
const steps = 24;

/** What ends or parks a manuscript is taken seldom, so that walks get far. */
const seldom = new Set([
  'abandon',
  'withdraw',
  'stop',
  'noteFinding',
  'chase',
  'return',
  'revise',
  'raiseImportance',
]);

function walk(world: World, choices: readonly number[]): Situation {
  let situation = firstSituation(heart);
  for (const choice of choices) {
    const facts = factsOf(world, situation);
    const accepted: Step[] = [];
    for (const command of movesIn(world, situation.state, facts)) {
      const decision = heart.decide(situation.state, command, facts);
      if (decision.ok && decision.events.length > 0)
        accepted.push({ from: situation, command, events: decision.events });
    }
    expect(auditSituation(situation, world, heart, facts, accepted), story(situation)).toEqual([]);
    if (choice % 13 === 0 && situation.moment + 1 < world.moments.length) {
      situation = passTime(situation);
      continue;
    }
    const onward = accepted.filter(({ command }) => !seldom.has(command.kind));
    const from = choice % 5 === 0 || onward.length === 0 ? accepted : onward;
    const step = from[choice % Math.max(from.length, 1)];
    if (step === undefined) return situation;
    const { history, violations } = audit(situation.history, step.command, step.events, facts);
    situation = {
      state: step.events.reduce(heart.evolve, situation.state),
      history,
      moment: situation.moment,
      depth: situation.depth + 1,
      from: situation,
      command: step.command,
    };
    expect(violations, story(situation)).toEqual([]);
  }
  return situation;
}

const story = (situation: Situation) =>
  storyOf(situation, null)
    .join('\n')
    .replaceAll(/0{20,}/g, '');

test.each(factoryWorlds().map((world) => [world.name, world] as const))(
  '§5 no invariant breaks on a long walk of one manuscript through the world of "%s"',
  (_, world) => {
    const choices = fc.array(fc.nat({ max: 100_000 }), { minLength: steps, maxLength: steps });
    fc.assert(
      fc.property(choices, (chosen) => {
        walk(world, chosen);
      }),
      { numRuns, ...(process.env.WALKS === undefined ? { seed: 3 } : {}) },
    );
  },
  600_000,
);
