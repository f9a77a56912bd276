/** An unpacked picture, RGBA. */
export interface UnpackedPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const mostPixels = 40_000_000;

/** Cuts a stream of binary PPM pictures (P6, 255) into pictures, however its chunks fall. Throws RangeError on anything else. */
export class PpmReader {
  #bytes: Uint8Array = new Uint8Array();

  /** Whether a picture has begun and not ended. */
  isInside(): boolean {
    return this.#bytes.length > 0;
  }

  /** The pictures that are whole with this chunk. */
  *read(chunk: Uint8Array): Generator<UnpackedPicture> {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
    for (let picture = this.#next(); picture !== null; picture = this.#next()) yield picture;
  }

  #next(): UnpackedPicture | null {
    const head = new TextDecoder('latin1').decode(this.#bytes.subarray(0, 40));
    const match = /^P6\s(\d+)\s(\d+)\s255\s/.exec(head);
    if (match === null) {
      if (head.length >= 40) throw new RangeError('no PPM');
      return null;
    }
    const [width, height] = [Number(match[1]), Number(match[2])];
    if (width * height > mostPixels) throw new RangeError('a frame with too many pixels');
    const size = match[0].length + width * height * 3;
    if (this.#bytes.length < size) return null;
    const data = withAlpha(this.#bytes.subarray(match[0].length, size));
    this.#bytes = this.#bytes.subarray(size);
    return { width, height, data };
  }
}

function withAlpha(rgb: Uint8Array): Uint8Array {
  const data = new Uint8Array((rgb.length / 3) * 4);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    data[to] = rgb[from] ?? 0;
    data[to + 1] = rgb[from + 1] ?? 0;
    data[to + 2] = rgb[from + 2] ?? 0;
    data[to + 3] = 255;
  }
  return data;
}
