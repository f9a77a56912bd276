import type { LocalizedText } from '@sanshen/domain/kernel';
import type { Verdict } from '@sanshen/domain/policy';

type Texts = Readonly<Record<string, (...values: (string | number)[]) => LocalizedText>>;

/** Everything that `sanshen policy` says. */
export const policyText = {
  usage: () => ({
    zh: `用法：
  sanshen policy validate PATH…        检查规则（文件夹或其中的 policy.yaml），逐行列出问题
  sanshen policy show PATH [--json]    显示规则：条款、规程、各类组织适用的规程
  sanshen policy diff A B              逐项比较：B 相对 A 是更严、放宽，还是无法比较
选项：--lang zh|en
退出码：0 通过（diff：B 没有放宽 A），1 有问题（diff：有放宽或无法比较之处），2 用法有误或无法读取。`,
    en: `Usage:
  sanshen policy validate PATH…        check rule books (folders, or the policy.yaml in them), line by line
  sanshen policy show PATH [--json]    show a rule book: clauses, procedures, who follows which
  sanshen policy diff A B              compare item by item: is B stricter than A, looser, or not comparable
Options: --lang zh|en
Exit codes: 0 fine (diff: B loosens nothing of A), 1 problems (diff: something is looser or not comparable), 2 bad use or unreadable.`,
  }),
  unreadable: (path, why) => ({ zh: `无法读取 ${path}：${why}`, en: `cannot read ${path}: ${why}` }),
  badUse: () => ({
    zh: '用法有误；运行 sanshen policy --help 查看说明',
    en: 'bad use; see sanshen policy --help',
  }),
  valid: (id, version, digest) => ({
    zh: `${id} 第 ${version} 版：通过　${digest}`,
    en: `${id} version ${version}: fine  ${digest}`,
  }),
  problems: (path, count) => ({ zh: `${path}：${count} 个问题`, en: `${path}: ${count} problem(s)` }),
  same: () => ({ zh: '没有差异', en: 'no differences' }),
  summary: (stricter, looser, incomparable, same) => ({
    zh: `更严 ${stricter} 处，放宽 ${looser} 处，无法比较 ${incomparable} 处，约束不变 ${same} 处`,
    en: `${stricter} stricter, ${looser} looser, ${incomparable} not comparable, ${same} binding the same`,
  }),
  source: (document, issuer, issuedOn) => ({
    zh: `依据：${document}　${issuer}　${issuedOn}`,
    en: `Source: ${document}, ${issuer}, ${issuedOn}`,
  }),
  clauses: () => ({ zh: '条款', en: 'Clauses' }),
  procedures: () => ({ zh: '规程', en: 'Procedures' }),
  assignments: () => ({ zh: '适用', en: 'Assignments' }),
  from: (level) => ({ zh: `加报（${level}起）`, en: `from ${level}` }),
  board: (name, rule, minimum) => ({
    zh: `${name}：${rule}，至少 ${minimum} 人`,
    en: `${name}: ${rule}, of at least ${minimum}`,
  }),
  choices: (names) => ({ zh: `（可改用：${names}）`, en: ` (or: ${names})` }),
} as const satisfies Texts;

export const verdictText: Readonly<Record<Verdict, LocalizedText>> = {
  same: { zh: '不变', en: 'same' },
  stricter: { zh: '更严', en: 'stricter' },
  looser: { zh: '放宽', en: 'looser' },
  incomparable: { zh: '无法比较', en: 'not comparable' },
};

/** How many of a board must sign. */
export const boardRuleText = {
  all: () => ({ zh: '全体签署', en: 'all sign' }),
  majority: () => ({ zh: '过半数签署', en: 'a majority signs' }),
  atLeast: (count) => ({ zh: `至少 ${count} 人签署`, en: `at least ${count} sign` }),
} as const satisfies Texts;
