import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { commandNames, commands, isCommand } from './commands.ts';
import { mainText } from './main-text.ts';
import { languageOf } from './parse-command.ts';

// `sanshen COMMAND …`: finds the command and ends with its exit code (0 fine, 1 something does not hold, 2 bad use).
// Compiled code is kept in the project's own folder, never in a shared one; where that cannot be written nothing is kept. Without effect
// where the environment named the folder before (scripts/prepare.mjs).
enableCompileCache(fileURLToPath(new URL('../../../.sanshen/compile-cache', import.meta.url)));

const [name = '', ...args] = process.argv.slice(2);
const language = (process.env.LANG ?? '').toLowerCase().startsWith('en') ? 'en' : 'zh';
const io = {
  out: (line: string) => process.stdout.write(`${line}\n`),
  err: (line: string) => process.stderr.write(`${line}\n`),
  language,
  env: process.env,
} as const;

if (isCommand(name)) {
  const { run } = await commands[name]();
  process.exitCode = await run(args, io);
} else {
  const asked = name === '' || name === 'help' || name === '--help';
  const spoken = languageOf(process.argv.slice(2), language) ?? language;
  io[asked ? 'out' : 'err'](mainText.usage(commandNames)[spoken]);
  process.exitCode = asked ? 0 : 2;
}
