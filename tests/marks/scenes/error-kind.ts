import type { MarkProblem } from '@sanshen/checks/marks/report';
import type { DrawnPart, DrawnStar, FlagDesign } from './design.ts';
import type { Random } from './random.ts';

/** One kind of wrong flag. */
export interface ErrorKind {
  readonly id: string;
  /** What is wrong, for people. */
  readonly what: string;
  /** An accusation is right if it names at least one of these. */
  readonly expected: readonly MarkProblem[];
  /** Cannot be told from a right flag seen obliquely or on waving cloth, so it is shown flat only. */
  readonly flatOnly: boolean;
  readonly apply: (design: FlagDesign, random: Random) => FlagDesign;
}

/** Describes one kind of error. */
export function wrong(
  id: string,
  what: string,
  expected: readonly MarkProblem[],
  apply: (design: FlagDesign, random: Random) => FlagDesign,
  flatOnly = false,
): ErrorKind {
  return { id, what, expected, apply, flatOnly };
}

/** The design with its stars changed; `change` is told each star's place in the design. */
export function withStars(
  design: FlagDesign,
  change: (star: DrawnStar, index: number) => DrawnStar | null,
): FlagDesign {
  const parts = design.parts.flatMap((part, index): readonly DrawnPart[] => {
    if (part.kind !== 'star') return [part];
    const changed = change(part, index);
    return changed === null ? [] : [changed];
  });
  return { ...design, parts };
}

/** The design with all parts moved. */
export function moved(design: FlagDesign, right: number, down: number): FlagDesign {
  return { ...design, parts: design.parts.map((part) => ({ ...part, x: part.x + right, y: part.y + down })) };
}

/** Strokes that look like Chinese characters from afar: text without a font, so that every machine draws the same. */
export function scribble(
  random: Random,
  x: number,
  y: number,
  size: number,
  count: number,
  colour: string,
  vertical = false,
): string {
  const strokes: string[] = [];
  for (let index = 0; index < count; index++) {
    const left = x + (vertical ? 0 : index * size * 1.12);
    const top = y + (vertical ? index * size * 1.12 : 0);
    for (let stroke = random.whole(4, 8); stroke > 0; stroke--) {
      const at = (share: number) => (share * size).toFixed(2);
      const a = random.between(0.05, 0.5);
      const b = random.between(0.05, 0.95);
      const long = random.between(0.3, 0.9 - a * 0.6);
      const kind = random.whole(0, 3);
      const move = `M${(left + a * size).toFixed(2)} ${(top + b * size).toFixed(2)}`;
      if (kind <= 1) strokes.push(`${move} h${at(long)}`);
      else if (kind === 2)
        strokes.push(`M${(left + b * size).toFixed(2)} ${(top + a * size).toFixed(2)} v${at(long)}`);
      else strokes.push(`${move} l${at(long * 0.6)} ${at(random.either(0.3))}`);
    }
  }
  return `<path d="${strokes.join(' ')}" fill="none" stroke="${colour}" stroke-width="${(size * 0.1).toFixed(2)}"/>`;
}
