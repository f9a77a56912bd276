import { mediaOf, parseBody } from '@sanshen/document';
import type { ManuscriptContent } from '@sanshen/domain/content';
import type { Digest, LocalizedText } from '@sanshen/domain/kernel';

/** A stored picture of a text. */
export interface PictureOfContent {
  readonly file: Digest;
  /** Which picture of the text it is, counted from 1; 0 = the cover. */
  readonly number: number;
  readonly alt: string;
}

/** The pictures that are published with a text, each file once, the cover last. Pictures that lie elsewhere cannot be submitted and are left out. */
export function picturesOfContent(content: ManuscriptContent): readonly PictureOfContent[] {
  const pictures = new Map<Digest, PictureOfContent>();
  const images = mediaOf(parseBody(content.body)).filter(({ kind }) => kind === 'image');
  for (const [index, { file, alt }] of images.entries()) {
    if (file !== null && !pictures.has(file)) pictures.set(file, { file, number: index + 1, alt });
  }
  const { cover } = content;
  if (cover !== null && !pictures.has(cover.file))
    pictures.set(cover.file, { file: cover.file, number: 0, alt: cover.alt });
  return [...pictures.values()];
}

/** What people call a picture of a text. */
export function pictureName(number: number): LocalizedText {
  return number === 0
    ? { zh: '封面图', en: 'Cover picture' }
    : { zh: `图${number}`, en: `Picture ${number}` };
}
