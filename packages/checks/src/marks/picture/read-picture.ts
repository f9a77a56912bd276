import sharp, { type Metadata, type Sharp } from 'sharp';
import type { FoundMark, MarkReport, Point, Raster } from '../report.ts';
import { RefusedPicture } from './picture-refusal.ts';
import { looksLikeSvg, requireSafeSvg } from './safe-svg.ts';

/** What was done to a picture before it was looked at, and what is unusual in its file. */
export type PictureNote =
  | 'rotated'
  | 'reduced'
  | 'enlarged'
  | 'flattened'
  | 'animated'
  | 'cmyk'
  | 'deep'
  | 'damagedFile'
  | 'brokenFrames';

/** An unpacked picture with what is to be known of its file. */
export interface PictureRead extends Raster {
  /** Size as people see it, in the file's own pixels. */
  readonly shown: { readonly width: number; readonly height: number };
  /** Pixels of the raster for each pixel of the file. */
  readonly scale: number;
  /** Frames of the file; 1 for a still picture. */
  readonly frames: number;
  readonly notes: readonly PictureNote[];
}

export interface ReadPictureOptions {
  /** Which frame of an animated picture, from 0. */
  readonly frame?: number;
  /** Pixels of the longer side at most; beyond, it is scaled down while it is decoded. */
  readonly longest?: number;
  /** Seconds of decoding at most. */
  readonly seconds?: number;
}

// What a file may say of itself; its decoding streams, except where it is interlaced, which needs the whole of it in memory.
const mostPixels = 120_000_000;
const mostInterlacedPixels = 60_000_000;
const longestByDefault = 2400;
/** A drawing has no pixels of its own: small ones are drawn at this size, so that small stars can be measured. */
const drawnSide = 1200;
/** A drawing that states more is made by nobody who wants it seen; the renderer cannot make it smaller than a 72nd. */
const mostDrawnSide = 100_000;
const formats: readonly string[] = ['jpeg', 'png', 'webp', 'gif', 'heif', 'tiff', 'svg'];

/**
 * Unpacks a picture for the checker of marks: upright by EXIF, 8-bit sRGB whatever its colours were, on white where it is transparent, the
 * chosen frame of an animation. Time and memory are bounded; SVG is opened only if it draws from itself alone. Throws RefusedPicture.
 */
export async function readPicture(bytes: Uint8Array, options: ReadPictureOptions = {}): Promise<PictureRead> {
  if (bytes.length === 0) throw new RefusedPicture('empty');
  if (looksLikeSvg(bytes)) requireSafeSvg(bytes);
  // Each picture is seen once.
  sharp.cache(false);
  const told = await metadataOf(bytes);
  const sideways = (told.orientation ?? 1) >= 5;
  // An animation's frames lie below each other in one tall picture.
  const high = told.pageHeight ?? told.height;
  const shown = sideways ? { width: high, height: told.width } : { width: told.width, height: high };
  const side = Math.max(shown.width, shown.height);
  const vector = told.format === 'svg';
  const longest = options.longest ?? longestByDefault;
  const scale = vector ? Math.min(longest, Math.max(drawnSide, side)) / side : Math.min(1, longest / side);
  const { raster, damaged } = await decoded(bytes, told, scale, options);
  const flattened = onWhite(raster.data);
  const notes: readonly (PictureNote | null)[] = [
    (told.orientation ?? 1) > 1 ? 'rotated' : null,
    scale < 1 ? 'reduced' : null,
    scale > 1 ? 'enlarged' : null,
    flattened ? 'flattened' : null,
    (told.pages ?? 1) > 1 && told.format !== 'tiff' ? 'animated' : null,
    told.space === 'cmyk' ? 'cmyk' : null,
    told.depth === 'ushort' || told.depth === 'float' ? 'deep' : null,
    damaged ? 'damagedFile' : null,
  ];
  return {
    ...raster,
    shown,
    scale: Math.max(raster.width, raster.height) / side,
    frames: told.pages ?? 1,
    notes: notes.filter((note) => note !== null),
  };
}

async function metadataOf(bytes: Uint8Array): Promise<Metadata> {
  let told: Metadata;
  try {
    // The limit is checked below, where an interlaced picture has another one.
    told = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (error) {
    const code = looksLikeSvg(bytes) ? 'svgBroken' : beginsAsPicture(bytes) ? 'corrupt' : 'notAPicture';
    throw new RefusedPicture(code, String(error));
  }
  const { width, height, pageHeight, format, isProgressive } = told;
  if (!formats.includes(format)) throw new RefusedPicture('notAPicture', format);
  if (!(width > 0 && height > 0)) throw new RefusedPicture('corrupt', 'no size');
  const pixels = width * (pageHeight ?? height);
  // A drawing is drawn at the size that is wanted, whatever size it states.
  const most = isProgressive ? mostInterlacedPixels : mostPixels;
  const tooLarge = format === 'svg' ? Math.max(width, height) > mostDrawnSide : pixels > most;
  if (tooLarge) throw new RefusedPicture('tooLarge', `${width} × ${height}`);
  return told;
}

/** Whether a file begins as one of the formats does, so that it once was a picture. */
function beginsAsPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return /^(?:\xff\xd8\xff|\x89PNG|GIF8|RIFF....WEBP|....ftyp(?:avif|avis|mif1)|II\*\0|MM\0\*)/s.test(head);
}

async function decoded(
  bytes: Uint8Array,
  told: Metadata,
  scale: number,
  options: ReadPictureOptions,
): Promise<{ readonly raster: Raster & { readonly data: Uint8Array }; readonly damaged: boolean }> {
  try {
    return { raster: await decode(bytes, told, scale, options, 'warning'), damaged: false };
  } catch (error) {
    if (isTimeout(error)) throw new RefusedPicture('tooSlow', String(error));
    if (told.format === 'svg') throw new RefusedPicture('svgBroken', String(error));
  }
  // Cameras and editors leave small faults in files that can be seen all the same; what is cut off or unreadable is refused.
  try {
    return { raster: await decode(bytes, told, scale, options, 'truncated'), damaged: true };
  } catch (error) {
    throw new RefusedPicture(isTimeout(error) ? 'tooSlow' : 'corrupt', String(error));
  }
}

async function decode(
  bytes: Uint8Array,
  told: Metadata,
  scale: number,
  { frame = 0, seconds = 20 }: ReadPictureOptions,
  failOn: 'warning' | 'truncated',
) {
  const high = told.pageHeight ?? told.height;
  const vector = told.format === 'svg';
  const input = {
    limitInputPixels: mostPixels,
    sequentialRead: true,
    failOn,
    ...((told.pages ?? 1) > 1 ? { page: Math.max(0, Math.min(frame, (told.pages ?? 1) - 1)) } : {}),
    // 72 is the density at which a drawing has the size that it states.
    ...(vector ? { density: Math.max(1, Math.min(100_000, 72 * scale)) } : {}),
  };
  let picture: Sharp = sharp(bytes, input).timeout({ seconds }).autoOrient();
  if (scale !== 1) {
    const side = Math.max(1, Math.round(Math.max(told.width, high) * scale));
    picture = picture.resize({ width: side, height: side, fit: 'inside' });
  }
  const { data, info } = await picture
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 4) throw new Error(`${info.channels} channels`);
  return { width: info.width, height: info.height, data };
}

function isTimeout(error: unknown): boolean {
  return /timeout/i.test(String(error));
}

/** Lays what is transparent on white, in place; tells whether anything was. */
function onWhite(data: Uint8Array): boolean {
  let any = false;
  for (let at = 3; at < data.length; at += 4) {
    const alpha = data[at] ?? 255;
    if (alpha === 255) continue;
    any = true;
    for (let channel = at - 3; channel < at; channel++) {
      data[channel] = Math.round(((data[channel] ?? 0) * alpha + 255 * (255 - alpha)) / 255);
    }
    data[at] = 255;
  }
  return any;
}

/** A report on a raster in the pixels of the picture's file as people see it. */
export function inShownPixels(
  report: MarkReport,
  { shown, scale }: Pick<PictureRead, 'shown' | 'scale'>,
): MarkReport {
  const point = ([x, y]: Point): Point => [x / scale, y / scale];
  const marks = report.marks.map(({ box: [x, y, width, height], quad, ...rest }): FoundMark => {
    const box = [x / scale, y / scale, width / scale, height / scale] as const;
    return {
      ...rest,
      box,
      quad: quad === null ? null : [point(quad[0]), point(quad[1]), point(quad[2]), point(quad[3])],
    };
  });
  return { width: shown.width, height: shown.height, scale, marks };
}
