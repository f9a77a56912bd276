/** Tells a field that is too short from one that runs on behind something in front of it. */
import { applyMap } from '../detect/geometry.ts';
import type { Rgb } from '../mark.ts';
import { sample } from './edge.ts';
import type { FieldView } from './field-view.ts';
import { levelFor } from './region.ts';

/** Strips of the field's own units: from, to. */
type Strip = readonly [fromX: number, toX: number, fromY: number, toY: number];

/** Largest difference of a colour from the strip's mean that people still call even. */
const evenLimit = 34;

/** Difference of two strips' mean colours from which on they are two things. */
const leastDifference = 24;

/**
 * Whether the field, too short on one side (`narrow`: by how much its own width is too small for its height, 1 where it is right), meets there something of one even colour as far as the rest would reach, which lies
 * beyond none of its other sides: then nobody can tell whether it ends.
 */
export function endsBehind(
  view: FieldView,
  narrow: number,
  { width, height }: { readonly width: number; readonly height: number },
): boolean {
  const short = narrow > 1.06 ? 'fly' : 1 / narrow > 1.06 ? 'bottom' : null;
  if (!short) return false;
  const rest = Math.min(0.6, Math.abs((short === 'fly' ? narrow : 1 / narrow) - 1));
  const beyond: Strip =
    short === 'fly'
      ? [width * 1.04, width * (1 + rest), 0.05 * height, 0.95 * height]
      : [0.05 * width, 0.95 * width, height * 1.05, height * (1 + rest)];
  const others: readonly Strip[] = [
    [0.1 * width, 0.9 * width, -0.16 * height, -0.07 * height],
    [-0.12 * width, -0.05 * width, 0.1 * height, 0.9 * height],
    short === 'fly'
      ? [0.1 * width, 0.9 * width, 1.07 * height, 1.16 * height]
      : [1.05 * width, 1.12 * width, 0.1 * height, 0.9 * height],
  ];
  const front = read(view, beyond);
  if (!front || front.spread > evenLimit) return false;
  return others.every((strip) => {
    const other = read(view, strip);
    return (
      !other || Math.hypot(...front.mean.map((value, c) => value - (other.mean[c] ?? 0))) > leastDifference
    );
  });
}

/** Mean colour of a strip and how far its colours lie from it, but for a few; null outside the picture. */
function read(view: FieldView, [fromX, toX, fromY, toY]: Strip): { mean: Rgb; spread: number } | null {
  const level = levelFor(view.levels, view.unitPixels, 4);
  const colours: Rgb[] = [];
  for (let v = 0; v < 9; v++)
    for (let u = 0; u < 9; u++) {
      const colour = sample(
        level,
        ...applyMap(
          view.map,
          fromX + ((toX - fromX) * (u + 0.5)) / 9,
          fromY + ((toY - fromY) * (v + 0.5)) / 9,
        ),
      );
      if (colour) colours.push(colour);
    }
  if (colours.length < 40) return null;
  const mean = [0, 1, 2].map(
    (c) => colours.reduce((sum, colour) => sum + (colour[c] ?? 0), 0) / colours.length,
  ) as unknown as Rgb;
  const away = colours
    .map((colour) => Math.hypot(...colour.map((value, c) => value - (mean[c] ?? 0))))
    .sort((a, b) => a - b);
  return { mean, spread: away[Math.floor(away.length * 0.92)] ?? 0 };
}
