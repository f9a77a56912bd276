import type { Quad } from '@sanshen/checks/marks/report';
import type { FlagDesign } from './design.ts';
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

/**
 * Something that hides about a third of a mark. Half of what lies on its field, star by star, can still be seen: of a plain red field nobody
 * could tell which flag it is.
 */
export function randomCover(random: Random, design: FlagDesign): Cover {
  let cover = anyCover(random);
  for (let attempt = 0; attempt < 60 && hiddenCharges(design, cover) > 0.5; attempt++)
    cover = anyCover(random);
  return cover;
}

/** The mean share of the charges that a cover hides, each star or figure counting the same. */
function hiddenCharges(
  { width, height, parts, upsideDown, mirrored, kept }: FlagDesign,
  { outline }: Cover,
): number {
  const wide = width * kept;
  let sum = 0;
  for (const part of parts) {
    const radius = part.kind === 'figure' ? part.width / 2 : part.kind === 'ring' ? part.outer : part.radius;
    const [cx, cy] = part.kind === 'figure' ? [part.x + radius, part.y + part.height / 2] : [part.x, part.y];
    let hidden = 0;
    const points = 24;
    for (let point = 0; point < points; point++) {
      // Evenly over the part's disc.
      const far = radius * Math.sqrt((point + 0.5) / points);
      const angle = point * 2.4;
      let [x, y] = [(cx + far * Math.cos(angle)) / wide, (cy + far * Math.sin(angle)) / height];
      if (mirrored !== upsideDown) x = 1 - x;
      if (upsideDown) y = 1 - y;
      if (isWithin(outline, x, y)) hidden++;
    }
    sum += hidden / points;
  }
  return parts.length === 0 ? 0 : sum / parts.length;
}

function isWithin(outline: Cover['outline'], x: number, y: number): boolean {
  let inside = false;
  for (const [index, [x1, y1]] of outline.entries()) {
    const [x2, y2] = outline[(index + 1) % outline.length] ?? [x1, y1];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

/** A disc, a bar from one edge, a slanted bar or a person before the mark. */
function anyCover(random: Random): Cover {
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
