import { resolve } from 'node:path';
// Loading the modules is what registers where sealed secrets are kept.
import '@sanshen/server/modules';
import { addMasterKey, dropOldMasterKeys, masterKeyFile } from '@sanshen/server/platform/master-keys';
import { type Rewrapped, rewrapAll } from '@sanshen/server/platform/sealed-columns';
import { openVault } from '@sanshen/server/platform/vault';
import type { CommandIo, ExitCode } from '../command-io.ts';
import { parseCommand } from '../parse-command.ts';
import { reachDatabase } from './ledger-database.ts';
import { vaultText } from './vault-text.ts';

const options = { database: { type: 'string' }, data: { type: 'string' } } as const;

/** Runs `sanshen vault …`: replaces the master key while everything runs. */
export async function vaultCommand(args: readonly string[], given: CommandIo): Promise<ExitCode> {
  const shape = { options, allowPositionals: true, usage: vaultText.usage } as const;
  const parsed = parseCommand(args, given, shape);
  if (parsed.done) return parsed.exit;
  const { values, positionals, io } = parsed;
  const say = (text: ReturnType<(typeof vaultText)['usage']>) => io.out(text[io.language]);
  const folder = resolve(values.data ?? io.env.SANSHEN_DATA ?? '.sanshen');
  const [action, ...more] = positionals;
  const inFile = io.env.SANSHEN_MASTER_KEY === undefined && io.env.SANSHEN_MASTER_KEY_COMMAND === undefined;
  if (more.length > 0 || !['rotate', 'rewrap', 'retire'].includes(action ?? '')) {
    io.err(vaultText.usage()[io.language]);
    return 2;
  }
  if (action !== 'rewrap' && !inFile) {
    io.err(vaultText.notAFile()[io.language]);
    return 2;
  }
  try {
    if (action === 'rotate') {
      // Makes the first one where there is none.
      await openVault(folder, undefined);
      say(vaultText.rotated(await addMasterKey(masterKeyFile(folder))));
      return 0;
    }
    const url = values.database ?? (values.data === undefined ? io.env.DATABASE_URL : undefined);
    const done = await rewrapIn(folder, url, io.env);
    if (done === null) {
      io.err(vaultText.noDatabase(folder)[io.language]);
      return 2;
    }
    say(vaultText.rewrapped(done.secrets, done.rewrapped));
    if (action === 'rewrap') return 0;
    if (done.rewrapped > 0) {
      io.err(vaultText.stillNeeded(done.rewrapped)[io.language]);
      return 1;
    }
    say(vaultText.retired(await dropOldMasterKeys(masterKeyFile(folder))));
    return 0;
  } catch (error) {
    io.err(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

async function rewrapIn(
  folder: string,
  url: string | undefined,
  env: CommandIo['env'],
): Promise<Rewrapped | null> {
  const reached = await reachDatabase({ url, dataFolder: folder });
  if (reached === null) return null;
  const db = reached.open();
  try {
    const vault = await openVault(folder, env.SANSHEN_MASTER_KEY, env.SANSHEN_MASTER_KEY_COMMAND);
    return await rewrapAll(db, vault);
  } finally {
    await db.destroy();
    await reached.close();
  }
}
