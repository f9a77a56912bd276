import { parseArgs } from 'node:util';
import { run as board } from './board.ts';
import { run as check } from './check.ts';
import { run as checkPeers } from './check-peers.ts';
import { run as conversations } from './conversations.ts';
import { run as measureDecide } from './decide.ts';
import { run as exam } from './exam.ts';
import { run as freeze } from './freeze.ts';
import { run as inbox } from './inbox.ts';
import { run as ledger } from './ledger.ts';
import { run as marks } from './marks.ts';
import { run as memory } from './memory.ts';
import { run as publishing } from './publishing.ts';
import { run as sign } from './sign.ts';
import { run as similar } from './similar.ts';
import { run as start } from './start.ts';
import { run as supervision } from './supervision.ts';
import { atLeast, type BenchOptions, type Table, tableText } from './support/figures.ts';
import { machineLine } from './support/machine.ts';
import { run as web } from './web.ts';

const benchmarks: Readonly<Record<string, (options: BenchOptions) => Promise<Table>>> = {
  decide,
  check,
  'check-peers': checkPeers,
  ledger,
  start,
  memory,
  sign,
  inbox,
  board,
  conversations,
  publishing,
  freeze,
  exam,
  similar,
  supervision,
  web,
  marks,
};

/** Decisions of the pure function, on one core. */
async function decide(): Promise<Table> {
  const figures = await measureDecide();
  return {
    title: 'decide(), one core',
    figures: figures.map(({ name, value, unit }) => atLeast(name, value, 200_000, unit, 0)),
  };
}

/** Runs the benchmarks and prints their tables; 1 if a goal is missed, 2 on bad use. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true },
      quick: { type: 'boolean', default: false },
      count: { type: 'string' },
    },
  });
  const chosen = values.only ?? Object.keys(benchmarks);
  const unknown = chosen.filter((name) => !(name in benchmarks));
  if (unknown.length > 0) {
    process.stderr.write(
      `no benchmark ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}\n`,
    );
    return 2;
  }
  const count = values.count === undefined ? {} : { count: Number(values.count) };
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const tables: Table[] = [];
  for (const name of chosen) {
    const run = benchmarks[name];
    if (run !== undefined) tables.push(await run({ quick: values.quick, say, ...count }));
  }
  const heading = `Sanshen benchmarks, ${new Date().toISOString().slice(0, 10)}: ${machineLine()}`;
  const quick = values.quick ? ['quick run: less data, figures not to be quoted'] : [];
  process.stdout.write(`${[heading, ...quick, '', ...tables.map(tableText)].join('\n')}\n`);
  return tables.every((table) => table.figures.every((figure) => figure.met !== false)) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
