import type { LocalizedText } from '@sanshen/domain/kernel';
import type { PictureProblem } from './picture-text.ts';

/** Why a picture could not be read, for people. */
export const pictureProblemTexts: Readonly<Record<PictureProblem, LocalizedText>> = {
  notAPicture: {
    zh: '不是可识别的图片格式，图中文字未检查，请人工查看。',
    en: 'The file is no picture that can be read; look at its words yourself.',
  },
  corrupt: {
    zh: '图片已损坏或不完整，图中文字未检查，请重新上传。',
    en: 'The picture is broken or cut off; its words were not checked. Upload it again.',
  },
  tooLarge: {
    zh: '图片像素过多，图中文字未检查，请缩小后再上传，或人工查看。',
    en: 'The picture has too many pixels; its words were not checked. Upload a smaller one or look yourself.',
  },
  tooSlow: {
    zh: '识别超时，图中文字未检查，请人工查看。',
    en: 'Reading took too long; the words in the picture were not checked. Look yourself.',
  },
  failed: {
    zh: '识别没有完成，图中文字未检查，请稍后重新检查。',
    en: 'Reading did not finish; check again later.',
  },
};
