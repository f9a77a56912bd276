import { rm } from 'node:fs/promises';
import { startCliServer } from './support/cli-server.ts';
import { atMost, type BenchOptions, median, plain, type Table } from './support/figures.ts';
import { temporaryFolder } from './support/folder.ts';

/** From the start of the process, database stopped, to the first answered request. */
export async function run({ quick, say }: BenchOptions): Promise<Table> {
  const folder = await temporaryFolder();
  try {
    say('start: first start, which makes the database and fills the demonstration …');
    const first = await startCliServer(folder);
    await first.stop();
    const seconds: number[] = [];
    for (let round = 0; round < (quick ? 1 : 5); round++) {
      const server = await startCliServer(folder);
      seconds.push(server.secondsToFirstAnswer);
      await server.stop();
    }
    return {
      title: 'Start until the first answered request',
      figures: [
        atMost('later starts', median(seconds), 5, 's'),
        plain('first start, packages installed', first.secondsToFirstAnswer, 's'),
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
