import { heart } from './engine.ts';
import { explore } from './explore.ts';
import { allWorlds } from './worlds.ts';

const value = (name: string) => process.argv[process.argv.indexOf(`--${name}`) + 1];
const depth = process.argv.includes('--depth') ? Number(value('depth')) : 2;
const only = process.argv.includes('--world') ? value('world') : undefined;
if (!Number.isInteger(depth) || depth < 0) {
  process.stderr.write('usage: node tests/model/main.ts [--depth N] [--world NAME]\n');
  process.exit(2);
}

let wrong = 0;
const total = { states: 0, transitions: 0, decisions: 0, seconds: 0 };
for (const world of await allWorlds()) {
  if (only !== undefined && world.name !== only) continue;
  const result = explore(world, heart, { depth, violations: 3 });
  for (const key of ['states', 'transitions', 'decisions', 'seconds'] as const) total[key] += result[key];
  process.stdout.write(line(world.name, result));
  for (const found of result.found) {
    wrong++;
    process.stdout.write(
      `  ${found.invariant}: ${found.what}\n${found.story.map((one) => `    ${one.replaceAll(/0{20,}/g, '')}\n`).join('')}`,
    );
  }
}
process.stdout.write(line(`all, to depth ${depth}`, total));
process.exit(wrong === 0 ? 0 : 1);

function line(name: string, { states, transitions, decisions, seconds }: typeof total): string {
  return `${name}: ${states} states, ${transitions} transitions, ${decisions} decisions, ${seconds.toFixed(1)} s\n`;
}
