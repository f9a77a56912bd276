import { afterAll, expect, test } from 'vitest';
import { type Caught, tableOf, tryMutation } from './mutate.ts';
import { mutations } from './mutations.ts';
import { factoryWorlds } from './worlds.ts';

const worlds = factoryWorlds();
const caught: Caught[] = [];

afterAll(() => {
  process.stdout.write(`${tableOf(caught)}\n`);
});

test.each(mutations.map((mutation) => [mutation.guard, mutation] as const))(
  '§5 an invariant notices when this guard is broken: %s',
  async (_, mutation) => {
    const result = await tryMutation(mutation, worlds);
    caught.push(result);
    expect(mutation.caughtBy).toContain(result.by);
  },
);
