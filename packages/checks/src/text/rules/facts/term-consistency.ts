import type { ArticleRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Quoted names and titles of the same article that differ by one character. */
export const rule: ArticleRule = {
  id: 'facts/term-consistency',
  clause: '§8',
  severity: 'advice',
  precision: 0.8,
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
        // Numbers tell items of a series apart.
        if (other === undefined) keys.set(key, name);
        else if (
          !/[\d〇一二三四五六七八九十上中下东南西北新老大小男女前后甲乙]/.test(
            name.charAt(at) + other.charAt(at),
          )
        )
          twin = other;
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
