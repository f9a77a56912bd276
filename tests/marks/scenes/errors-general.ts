import { type FlagDesign, starPath } from './design.ts';
import { type ErrorKind, wrong } from './error-kind.ts';

/** Makes the field wider or narrower without touching what lies on it. */
function withRatio(design: FlagDesign, ratio: number): FlagDesign {
  return { ...design, width: design.height * ratio };
}

/** Errors of the field, the same for every flag. */
export const generalErrors: readonly ErrorKind[] = [
  wrong(
    'ratioShort',
    'the field is too short by 10 to 16 %',
    ['ratio', 'stretched'],
    (design, random) => withRatio(design, (design.width / design.height) * random.between(0.84, 0.9)),
    true,
  ),
  wrong(
    'ratioLong',
    'the field is too long by 10 to 35 %',
    ['ratio', 'stretched'],
    (design, random) => withRatio(design, (design.width / design.height) * random.between(1.1, 1.35)),
    true,
  ),
  wrong(
    'ratioSquare',
    'the field is nearly square',
    ['ratio', 'stretched'],
    (design, random) =>
      withRatio(
        design,
        Math.max(random.between(1, 1.12), (((design.parts[0]?.x ?? 0) + 13) / design.height) * 0.9),
      ),
    true,
  ),
  wrong(
    'stretchedWide',
    'everything is stretched by 12 to 40 %',
    ['stretched', 'ratio', 'starShape'],
    (design, random) => ({ ...design, stretch: random.between(1.12, 1.4) }),
    true,
  ),
  wrong(
    'stretchedNarrow',
    'everything is squeezed by 12 to 30 %',
    ['stretched', 'ratio', 'starShape'],
    (design, random) => ({ ...design, stretch: random.between(0.7, 0.88) }),
    true,
  ),
  wrong('upsideDown', 'upside down', ['upsideDown'], (design) => ({ ...design, upsideDown: true })),
  wrong('figureAdded', 'a disc in the fly', ['addedFigure', 'addedText'], (design, random) => ({
    ...design,
    extras: [
      `<circle cx="${design.width * random.between(0.72, 0.8)}" cy="${design.height * random.between(0.68, 0.75)}" r="${design.height * random.between(0.09, 0.14)}" fill="${random.pick(['#ffffff', '#1040a0', design.charges])}"/>`,
    ],
  })),
  wrong('borderAdded', 'a border within the field', ['addedFigure', 'addedText', 'fieldColour'], (design) => {
    const wide = design.height * 0.04;
    return {
      ...design,
      extras: [
        `<rect x="${wide}" y="${wide}" width="${design.width - 2 * wide}" height="${design.height - 2 * wide}" fill="none" stroke="${design.charges}" stroke-width="${wide}"/>`,
      ],
    };
  }),
  wrong(
    'stripeAdded',
    'a stripe across the lower field',
    ['addedFigure', 'addedText', 'fieldColour'],
    (design, random) => ({
      ...design,
      extras: [
        `<rect x="0" y="${design.height * random.between(0.78, 0.86)}" width="${design.width}" height="${design.height * 0.08}" fill="${random.pick(['#ffffff', '#1040a0', design.charges])}"/>`,
      ],
    }),
  ),
  wrong('hole', 'a hole in the field', ['damaged', 'addedFigure', 'cut'], (design, random) => ({
    ...design,
    torn: starPath(
      design.width * random.between(0.7, 0.8),
      design.height * random.between(0.65, 0.75),
      design.height * random.between(0.12, 0.18),
      20,
      7,
      0.7,
    ),
  })),
  wrong('torn', 'a piece torn out of the fly', ['damaged', 'cut', 'addedFigure'], (design, random) => {
    const y = design.height * random.between(0.55, 0.75);
    const deep = design.width * random.between(0.16, 0.24);
    return {
      ...design,
      torn: `M${design.width + 1} ${y - design.height * 0.14} L${design.width - deep} ${y - design.height * 0.02} L${design.width - deep * 0.6} ${y + design.height * 0.03} L${design.width - deep * 0.8} ${y + design.height * 0.06} L${design.width + 1} ${y + design.height * 0.16} Z`,
    };
  }),
];

function coloured(
  id: string,
  what: string,
  fields: readonly string[] | null,
  charges: readonly string[] | null,
): ErrorKind {
  return wrong(id, what, fields === null ? ['chargeColour'] : ['fieldColour'], (design, random) => ({
    ...design,
    field: fields === null ? design.field : random.pick(fields),
    charges: charges === null ? design.charges : random.pick(charges),
  }));
}

/** Errors of colour, the same for every flag. */
export const colourErrors: readonly ErrorKind[] = [
  coloured('fieldOrange', 'the field is orange', ['#ff7a1a', '#f58220'], null),
  coloured('fieldPink', 'the field is pink or purple', ['#e0218a', '#b0208f'], null),
  coloured('fieldBlue', 'the field is blue', ['#1040a0', '#0a6fd0'], null),
  coloured('fieldGreen', 'the field is green', ['#0a8a3a', '#187818'], null),
  coloured('fieldDark', 'the field is nearly black', ['#3a0508', '#401010'], null),
  coloured('fieldPale', 'the field is faded', ['#f29a98', '#eb8f8a'], null),
  coloured('chargesWhite', 'the charges are white', null, ['#ffffff', '#f4f4f4']),
  coloured('chargesOrange', 'the charges are orange', null, ['#ff9020', '#ff8c10']),
  coloured('chargesGreen', 'the charges are green or blue', null, ['#30c040', '#60b8ff']),
];
