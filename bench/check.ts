import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { standardRules } from '@sanshen/checks/standard-rules';
import { articleOf, Checker, type Rule } from '@sanshen/checks/text';
import { buildLexicon, findTerms, lexiconRule, type Term } from '@sanshen/checks/text/lexicon/index';
import {
  atLeast,
  atMost,
  type BenchOptions,
  type Figure,
  median,
  plain,
  type Table,
} from './support/figures.ts';

const termCount = 100_000;

/** Sentences as offices write them, put together anew by a fixed sequence, so that no two articles are alike and every run is. */
export function sampleText(length: number, seed: number): string {
  const who = [
    '共青团五华区委',
    '志愿者们',
    '各级团组织',
    '社区干部',
    '大学生宣讲团',
    '少先队员代表',
    '青年突击队',
  ];
  const when = ['近日', '周末', '5月4日上午', '活动期间', '一年来', '当天下午'];
  const does = ['走进社区', '来到田间地头', '深入学校', '在华山街道', '围绕重点工作', '结合主题团日'];
  const what = [
    '开展反诈知识宣讲',
    '为老人讲解健康常识',
    '组织学习交流',
    '整理楼道、清扫落叶',
    '登记需要照看的家庭',
    '举办读书分享会',
  ];
  const ends = [
    '，受到居民欢迎。',
    '，推动工作落地见效。',
    '，共有三十余人参加。',
    '，取得了良好效果。',
    '，“青春力量”在基层绽放。',
  ];
  let state = seed;
  const pick = (list: readonly string[]) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return list[(state >>> 8) % list.length] ?? '';
  };
  const parts: string[] = [];
  let total = 0;
  for (let sentence = 0; total < length; sentence++) {
    const text = `${pick(when)}，${pick(who)}${pick(does)}${pick(what)}${pick(ends)}${sentence % 4 === 3 ? '\n' : ''}`;
    parts.push(text);
    total += text.length;
  }
  return parts.join('').slice(0, length);
}

/** Terms of two to six common characters by a fixed sequence; hardly any stands in the articles, as in a list of words to avoid. */
export function sampleTerms(count: number): readonly Term[] {
  const first = 0x4e00;
  const seen = new Set<string>();
  let state = 7;
  const next = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % limit;
  };
  while (seen.size < count) {
    let text = '';
    for (let length = 2 + next(5); length > 0; length--) text += String.fromCharCode(first + next(3000) * 6);
    seen.add(text);
  }
  return [...seen].map((text) => ({ text, category: '测试', severity: 'warning' }));
}

/** Processor milliseconds of `work`, so that a busy machine changes little. */
function milliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The text checks: an article with everything on, the word list by itself, and a fresh process to its first result. */
export async function run({ quick, say }: BenchOptions): Promise<Table> {
  say('check: word list');
  const terms = sampleTerms(termCount);
  const built = Array.from({ length: 5 }, () => milliseconds(() => void buildLexicon(terms)));
  const lexicon = buildLexicon(terms);
  const long = sampleText(1_760_000, 3);
  const scans = Array.from({ length: quick ? 3 : 9 }, () =>
    milliseconds(() => void findTerms(lexicon, long)),
  );
  say('check: articles');
  const rules: readonly Rule[] = [...standardRules(), lexiconRule(lexicon, '测试')];
  const fresh = (count: number) =>
    Array.from({ length: count }, (_, at) => articleOf(sampleText(3000, at + 11)));
  const checker = new Checker({ rules });
  for (const article of fresh(quick ? 20 : 60)) checker.check(article);
  const whole = fresh(quick ? 20 : 100).map((article) =>
    milliseconds(() => void new Checker({ rules }).check(article)),
  );
  const typed = typingTimes(rules, quick ? 20 : 100);
  const memory = process.memoryUsage().rss / 2 ** 20;
  const figures: Figure[] = [
    atMost(`build of ${termCount.toLocaleString('en')} terms`, median(built) / 1000, 2, 's'),
    atLeast('word list, scanned', long.length / median(scans) / 1000, 40, 'M characters/s', 1),
    atMost('3,000-character article, everything on, p50', median(whole), 40, 'ms', 1),
    atMost('keystroke in a 20,000-character article, p50', median(typed), 100, 'ms', 1),
    plain('memory of this process, measuring included', memory, 'MB', 0),
    ...firstResults(),
    plain('rules', rules.length, '', 0),
  ];
  return { title: 'Text checks (processor time)', figures };
}

/** One character is typed into the middle of a long article, again and again. */
function typingTimes(rules: readonly Rule[], count: number): readonly number[] {
  const checker = new Checker({ rules });
  const text = sampleText(20_000, 5);
  checker.check(text);
  return Array.from({ length: count }, (_, at) => {
    const typed = `${text.slice(0, 10_000)}${'好'.repeat(at + 1)}${text.slice(10_000)}`;
    return milliseconds(() => void checker.check(typed));
  });
}

/** A fresh process from its start to the first findings, and its memory, with a word list of 100,000 terms. */
function firstResults(): readonly Figure[] {
  // As the command line starts: compiled code is kept.
  const cache = fileURLToPath(new URL('../.sanshen/compile-cache', import.meta.url));
  const program = `
    const { enableCompileCache } = await import('node:module');
    enableCompileCache(${JSON.stringify(cache)});
    const { articleOf, Checker } = await import('@sanshen/checks/text');
    const { buildLexicon, lexiconRule } = await import('@sanshen/checks/text/lexicon/index');
    const { standardRules } = await import('@sanshen/checks/standard-rules');
    const loaded = performance.now();
    const { user: u, system: y } = process.cpuUsage();
    const before = u + y;
    const { sampleTerms, sampleText } = await import('./bench/check.ts');
    const terms = sampleTerms(${termCount});
    const text = sampleText(3000, 1);
    const made = performance.now();
    const spent = process.cpuUsage();
    const checker = new Checker({ rules: [...standardRules(), lexiconRule(buildLexicon(terms), '测试')] });
    checker.check(articleOf(text));
    const { user, system } = process.cpuUsage(spent);
    process.stdout.write(JSON.stringify([loaded + performance.now() - made, (before + user + system) / 1000, process.memoryUsage().rss / 2 ** 20]));`;
  const runs = Array.from({ length: 5 }, () => {
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    const [time = Number.NaN, spent = Number.NaN, memory = Number.NaN]: number[] = JSON.parse(stdout || '[]');
    return { time, spent, memory };
  });
  return [
    atMost('start of a process to the first result', median(runs.map(({ spent }) => spent)), 600, 'ms', 0),
    plain('the same by the clock', median(runs.map(({ time }) => time)), 'ms', 0),
    atMost('memory of that process', median(runs.map(({ memory }) => memory)), 250, 'MB', 0),
  ];
}
