import type { MarkProblem, Quad, Raster } from '@sanshen/checks/marks/report';
import type { FlagName } from './design.ts';

/** flat: graphics, ≥ 120 px wide; photo: oblique, ≥ 180; cloth: waving, ≥ 180; covered: a third hidden, ≥ 150; small: 75–120; lane: 40–120; empty: no mark. */
export const sceneModes = ['flat', 'photo', 'cloth', 'covered', 'small', 'lane', 'empty'] as const;
export type SceneMode = (typeof sceneModes)[number];

/** What one mark of a scene really is. */
export interface MarkTruth {
  readonly mark: FlagName;
  /** Upper hoist, upper fly, lower fly, lower hoist, as the mark lies in the picture. */
  readonly quad: Quad;
  /** Pixels; the longer of the mark's upper and lower edges. */
  readonly width: number;
  readonly right: boolean;
  /** Seen from behind with the pole on the right, which is lawful. */
  readonly reverse: boolean;
  /** Id of the kind of error, null for a right mark. */
  readonly error: string | null;
  /** An accusation is right if it names one of these; empty for a right mark. */
  readonly expected: readonly MarkProblem[];
  /** Share of the mark that something else hides. */
  readonly covered: number;
}

export interface Scene {
  readonly seed: number;
  readonly mode: SceneMode;
  readonly raster: Raster;
  readonly truths: readonly MarkTruth[];
}
