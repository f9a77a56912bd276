import { breakGuard, type Mutation } from './break-guard.ts';
import { explore } from './explore.ts';
import type { Invariant } from './violations.ts';
import type { World } from './worlds.ts';

/** What came of breaking one guard. */
export interface Caught {
  readonly guard: string;
  /** The invariant that noticed first; null when none did. */
  readonly by: Invariant | null;
  readonly what: string;
  readonly steps: number;
  readonly seconds: number;
}

/** Explores the world that a mutation names until an invariant notices, one step from the openings and then two. */
export async function tryMutation(mutation: Mutation, worlds: readonly World[]): Promise<Caught> {
  const began = performance.now();
  const world = worlds.find((one) => one.name === mutation.world);
  if (world === undefined) throw new Error(`no world ${mutation.world}`);
  const { engine, remove } = await breakGuard(mutation);
  try {
    for (const depth of [1, 2]) {
      const [found] = explore(world, engine, { depth, wanted: mutation.caughtBy }).found;
      if (found === undefined) continue;
      const { invariant: by, what, story } = found;
      return { guard: mutation.guard, by, what, steps: story.length, seconds: since(began) };
    }
    return { guard: mutation.guard, by: null, what: '', steps: 0, seconds: since(began) };
  } finally {
    remove();
  }
}

const since = (began: number) => (performance.now() - began) / 1000;

/** The table that the test prints: guard, the invariant that noticed it broken, and after how many steps. */
export function tableOf(caught: readonly Caught[]): string {
  const width = Math.max(...caught.map(({ guard }) => guard.length));
  return caught
    .map(({ guard, by, steps, seconds }) => {
      const noticed = by === null ? 'NOT NOTICED' : `${by}, ${steps} steps`;
      return `${guard.padEnd(width)}  ${noticed}, ${seconds.toFixed(1)} s`;
    })
    .join('\n');
}
