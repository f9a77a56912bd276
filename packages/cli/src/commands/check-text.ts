import type { LocalizedText } from '@sanshen/domain/kernel';

type Texts = Readonly<Record<string, (...values: (string | number)[]) => LocalizedText>>;

/** Everything that `sanshen check` says besides the findings. */
export const checkText = {
  usage: () => ({
    zh: `用法：sanshen check [--json | --lines] [--rules 规则,规则] [--terms 词库.json] [--date 年-月-日] 文件…
检查文字：txt、md、html、docx；“-”表示标准输入（按 txt 读取）。不需要数据库和网络。
--json   输出 [{file, findings:[…]}]；位置按提取出的纯文本的 UTF-16 单位计。
--lines  每行是一篇，输出 JSON 行 {line, findings, corrected}。
--rules  只用这些规则；写规则名（dates/impossible-date）或组名（dates）。
--terms  另加一个词库；--date 发布日期。
退出码：0 没有问题，1 有问题，2 用法有误或文件无法读取。`,
    en: `Usage: sanshen check [--json | --lines] [--rules a,b] [--terms LIST.json] [--date YYYY-MM-DD] FILE…
Checks texts: txt, md, html, docx; - is standard input, read as txt. No database, no network.
--json   prints [{file, findings:[…]}]; offsets are UTF-16 units of the extracted plain text.
--lines  every line is a document; prints JSON lines {line, findings, corrected}.
--rules  only these: a rule's name (dates/impossible-date) or a group's (dates).
--terms  a word list besides; --date  the day of publication.
Exit codes: 0 nothing found, 1 findings, 2 bad use or unreadable.`,
  }),
  unreadable: (path, why) => ({ zh: `${path} 无法读取：${why}`, en: `${path} cannot be read: ${why}` }),
  unknownType: (path) => ({
    zh: `${path}：不认识的文件类型，可用 txt、md、html、docx`,
    en: `${path}: unknown type of file; txt, md, html and docx are known`,
  }),
  unknownRules: (names) => ({ zh: `没有这样的规则：${names}`, en: `no such rule: ${names}` }),
  badTerms: (path) => ({ zh: `${path} 不是词库文件`, en: `${path} is not a word list` }),
  badDate: (date) => ({ zh: `${date} 不是日期，应写作 年-月-日`, en: `${date} is not a date YYYY-MM-DD` }),
  bothForms: () => ({ zh: '--json 与 --lines 只能用一个', en: '--json and --lines exclude each other' }),
  finding: (place, severity, rule, text, message, suggestion) => ({
    zh: `${place} ${severity} [${rule}] “${text}” ${message}${suggestion === '' ? '' : ` 建议：${suggestion}`}`,
    en: `${place} ${severity} [${rule}] "${text}" ${message}${suggestion === '' ? '' : ` Suggestion: ${suggestion}`}`,
  }),
  nothing: (path) => ({ zh: `${path}：没有发现问题`, en: `${path}: nothing found` }),
  error: () => ({ zh: '错误', en: 'error' }),
  warning: () => ({ zh: '警告', en: 'warning' }),
  advice: () => ({ zh: '提示', en: 'advice' }),
} satisfies Texts;
