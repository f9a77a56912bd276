import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unpackWoff } from '@sanshen/server/platform/documents/fonts';
import sharp from 'sharp';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

const require = createRequire(import.meta.url);

interface Font {
  readonly unitsPerEm: number;
  glyphForCodePoint(codePoint: number): {
    readonly advanceWidth: number;
    readonly path: { toSVG(): string };
  };
}

let loaded: Font | undefined;

/** Machines that build have no Chinese font, so letters are drawn as outlines of one that a package brings. */
function font(): Font {
  // The package has no types.
  const { create } = require('fontkit') as { create: (bytes: Buffer) => Font };
  const file = '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff';
  // Unpacked before: the library would inflate all glyphs again for each.
  loaded ??= create(unpackWoff(readFileSync(require.resolve(file))).bytes);
  return loaded;
}

export interface Words {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly size: number;
  readonly colour?: string;
}

function outlines({ text, x, y, size, colour = '#111' }: Words): string {
  const face = font();
  const scale = size / face.unitsPerEm;
  let left = x;
  return [...text]
    .map((character) => {
      if (character === '★') {
        const star = starAt(left + size / 2, y - size * 0.38, size * 0.45);
        left += size;
        return `<path d="${star}" fill="${colour}"/>`;
      }
      const glyph = face.glyphForCodePoint(character.codePointAt(0) ?? 0);
      const drawn = `<path transform="translate(${left} ${y}) scale(${scale} ${-scale})" d="${glyph.path.toSVG()}" fill="${colour}"/>`;
      left += glyph.advanceWidth * scale;
      return drawn;
    })
    .join('');
}

function starAt(x: number, y: number, radius: number): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (Math.PI * index) / 5;
    const r = index % 2 === 0 ? radius : radius * 0.382;
    return `${x + r * Math.sin(angle)} ${y - r * Math.cos(angle)}`;
  });
  return `M${points.join('L')}Z`;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly ground?: string;
  readonly words: readonly Words[];
}

/** A PNG with words. */
export function drawWords({ width, height, ground = '#fff', words }: Drawing): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${ground}"/>${words.map(outlines).join('')}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** A PNG of a QR code. */
export async function drawCode(text: string): Promise<Buffer> {
  const program = readFileSync(require.resolve('zxing-wasm/writer/zxing_writer.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(program).buffer } });
  const { image } = await writeBarcode(text, { format: 'QRCode', scale: 6 });
  if (image === null) throw new Error('the code was not drawn');
  return Buffer.from(await image.arrayBuffer());
}
