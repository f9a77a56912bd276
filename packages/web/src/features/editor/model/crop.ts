/** A piece of a picture, in shares of its width and height. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Width by height for the name of a shape: a number, or `original`. */
export function ratioOf(shape: string, size: Size): number {
  const ratio = Number(shape);
  return Number.isFinite(ratio) && ratio > 0 ? ratio : size.width / size.height;
}

/** The largest piece of a ratio, in the middle. */
export function centred(size: Size, ratio: number): Box {
  const own = size.width / size.height;
  const width = ratio >= own ? 1 : ratio / own;
  const height = ratio >= own ? own / ratio : 1;
  return { x: (1 - width) / 2, y: (1 - height) / 2, width, height };
}

/** The piece moved by shares, kept inside of the picture. */
export function moved(box: Box, x: number, y: number): Box {
  const clamp = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  return { ...box, x: clamp(box.x + x, 1 - box.width), y: clamp(box.y + y, 1 - box.height) };
}

/** Pieces of a ratio by how large they are, 1 being the largest. */
export function boxOf(size: Size, ratio: number) {
  const largest = centred(size, ratio);
  return {
    share: (width: number) => Math.min(1, width / largest.width),
    /** The piece of that size about the middle of another, kept inside. */
    at: (around: Box, share: number): Box => {
      const width = largest.width * share;
      const height = largest.height * share;
      const x = around.x + (around.width - width) / 2;
      const y = around.y + (around.height - height) / 2;
      return moved({ x: 0, y: 0, width, height }, x, y);
    },
  };
}
