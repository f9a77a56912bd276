import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { policyCommand } from '../src/commands/policy.ts';

const folder = (id: string) => fileURLToPath(new URL(`../../../policies/${id}`, import.meta.url));
const kunming = folder('kunming-2023');

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await policyCommand(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out: out.join('\n'), err };
}

test('validate: 0 for sound rule books, with id, version and digest', async () => {
  const { code, out } = await run('validate', kunming, folder('university'));
  expect(code).toBe(0);
  expect(out).toMatch(/^kunming-2023 第 1 版：通过　sha256:[0-9a-f]{64}\nuniversity /);
});

test('§5 diff: 0 when the second loosens nothing, 1 when it does, a line for each difference in both languages', async () => {
  const stricter = await run('diff', kunming, folder('youth-centre'));
  expect(stricter.code).toBe(0);
  expect(stricter.out).toContain('[更严] channels/dormancy/dormantDays: 14 → 10');
  const looser = await run('diff', folder('youth-centre'), kunming, '--lang', 'en');
  expect(looser.code).toBe(1);
  expect(looser.out).toContain('[looser] channels/dormancy/dormantDays: 10 → 14');
  expect((await run('diff', kunming, kunming)).out).toBe('没有差异');
});

test('§5 show: clauses, procedures and who follows which; --json gives the complete rule book', async () => {
  const { code, out } = await run('show', kunming);
  expect(code).toBe(0);
  expect(out).toContain('§5 严格审校制度');
  expect(out).toContain('分管业务的副书记 + 分管宣传工作的副书记');
  const json = JSON.parse((await run('show', folder('youth-centre'), '--json')).out);
  expect(json.procedures).toHaveLength(5);
});

test.each([
  [[]],
  [['validate']],
  [['diff', kunming]],
  [['show', kunming, '--nonsense']],
  [['validate', kunming, '--lang', 'fr']],
  [['validate', '/nowhere/at/all']],
])('bad use or unreadable input: 2 and one line on standard error (%j)', async (args) => {
  const { code, out, err } = await run(...args);
  expect([code, out, err.length]).toEqual([2, '', 1]);
});
