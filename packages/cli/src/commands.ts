import type { CommandIo, ExitCode } from './command-io.ts';

/** A command of the program; `args` begin after its name. */
export interface CliCommand {
  run(args: readonly string[], io: CommandIo): Promise<ExitCode | number>;
}

/** Every command by name; loaded when asked for, so that each starts fast. */
export const commands = {
  setup: async (): Promise<CliCommand> => ({ run: (await import('./commands/setup.ts')).setup }),
  serve: async (): Promise<CliCommand> => ({ run: (await import('./commands/serve.ts')).serve }),
  demo: async (): Promise<CliCommand> => ({ run: (await import('./demo/run-demo.ts')).runDemo }),
  check: async (): Promise<CliCommand> => ({ run: (await import('./commands/check.ts')).checkCommand }),
  marks: async (): Promise<CliCommand> => ({ run: (await import('./commands/marks.ts')).marksCommand }),
  verify: async (): Promise<CliCommand> => ({ run: (await import('./commands/verify.ts')).verifyCommand }),
  ledger: async (): Promise<CliCommand> => ({ run: (await import('./commands/ledger.ts')).runLedger }),
  vault: async (): Promise<CliCommand> => ({ run: (await import('./commands/vault.ts')).vaultCommand }),
  policy: async (): Promise<CliCommand> => ({ run: (await import('./commands/policy.ts')).policyCommand }),
} as const;

export type CommandName = keyof typeof commands;

// The keys of a record over CommandName.
export const commandNames = Object.keys(commands) as readonly CommandName[];

/** Tells whether a word is the name of a command. */
export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commands, word);
}
