/** The colours of an emblem against those of its artwork. */
import type { Rgb } from '../mark.ts';
import { colourDifference, labOf } from '../measure/colour.ts';
import type { Raster } from '../report.ts';
import type { Placement } from './align.ts';
import type { FoundEmblem } from './find-emblems.ts';
import { type Judged, measurement, round, told, untold } from './judged.ts';
import type { Template } from './reference.ts';

/** CIEDE2000 by which a colour of the emblem may be off before a person is asked, and before it is called wrong. */
const colour = { fine: 14, wrong: 32 };
/** A colour of the artwork, and which pixels of the template have it. */
interface ArtworkColour {
  readonly rgb: Rgb;
  readonly pixels: readonly number[];
}

export function colourOf(
  picture: Raster,
  { reference, placement, score }: FoundEmblem,
  small: boolean,
): Judged {
  if (small) return untold('chargeColour', 'deltaE', 'tooSmall');
  const template = reference.large;
  const own = colourAt(reference.artwork, template, {
    a: reference.artwork.width / 2,
    b: 0,
    c: reference.artwork.width / 2,
    d: 0,
    e: reference.artwork.height / 2,
    f: reference.artwork.height / 2,
  });
  const seen = colourAt(picture, template, placement);
  const colours = coloursOf(own, template);
  const differences = colours.map(({ rgb, pixels }) => {
    const there = medianOf(seen, pixels);
    return there === null ? 0 : Math.min(colourDifference(rgb, there), hueApart(rgb, there));
  });
  const worst = Math.max(0, ...differences);
  const one = {
    name: 'chargeColour',
    unit: 'deltaE',
    measured: round(worst, 1),
    standard: 0,
    tolerance: colour.fine,
    uncertainty: 4,
  } as const;
  if (worst <= colour.fine) return told(measurement({ ...one, ok: true }));
  if (worst > colour.wrong && score > 0.75) return told(measurement({ ...one, ok: false }), 'chargeColour');
  return told(measurement({ ...one, reason: 'mediumUnknown' }));
}

/** How far a colour is off when light and dark are not counted: shade is the light's, hue the printer's. */
function hueApart(one: Rgb, other: Rgb): number {
  const [l, a, b] = labOf(one);
  const [l2, a2, b2] = labOf(other);
  return Math.hypot(a - a2, b - b2) * 0.6 + Math.abs(l - l2) * 0.25;
}

function colourAt(picture: Raster, { width, height }: Template, at: Placement): Uint8Array {
  const out = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const u = (2 * (column + 0.5)) / width - 1;
      const v = (2 * (row + 0.5)) / height - 1;
      const x = Math.max(0, Math.min(picture.width - 1, Math.floor(at.a * u + at.b * v + at.c)));
      const y = Math.max(0, Math.min(picture.height - 1, Math.floor(at.d * u + at.e * v + at.f)));
      for (let c = 0; c < 3; c++)
        out[(row * width + column) * 3 + c] = picture.data[(y * picture.width + x) * 4 + c] ?? 0;
    }
  return out;
}

/** The few colours of an artwork that each fill a twentieth of it, without the pixels at their borders. */
function coloursOf(rgb: Uint8Array, { width, mask }: Template): readonly ArtworkColour[] {
  const groups = new Map<number, number[]>();
  let all = 0;
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] !== 1) continue;
    all += 1;
    const even = [at - 1, at + 1, at - width, at + width].every((near) => {
      if (mask[near] !== 1) return false;
      let apart = 0;
      for (let c = 0; c < 3; c++) apart += Math.abs((rgb[at * 3 + c] ?? 0) - (rgb[near * 3 + c] ?? 0));
      return apart < 30;
    });
    if (!even) continue;
    const name =
      ((rgb[at * 3] ?? 0) >> 6) * 16 + ((rgb[at * 3 + 1] ?? 0) >> 6) * 4 + ((rgb[at * 3 + 2] ?? 0) >> 6);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [at]);
    else group.push(at);
  }
  return [...groups.values()]
    .filter((pixels) => pixels.length > all / 20)
    .flatMap((pixels) => {
      const mean = medianOf(rgb, pixels);
      return mean === null ? [] : [{ rgb: mean, pixels }];
    });
}

function medianOf(rgb: Uint8Array, pixels: readonly number[]): Rgb | null {
  if (pixels.length === 0) return null;
  const middle = (channel: number) => {
    const values = pixels.map((at) => rgb[at * 3 + channel] ?? 0).sort((a, b) => a - b);
    return values[values.length >> 1] ?? 0;
  };
  return [middle(0), middle(1), middle(2)];
}
