import { expect, test } from 'vitest';
import { heart } from './engine.ts';
import { type Exploration, explore } from './explore.ts';
import { allWorlds, type World } from './worlds.ts';

// Deeper by hand: node tests/model/main.ts --depth 3
const worlds = await allWorlds();
const results: Exploration[] = [];
const deeper = new Set(['county']);

const name = ({ name }: World) => [name] as const;

test.each(worlds.map(name))(
  '§5 whatever people do in the world of "%s", in whatever order, no invariant breaks',
  (worldName) => {
    const world = worlds.find((one) => one.name === worldName);
    if (world === undefined) throw new Error('no such world');
    const result = explore(world, heart, { depth: deeper.has(worldName) ? 2 : 1 });
    results.push(result);
    expect(result.found).toEqual([]);
    expect(result.transitions).toBeGreaterThan(500);
  },
);

test('the exploration has seen every phase in which a manuscript can stand', () => {
  const total = (key: 'states' | 'transitions' | 'decisions' | 'seconds') =>
    results.reduce((sum, result) => sum + result[key], 0);
  process.stdout.write(
    `model: ${worlds.length} worlds, ${total('states')} states, ${total('transitions')} transitions, ${total('decisions')} decisions, ` +
      `${results.length} explorations of 1 or 2 steps from every opening, ${total('seconds').toFixed(1)} s\n`,
  );
  const phases = new Set(results.flatMap((result) => result.phases));
  const all = [
    'drafting',
    'inReview',
    'returned',
    'released',
    'publishing',
    'published',
    'takenDown',
    'abandoned',
  ];
  expect([...phases].sort()).toEqual(expect.arrayContaining(all.sort()));
});
