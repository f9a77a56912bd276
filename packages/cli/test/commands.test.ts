import { expect, test } from 'vitest';
import type { CommandIo } from '../src/command-io.ts';
import { commandNames, commands } from '../src/commands.ts';
import { languageOf, portOf } from '../src/parse-command.ts';

async function run(
  name: (typeof commandNames)[number],
  args: readonly string[],
  env: CommandIo['env'] = {},
  language: CommandIo['language'] = 'zh',
) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line), language, env };
  const command = await commands[name]();
  return { code: await command.run(args, io), out: out.join('\n'), err: err.join('\n') };
}

test.each(commandNames)('%s explains itself in both languages and exits with 0', async (name) => {
  const zh = await run(name, ['--help']);
  expect(zh).toMatchObject({ code: 0, err: '' });
  expect(zh.out).toMatch(new RegExp(`^用法：\\s*sanshen ${name} `));
  const en = await run(name, ['--help', '--lang', 'en']);
  expect(en).toMatchObject({ code: 0, err: '' });
  expect(en.out).toMatch(new RegExp(`^[Uu]sage:\\s*sanshen ${name} `));
  expect(en.out).not.toMatch(/\p{Script=Han}/u);
  expect((await run(name, ['--help'], {}, 'en')).out).toBe(en.out);
  expect((await run(name, ['--lang=zh', '--help'], {}, 'en')).out).toBe(zh.out);
});

test.each(commandNames)(
  '%s answers bad use with 2, one message, nothing on standard output',
  async (name) => {
    for (const args of [
      ['--nonsense'],
      ['--lang', 'fr'],
      ['--help', '--lang'],
      ['--data'],
      ['one', 'two', 'three', 'four'],
    ]) {
      const { code, out, err } = await run(name, args);
      expect([args, code, out]).toEqual([args, 2, '']);
      expect(err).not.toBe('');
    }
    // A complaint comes in the language that was asked for, although the rest was not understood.
    expect((await run(name, ['--nonsense', '--lang', 'en'])).err).not.toMatch(/\p{Script=Han}/u);
  },
);

test.each([
  ['serve', ['--port', '65536']],
  ['serve', ['--port', '-1']],
  ['serve', ['--port', '7303x']],
  ['serve', ['--port', '']],
] as const)('%s %j: a bad port is bad use, named', async (name, args) => {
  const { code, err } = await run(name, args, {}, 'en');
  expect(code).toBe(2);
  expect(err).toMatch(/0 to 65535|usage/);
});

test('a bad setting in the environment is bad use, named', async () => {
  expect(await run('serve', [], { PORT: '99999' }, 'en')).toMatchObject({
    code: 2,
    err: 'a port is a whole number from 0 to 65535, not 99999',
  });
  expect(await run('serve', [], { SANSHEN_LEDGER_SUITE: 'md5' }, 'en')).toMatchObject({
    code: 2,
    err: 'SANSHEN_LEDGER_SUITE must be one of ed25519-sha256, sm2-sm3, not md5',
  });
});

test.each([
  ['0', 0],
  ['65535', 65_535],
  ['65536', null],
  ['1e3', null],
  [' 80', null],
] as const)('port %j is %j', (text, port) => {
  expect(portOf(text)).toBe(port);
});

test.each([
  [['verify'], 'zh'],
  [['verify', '--lang', 'en'], 'en'],
  [['--lang=en'], 'en'],
  [['--lang', 'de'], null],
  [['--lang'], null],
] as const)('language of %j is %j', (args, language) => {
  expect(languageOf(args, 'zh')).toBe(language);
});
