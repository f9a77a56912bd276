import { readFile, writeFile } from 'node:fs/promises';
import { witnessSchema } from '@sanshen/contract/ledger';
import type { LocalizedText } from '@sanshen/domain/kernel';
import { type NoteKey, parseCheckpoint, parseKey } from '@sanshen/domain/ledger';
// Loading the modules is what registers their projections.
import '@sanshen/server/modules';
import {
  checkProjection,
  exportLedger,
  exportWitness,
  fileSource,
  projections,
  rebuildQueue,
  suites,
  type Verified,
  type VerifyOptions,
  verifyDatabase,
  verifySource,
} from '@sanshen/server/modules/ledger/public';
import { checkSupervision } from '@sanshen/server/modules/supervision/public';
import { systemClock } from '@sanshen/server/platform/clock';
import type { Database } from '@sanshen/server/platform/db/database';
import type { CommandIo, ExitCode } from '../command-io.ts';
import { parseCommand } from '../parse-command.ts';
import { type ReachedDatabase, reachDatabase } from './ledger-database.ts';
import { ledgerText } from './ledger-text.ts';

const options = {
  from: { type: 'string', default: 'database' },
  witness: { type: 'string', multiple: true, default: [] as string[] },
  key: { type: 'string', multiple: true, default: [] as string[] },
  only: { type: 'string', multiple: true, default: [] as string[] },
  out: { type: 'string' },
  since: { type: 'string', default: '0' },
  all: { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
  database: { type: 'string' },
  data: { type: 'string' },
} as const;

type Values = Extract<ReturnType<typeof parse>, { done: false }>['values'];

/** Bad use or unreadable input: one clear line, exit code 2. */
class BadUse extends Error {
  readonly text: LocalizedText;
  constructor(text: LocalizedText) {
    super(text.en);
    this.text = text;
  }
}

/** Runs `sanshen ledger …`; `args` begin after the word ledger. */
export async function runLedger(args: readonly string[], given: CommandIo): Promise<ExitCode> {
  const parsed = parse(args, given);
  if (parsed.done) return parsed.exit;
  const { values, positionals, io } = parsed;
  try {
    const [action, ...more] = positionals;
    if (more.length > 0) throw new BadUse(ledgerText.usage());
    if (action === 'verify') return await verify(values, io);
    if (action === 'export') return await exportTo(values, io);
    if (action === 'rebuild') return await rebuild(values, io);
    if (action === 'recount') return await recount(values, io);
    if (action === 'queue') return await fillQueue(values, io);
    throw new BadUse(ledgerText.usage());
  } catch (error) {
    io.err(
      error instanceof BadUse
        ? error.text[io.language]
        : String(error instanceof Error ? error.message : error),
    );
    return 2;
  }
}

function parse(args: readonly string[], io: CommandIo) {
  return parseCommand(args, io, { options, allowPositionals: true, usage: ledgerText.usage });
}

async function verify(values: Values, io: CommandIo): Promise<ExitCode> {
  const witnesses = await Promise.all(values.witness.map(readWitness));
  const keys = values.key.map(readKey);
  const started = performance.now();
  const rate = (entries: number) => Math.round((entries / Math.max(performance.now() - started, 1)) * 1000);
  const check: VerifyOptions = {
    witnesses,
    ...(keys.length > 0 ? { keys } : {}),
    onProgress: progress(io, rate),
  };
  const verified =
    values.from === 'database'
      ? await withDatabase(values, io, (db) => verifyDatabase(db, check))
      : await verifySource(await fileSource(values.from), check);
  if (!verified.ok) {
    const { problem } = verified;
    io.err(ledgerText.fails(problem[io.language], problem.code)[io.language]);
    return 1;
  }
  reportHolds(verified, io, (performance.now() - started) / 1000);
  if (keys.length === 0 && witnesses.length === 0) io.out(ledgerText.ownKeys()[io.language]);
  return 0;
}

function reportHolds(verified: Verified & { ok: true }, io: CommandIo, seconds: number): void {
  const { entries, streams, checkpoints, waiting } = verified.summary;
  const rate = Math.round(entries / Math.max(seconds, 0.001));
  io.out(ledgerText.holds(entries, streams, checkpoints, waiting, seconds.toFixed(2), rate)[io.language]);
}

/** A line about once a second. */
function progress(io: CommandIo, rate: (entries: number) => number): (entries: number) => void {
  let last = performance.now();
  return (entries) => {
    if (performance.now() - last < 1000) return;
    last = performance.now();
    io.out(ledgerText.progress(entries, rate(entries))[io.language]);
  };
}

async function exportTo(values: Values, io: CommandIo): Promise<ExitCode> {
  const { out } = values;
  if (out === undefined) throw new BadUse(ledgerText.outNeeded());
  if (!/^\d{1,15}$/.test(values.since)) throw new BadUse(ledgerText.badSize(values.since));
  const size = await withDatabase(values, io, async (db) => {
    if (values.all) return exportLedger(db, out);
    const witness = await exportWitness(db, Number(values.since));
    await writeFile(out, `${JSON.stringify(witness, null, 2)}\n`, { flag: 'wx' });
    return parseCheckpoint(witness.checkpoint)?.size ?? 0;
  });
  io.out(ledgerText.exported(out, size)[io.language]);
  return 0;
}

async function rebuild(values: Values, io: CommandIo): Promise<ExitCode> {
  if (!values.check) throw new BadUse(ledgerText.checkOnly());
  const known = projections();
  for (const name of values.only) {
    if (!known.some((one) => one.name === name)) throw new BadUse(ledgerText.unknownProjection(name));
  }
  const chosen = known.filter((one) => values.only.length === 0 || values.only.includes(one.name));
  if (chosen.length === 0) io.out(ledgerText.noProjections()[io.language]);
  const reached = await reach(values, io);
  let exit: ExitCode = 0;
  try {
    for (const projection of chosen) {
      const { problem, rows, entries } = await checkProjection(reached.open, projection);
      if (problem === null) io.out(ledgerText.rebuilt(projection.name, rows, entries)[io.language]);
      else io.err(`${projection.name}: ${problem[io.language]}`);
      if (problem !== null) exit = 1;
    }
  } finally {
    await reached.close();
  }
  return exit;
}

/** Counts the clause board again from the ledger alone; 1 with the first number that does not come out. */
async function recount(values: Values, io: CommandIo): Promise<ExitCode> {
  const { sums, closed, problem } = await withDatabase(values, io, (db) =>
    checkSupervision({ db, clock: systemClock }),
  );
  if (problem === null) {
    io.out(ledgerText.recounted(sums, closed)[io.language]);
    return 0;
  }
  const { organization, month, amendment, measure, stands, counted } = problem;
  const version = amendment === null ? '' : ` #${amendment}`;
  io.err(ledgerText.otherwise(`${organization} ${month}${version} ${measure}`, stands, counted)[io.language]);
  return 1;
}

async function fillQueue(values: Values, io: CommandIo): Promise<ExitCode> {
  io.out(ledgerText.queued(await withDatabase(values, io, rebuildQueue))[io.language]);
  return 0;
}

async function reach(values: Values, io: CommandIo): Promise<ReachedDatabase> {
  const dataFolder = values.data ?? io.env.SANSHEN_DATA ?? '.sanshen';
  const url = values.database ?? (values.data === undefined ? io.env.DATABASE_URL : undefined);
  const reached = await reachDatabase({ url, dataFolder });
  if (reached === null) throw new BadUse(ledgerText.noDatabase(dataFolder));
  return reached;
}

async function withDatabase<T>(
  values: Values,
  io: CommandIo,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const reached = await reach(values, io);
  const db = reached.open();
  try {
    return await work(db);
  } finally {
    await db.destroy();
    await reached.close();
  }
}

/** The checkpoint in a witness file, or a file that is a bare checkpoint. */
async function readWitness(path: string): Promise<string> {
  const text = await readFile(path, 'utf8');
  if (!text.startsWith('{')) return text;
  try {
    return witnessSchema.parse(JSON.parse(text)).checkpoint;
  } catch {
    throw new BadUse(ledgerText.badWitness(path));
  }
}

function readKey(text: string): NoteKey {
  const key = parseKey(suites, text);
  if (key === undefined) throw new BadUse(ledgerText.badKey(text));
  return key;
}
