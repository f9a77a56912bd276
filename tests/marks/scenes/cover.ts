import type { Quad } from '@sanshen/checks/marks/report';
import type { Random } from './random.ts';
import { squareToQuad, through } from './warp.ts';

/** Something opaque in front of a mark; its outline in shares of the mark's width and height. */
export interface Cover {
  readonly outline: readonly (readonly [number, number])[];
  readonly colour: string;
  /** Share of the mark that it hides. */
  readonly share: number;
}

const colours = ['#3a3a3a', '#f2f2f2', '#27408b', '#d9a47c', '#5a7d3a', '#888888', '#806040'] as const;

/** A disc, a bar from one edge, a slanted bar or a person before the mark: about a third of it hidden. */
export function randomCover(random: Random): Cover {
  const colour = random.pick(colours);
  const share = random.between(0.3, 0.36);
  const kind = random.whole(0, 3);
  if (kind === 0) {
    // An ellipse of the mark's own proportions, wholly within it.
    const radius = Math.sqrt(share / Math.PI);
    const [x, y] = [random.between(radius, 1 - radius), random.between(radius, 1 - radius)];
    const outline = Array.from({ length: 40 }, (_, step) => {
      const angle = (step * Math.PI) / 20;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
    });
    return { outline, colour, share };
  }
  if (kind === 1) {
    const bars = [
      [
        [-0.04, -0.04],
        [share, -0.04],
        [share, 1.04],
        [-0.04, 1.04],
      ],
      [
        [1 - share, -0.04],
        [1.04, -0.04],
        [1.04, 1.04],
        [1 - share, 1.04],
      ],
      [
        [-0.04, -0.04],
        [1.04, -0.04],
        [1.04, share],
        [-0.04, share],
      ],
      [
        [-0.04, 1 - share],
        [1.04, 1 - share],
        [1.04, 1.04],
        [-0.04, 1.04],
      ],
    ] as const;
    return { outline: random.pick(bars), colour, share };
  }
  if (kind === 2) {
    const slant = random.either(random.between(0.1, 0.25));
    const x = random.between(0.28, 0.72 - share);
    const reach = slant * 1.04;
    return {
      outline: [
        [x + reach / 2, -0.04],
        [x + share + reach / 2, -0.04],
        [x + share - reach / 2, 1.04],
        [x - reach / 2, 1.04],
      ],
      colour,
      share,
    };
  }
  // Head and shoulders from below.
  const x = random.between(0.25, 0.75);
  const head = Array.from({ length: 25 }, (_, step) => {
    const angle = Math.PI * (0.75 + (step / 24) * 1.5);
    return [x + 0.13 * Math.cos(angle), 0.4 + 0.2 * Math.sin(angle)] as const;
  });
  return {
    outline: [...head, [x + 0.27, 0.68], [x + 0.3, 1.04], [x - 0.3, 1.04], [x - 0.27, 0.68]],
    colour,
    share: 0.32,
  };
}

/** The cover as it lies before the mark. */
export function coverSvg(cover: Cover | null, quad: Quad): string {
  if (cover === null) return '';
  const map = squareToQuad(quad);
  const points = cover.outline.map(([x, y]) =>
    through(map, x, y)
      .map((value) => value.toFixed(1))
      .join(','),
  );
  return `<polygon points="${points.join(' ')}" fill="${cover.colour}"/>`;
}
