import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of a tick; Linux counts processor time in hundredths of a second. */
const tick = 10;

interface Counted {
  readonly parent: number;
  readonly spent: number;
}

/** What each process of this machine has spent, in milliseconds of processor time; empty where there is no /proc. */
function processes(): ReadonlyMap<number, Counted> {
  const found = new Map<number, Counted>();
  for (const name of namesIn('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The name of a program, in brackets, may hold anything; what follows is numbers (proc_pid_stat(5)).
      const fields = readFileSync(`/proc/${name}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
      const [, parent = '0', , , , , , , , , , user = '0', system = '0'] = fields;
      found.set(Number(name), { parent: Number(parent), spent: (Number(user) + Number(system)) * tick });
    } catch {
      // It ended meanwhile.
    }
  }
  return found;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Milliseconds of processor time that a process and all below it have spent so far: a server with its database, whatever else the machine does. */
export function spentBy(pid: number): number {
  const all = processes();
  const belongs = (one: number): boolean =>
    one === pid || (all.has(one) && belongs(all.get(one)?.parent ?? 0));
  return [...all].filter(([one]) => belongs(one)).reduce((sum, [, { spent }]) => sum + spent, 0);
}
