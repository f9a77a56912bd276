import { direction, type FlagDesign, pentagram, starPath } from './design.ts';
import { type ErrorKind, moved, scribble, withStars, wrong } from './error-kind.ts';
import { colourErrors, generalErrors } from './errors-general.ts';
import type { Random } from './random.ts';

// The big star is drawn first, the small ones follow.
const isBig = (index: number) => index === 0;
// Which small star the error befalls.
const oneSmall = (random: Random) => random.whole(1, 4);

/** Errors of stars; sizes and distances in the flag's grid of 30 × 20. */
const starErrors: readonly ErrorKind[] = [
  wrong('starMissing', 'one small star is missing', ['starCount', 'partMissing'], (design, random) => {
    const gone = oneSmall(random);
    return withStars(design, (star, index) => (index === gone ? null : star));
  }),
  wrong('twoStarsMissing', 'two small stars are missing', ['starCount', 'partMissing'], (design, random) => {
    const gone = oneSmall(random);
    return withStars(design, (star, index) => (index === gone || index === (gone % 4) + 1 ? null : star));
  }),
  wrong('starExtra', 'a fifth small star', ['starCount', 'addedFigure'], (design, random) => {
    const [x, y] = random.pick([
      [13, 5.5],
      [10, 5.5],
      [7, 10],
      [14, 9],
    ] as const);
    const first = design.parts[1];
    return first?.kind !== 'star'
      ? design
      : { ...design, parts: [...design.parts, { ...first, x, y, rotation: direction(x, y, 5, 5) }] };
  }),
  wrong('bigStarMissing', 'the big star is missing', ['starCount', 'partMissing'], (design) =>
    withStars(design, (star, index) => (isBig(index) ? null : star)),
  ),
  wrong(
    'bigStarMoved',
    'the big star stands 0.9 to 1.6 units from its place',
    ['starPosition'],
    (design, random) => {
      const angle = random.between(0, 2 * Math.PI);
      const by = random.between(0.9, 1.6);
      return withStars(design, (star, index) =>
        isBig(index) ? { ...star, x: star.x + by * Math.cos(angle), y: star.y + by * Math.sin(angle) } : star,
      );
    },
  ),
  wrong('bigStarLow', 'the big star stands at half height', ['starPosition'], (design) =>
    withStars(design, (star, index) => (isBig(index) ? { ...star, y: 10 } : star)),
  ),
  wrong(
    'smallStarMoved',
    'one small star stands 0.9 to 1.8 units from its place',
    ['starPosition'],
    (design, random) => {
      const which = oneSmall(random);
      const angle = random.between(0, 2 * Math.PI);
      const by = random.between(0.9, 1.8);
      return withStars(design, (star, index) =>
        index === which
          ? { ...star, x: star.x + by * Math.cos(angle), y: star.y + by * Math.sin(angle) }
          : star,
      );
    },
  ),
  wrong(
    'smallStarsSpread',
    'the small stars stand too far from the big one',
    ['starPosition'],
    (design, random) => fromBig(design, random.between(1.15, 1.35)),
  ),
  wrong('smallStarsTight', 'the small stars stand too near the big one', ['starPosition'], (design, random) =>
    fromBig(design, random.between(0.72, 0.86)),
  ),
  wrong('smallStarsEvenArc', 'the small stars stand on an even arc', ['starPosition'], (design) =>
    withStars(design, (star, index) => {
      if (isBig(index)) return star;
      const angle = ((-60 + (index - 1) * 40) * Math.PI) / 180;
      const [x, y] = [5 + 6.2 * Math.cos(angle), 5 + 6.2 * Math.sin(angle)];
      return { ...star, x, y, rotation: direction(x, y, 5, 5) };
    }),
  ),
  wrong('smallStarsInColumn', 'the small stars stand in one column', ['starPosition'], (design) =>
    withStars(design, (star, index) => (isBig(index) ? star : { ...star, x: 11, y: -0.2 + index * 2.3 })),
  ),
  wrong(
    'starsSwapped',
    'the small stars stand to the left of the big one',
    ['starPosition', 'mirrored'],
    (design) => withStars(design, (star) => ({ ...star, x: 16 - star.x, rotation: -star.rotation })),
  ),
  wrong('groupCentred', 'all stars stand in the middle of the field', ['starPosition'], (design) =>
    moved(design, 6.5, 4.5),
  ),
  wrong(
    'groupShifted',
    'all stars stand 1.3 to 2.4 units from their place',
    ['starPosition'],
    (design, random) => moved(design, random.between(0.9, 1.8), random.between(0.9, 1.6)),
  ),
  wrong('bigStarTooBig', 'the big star is 15 to 40 % too big', ['starSize'], (design, random) => {
    const by = random.between(1.15, 1.4);
    return withStars(design, (star, index) => (isBig(index) ? { ...star, radius: star.radius * by } : star));
  }),
  wrong('bigStarTooSmall', 'the big star is 18 to 40 % too small', ['starSize'], (design, random) => {
    const by = random.between(0.6, 0.82);
    return withStars(design, (star, index) => (isBig(index) ? { ...star, radius: star.radius * by } : star));
  }),
  wrong('smallStarsTooBig', 'the small stars are 30 to 70 % too big', ['starSize'], (design, random) => {
    const by = random.between(1.3, 1.7);
    return withStars(design, (star, index) => (isBig(index) ? star : { ...star, radius: star.radius * by }));
  }),
  wrong('smallStarsTooSmall', 'the small stars are 28 to 45 % too small', ['starSize'], (design, random) => {
    const by = random.between(0.55, 0.72);
    return withStars(design, (star, index) => (isBig(index) ? star : { ...star, radius: star.radius * by }));
  }),
  wrong('oneSmallStarTooBig', 'one small star is 40 to 80 % too big', ['starSize'], (design, random) => {
    const which = oneSmall(random);
    const by = random.between(1.4, 1.8);
    return withStars(design, (star, index) =>
      index === which ? { ...star, radius: star.radius * by } : star,
    );
  }),
  wrong('bigStarRotated', 'the big star is turned by 14 to 36°', ['starRotation'], (design, random) => {
    const by = random.either(random.between(14, 36));
    return withStars(design, (star, index) => (isBig(index) ? { ...star, rotation: by } : star));
  }),
  wrong('smallStarsUpright', 'all small stars stand upright', ['starRotation'], (design) =>
    withStars(design, (star) => ({ ...star, rotation: 0 })),
  ),
  wrong(
    'smallStarsAway',
    'the small stars turn a gap, not a tip, to the big one',
    ['starRotation'],
    (design) =>
      withStars(design, (star, index) => (isBig(index) ? star : { ...star, rotation: star.rotation + 36 })),
  ),
  wrong(
    'oneSmallStarRotated',
    'one small star is turned by 22 to 36°',
    ['starRotation'],
    (design, random) => {
      const which = oneSmall(random);
      const by = random.either(random.between(22, 36));
      return withStars(design, (star, index) =>
        index === which ? { ...star, rotation: star.rotation + by } : star,
      );
    },
  ),
  wrong(
    'smallStarsTurnedAtWill',
    'every small star is turned by 15 to 36°',
    ['starRotation'],
    (design, random) =>
      withStars(design, (star, index) =>
        isBig(index) ? star : { ...star, rotation: star.rotation + random.either(random.between(15, 36)) },
      ),
  ),
  wrong('starsFat', 'the stars are fat, no pentagrams', ['starShape'], (design, random) => {
    const inner = random.between(0.5, 0.62);
    return withStars(design, (star) => ({ ...star, inner }));
  }),
  wrong('starsThin', 'the stars are thin, no pentagrams', ['starShape'], (design, random) => {
    const inner = random.between(0.2, 0.28);
    return withStars(design, (star) => ({ ...star, inner }));
  }),
  wrong('bigStarSixPoints', 'the big star has six points', ['starShape'], (design) =>
    withStars(design, (star, index) => (isBig(index) ? { ...star, points: 6, inner: 0.5 } : star)),
  ),
  wrong('smallStarsDiscs', 'the small stars are discs', ['starShape'], (design) =>
    withStars(design, (star, index) =>
      isBig(index) ? star : { ...star, radius: star.radius * 0.8, inner: 1 },
    ),
  ),
  wrong('smallStarsFourPoints', 'the small stars have four points', ['starShape'], (design) =>
    withStars(design, (star, index) => (isBig(index) ? star : { ...star, points: 4, inner: pentagram })),
  ),
  wrong(
    'starsHollow',
    'the stars are outlines only',
    ['starShape', 'partMissing', 'chargeColour'],
    (design) => withStars(design, (star) => ({ ...star, hollow: true })),
  ),
];

const fieldErrors: readonly ErrorKind[] = [
  wrong(
    'portrait',
    'the field is upright, 2:3, the stars in its upper left',
    ['ratio', 'starPosition', 'starSize'],
    (design) => ({
      ...design,
      width: 20,
      height: 30,
    }),
  ),
  wrong('mirroredUpsideDown', 'upside down and seen from behind', ['upsideDown', 'mirrored'], (design) => ({
    ...design,
    upsideDown: true,
    mirrored: true,
  })),
  wrong(
    'flyCut',
    'the fly is cut off',
    ['cut', 'ratio'],
    (design, random) => ({ ...design, kept: random.between(0.6, 0.82) }),
    true,
  ),
  wrong('hammerAdded', 'a sixth figure in the lower fly', ['addedFigure', 'starCount'], (design, random) => ({
    ...design,
    extras: [
      `<path d="${starPath(random.between(21, 25), random.between(12, 15), 2.2, 0, random.pick([4, 6, 8]), 0.5)}" fill="${design.charges}"/>`,
    ],
  })),
];

function fromBig(design: FlagDesign, factor: number): FlagDesign {
  return withStars(design, (star, index) =>
    isBig(index) ? star : { ...star, x: 5 + (star.x - 5) * factor, y: 5 + (star.y - 5) * factor },
  );
}

/** What can be wrong with a national flag. */
export const errorsOfNationalFlag: readonly ErrorKind[] = [
  ...starErrors,
  ...fieldErrors,
  ...generalErrors,
  ...colourErrors,
  wrong('textAdded', 'a line of text on the field', ['addedText', 'addedFigure'], (design, random) => ({
    ...design,
    extras: [
      scribble(random, random.between(4, 9), random.between(13, 15.5), 3, random.whole(4, 6), design.charges),
    ],
  })),
];
