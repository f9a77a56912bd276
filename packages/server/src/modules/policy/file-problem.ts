import type { LocalizedText } from '@sanshen/domain/kernel';
import type { PolicyProblemCode } from '@sanshen/domain/policy';

/** What can be wrong with the files of a rule book before anybody asks what they mean. */
const messages = {
  'file.missing': (it) => ({ zh: `找不到文件“${it}”`, en: `there is no file "${it}"` }),
  'file.unreadable': (it) => ({ zh: `无法读取：${it}`, en: `it cannot be read: ${it}` }),
  'file.notIncluded': () => ({
    zh: '该文件未列入 policy.yaml 的 include，内容不会生效',
    en: 'policy.yaml does not include this file, so nothing in it would count',
  }),
  'file.tooLarge': (it) => ({ zh: `文件超过 ${it} 字节`, en: `the file is larger than ${it} bytes` }),
  'file.tooMany': (it) => ({ zh: `文件多于 ${it} 个`, en: `there are more than ${it} files` }),
  'file.encoding': () => ({ zh: '文件不是 UTF-8 编码', en: 'the file is not UTF-8' }),
  'file.sectionTwice': (it) => ({
    zh: `部分“${it}”在另一个文件中已有`,
    en: `the section "${it}" is in another file already`,
  }),
  'yaml.syntax': (it) => ({ zh: `YAML 语法错误：${it}`, en: `YAML syntax: ${it}` }),
  'yaml.duplicateKey': () => ({ zh: '同一映射中键重复', en: 'the key occurs twice in this mapping' }),
  'yaml.manyDocuments': () => ({
    zh: '一个文件只能有一个 YAML 文档',
    en: 'one file holds one YAML document only',
  }),
  'yaml.mergeKey': () => ({ zh: '不允许合并键（<<）', en: 'merge keys (<<) are not allowed' }),
  'yaml.tag': (it) => ({ zh: `不允许标签（${it}）`, en: `tags are not allowed (${it})` }),
  'yaml.key': () => ({ zh: '键必须是普通文字', en: 'a key must be plain text' }),
  'yaml.number': () => ({ zh: '数值必须是有限的数', en: 'a number must be finite' }),
  'yaml.tooDeep': () => ({ zh: '嵌套过深', en: 'it is nested too deeply' }),
  'yaml.aliasBomb': (it) => ({
    zh: `别名展开后超过 ${it} 个节点，或引用了自身`,
    en: `aliases expand to more than ${it} nodes, or into themselves`,
  }),
  'yaml.alias': () => ({ zh: '别名没有对应的锚点', en: 'the alias has no anchor' }),
  'yaml.notAMap': () => ({ zh: '文件最外层必须是映射', en: 'the outermost value must be a mapping' }),
  'shape.unknownMember': (it) => ({ zh: `不认识的项“${it}”`, en: `unknown member "${it}"` }),
  'shape.missing': (it) => ({ zh: `缺少“${it}”`, en: `"${it}" is missing` }),
  'shape.type': (it) => ({ zh: `类型应为 ${it}`, en: `it must be of type ${it}` }),
  'shape.choice': (it) => ({ zh: `只能是：${it}`, en: `it must be one of: ${it}` }),
  'shape.form': (it) => ({ zh: `格式不符（${it}）`, en: `it does not have the required form (${it})` }),
  'shape.range': (it) => ({ zh: `超出范围（${it}）`, en: `out of range (${it})` }),
  'shape.repeated': () => ({ zh: '列表中有重复的值', en: 'the list holds the same value twice' }),
  'policy.baseRefused': () => ({
    zh: '被继承的规则本身有问题，无法比较',
    en: 'the rule book that it extends has problems of its own, so nothing can be compared',
  }),
  'policy.baseNotSuperior': (it) => ({
    zh: `必须继承上级现行规则 ${it}`,
    en: `it must extend the superior's rule book in force, ${it}`,
  }),
  'policy.versionNotNew': (it) => ({
    zh: `版本号必须大于已备案的版本 ${it}`,
    en: `the version must be higher than the one filed, ${it}`,
  }),
  'policy.looser': (it) => ({
    zh: `不得放宽上级规则：${it.split('\n')[0] ?? ''}`,
    en: `it may not loosen the superior's rule: ${it.split('\n')[1] ?? ''}`,
  }),
} satisfies Record<string, (it: string) => LocalizedText>;

type ReadProblemCode = keyof typeof messages;
export type FileProblemCode = ReadProblemCode | PolicyProblemCode;

/** A place in a file; line and column count from 1, 0 where the whole file is meant. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something wrong in the files of a rule book, where it stands. */
export interface FileProblem extends Place {
  readonly code: FileProblemCode;
  readonly pointer: string;
  readonly message: LocalizedText;
}

/** Makes a problem with its message; `it` is what the message speaks of. */
export function fileProblem(code: ReadProblemCode, place: Place, at: string, it = ''): FileProblem {
  return { code, ...place, pointer: at, message: messages[code](it) };
}

/** `file:line:column: code: message`, as editors and people find their way by. */
export function problemLine(problem: FileProblem, language: 'zh' | 'en'): string {
  const place = problem.line === 0 ? problem.file : `${problem.file}:${problem.line}:${problem.column}`;
  return `${place}: ${problem.code}: ${problem.message[language]}`;
}
