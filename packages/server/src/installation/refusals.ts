import type { LocalizedText } from '@sanshen/domain/kernel';

/** Why an installation cannot begin as asked. */
export const setUpRefusals = {
  'setup.alreadyDone': () => ({
    zh: '数据库中已有组织：初始化只能在空数据库中进行一次',
    en: 'the database has an organisation already: setup begins an empty one, once',
  }),
  'setup.policyRefused': (it) => ({
    zh: `规则手册未通过检查：\n${it.zh}`,
    en: `the rule book has problems:\n${it.en}`,
  }),
  'setup.policyUnreadable': (it) => ({
    zh: `规则手册无法读取：${it.zh}`,
    en: `the rule book cannot be read: ${it.en}`,
  }),
  'setup.policyExtends': (it) => ({
    zh: `根组织没有上级，其规则手册不能继承另一部（${it.zh}）`,
    en: `the root has no superior, so its rule book cannot extend another (${it.en})`,
  }),
  'setup.kindUnknown': (it) => ({
    zh: `规则手册中没有这种组织；可用的有：${it.zh}`,
    en: `the rule book knows no organisation of this kind; it has: ${it.en}`,
  }),
  'setup.officeMissing': (it) => ({
    zh: `规则手册没有规定这一职务：${it.zh}`,
    en: `the rule book has no office that stands for: ${it.en}`,
  }),
  'setup.loginNames': () => ({
    zh: '两个用户名必须不同，且只含字母、数字和 . _ @ -（2 至 100 个字符）',
    en: 'the two login names must differ and be 2 to 100 letters, digits or . _ @ -',
  }),
} as const satisfies Readonly<Record<string, (it: LocalizedText) => LocalizedText>>;

export type SetUpRefusalCode = keyof typeof setUpRefusals;

/** An installation cannot begin as asked; nothing was written. */
export class SetUpRefused extends Error {
  readonly code: SetUpRefusalCode;
  readonly text: LocalizedText;
  constructor(code: SetUpRefusalCode, about: string | LocalizedText = '') {
    const it = typeof about === 'string' ? { zh: about, en: about } : about;
    const text = setUpRefusals[code](it);
    super(`${code}: ${text.en}`);
    this.name = 'SetUpRefused';
    this.code = code;
    this.text = text;
  }
}
