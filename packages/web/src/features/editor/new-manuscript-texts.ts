import { defineTexts } from '../../text/language.ts';

/** The title of a manuscript that nobody has named. */
export const untitled = '未命名稿件';

export const newManuscriptTexts = defineTexts({
  newManuscript: { zh: '新建稿件', en: 'New manuscript' },
  forUnit: { zh: '选择单位', en: 'For which unit' },
});
