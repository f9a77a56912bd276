import { cutOut, type GreyPicture } from './decode-picture.ts';
import type { RawLine, Recognizer } from './recognizer.ts';

/** Height at which the recogniser reads a line best, in pixels. */
const best = 44;
/** Heights of a line's ink that it reads well without being asked again. */
const good = { least: 18, most: 76 };
/** Below this a line is worth another look. */
const sure = 80;
/** Lines that are looked at again in one picture; each takes some 60 ms. */
const most = 24;

/** Reads large, small and doubtful lines once more, each by itself at the best height, and keeps the reading of which the recogniser is surer. */
export async function lookAgain(
  recognizer: Recognizer,
  picture: GreyPicture,
  lines: readonly RawLine[],
  isStopped: () => boolean,
): Promise<readonly RawLine[]> {
  const read: RawLine[] = [];
  let looks = 0;
  for (const line of lines) {
    const again = looks < most && isDoubtful(line) && !isStopped();
    if (again) looks += 1;
    read.push(again ? await better(recognizer, picture, line) : line);
  }
  return read;
}

function isDoubtful({ top, bottom, confidence, text }: RawLine): boolean {
  const high = bottom - top;
  return text.length > 1 && high >= 7 && (high < good.least || high > good.most || confidence < sure);
}

async function better(recognizer: Recognizer, picture: GreyPicture, line: RawLine): Promise<RawLine> {
  const high = line.bottom - line.top;
  const margin = Math.round(0.18 * high);
  const part = {
    left: line.left - 2 * margin,
    right: line.right + 2 * margin,
    top: line.top - margin,
    bottom: line.bottom + margin,
  };
  const cut = await cutOut(picture, part, Math.round((best * (high + 2 * margin)) / high));
  const again = recognizer.readLine(cut);
  if (again === null || again.confidence <= line.confidence || again.text.length < 0.6 * line.text.length)
    return line;
  const left = Math.max(0, Math.floor(part.left));
  const scale = high / best;
  const back = (x: number) => left + x * scale;
  return {
    ...line,
    text: again.text,
    confidence: again.confidence,
    symbols: again.symbols.map((one) => ({ text: one.text, left: back(one.left), right: back(one.right) })),
  };
}
