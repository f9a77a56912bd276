import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { LocalizedText } from '@sanshen/domain/kernel';
import type { CommandIo, ExitCode } from './command-io.ts';

const languages = ['zh', 'en'] as const;

const common = { lang: { type: 'string' }, help: { type: 'boolean', default: false } } as const;

/** What a command understands, and how it explains itself. */
export interface CommandShape<Options extends ParseArgsOptionsConfig> {
  readonly options: Options;
  readonly allowPositionals?: boolean;
  /** For --help on standard output. */
  readonly usage: () => LocalizedText;
  /** For bad use on standard error; the usage if absent. */
  readonly badUse?: () => LocalizedText;
}

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options & typeof common; args: string[]; allowPositionals: boolean }>
>['values'];

/** Arguments as understood, with the language that was asked for; or the exit code of a command that has said all there is to say. */
export type ParsedCommand<Options extends ParseArgsOptionsConfig, Io> =
  | {
      readonly done: false;
      readonly values: Values<Options>;
      readonly positionals: string[];
      readonly io: Io;
    }
  | { readonly done: true; readonly exit: ExitCode };

/** Parses a command's arguments, with `--help` (exit 0) and `--lang zh|en` as every command has them; anything unknown is bad use (exit 2). */
export function parseCommand<
  const Options extends ParseArgsOptionsConfig,
  Io extends Pick<CommandIo, 'out' | 'err' | 'language'>,
>(args: readonly string[], io: Io, shape: CommandShape<Options>): ParsedCommand<Options, Io> {
  const language = languageOf(args, io.language);
  const say = { ...io, language: language ?? io.language };
  const badUse = () => {
    say.err((shape.badUse ?? shape.usage)()[say.language]);
    return { done: true, exit: 2 } as const;
  };
  if (language === null) return badUse();
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...shape.options, ...common },
      allowPositionals: shape.allowPositionals ?? false,
    });
    // A spread of unknown options hides from TypeScript that the common ones are there.
    if ((values as { help?: unknown }).help === true) {
      say.out(shape.usage()[say.language]);
      return { done: true, exit: 0 };
    }
    // The same options that Values is computed from; TypeScript does not see through the spread.
    return { done: false, values: values as Values<Options>, positionals, io: say };
  } catch {
    return badUse();
  }
}

/** The language that `--lang` names, wherever it stands; `otherwise` without it, null for a language that nobody here speaks. */
export function languageOf(
  args: readonly string[],
  otherwise: keyof LocalizedText,
): keyof LocalizedText | null {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  if (at < 0) return otherwise;
  const asked = args[at]?.includes('=') ? args[at]?.slice('--lang='.length) : args[at + 1];
  return languages.find((known) => known === asked) ?? null;
}

/** A port from 0 (any) to 65535; null for anything else. */
export function portOf(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null;
}
