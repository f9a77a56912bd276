import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Database, openDatabase, openPool, serverRole } from '@sanshen/server/platform/db/database';
import { startEmbedded } from '@sanshen/server/platform/db/embedded';

/** A database that a command may open connections to, as the server's role. */
export interface ReachedDatabase {
  /** Opens a pool of one connection. */
  readonly open: () => Database;
  /** Stops the database server again if this command started it. */
  readonly close: () => Promise<void>;
}

export interface DatabaseChoice {
  readonly url: string | undefined;
  readonly dataFolder: string;
}

/** Reaches a database by URL, else the embedded one of a data folder, started if it isn't running; null when there is none. */
export async function reachDatabase(choice: DatabaseChoice): Promise<ReachedDatabase | null> {
  if (choice.url !== undefined) {
    const { url } = choice;
    return { open: () => openDatabase(openPool(url, { size: 1, role: serverRole })), close: async () => {} };
  }
  const folder = join(resolve(choice.dataFolder), 'postgres');
  if (!existsSync(folder)) return null;
  let started = false;
  const cluster = await startEmbedded({
    folder,
    onStep: () => {
      started = true;
    },
  });
  return {
    open: () => openDatabase(openPool(cluster.serverUrl(), { size: 1 })),
    // A server that runs beside this command needs its database longer than the command does.
    close: async () => {
      if (started) await cluster.stop();
    },
  };
}
