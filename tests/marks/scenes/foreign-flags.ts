import { starPath } from './design.ts';

/** A flag that is none of ours, as simple geometry: 3 × 2 units, x and y from its upper left corner. */
export interface ForeignFlag {
  readonly name: string;
  readonly body: string;
}

const box = (x: number, y: number, width: number, height: number, colour: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}"/>`;
const disc = (x: number, y: number, radius: number, colour: string) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}"/>`;
const shape = (path: string, colour: string) => `<path d="${path}" fill="${colour}"/>`;
const star = (x: number, y: number, radius: number, colour: string, rotation = 0, points = 5) =>
  shape(starPath(x, y, radius, rotation, points), colour);

/** Bands of the same width, downwards. */
function across(...colours: readonly string[]): string {
  const high = 2 / colours.length;
  return colours.map((colour, index) => box(0, index * high, 3, high + 0.01, colour)).join('');
}

/** Bands of the same width, to the right. */
function along(...colours: readonly string[]): string {
  const wide = 3 / colours.length;
  return colours.map((colour, index) => box(index * wide, 0, wide + 0.01, 2, colour)).join('');
}

/** A cross with its upright at a third. */
function nordic(field: string, cross: string, inner: string | null): string {
  const arms = (wide: number, colour: string) =>
    box(1 - wide / 2, 0, wide, 2, colour) + box(0, 1 - wide / 2, 3, wide, colour);
  return box(0, 0, 3, 2, field) + arms(0.4, cross) + (inner === null ? '' : arms(0.2, inner));
}

function crescent(x: number, y: number, radius: number, colour: string, behind: string): string {
  return disc(x, y, radius, colour) + disc(x + radius * 0.28, y, radius * 0.8, behind);
}

const starRows = Array.from({ length: 5 }, (_, row) =>
  Array.from({ length: 6 }, (_, column) => star(0.12 + column * 0.19, 0.12 + row * 0.2, 0.06, '#fff')).join(
    '',
  ),
).join('');

/** More than two dozen, the red ones first: those are what a checker of red flags takes for its own. */
export const foreignFlags: readonly ForeignFlag[] = [
  { name: 'Vietnam', body: box(0, 0, 3, 2, '#da251d') + star(1.5, 1, 0.6, '#ffff00') },
  {
    name: 'Morocco',
    body: `${box(0, 0, 3, 2, '#c1272d')}<path d="${starPath(1.5, 1, 0.5)}" fill="none" stroke="#006233" stroke-width=".08"/>`,
  },
  {
    name: 'Turkey',
    body:
      box(0, 0, 3, 2, '#e30a17') +
      crescent(1.1, 1, 0.5, '#fff', '#e30a17') +
      star(1.75, 1, 0.25, '#fff', -90),
  },
  {
    name: 'Tunisia',
    body:
      box(0, 0, 3, 2, '#e70013') +
      disc(1.5, 1, 0.5, '#fff') +
      crescent(1.5, 1, 0.37, '#e70013', '#fff') +
      star(1.65, 1, 0.2, '#e70013', -90),
  },
  {
    name: 'Switzerland',
    body: box(0, 0, 3, 2, '#d52b1e') + box(1.3, 0.4, 0.4, 1.2, '#fff') + box(0.9, 0.8, 1.2, 0.4, '#fff'),
  },
  { name: 'Denmark', body: nordic('#c8102e', '#fff', null) },
  { name: 'Norway', body: nordic('#ba0c2f', '#fff', '#00205b') },
  { name: 'Austria', body: across('#ed2939', '#fff', '#ed2939') },
  { name: 'Peru', body: along('#d91023', '#fff', '#d91023') },
  {
    name: 'Canada',
    body:
      box(0, 0, 3, 2, '#fff') +
      box(0, 0, 0.75, 2, '#f00') +
      box(2.25, 0, 0.75, 2, '#f00') +
      shape(
        'M1.5 .4 L1.65 .75 L1.95 .7 L1.8 1.15 L1.55 1.2 V1.6 H1.45 V1.2 L1.2 1.15 L1.05 .7 L1.35 .75 Z',
        '#f00',
      ),
  },
  { name: 'Indonesia', body: across('#ff0000', '#fff') },
  { name: 'Poland', body: across('#fff', '#dc143c') },
  {
    name: 'Singapore',
    body:
      across('#ed2939', '#fff') +
      crescent(0.5, 0.5, 0.36, '#fff', '#ed2939') +
      [0, 72, 144, 216, 288]
        .map((angle) =>
          star(
            0.9 + 0.2 * Math.sin((angle * Math.PI) / 180),
            0.5 - 0.2 * Math.cos((angle * Math.PI) / 180),
            0.08,
            '#fff',
          ),
        )
        .join(''),
  },
  { name: 'Spain', body: box(0, 0, 3, 2, '#c60b1e') + box(0, 0.5, 3, 1, '#ffc400') },
  {
    name: 'North Macedonia',
    body:
      box(0, 0, 3, 2, '#d20000') +
      Array.from(
        { length: 8 },
        (_, ray) =>
          `<path d="M1.5 1 L1.35 -1.2 H1.65 Z" transform="rotate(${ray * 45} 1.5 1)" fill="#ffe600"/>`,
      ).join('') +
      disc(1.5, 1, 0.35, '#ffe600'),
  },
  {
    name: 'Kyrgyzstan',
    body:
      box(0, 0, 3, 2, '#e8112d') +
      shape(starPath(1.5, 1, 0.6, 0, 20, 0.75), '#ffef00') +
      disc(1.5, 1, 0.25, '#e8112d'),
  },
  { name: 'Ghana', body: across('#ce1126', '#fcd116', '#006b3f') + star(1.5, 1, 0.33, '#000') },
  { name: 'Cameroon', body: along('#007a5e', '#ce1126', '#fcd116') + star(1.5, 1, 0.3, '#fcd116') },
  { name: 'Senegal', body: along('#00853f', '#fdef42', '#e31b23') + star(1.5, 1, 0.3, '#00853f') },
  { name: 'Burkina Faso', body: across('#ef2b2d', '#009e49') + star(1.5, 1, 0.35, '#fcd116') },
  { name: 'Myanmar', body: across('#fecb00', '#34b233', '#ea2839') + star(1.5, 1.05, 0.7, '#fff') },
  {
    name: 'North Korea',
    body:
      box(0, 0, 3, 2, '#024fa2') +
      box(0, 0.33, 3, 1.34, '#fff') +
      box(0, 0.4, 3, 1.2, '#ed1c27') +
      disc(1, 1, 0.42, '#fff') +
      star(1, 1, 0.4, '#ed1c27'),
  },
  {
    name: 'Cuba',
    body:
      across('#002a8f', '#fff', '#002a8f', '#fff', '#002a8f') +
      shape('M0 0 L1.7 1 L0 2 Z', '#cf142b') +
      star(0.55, 1, 0.33, '#fff'),
  },
  {
    name: 'Chile',
    body: across('#fff', '#d52b1e') + box(0, 0, 1, 1, '#0039a6') + star(0.5, 0.5, 0.28, '#fff'),
  },
  {
    name: 'Angola',
    body:
      across('#cc092f', '#000') +
      `<circle cx="1.5" cy="1" r=".4" fill="none" stroke="#ffcb00" stroke-width=".12" stroke-dasharray="1.6 2"/>` +
      star(1.55, 0.95, 0.18, '#ffcb00'),
  },
  {
    name: 'United States',
    body:
      across(...Array.from({ length: 13 }, (_, row) => (row % 2 === 0 ? '#b22234' : '#fff'))) +
      box(0, 0, 1.2, 1.077, '#3c3b6e') +
      starRows,
  },
  { name: 'Japan', body: box(0, 0, 3, 2, '#fff') + disc(1.5, 1, 0.6, '#bc002d') },
  { name: 'Germany', body: across('#000', '#dd0000', '#ffce00') },
  { name: 'Belgium', body: along('#000', '#fae042', '#ed2939') },
  { name: 'France', body: along('#0055a4', '#fff', '#ef4135') },
  { name: 'Italy', body: along('#009246', '#fff', '#ce2b37') },
  { name: 'Russia', body: across('#fff', '#0039a6', '#d52b1e') },
  { name: 'Sweden', body: nordic('#006aa7', '#fecc00', null) },
  { name: 'Somalia', body: box(0, 0, 3, 2, '#4189dd') + star(1.5, 1, 0.5, '#fff') },
];
