import type { DrawnFigure, FlagDesign } from './design.ts';
import { type ErrorKind, moved, scribble, withStars, wrong } from './error-kind.ts';
import { colourErrors, generalErrors } from './errors-general.ts';

/** Text along the foot of the field. */
const textAdded = wrong(
  'textAdded',
  'a line of text on the field',
  ['addedText', 'addedFigure'],
  (design, random) => ({
    ...design,
    extras: [
      scribble(
        random,
        design.width * 0.16,
        design.height * random.between(0.7, 0.78),
        design.height * 0.15,
        random.whole(4, 5),
        design.charges,
      ),
    ],
  }),
);

function withFigure(design: FlagDesign, change: (figure: DrawnFigure) => DrawnFigure): FlagDesign {
  return { ...design, parts: design.parts.map((part) => (part.kind === 'figure' ? change(part) : part)) };
}

function resized(figure: DrawnFigure, by: number): DrawnFigure {
  const [width, height] = [figure.width * by, figure.height * by];
  return {
    ...figure,
    x: figure.x + (figure.width - width) / 2,
    y: figure.y + (figure.height - height) / 2,
    width,
    height,
  };
}

/** What can be wrong with a League flag; lengths in its grid of 36 × 24, where the ring is 3 to 4 from its centre. */
export const errorsOfLeagueFlag: readonly ErrorKind[] = [
  ...generalErrors,
  ...colourErrors,
  textAdded,
  wrong('ringThin', 'the ring is too thin', ['ringSize'], (design) => withRing(design, 3.45, 4)),
  wrong('ringThick', 'the ring is too thick', ['ringSize', 'starSize'], (design) => withRing(design, 2.2, 4)),
  wrong('ringTooBig', 'the ring is too big', ['ringSize'], (design, random) => {
    const by = random.between(1.2, 1.4);
    return withRing(design, 3 * by, 4 * by);
  }),
  wrong('ringMissing', 'the ring is missing', ['partMissing', 'ringSize'], (design) => ({
    ...design,
    parts: design.parts.filter(({ kind }) => kind !== 'ring'),
  })),
  wrong(
    'ringMoved',
    'the star does not stand in the ring’s centre',
    ['ringPosition', 'starPosition'],
    (design, random) => ({
      ...design,
      parts: design.parts.map((part) =>
        part.kind === 'ring'
          ? { ...part, x: part.x + random.either(0.9), y: part.y + random.either(0.7) }
          : part,
      ),
    }),
  ),
  wrong(
    'groupCentred',
    'ring and star stand in the middle of the field',
    ['ringPosition', 'starPosition'],
    (design) => moved(design, 9, 6),
  ),
  wrong(
    'groupShifted',
    'ring and star stand 1.4 to 3 units from their place',
    ['ringPosition', 'starPosition'],
    (design, random) => moved(design, random.either(random.between(1, 2.4)), random.between(1, 1.7)),
  ),
  wrong('groupTooBig', 'ring and star are 18 to 40 % too big', ['ringSize', 'starSize'], (design, random) => {
    const by = random.between(1.18, 1.4);
    return withRing(
      withStars(design, (star) => ({ ...star, radius: star.radius * by })),
      3 * by,
      4 * by,
    );
  }),
  wrong('starTooSmall', 'the star does not reach the ring', ['starSize'], (design, random) => {
    const by = random.between(0.6, 0.8);
    return withStars(design, (star) => ({ ...star, radius: star.radius * by }));
  }),
  wrong('starRotated', 'the star is turned by 15 to 36°', ['starRotation'], (design, random) => {
    const by = random.either(random.between(15, 36));
    return withStars(design, (star) => ({ ...star, rotation: by }));
  }),
  wrong('starFat', 'the star is no pentagram', ['starShape'], (design) =>
    withStars(design, (star) => ({ ...star, inner: 0.55 })),
  ),
  wrong('starSixPoints', 'the star has six points', ['starShape'], (design) =>
    withStars(design, (star) => ({ ...star, points: 6, inner: 0.5 })),
  ),
  wrong('starMissing', 'the star is missing', ['starCount', 'partMissing'], (design) =>
    withStars(design, () => null),
  ),
];

function withRing(design: FlagDesign, inner: number, outer: number): FlagDesign {
  return {
    ...design,
    parts: design.parts.map((part) => (part.kind === 'ring' ? { ...part, inner, outer } : part)),
  };
}

/** Errors of the one figure on a field; distances as shares of the figure's side. */
const figureErrors: readonly ErrorKind[] = [
  wrong('figureTooBig', 'the figure is 20 to 50 % too big', ['figureSize'], (design, random) => {
    const by = random.between(1.2, 1.5);
    return withFigure(design, (figure) => resized(figure, by));
  }),
  wrong('figureTooSmall', 'the figure is 20 to 45 % too small', ['figureSize'], (design, random) => {
    const by = random.between(0.55, 0.8);
    return withFigure(design, (figure) => resized(figure, by));
  }),
  wrong('figureMoved', 'the figure stands aside of its place', ['figurePosition'], (design, random) => {
    const side = design.parts[0]?.kind === 'figure' ? design.parts[0].width : 1;
    return moved(
      design,
      side * random.either(random.between(0.18, 0.3)),
      side * random.either(random.between(0.15, 0.25)),
    );
  }),
  wrong('figureMirrored', 'the figure is mirrored', ['mirrored', 'figureShape'], (design) =>
    withFigure(design, (figure) => ({ ...figure, mirrored: true })),
  ),
  wrong(
    'figureTurned',
    'the figure is turned by 25 to 60°',
    ['figureShape', 'starRotation'],
    (design, random) => {
      const rotation = random.either(random.between(25, 60));
      return withFigure(design, (figure) => ({ ...figure, rotation }));
    },
  ),
];

/** What can be wrong with a Party flag. */
export const errorsOfPartyFlag: readonly ErrorKind[] = [
  ...generalErrors,
  ...colourErrors,
  textAdded,
  ...figureErrors,
  wrong('figureCentred', 'the emblem stands in the middle of the field', ['figurePosition'], (design) =>
    moved(design, 6, 5),
  ),
  wrong('hammerMissing', 'the hammer is missing', ['figureShape', 'partMissing'], (design) =>
    withFigure(design, (figure) => ({ ...figure, path: figure.path.slice(figure.path.indexOf('Z') + 2) })),
  ),
  wrong(
    'figureOnRight',
    'the emblem stands in the fly, not reversed',
    ['figurePosition', 'mirrored'],
    (design) => moved(design, 12, 0),
  ),
];

// The figure's right size and outline are stated nowhere, so only what is known can be wrong.
const pioneersErrors: readonly ErrorKind[] = [
  ...generalErrors.filter(({ id }) => id !== 'ratioSquare'),
  ...colourErrors,
  textAdded,
  ...figureErrors.filter(({ id }) => id === 'figureMoved'),
];

/** What can be wrong with the flag of a Young Pioneers brigade (大队旗). */
export const errorsOfPioneersFlag: readonly ErrorKind[] = [
  ...pioneersErrors,
  wrong('figureInCorner', 'star and torch stand in the upper hoist', ['figurePosition'], (design) =>
    moved(design, -30, -18),
  ),
];

/** What can be wrong with the flag of a Young Pioneers detachment (中队旗). */
export const errorsOfPioneersDetachmentFlag: readonly ErrorKind[] = [
  ...pioneersErrors.filter(
    ({ id }) =>
      !['ratioShort', 'ratioLong', 'stripeAdded', 'borderAdded', 'torn', 'hole', 'figureAdded'].includes(id),
  ),
  wrong('notchMissing', 'the fly is straight', ['ratio', 'figurePosition', 'partMissing'], (design) => ({
    ...design,
    notch: null,
  })),
  wrong('notchShallow', 'the notch is too shallow', ['ratio', 'cut', 'damaged'], (design) => ({
    ...design,
    notch: { depth: 9, base: 60 },
  })),
  wrong('notchDeep', 'the notch is too deep', ['ratio', 'cut', 'damaged'], (design) => ({
    ...design,
    notch: { depth: 31, base: 60 },
  })),
];
