import { inColumns } from './columns.ts';
import { decodePicture, type GreyPicture } from './decode-picture.ts';
import { joinLines, joinPieces } from './join-lines.ts';
import type { PictureCode, PictureText } from './picture-text.ts';
import { placeCharacters } from './place-characters.ts';
import { readCodes } from './read-codes.ts';
import type { RawLine, Recognizer } from './recognizer.ts';
import { lookAgain } from './second-look.ts';
import { withStars } from './star-marks.ts';

/** Lines below this confidence are ornament, grass and windows. */
const leastConfidence = 40;
/** A line that is read in noise is short and unsure. */
const shortConfidence = 65;

/**
 * Reads words and QR codes of a picture in the thread that calls it. `recognizer` is asked for when the picture has been decoded, so that a
 * broken one costs nothing. Throws UnreadablePicture.
 */
export async function readPicture(
  bytes: Uint8Array,
  recognizer: () => Promise<Recognizer>,
  onProgress: (percent: number) => void = () => {},
  isStopped: () => boolean = () => false,
): Promise<PictureText> {
  const { width, height, grey, scale } = await decodePicture(bytes);
  const codes = await readCodes(grey, scale);
  onProgress(10);
  const reader = await recognizer();
  onProgress(20);
  paintOver(grey, codes, scale);
  const raw = reader.readPage(grey, (percent) => onProgress(20 + Math.round(percent * 0.6)));
  const seen = await lookAgain(reader, grey, raw.filter(hasWords), isStopped);
  onProgress(95);
  const lines = seen.filter(isText).map((line) => withStars(placeCharacters(line), grey));
  return { ...joinLines(joinPieces(inColumns(lines, grey)), { width, height, scale }), codes };
}

function hasWords({ text }: RawLine): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function isText(line: RawLine): boolean {
  const short = [...line.text].length < 3;
  return hasWords(line) && line.confidence >= (short ? shortConfidence : leastConfidence);
}

/** Gives codes the colour of what is around them: their squares are taken for letters and spoil the words beside them. */
function paintOver({ width, height, data }: GreyPicture, codes: readonly PictureCode[], scale: number): void {
  for (const { box } of codes) {
    const [x, y, wide, high] = box.map((side) => Math.round(side * scale));
    if (x === undefined || y === undefined || wide === undefined || high === undefined) continue;
    const margin = Math.round(0.06 * wide);
    const [left, right] = [Math.max(0, x - margin), Math.min(width, x + wide + margin)];
    const [top, bottom] = [Math.max(0, y - margin), Math.min(height, y + high + margin)];
    const ground = data[top * width + left] ?? 255;
    for (let row = top; row < bottom; row++) data.fill(ground, row * width + left, row * width + right);
  }
}
