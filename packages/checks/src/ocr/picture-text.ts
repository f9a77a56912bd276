/** What is read in a picture. Places are pixels of the picture as people see it, after its EXIF rotation. */
export type TextBox = readonly [x: number, y: number, width: number, height: number];

/** A run of letters or digits, or one Chinese character. */
export interface PictureWord {
  readonly text: string;
  readonly box: TextBox;
  /** Offset of its first unit in the reading's text. */
  readonly start: number;
}

export interface PictureLine {
  readonly text: string;
  readonly box: TextBox;
  /** 0–100, as the recogniser says; below about 60 it is mostly ornament. */
  readonly confidence: number;
  /** Offset of its first unit in the reading's text. */
  readonly start: number;
  readonly words: readonly PictureWord[];
}

/** A QR code with what it says. */
export interface PictureCode {
  readonly text: string;
  readonly box: TextBox;
}

export interface PictureText {
  readonly width: number;
  readonly height: number;
  /** Paragraphs in reading order, a line break between them; lines that go on are joined as Chinese is. */
  readonly text: string;
  readonly lines: readonly PictureLine[];
  readonly codes: readonly PictureCode[];
}

/** Why a picture could not be read; each has a sentence in `picture-problem-texts.ts`. */
export const pictureProblems = ['notAPicture', 'corrupt', 'tooLarge', 'tooSlow', 'failed'] as const;
export type PictureProblem = (typeof pictureProblems)[number];

/** A picture that cannot be read, and why. */
export class UnreadablePicture extends Error {
  readonly problem: PictureProblem;

  constructor(problem: PictureProblem, message: string = problem) {
    super(message);
    this.name = 'UnreadablePicture';
    this.problem = problem;
  }
}

/** Whether a line runs down the picture, as in one that lies on its side; the places of its words are those of the line. */
export function isUpright([, , width, height]: TextBox): boolean {
  return height > 2 * width;
}

/**
 * Where a part of the reading's text stands in the picture: one box for each line that it runs over. Within a word of several characters the
 * box is a share of the word's.
 */
export function boxesOf(reading: PictureText, start: number, end: number): readonly TextBox[] {
  const boxes: TextBox[] = [];
  for (const line of reading.lines) {
    if (line.start >= end || line.start + line.text.length <= start) continue;
    if (isUpright(line.box)) {
      boxes.push(line.box);
      continue;
    }
    let left = Number.POSITIVE_INFINITY;
    let right = Number.NEGATIVE_INFINITY;
    for (const word of line.words) {
      const from = Math.max(start, word.start) - word.start;
      const to = Math.min(end, word.start + word.text.length) - word.start;
      if (from >= to) continue;
      const [x, , width] = word.box;
      const step = width / word.text.length;
      left = Math.min(left, x + step * from);
      right = Math.max(right, x + step * to);
    }
    if (left < right) {
      const [, y, , height] = line.box;
      boxes.push([Math.round(left), y, Math.max(1, Math.round(right - left)), height]);
    }
  }
  return boxes;
}
