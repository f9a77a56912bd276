import type { MarkColour, MarkSource, MarkText, Rgb } from '../mark.ts';

/**
 * sRGB (0–255) of a colour given as the standards give it: Y (0–100) and the chromaticity x, y. The standards measure for the 10°
 * observer, sRGB is defined for the 2° one, and the screen can't show every fabric: a reference for a wide comparison, not a value
 * to print.
 */
export function rgbOfYxy(lightness: number, x: number, y: number): Rgb {
  const Y = lightness / 100;
  const X = (Y * x) / y;
  const Z = (Y * (1 - x - y)) / y;
  return [
    byteOf(3.2406 * X - 1.5372 * Y - 0.4986 * Z),
    byteOf(-0.9689 * X + 1.8758 * Y + 0.0415 * Z),
    byteOf(0.0557 * X - 0.204 * Y + 1.057 * Z),
  ];
}

function byteOf(linear: number): number {
  const share = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (share <= 0.0031308 ? 12.92 * share : 1.055 * share ** (1 / 2.4) - 0.055));
}

/** A colour as browsers write it: `#ee1c25`. */
export function hexOfRgb(rgb: Rgb): string {
  return `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

const fabricStandard: MarkSource = {
  title: {
    zh: '《国旗颜色标准样品》（GB 12983-2004）',
    en: 'GB 12983-2004, colour samples of the national flag',
  },
  article: null,
  confidence: 'medium',
};

const publicArtwork: MarkSource = {
  title: {
    zh: '公开图样中的取值（新旧两组），标准文本未见；法定网络版本以中国人大网、中国政府网公布为准',
    en: 'values in public artwork (a newer and an older pair); no standard seen. The lawful web version stands on the sites of the National People’s Congress and the government',
  },
  article: null,
  confidence: 'low',
};

const borrowed: MarkSource = {
  title: {
    zh: '标准色值未见；屏幕上借用国旗红、黄的取值，只提示、不判错',
    en: 'the standard’s values were not seen; on screens the national flag’s red and yellow stand in, to point out, never to accuse',
  },
  article: null,
  confidence: 'low',
};

/** Wider than the distance between the two pairs in use (ΔE00 5.1 for red, 9.4 for yellow), so that neither is pointed out. */
const screenTolerance = 12;

/** At this distance a "red" is brown, pink or purple and a "yellow" is green, orange or white, whatever table one holds it against. */
const screenGross = 30;

const redName: MarkText = { zh: '红', en: 'red' };
const yellowName: MarkText = { zh: '黄', en: 'yellow' };

const screenReds: readonly Rgb[] = [
  [0xee, 0x1c, 0x25],
  [0xde, 0x29, 0x10],
];
const screenYellows: readonly Rgb[] = [
  [0xff, 0xff, 0x00],
  [0xff, 0xde, 0x00],
];

function screenColour(name: MarkText, references: readonly Rgb[], source: MarkSource): MarkColour {
  return {
    name,
    medium: 'screen',
    references,
    tolerance: screenTolerance,
    gross: screenGross,
    accuses: false,
    source,
  };
}

function fabricColour(name: MarkText, references: readonly Rgb[]): MarkColour {
  return {
    name,
    medium: 'fabric',
    references,
    tolerance: screenTolerance,
    gross: null,
    accuses: false,
    source: fabricStandard,
  };
}

/** Red of the national flag: newer and older screen artwork; fibre, silk and cotton of GB 12983-2004. */
export const nationalRed: readonly MarkColour[] = [
  screenColour(redName, screenReds, publicArtwork),
  fabricColour(redName, [
    rgbOfYxy(9.4, 0.555, 0.328),
    rgbOfYxy(12.3, 0.565, 0.325),
    rgbOfYxy(9.2, 0.595, 0.328),
  ]),
];

/** Yellow of the national flag, as `nationalRed`. */
export const nationalYellow: readonly MarkColour[] = [
  screenColour(yellowName, screenYellows, publicArtwork),
  fabricColour(yellowName, [
    rgbOfYxy(41.2, 0.446, 0.489),
    rgbOfYxy(32.4, 0.45, 0.463),
    rgbOfYxy(33.0, 0.467, 0.463),
  ]),
];

/** Red and yellow of marks whose source names the colours by word alone. */
export const borrowedRed: readonly MarkColour[] = [screenColour(redName, screenReds, borrowed)];
export const borrowedYellow: readonly MarkColour[] = [screenColour(yellowName, screenYellows, borrowed)];

/** "Gold or red", as the Party's emblem may be. */
export const goldOrRed: readonly MarkColour[] = [
  screenColour({ zh: '金黄或红', en: 'golden yellow or red' }, [...screenYellows, ...screenReds], borrowed),
];
