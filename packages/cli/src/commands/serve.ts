import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  demonstrationLogins,
  demonstrationPassword,
  fillDemonstration,
  setDemonstrationLogins,
} from '@sanshen/server/demonstration/index';
import {
  type DemonstrationSimulators,
  joinRunningSimulator,
  startDemonstrationSimulators,
} from '@sanshen/server/demonstration/simulators';
import { startServer } from '@sanshen/server/main';
import type { CommandIo, ExitCode } from './ledger.ts';
import { serveText } from './serve-text.ts';

const defaultPort = 7303;

/** `sanshen serve`: runs server and worker, with the demonstration if asked, until it is told to stop. */
export async function serve(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const values = parse(args);
  if (values === null) {
    io.err(serveText.badUse()[io.language]);
    return 2;
  }
  const say = (text: { readonly zh: string; readonly en: string }) =>
    io.out(`[sanshen] ${text[io.language]}`);
  const dataFolder = resolve(values.data ?? io.env.SANSHEN_DATA ?? '.sanshen');
  const databaseUrl = values.database ?? io.env.DATABASE_URL;
  const port = Number(values.port ?? io.env.PORT ?? defaultPort);
  let simulators: DemonstrationSimulators | null = null;
  try {
    const server = await startServer({
      dataFolder,
      port,
      host: values.host,
      logLevel: logLevelOf(io.env.SANSHEN_LOG),
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
      ...(io.env.DATABASE_READ_URL === undefined ? {} : { databaseReadUrl: io.env.DATABASE_READ_URL }),
      ...(io.env.SANSHEN_TRUST_PROXY === undefined ? {} : { trustProxy: io.env.SANSHEN_TRUST_PROXY }),
      ...(io.env.SANSHEN_URL === undefined ? {} : { publicUrl: io.env.SANSHEN_URL }),
      onStep: (step) => say(serveText.step(step)),
      prepare: async (context) => {
        await setDemonstrationLogins(context, values.demo);
        if (!values.demo) return;
        const filled = await fillDemonstration(context);
        if (filled !== null) say(serveText.filled(filled.organizations, filled.people, filled.channels));
        if (values.simulator !== undefined) return joinRunningSimulator(context, values.simulator);
        simulators = await startDemonstrationSimulators(context, {
          stateFile: join(dataFolder, 'simulators.json'),
        });
      },
    });
    if (values.demo) printLogins(io);
    say(serveText.ready(server.url, (performance.now() / 1000).toFixed(1)));
    await stopSignal();
    say(serveText.stopping());
    await server.close();
    await stopSimulators(simulators);
    return 0;
  } catch (error) {
    await stopSimulators(simulators);
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    const reason = error instanceof Error ? error.message : String(error);
    io.err((taken ? serveText.portTaken(port) : serveText.failed(reason))[io.language]);
    return 1;
  }
}

async function stopSimulators(simulators: DemonstrationSimulators | null): Promise<void> {
  await simulators?.close();
}

function printLogins(io: CommandIo): void {
  io.out(`[sanshen] ${serveText.logins(demonstrationPassword)[io.language]}`);
  for (const login of demonstrationLogins) io.out(`    ${login.name.padEnd(34)} ${login[io.language]}`);
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        demo: { type: 'boolean', default: false },
        port: { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
        data: { type: 'string' },
        database: { type: 'string' },
        simulator: { type: 'string' },
      },
    });
    return values.port !== undefined && !/^\d{1,5}$/.test(values.port) ? null : values;
  } catch {
    return null;
  }
}

const levels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

function logLevelOf(word: string | undefined): (typeof levels)[number] {
  return levels.find((level) => level === word) ?? 'warn';
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
