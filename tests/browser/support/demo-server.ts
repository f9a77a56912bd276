import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import {
  fillCapabilities,
  fillDemonstration,
  fillManuscripts,
  setDemonstrationLogins,
} from '@sanshen/server/demonstration/index';
import {
  type DemonstrationSimulators,
  startDemonstrationSimulators,
} from '@sanshen/server/demonstration/simulators';
import { startServer } from '@sanshen/server/main';
import { dataFolder } from './chromium.ts';
import { type PlatformHand, startPlatformHand } from './platform.ts';

/** A server with the demonstration and its simulators, on a database of its own, as `npm start` runs it. */
export interface DemoServer {
  /** `http://localhost:<port>`: browsers offer passkeys to this name, and not to a bare address. */
  readonly url: string;
  readonly ownerUrl: string;
  /** Where tests change what is public at the platform, behind our back. */
  readonly platformUrl: string;
  close(): Promise<void>;
}

export async function startDemoServer(): Promise<DemoServer> {
  const folder = await dataFolder();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let simulators: DemonstrationSimulators | null = null;
  let hand: PlatformHand | null = null;
  const server = await startServer({
    dataFolder: folder,
    port,
    host: '127.0.0.1',
    publicUrl: url,
    logLevel: 'warn',
    prepare: async (context) => {
      await setDemonstrationLogins(context, true);
      await fillDemonstration(context);
      simulators = await startDemonstrationSimulators(context, { stateFile: null });
      hand = await startPlatformHand(simulators.control);
      await fillManuscripts(context);
      await fillCapabilities(context, simulators.control);
    },
  });
  return {
    url,
    ownerUrl: server.ownerUrl,
    platformUrl: platformUrlOf(hand),
    close: async () => {
      await server.close();
      await hand?.close();
      await simulators?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function platformUrlOf(hand: PlatformHand | null): string {
  if (hand === null) throw new Error('the simulators were not started');
  return hand.url;
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
