import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { YearWish } from '@sanshen/server/demonstration/year/index';
import type { CommandIo, ExitCode } from '../command-io.ts';
import { parseCommand } from '../parse-command.ts';
import { boardChapter } from './board.ts';
import { demoUsage } from './demo-text.ts';
import { departmentChapter } from './department.ts';
import { districtChapter } from './district.ts';
import { Narrator } from './narrator.ts';
import { refusalsChapter } from './refusals.ts';
import { runYear } from './run-year.ts';
import { ServerProcess } from './server-process.ts';
import { openStage } from './stage.ts';

/**
 * `sanshen demo [--kill]` (with `--year`, see {@link runYear}): plays the main job over HTTP on a fresh temporary database and tries what must fail. With --kill the server is
 * killed (SIGKILL) and started again between the steps. 0 if everything went as it should, 1 with the first thing that did not.
 */
export async function runDemo(args: readonly string[], given: CommandIo): Promise<ExitCode> {
  const options = {
    kill: { type: 'boolean', default: false },
    year: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    units: { type: 'string', default: '150' },
    months: { type: 'string', default: '12' },
    seed: { type: 'string', default: '2025' },
  } as const;
  const parsed = parseCommand(args, given, { options, usage: demoUsage });
  if (parsed.done) return parsed.exit;
  const { values, io } = parsed;
  if (values.year === true) {
    const { units, months, seed } = values;
    const wish = readYearWish({ units: Number(units), months: Number(months), seed: Number(seed) });
    if (wish !== null) return runYear(wish, values.list === true, io);
    io.err(demoUsage()[io.language]);
    return 2;
  }
  const narrator = new Narrator(io.out, io.language);
  const folder = await mkdtemp(join(tmpdir(), 'sanshen-demo-'));
  // PostgreSQL's user must get through, or the database would be put where this run does not clean up. Keys have folders of their own.
  await chmod(folder, 0o755);
  let server: ServerProcess | null = null;
  try {
    narrator.chapter({ zh: '零、在全新的临时数据库上启动', en: '0. Start on a fresh temporary database' });
    server = await ServerProcess.start(folder);
    narrator.step({ zh: `服务已启动：${server.url}`, en: `the server runs: ${server.url}` });
    await playChapters(server, narrator, folder, values.kill === true);
    narrator.chapter({ zh: '演示全部完成。', en: 'Everything went as it should.' });
    return 0;
  } catch (error) {
    io.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** At least the city, its publicity department and one unit that writes; null for what makes no year. */
function readYearWish({ units, months, seed }: Omit<YearWish, 'year'>): YearWish | null {
  const isIn = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  if (!isIn(units, 3, 500) || !isIn(months, 1, 12) || !isIn(seed, 0, 4_294_967_295)) return null;
  return { units, months, seed, year: 2025 };
}

async function playChapters(server: ServerProcess, narrator: Narrator, folder: string, kill: boolean) {
  const between = async () => {
    if (!kill) return;
    await server.kill();
    await server.start();
    narrator.detail('SIGKILL ↻');
  };
  const stage = await openStage({ narrator, server, folder, between });
  for (const chapter of [districtChapter, departmentChapter, boardChapter, refusalsChapter])
    await chapter(stage);
}
