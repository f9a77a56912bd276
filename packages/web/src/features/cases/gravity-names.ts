import { defineTexts } from '../../text/language.ts';

/** What gravities are called before a case has the words of its rule book. */
export const gravityNames = defineTexts({
  minor: { zh: '轻微', en: 'Minor' },
  ordinary: { zh: '一般', en: 'Ordinary' },
  serious: { zh: '较重', en: 'Serious' },
  grave: { zh: '严重', en: 'Grave' },
});
