/** What a five-pointed star looks like to moments and angular harmonics, worked out once from its outline. */
import type { Point } from '../report.ts';

/** Radius of the inner corners of a pentagram whose tips lie on the unit circle. */
export const innerRadius = 1 / ((1 + Math.sqrt(5)) / 2) ** 2;

/** Outline of a star with `tips` tips on the unit circle, the first one straight up (y grows downwards). */
export function starOutline(tips = 5, inner = innerRadius): Point[] {
  return Array.from({ length: tips * 2 }, (_, i) => {
    const radius = i % 2 === 0 ? 1 : inner;
    const angle = (Math.PI * i) / tips - Math.PI / 2;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });
}

function moments(outline: readonly Point[]): { area: number; second: number } {
  let [area, second] = [0, 0];
  outline.forEach(([x, y], i) => {
    const [u, v] = outline[(i + 1) % outline.length] ?? [0, 0];
    const cross = x * v - u * y;
    area += cross / 2;
    second += (cross * (x * x + x * u + u * u)) / 12;
  });
  return { area, second: second / area };
}

const unit = moments(starOutline());

/** Area of a star of radius 1. */
export const starArea = unit.area;

/** Variance along either axis of a star of radius 1. */
export const starVariance = unit.second;

/** Area over the area of the ellipse with the same second moments: 1 for an ellipse, less for a star. */
export const starFill = starArea / (4 * Math.PI * starVariance);

/** Share of the fifth harmonic in a sharp star, weighed by the distance from the centre. */
export const starFifth = fifthOfSharpStar();

function fifthOfSharpStar(): number {
  const slope = Math.PI / 5;
  let [five, all] = [0, 0];
  for (let i = 0; i < 2000; i++) {
    const angle = ((i + 0.5) / 2000) * slope;
    const reach = (innerRadius * Math.sin(slope)) / (Math.sin(angle) + innerRadius * Math.sin(slope - angle));
    all += reach ** 3;
    five += reach ** 3 * Math.cos(5 * angle);
  }
  return five / all;
}
