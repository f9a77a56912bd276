import { fillDemonstration } from '@sanshen/server/demonstration/index';
import { startServer } from '@sanshen/server/main';

/** What the child tells its parent once it answers. */
export interface Ready {
  readonly url: string;
  readonly ownerUrl: string;
}

// The server as it runs for people: embedded database with durable settings, worker and all; only the log is kept to warnings.
const [folder, worker] = process.argv.slice(2);
if (folder === undefined) throw new Error('no data folder was given');
const server = await startServer({
  dataFolder: folder,
  port: 0,
  logLevel: 'warn',
  worker: worker === 'with-worker',
  prepare: async (context) => {
    await fillDemonstration(context);
  },
});
const ready: Ready = { url: server.url, ownerUrl: server.ownerUrl };
process.send?.(ready);
const stop = async () => {
  await server.close();
  process.exit();
};
process.once('SIGTERM', stop);
process.once('disconnect', stop);
