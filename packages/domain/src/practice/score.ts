import { type PracticeKind, practiceKinds, type TextKind } from './kinds.ts';
import type { Planted, PlantedError } from './plant.ts';

/** A place that somebody calls wrong; what kind of error it is and what would be right he may say. */
export interface Accusation {
  readonly start: number;
  readonly end: number;
  readonly kind: TextKind | null;
  readonly correction: string | null;
}

/** A picture of the exercise: what is wrong with it, null if nothing is. */
export interface PictureTask {
  readonly fault: string | null;
}

/** How one kind came off in one exercise. */
export interface KindScore {
  readonly kind: PracticeKind;
  readonly planted: number;
  readonly found: number;
}

export interface FoundError {
  /** Index of the accusation that found it; null where nobody did. */
  readonly by: number | null;
  readonly kindNamed: boolean;
  readonly corrected: boolean;
}

export interface Score {
  readonly byKind: readonly KindScore[];
  readonly planted: number;
  readonly found: number;
  /** Accusations of what was right, of texts and pictures together. */
  readonly falseAlarms: number;
  /** Of those found, how many were called by their kind and how many were put right exactly. */
  readonly kindsNamed: number;
  readonly corrected: number;
  /** Like the planted errors, in order. */
  readonly errors: readonly FoundError[];
  /** Indices of accusations that were false. */
  readonly falseIndices: readonly number[];
}

/** Characters by which an accusation may be longer than the error: who marks half the page has found nothing. */
const spare = 12;

/** Holds what somebody found against what was planted. Two accusations of one error count once; one accusation finds one error at most. Pure. */
export function scorePractice(
  planted: Planted,
  accusations: readonly Accusation[],
  pictures: { readonly tasks: readonly PictureTask[]; readonly accused: readonly number[] } = {
    tasks: [],
    accused: [],
  },
): Score {
  const found = new Map<number, { by: number; kindNamed: boolean; corrected: boolean }>();
  const falseIndices: number[] = [];
  accusations.forEach((accusation, by) => {
    const hit = bestHit(planted.errors, accusation);
    if (hit === null) {
      falseIndices.push(by);
      return;
    }
    const error = planted.errors[hit];
    if (error === undefined) return;
    const before = found.get(hit);
    found.set(hit, {
      by: before?.by ?? by,
      kindNamed: before?.kindNamed === true || accusation.kind === error.kind,
      corrected: before?.corrected === true || putsRight(planted.text, error, accusation),
    });
  });
  const errors = planted.errors.map((_, index): FoundError => {
    const one = found.get(index);
    return one ?? { by: null, kindNamed: false, corrected: false };
  });
  const accused = [...new Set(pictures.accused)];
  const faulty = pictures.tasks.flatMap(({ fault }, index) => (fault === null ? [] : [index]));
  const falsePictures = accused.filter((index) => !faulty.includes(index)).length;
  const byKind = practiceKinds.flatMap((kind): readonly KindScore[] => {
    if (kind === 'mark') {
      const hits = faulty.filter((index) => accused.includes(index)).length;
      return faulty.length === 0 ? [] : [{ kind, planted: faulty.length, found: hits }];
    }
    const own = planted.errors.flatMap((error, index) => (error.kind === kind ? [errors[index]] : []));
    if (own.length === 0) return [];
    return [
      { kind, planted: own.length, found: own.filter((one) => one !== undefined && one.by !== null).length },
    ];
  });
  return {
    byKind,
    planted: byKind.reduce((sum, one) => sum + one.planted, 0),
    found: byKind.reduce((sum, one) => sum + one.found, 0),
    falseAlarms: falseIndices.length + falsePictures,
    kindsNamed: errors.filter(({ kindNamed }) => kindNamed).length,
    corrected: errors.filter(({ corrected }) => corrected).length,
    errors,
    falseIndices,
  };
}

/** The error that an accusation covers most of; null for none, or where it is far longer than what is wrong. */
function bestHit(errors: readonly PlantedError[], { start, end }: Accusation): number | null {
  let best: { readonly index: number; readonly shared: number } | null = null;
  errors.forEach((error, index) => {
    const shared = Math.min(end, error.end) - Math.max(start, error.start);
    const tooWide = end - start > error.end - error.start + spare;
    if (shared > 0 && !tooWide && (best === null || shared > best.shared)) best = { index, shared };
  });
  return (best as { readonly index: number } | null)?.index ?? null;
}

/** Whether the correction, put where the accusation points, gives exactly what stood there before the error was planted. */
function putsRight(text: string, error: PlantedError, { start, end, correction }: Accusation): boolean {
  if (correction === null) return false;
  const corrected = text.slice(0, start) + correction + text.slice(end);
  return corrected === text.slice(0, error.start) + error.right + text.slice(error.end);
}
