import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@sanshen/domain/kernel';
import {
  compareYear,
  plantedFaults,
  planYear,
  playYear,
  type YearWish,
} from '@sanshen/server/demonstration/year/index';
import { startServer } from '@sanshen/server/main';
import { checkSupervision } from '@sanshen/server/modules/supervision/public';
import { SettableClock } from '@sanshen/server/platform/clock';
import type { CommandIo, ExitCode } from '../command-io.ts';
import { YearNarrator } from './year-narrator.ts';

/**
 * `sanshen demo --year`: plays a synthetic year of many units on a fresh temporary database, then holds every indicator of every unit and month against what was planned.
 * 0 if all are equal, every planted fault stands behind its number, and the record counts to the same again; else 1.
 */
export async function runYear(wish: YearWish, list: boolean, io: CommandIo): Promise<ExitCode> {
  const say = new YearNarrator(io.out, io.language);
  const plan = planYear(wish);
  say.plan(plan);
  const folder = await mkdtemp(join(tmpdir(), 'sanshen-year-'));
  // PostgreSQL's user must get through.
  await chmod(folder, 0o755);
  const clock = new SettableClock(instant(`${wish.year - 1}-12-31T00:00:00.000Z`));
  const server = await startServer({ dataFolder: folder, port: 0, worker: false, logLevel: 'warn', clock });
  try {
    const manuscripts = await playYear(server.context, clock, plan, (progress) => say.month(progress));
    if (list) say.faults(plantedFaults(plan, manuscripts));
    const comparison = await compareYear(server.context, plan, manuscripts);
    say.comparison(comparison);
    const check = await checkSupervision(server.context);
    say.recounted(check);
    const faultsFound = comparison.faults.every(
      ({ planted, found, unplanted }) => found === planted && unplanted === 0,
    );
    const good = comparison.differences.length === 0 && faultsFound && check.problem === null;
    say.end(good);
    return good ? 0 : 1;
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
