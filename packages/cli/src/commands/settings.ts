import { resolve } from 'node:path';
import type { LocalizedText } from '@sanshen/domain/kernel';
import type { ServerOptions } from '@sanshen/server/main';
import { suiteSchema } from '@sanshen/server/modules/ledger/public';
import type { CommandIo } from '../command-io.ts';

/** A setting that cannot be used: one clear line, exit code 2. */
export class BadSetting extends Error {
  readonly text: LocalizedText;
  constructor(text: LocalizedText) {
    super(text.en);
    this.text = text;
  }
}

/** Where an installation is and what its ledger is signed with, from options and environment. Throws {@link BadSetting}. */
export function installationOptions(
  values: { readonly data?: string | undefined; readonly database?: string | undefined },
  { env }: Pick<CommandIo, 'env'>,
): ServerOptions & { readonly dataFolder: string } {
  const databaseUrl = values.database ?? env.DATABASE_URL;
  const suite = ledgerSuiteOf(env.SANSHEN_LEDGER_SUITE);
  return {
    dataFolder: resolve(values.data ?? env.SANSHEN_DATA ?? '.sanshen'),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(env.SANSHEN_URL === undefined ? {} : { publicUrl: env.SANSHEN_URL }),
    ...(suite === undefined ? {} : { ledgerSuite: suite }),
  };
}

function ledgerSuiteOf(word: string | undefined): ServerOptions['ledgerSuite'] {
  if (word === undefined || word === '') return undefined;
  const suite = suiteSchema.safeParse(word);
  if (suite.success) return suite.data;
  const known = suiteSchema.options.join(', ');
  throw new BadSetting({
    zh: `SANSHEN_LEDGER_SUITE 只能是 ${known}，不能是 ${word}`,
    en: `SANSHEN_LEDGER_SUITE must be one of ${known}, not ${word}`,
  });
}
