import { join } from 'node:path';
import {
  demonstrationLogins,
  demonstrationPassword,
  fillCapabilities,
  fillDemonstration,
  fillManuscripts,
  NotADemonstration,
  setDemonstrationLogins,
} from '@sanshen/server/demonstration/index';
import {
  type DemonstrationSimulators,
  joinRunningSimulator,
  startDemonstrationSimulators,
} from '@sanshen/server/demonstration/simulators';
import { startServer } from '@sanshen/server/main';
import { LedgerSuiteFixed } from '@sanshen/server/modules/ledger/public';
import type { CommandIo, ExitCode } from '../command-io.ts';
import { parseCommand, portOf } from '../parse-command.ts';
import { releaseStartUp } from '../release-start-up.ts';
import { serveText } from './serve-text.ts';
import { BadSetting, installationOptions } from './settings.ts';

const defaultPort = 7303;

const options = {
  demo: { type: 'boolean', default: false },
  port: { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  data: { type: 'string' },
  simulator: { type: 'string' },
  database: { type: 'string' },
} as const;

/** `sanshen serve`: runs server and worker, with the demonstration if asked, until it is told to stop. */
export async function serve(args: readonly string[], given: CommandIo): Promise<ExitCode> {
  const parsed = parseCommand(args, given, { options, usage: serveText.usage, badUse: serveText.badUse });
  if (parsed.done) return parsed.exit;
  const { values, io } = parsed;
  const say = (text: { readonly zh: string; readonly en: string }) =>
    io.out(`[sanshen] ${text[io.language]}`);
  const askedPort = values.port ?? io.env.PORT ?? String(defaultPort);
  const port = portOf(askedPort);
  if (port === null) {
    io.err(serveText.badPort(askedPort)[io.language]);
    return 2;
  }
  let simulators: DemonstrationSimulators | null = null;
  try {
    const installation = installationOptions(values, io);
    const server = await startServer({
      ...installation,
      port,
      host: values.host ?? '127.0.0.1',
      logLevel: logLevelOf(io.env.SANSHEN_LOG),
      ...(io.env.DATABASE_READ_URL === undefined ? {} : { databaseReadUrl: io.env.DATABASE_READ_URL }),
      ...(io.env.SANSHEN_TRUST_PROXY === undefined ? {} : { trustProxy: io.env.SANSHEN_TRUST_PROXY }),
      onStep: (step) => say(serveText.step(step)),
      prepare: async (context) => {
        await setDemonstrationLogins(context, values.demo === true);
        if (values.demo !== true) return;
        const filled = await fillDemonstration(context);
        if (filled !== null) say(serveText.filled(filled.organizations, filled.people, filled.channels));
        if (values.simulator !== undefined) return joinRunningSimulator(context, values.simulator);
        simulators = await startDemonstrationSimulators(context, {
          stateFile: join(installation.dataFolder, 'simulators.json'),
        });
        const manuscripts = await fillManuscripts(context, simulators.urls.wechat);
        if (manuscripts > 0) say(serveText.manuscripts(manuscripts));
        if (manuscripts > 0) await fillCapabilities(context, simulators.control);
      },
    });
    if (values.demo === true) printLogins(io);
    // Browsers offer passkeys to the name, not to the bare address.
    say(
      serveText.ready(
        server.url.replace('//127.0.0.1:', '//localhost:'),
        (performance.now() / 1000).toFixed(1),
      ),
    );
    releaseStartUp();
    await stopSignal();
    say(serveText.stopping());
    await server.close();
    await stopSimulators(simulators);
    return 0;
  } catch (error) {
    await stopSimulators(simulators);
    if (error instanceof BadSetting) {
      io.err(error.text[io.language]);
      return 2;
    }
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    const named = error instanceof LedgerSuiteFixed || error instanceof NotADemonstration;
    const reason = named ? error.text[io.language] : error instanceof Error ? error.message : String(error);
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

const levels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

function logLevelOf(word: string | undefined): (typeof levels)[number] {
  return levels.find((level) => level === word) ?? 'warn';
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
