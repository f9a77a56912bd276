/** Side of the reduced picture, and of the block of low frequencies that is kept of it. */
const side = 32;
const kept = 8;

const cosines: readonly (readonly number[])[] = Array.from({ length: kept + 1 }, (_, frequency) =>
  Array.from({ length: side }, (_none, at) => Math.cos(((2 * at + 1) * frequency * Math.PI) / (2 * side))),
);

/**
 * How a picture looks, as 64 bits in 16 hexadecimal digits: signs of its low frequencies against their median. Pictures that were only
 * recompressed or rescaled differ in a few bits. Null where the picture cannot be decoded.
 */
export async function looksOf(picture: Uint8Array): Promise<string | null> {
  const { default: sharp } = await import('sharp');
  try {
    const grey = await sharp(picture, { limitInputPixels: 128 * 1024 * 1024, failOn: 'none' })
      .timeout({ seconds: 20 })
      .rotate()
      .flatten({ background: '#ffffff' })
      .greyscale()
      .resize(side, side, { fit: 'fill', kernel: 'lanczos3' })
      .raw()
      .toBuffer();
    return hashOf(grey);
  } catch {
    return null;
  }
}

function hashOf(grey: Uint8Array): string {
  // Without the constant of each direction: brightness and borders say nothing about what is to be seen.
  const values: number[] = [];
  for (let v = 1; v <= kept; v += 1) {
    for (let u = 1; u <= kept; u += 1) {
      let sum = 0;
      for (let y = 0; y < side; y += 1) {
        let row = 0;
        for (let x = 0; x < side; x += 1) row += (grey[y * side + x] ?? 0) * (cosines[u]?.[x] ?? 0);
        sum += row * (cosines[v]?.[y] ?? 0);
      }
      values.push(sum);
    }
  }
  const median = [...values].sort((one, other) => one - other)[values.length / 2] ?? 0;
  let bits = 0n;
  for (const value of values) bits = (bits << 1n) | (value > median ? 1n : 0n);
  return bits.toString(16).padStart(16, '0');
}

/** In how many of the 64 bits two looks differ. */
export function differenceOf(one: string, other: string): number {
  let bits = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let count = 0;
  for (; bits !== 0n; bits >>= 1n) count += Number(bits & 1n);
  return count;
}

/** The four parts by which a look is found again. */
export function quartersOf(looks: string): readonly [string, string, string, string] {
  return [looks.slice(0, 4), looks.slice(4, 8), looks.slice(8, 12), looks.slice(12)];
}
