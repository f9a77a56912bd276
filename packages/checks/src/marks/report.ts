/** What the checker says of one picture. */
import type { MarkText } from './mark.ts';

export type MarkVerdict = 'conforms' | 'violates' | 'cannotVerify';

/** Stable codes; every one has a text in both languages in `problem-texts.ts`. */
export const markProblems = [
  'ratio',
  'starCount',
  'starPosition',
  'starSize',
  'starRotation',
  'starShape',
  'ringSize',
  'ringPosition',
  'figurePosition',
  'figureSize',
  'figureShape',
  'mirrored',
  'upsideDown',
  'fieldColour',
  'chargeColour',
  'stretched',
  'addedText',
  'addedFigure',
  'partMissing',
  'outdatedVersion',
  'damaged',
  'cut',
] as const;
export type MarkProblem = (typeof markProblems)[number];

/** Why a check could not be made; never shown as "conforms". */
export const unverifiableReasons = [
  'tooSmall',
  'blurred',
  'boundaryUnsure',
  'cloth',
  'oblique',
  'covered',
  'cutByPicture',
  'standardUnknown',
  'mediumUnknown',
  'ambiguous',
] as const;
export type UnverifiableReason = (typeof unverifiableReasons)[number];

export type Point = readonly [x: number, y: number];
/** Corners as they lie in the picture: upper hoist, upper fly, lower fly, lower hoist. */
export type Quad = readonly [Point, Point, Point, Point];

export interface Measurement {
  readonly name: MarkProblem | (string & {});
  /** What part: `big star`, `small star 3`; null for the whole mark. */
  readonly part: MarkText | null;
  readonly measured: number | null;
  readonly standard: number | null;
  readonly tolerance: number | null;
  /** One standard deviation of `measured`. */
  readonly uncertainty: number | null;
  readonly unit: 'ratio' | 'units' | 'degrees' | 'deltaE' | 'count' | 'score';
  /** Null = cannot be verified, and `reason` says why. */
  readonly ok: boolean | null;
  readonly reason: UnverifiableReason | null;
}

export interface FoundMark {
  readonly mark: string;
  readonly version: string | null;
  /** Pixels of the picture as people see it (after EXIF rotation): x, y, width, height. */
  readonly box: readonly [number, number, number, number];
  readonly quad: Quad | null;
  readonly verdict: MarkVerdict;
  readonly measurements: readonly Measurement[];
  readonly problems: readonly MarkProblem[];
  /** 0–1: how sure it is that this is the mark at all. */
  readonly confidence: number;
}

export interface MarkReport {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly FoundMark[];
  /** What was done to the picture before: scaled to this share, frames looked at. */
  readonly scale: number;
}

/** Unpacked picture: RGBA, 8 bit, sRGB, row after row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}
