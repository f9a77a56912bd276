import { type SetUp, SetUpRefused, type SetUpWish, setUp } from '@sanshen/server/installation/index';
import { openInstallation } from '@sanshen/server/main';
import { LedgerSuiteFixed } from '@sanshen/server/modules/ledger/public';
import type { CommandIo, ExitCode } from '../command-io.ts';
import { parseCommand } from '../parse-command.ts';
import { BadSetting, installationOptions } from './settings.ts';
import { setupText } from './setup-text.ts';

const text = { type: 'string' } as const;
const options = {
  organization: text,
  kind: text,
  policy: text,
  leader: text,
  registrar: text,
  'leader-login': { ...text, default: 'leader' },
  'registrar-login': { ...text, default: 'registrar' },
  publicity: text,
  'publicity-kind': { ...text, default: 'department' },
  data: text,
  database: text,
} as const;

const required = ['organization', 'kind', 'policy', 'leader', 'registrar'] as const;

/** `sanshen setup`: begins a real installation in an empty database and prints the first logins. */
export async function setup(args: readonly string[], given: CommandIo): Promise<ExitCode> {
  const { usage, badUse } = setupText;
  const parsed = parseCommand(args, given, { options, usage, badUse });
  if (parsed.done) return parsed.exit;
  const { values, io } = parsed;
  const missing = required.find((name) => (values[name] ?? '').trim() === '');
  if (missing !== undefined) {
    io.err(setupText.missing(missing)[io.language]);
    return 2;
  }
  try {
    const wish = wishOf(values);
    // Nothing is to be served yet; what the server says of itself belongs to its log.
    const installation = await openInstallation({ ...installationOptions(values, io), logLevel: 'error' });
    try {
      report(await setUp(installation.context, wish), wish, io);
    } finally {
      await installation.close();
    }
    return 0;
  } catch (error) {
    if (error instanceof BadSetting) {
      io.err(error.text[io.language]);
      return 2;
    }
    const named = error instanceof SetUpRefused || error instanceof LedgerSuiteFixed;
    const reason = named ? error.text[io.language] : error instanceof Error ? error.message : String(error);
    io.err(setupText.failed(reason)[io.language]);
    return 1;
  }
}

function wishOf(values: Partial<Readonly<Record<keyof typeof options, string>>>): SetUpWish {
  const of = (name: keyof typeof options) => (values[name] ?? '').trim();
  return {
    organization: of('organization'),
    kind: of('kind'),
    policy: of('policy'),
    publicity: of('publicity') === '' ? null : { name: of('publicity'), kind: of('publicity-kind') },
    leader: { name: of('leader'), login: of('leader-login') },
    registrar: { name: of('registrar'), login: of('registrar-login') },
  };
}

function report(done: SetUp, wish: SetUpWish, io: CommandIo): void {
  const say = (line: { readonly zh: string; readonly en: string }) => io.out(line[io.language]);
  say(setupText.done(wish.organization, done.organization));
  if (done.publicity !== null) say(setupText.publicity(wish.publicity?.name ?? '', done.publicity));
  say(setupText.logins());
  for (const { standing, name, login, password } of done.logins)
    say(setupText.login(standing, name, login, password));
  say(setupText.next());
}
