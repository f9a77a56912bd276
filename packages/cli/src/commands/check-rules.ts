import { readFile } from 'node:fs/promises';
import { standardRules } from '@sanshen/checks/standard-rules';
import type { Rule } from '@sanshen/checks/text';
import { buildLexicon, lexiconRule, termListFromJson } from '@sanshen/checks/text/lexicon/index';
import { BadInput } from './check-input.ts';
import { checkText } from './check-text.ts';

/** The rules that the options ask for. */
export async function chosenRules(
  wanted: string | undefined,
  termsPath: string | undefined,
): Promise<readonly Rule[]> {
  const names = (wanted ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  // Spelling's tables take the longest to load: only where they are asked for.
  const spelling = names.length === 0 || names.some((name) => name.startsWith('spelling'));
  const all = [
    ...standardRules({ spelling }),
    ...(termsPath === undefined ? [] : [await termRule(termsPath)]),
  ];
  if (names.length === 0) return all;
  const matches = (rule: Rule, name: string) => rule.id === name || rule.id.startsWith(`${name}/`);
  const unknown = names.filter((name) => !all.some((rule) => matches(rule, name)));
  if (unknown.length > 0) throw new BadInput(checkText.unknownRules(unknown.join(', ')));
  return all.filter((rule) => names.some((name) => matches(rule, name)));
}

async function termRule(path: string): Promise<Rule> {
  let json: string;
  try {
    json = await readFile(path, 'utf8');
  } catch (error) {
    throw new BadInput(checkText.unreadable(path, error instanceof Error ? error.message : String(error)));
  }
  const list = termListFromJson(json);
  if (list === null) throw new BadInput(checkText.badTerms(path));
  return lexiconRule(buildLexicon(list.terms), list.name);
}
