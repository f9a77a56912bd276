/** How much of a pixel a charge covers: its colour's place between the ground's and the charge's. */
import type { Rgb } from '../mark.ts';

/** `share = offset + red·r + green·g + blue·b`: 0 on the ground, 1 on the charge. */
export interface CoverScale {
  readonly offset: number;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** Brightness alone where it tells the two apart, as compression blurs the colours more; else along the line between them. Null for like colours. */
export function coverScale(charge: Rgb, ground: Rgb): CoverScale | null {
  const d = [charge[0] - ground[0], charge[1] - ground[1], charge[2] - ground[2]] as const;
  const luma = 0.299 * d[0] + 0.587 * d[1] + 0.114 * d[2];
  const norm = d[0] ** 2 + d[1] ** 2 + d[2] ** 2;
  if (norm < 400) return null;
  const [red, green, blue] =
    Math.abs(luma) > 45
      ? [0.299 / luma, 0.587 / luma, 0.114 / luma]
      : [d[0] / norm, d[1] / norm, d[2] / norm];
  return { red, green, blue, offset: -(red * ground[0] + green * ground[1] + blue * ground[2]) };
}
