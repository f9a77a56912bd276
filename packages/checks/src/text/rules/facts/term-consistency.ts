import { readingOf } from '../../lexicon/readings.ts';
import type { ArticleRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Quoted names and titles of the same article that differ by one character. */
export const rule: ArticleRule = {
  id: 'facts/term-consistency',
  clause: '§8',
  severity: 'advice',
  precision: 0.6,
  source: sources.consistency,
  title: say('名称前后不一', 'Names of things differ'),
  explanation: say(
    '同文中引号、书名号内的名称只差一个字，可能是同一名称，请核对。',
    'Two quoted names differ by one character; they may be one.',
  ),
  examples: {
    right: ['“青春行动”启动，“青春行动”收官', '“两个确立”“两个维护”', '《第一章总则》《第二章总则》'],
    wrong: [
      {
        text: '“云岭青年志愿行动”启动。“云岭青年自愿行动”收官',
        found: ['云岭青年自愿行动'],
        suggestion: '云岭青年志愿行动',
      },
    ],
  },
  scope: 'article',
  *check({ text }) {
    const keys = new Map<string, string>();
    const known = new Set<string>();
    for (const match of text.matchAll(/[“《]([^“”《》，。！？\n]{5,20})[”》]/g)) {
      const name = match[1] ?? '';
      if (known.has(name)) continue;
      known.add(name);
      let twin: string | undefined;
      for (let at = 0; at < name.length; at++) {
        const key = `${at}:${name.slice(0, at)}_${name.slice(at + 1)}`;
        const other = keys.get(key);
        // Parallel names differ as well: only characters that sound alike are probably meant to be the same.
        if (other === undefined) keys.set(key, name);
        else if (soundOf(name.charAt(at)) === soundOf(other.charAt(at))) twin = other;
      }
      if (twin === undefined) continue;
      const start = match.index + 1;
      yield {
        start,
        end: start + name.length,
        message: say(`前文写作“${twin}”。`, `Earlier it is ${twin}.`),
        suggestions: [twin],
      };
    }
  },
};

/** A reading with the sounds that people confuse made equal; different for characters without one. */
function soundOf(character: string): string {
  return (
    readingOf(character)
      .replace(/^([zcs])h/, '$1')
      .replace(/^l/, 'n')
      .replace(/ng$/, 'n') || character
  );
}
