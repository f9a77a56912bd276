import type { PictureRead } from '../picture/read-picture.ts';

/** One frame that was looked at. */
export interface VideoFrame {
  /** Seconds from the beginning. */
  readonly time: number;
  /** The first of a new scene: nothing of the frame before goes on here. */
  readonly cut: boolean;
  readonly picture: Pick<PictureRead, 'width' | 'height' | 'data' | 'shown' | 'scale'>;
}

/** Frames that were chosen from a film, and how many could not be read. */
export interface ChosenFrames {
  readonly frames: AsyncIterable<VideoFrame>;
  /** How many frames could not be read; known once all have been taken. */
  readonly broken: () => number;
}

/** A film shows more than its samples; beyond so many, samples lie further apart. */
export const mostFrames = 240;
/** Seconds between samples within a scene. */
export const sampleEvery = 1;
/** Mean difference of two frames' small pictures, 0–255, from which they belong to different scenes. */
export const cutDifference = 26;

/** Chooses frames by their small pictures: the first of every scene and one a second within it. */
export function chooseFrames(
  thumbnails: readonly Uint8Array[],
  times: readonly number[],
): readonly { readonly index: number; readonly cut: boolean }[] {
  const chosen: { readonly index: number; readonly cut: boolean }[] = [];
  const spacing = Math.max(sampleEvery, (times.at(-1) ?? 0) / mostFrames);
  let last = Number.NEGATIVE_INFINITY;
  let before: Uint8Array | undefined;
  for (const [index, thumbnail] of thumbnails.entries()) {
    const time = times[index] ?? 0;
    const cut = before === undefined || difference(before, thumbnail) > cutDifference;
    before = thumbnail;
    if (!cut && time - last < spacing - 1e-6) continue;
    last = time;
    chosen.push({ index, cut });
  }
  // A film of nothing but cuts is thinned out evenly.
  const step = Math.max(1, chosen.length / mostFrames);
  return chosen.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/** Mean difference of two small pictures of the same size, 0–255. */
export function difference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0));
  return a.length === 0 ? 0 : sum / a.length;
}

/** A small picture of a frame, by single points: enough to tell scenes apart. */
export function smallPicture({
  width,
  height,
  data,
}: Pick<VideoFrame['picture'], 'width' | 'height' | 'data'>): Uint8Array {
  const small = new Uint8Array(32 * 18);
  for (let at = 0; at < small.length; at++) {
    const x = Math.floor((((at % 32) + 0.5) * width) / 32);
    const y = Math.floor(((Math.floor(at / 32) + 0.5) * height) / 18);
    small[at] = data[(y * width + x) * 4 + 1] ?? 0;
  }
  return small;
}
