import type { Point } from './report.ts';

/** Inner over outer radius of a pentagram whose edges run from tip to tip: (3 − √5) / 2. */
export const pentagramRatio = (3 - Math.sqrt(5)) / 2;

/**
 * The ten corners of a five-pointed star, tips and inner corners in turn, clockwise from the tip that `rotation` names.
 * @param rotation degrees clockwise from straight up; y runs down.
 */
export function starCorners(
  centre: readonly [number, number],
  radius: number,
  rotation: number,
): readonly Point[] {
  return Array.from({ length: 10 }, (_, corner) => {
    const angle = ((rotation + corner * 36) * Math.PI) / 180;
    const reach = corner % 2 === 0 ? radius : radius * pentagramRatio;
    return [centre[0] + reach * Math.sin(angle), centre[1] - reach * Math.cos(angle)] as const;
  });
}

/** Angle by which a star deviates from another of its kind: −36 to 36 degrees, since every 72 degrees it looks the same. */
export function starDeviation(rotation: number, reference: number): number {
  const turned = (((rotation - reference) % 72) + 72) % 72;
  return turned > 36 ? turned - 72 : turned;
}
