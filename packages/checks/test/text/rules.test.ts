import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { articleOf, Checker, type RightExample, type Rule, type WrongExample } from '@sanshen/checks/text';
import { rules } from '@sanshen/checks/text/rules/index';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../src/text/rules');

function run(rule: Rule, { text, kind, facts }: RightExample) {
  const article = articleOf(text, facts, (line) => (line === 0 ? (kind ?? 'body') : 'body'));
  return new Checker({ rules: [rule] }).check(article);
}

describe('rules', () => {
  it('lists every file of rules/ under the id that its path says', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      // Rules made of tables or registers are listed by the tests of those.
      .filter((name) => name.includes('/') && name.endsWith('.ts') && !/^(?:spelling|register)\//.test(name))
      .map((name) => name.slice(0, -3));
    expect(rules.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  for (const rule of rules) {
    describe(`${rule.clause} ${rule.id}`, () => {
      for (const example of rule.examples.right) {
        const right: RightExample = typeof example === 'string' ? { text: example } : example;
        it(`leaves alone: ${right.text.slice(0, 40)}`, () => {
          expect(run(rule, right).map(({ text }) => text)).toEqual([]);
        });
      }
      for (const wrong of rule.examples.wrong) {
        it(`finds in: ${wrong.text.slice(0, 40)}`, () => check(rule, wrong));
      }
      it('says what it finds and why in both languages', () => {
        const findings = rule.examples.wrong.flatMap((wrong) => run(rule, wrong));
        for (const text of [rule.title, rule.explanation, ...findings.map(({ message }) => message)]) {
          expect(text.zh).toMatch(/\p{Script=Han}/u);
          expect(text.en.length).toBeGreaterThan(3);
        }
        expect(rule.examples.wrong.length).toBeGreaterThan(0);
        expect(rule.examples.right.length).toBeGreaterThan(0);
        expect(rule.precision).toBeGreaterThan(0.5);
      });
    });
  }
});

function check(rule: Rule, wrong: WrongExample): void {
  const findings = run(rule, wrong);
  expect(findings.map(({ text }) => text)).toEqual(wrong.found);
  if (wrong.suggestion !== undefined) expect(findings[0]?.suggestions[0]).toBe(wrong.suggestion);
}
