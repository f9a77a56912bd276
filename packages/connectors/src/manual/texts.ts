import type { LocalizedText, Message } from '@sanshen/domain/kernel';

/** What the manual connector says, in both languages. */
const texts = {
  byHand: (name: LocalizedText) => ({
    zh: `${name.zh}没有可用的发布接口，由运营人员按步骤手动发布并回填链接`,
    en: `${name.en} offers no publishing API here; an operator publishes by hand and enters the address`,
  }),
  takeDownByHand: (name: LocalizedText) => ({
    zh: `请在${name.zh}上手动删除，并上传截图`,
    en: `delete it by hand on ${name.en} and upload a screenshot`,
  }),
  noEvents: (name: LocalizedText) => ({
    zh: `${name.zh}不推送事件`,
    en: `${name.en} pushes no events`,
  }),
  lookByHand: (name: LocalizedText) => ({
    zh: `请人工打开${name.zh}上的链接核对，并上传截图`,
    en: `open the address on ${name.en}, compare it and upload a screenshot`,
  }),
  waiting: (name: LocalizedText) => ({
    zh: `等待运营人员在${name.zh}发布后回填链接`,
    en: `waiting for the operator to publish on ${name.en} and enter the address`,
  }),
  foreignAddress: (name: LocalizedText) => ({
    zh: `回填的链接不是${name.zh}的作品链接`,
    en: `the address entered is not that of an item on ${name.en}`,
  }),
  digestMismatch: () => ({
    zh: '备好的稿件与签发的稿件不是同一摘要',
    en: 'what was prepared has another digest than the release',
  }),
  titleEmpty: () => ({ zh: '标题不能为空', en: 'the title is empty' }),
  tooLong: (field: LocalizedText, limit: number) => ({
    zh: `${field.zh}超过 ${limit} 个字`,
    en: `${field.en} is longer than ${limit} characters`,
  }),
  coverMissing: () => ({ zh: '没有封面图', en: 'there is no cover picture' }),
  pictureMissing: () => ({ zh: '至少需要一张图片', en: 'at least one picture is needed' }),
  bodyUnrenderable: () => ({ zh: '正文无法转换', en: 'the body cannot be converted' }),
} as const;

/** The message with its code. */
export function say<Code extends keyof typeof texts>(
  code: Code,
  ...args: Parameters<(typeof texts)[Code]>
): Message<Code> {
  // The parameters belong to this very entry; the compiler cannot follow that through the union.
  const entry = texts[code] as (...values: readonly unknown[]) => LocalizedText;
  return { code, ...entry(...args) };
}
