import { existsSync } from 'node:fs';
import { loadSpellingData, spellingTables } from './spelling-tables.ts';
import type { Rule } from './text/rule.ts';
import { rules } from './text/rules/index.ts';
import { spellingRules } from './text/spelling/rules.ts';

/**
 * All rules as they are shipped, those of spelling where they are asked for and their tables have been learnt. For Node: the tables
 * are read from the package.
 */
export function standardRules({ spelling = true } = {}): readonly Rule[] {
  return spelling && existsSync(spellingTables) ? [...rules, ...spellingRules(loadSpellingData())] : rules;
}
