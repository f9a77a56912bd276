import type { LocalizedText } from '@sanshen/domain/kernel';

/** Why a picture could not be looked at. */
export type PictureRefusal =
  | 'empty'
  | 'notAPicture'
  | 'corrupt'
  | 'tooLarge'
  | 'tooSlow'
  | 'svgScript'
  | 'svgReference'
  | 'svgBroken'
  | 'noFfmpeg'
  | 'brokenFilm';

/** What people are told, and what to do. */
export const pictureRefusalTexts: Readonly<Record<PictureRefusal, LocalizedText>> = {
  empty: {
    zh: '文件是空的，标识未检查。请重新上传。',
    en: 'The file is empty; its marks were not checked. Upload it again.',
  },
  notAPicture: {
    zh: '不是可识别的图片（可用 JPEG、PNG、WebP、GIF、AVIF、TIFF、SVG），标识未检查。请转换格式后再试。',
    en: 'This is no picture that can be read (JPEG, PNG, WebP, GIF, AVIF, TIFF and SVG can); its marks were not checked. Convert it and try again.',
  },
  corrupt: {
    zh: '图片已损坏或不完整，标识未检查。请找到原图重新上传。',
    en: 'The picture is broken or cut off; its marks were not checked. Upload the original again.',
  },
  tooLarge: {
    zh: '图片像素过多，标识未检查。请缩小后再试（最多 1.2 亿像素，逐行扫描或渐进式的最多 6000 万像素）。',
    en: 'The picture has too many pixels; its marks were not checked. Make it smaller (120 million at most, 60 million if interlaced or progressive).',
  },
  tooSlow: {
    zh: '图片解码超时，标识未检查。请另存为普通的 JPEG 或 PNG 后再试。',
    en: 'Decoding took too long; the marks were not checked. Save it as a plain JPEG or PNG and try again.',
  },
  svgScript: {
    zh: 'SVG 图片中含有脚本或可执行内容，为安全起见不予打开，标识未检查。请导出为 PNG，或删去脚本。',
    en: 'The SVG holds scripts or other active content and was not opened; its marks were not checked. Export it as PNG, or take the scripts out.',
  },
  svgReference: {
    zh: 'SVG 图片引用了外部文件或网址，为安全起见不予打开，标识未检查。请把引用的内容嵌入图中，或导出为 PNG。',
    en: 'The SVG refers to other files or addresses and was not opened; its marks were not checked. Embed what it refers to, or export it as PNG.',
  },
  svgBroken: {
    zh: 'SVG 图片的代码有误或编码不是 UTF-8，标识未检查。请重新导出。',
    en: 'The SVG is not well formed or not in UTF-8; its marks were not checked. Export it again.',
  },
  noFfmpeg: {
    zh: '这台机器没有 ffmpeg，视频没有检查，标识未检查。请安装 ffmpeg，或用 SANSHEN_FFMPEG 指明其位置，或人工查看。',
    en: 'This machine has no ffmpeg, so the video was not looked at and its marks were not checked. Install ffmpeg, name it by SANSHEN_FFMPEG, or look yourself.',
  },
  brokenFilm: {
    zh: '视频没有一帧可以读取，标识未检查。请找到原文件重新上传，或人工查看。',
    en: 'No frame of the video could be read; its marks were not checked. Upload the original again, or look yourself.',
  },
};

/** A picture that could not be looked at; `text` is for people, `message` for the log. */
export class RefusedPicture extends Error {
  readonly code: PictureRefusal;
  readonly text: LocalizedText;

  constructor(code: PictureRefusal, detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.name = 'RefusedPicture';
    this.code = code;
    this.text = pictureRefusalTexts[code];
  }
}
