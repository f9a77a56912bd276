import { defineTexts } from '../../text/language.ts';

export const pictureTexts = defineTexts({
  heading: { zh: '图片中的文字', en: 'Words in pictures' },
  inPicture: { zh: (n: number) => `图${n}`, en: (n: number) => `Picture ${n}` },
  cover: { zh: '封面图', en: 'Cover picture' },
  reading: { zh: (n: number) => `正在识别图片文字 ${n}%`, en: (n: number) => `Reading pictures ${n}%` },
  failed: {
    zh: '图片文字没有全部识别，请重新检查，或人工查看。',
    en: 'Not all pictures were read. Check again, or look yourself.',
  },
  again: { zh: '重新检查', en: 'Check again' },
  stop: { zh: '停止识别', en: 'Stop' },
  stopped: {
    zh: '识别已停止，已识别的保留；其余图片请人工查看。',
    en: 'The reading was stopped; what was read stays. Look at the other pictures yourself.',
  },
  notRead: { zh: '没有识别', en: 'Not read' },
  waiting: { zh: '等待识别', en: 'Waiting' },
  words: {
    zh: (n: number) => (n === 0 ? '没有识别出文字' : `识别出 ${n} 字`),
    en: (n: number) => (n === 0 ? 'No words were read' : `${n} characters were read`),
  },
  code: { zh: '二维码', en: 'QR code' },
  noise: {
    zh: '图中文字由机器识别，可能认错；花体、竖排和手写文字多半认不出，仍须查看原图。',
    en: 'Machines misread pictures, and ornamental, vertical or written letters escape them: look at the picture too.',
  },
  where: { zh: '在图中标出', en: 'Show in the picture' },
  enlarge: { zh: '放大', en: 'Enlarge' },
  fit: { zh: '适合窗口', en: 'Fit' },
  saved: { zh: '按最近保存的版本', en: 'Of the newest saved revision' },
});
