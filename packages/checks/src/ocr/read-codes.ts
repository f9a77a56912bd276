import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { GreyPicture } from './decode-picture.ts';
import type { PictureCode } from './picture-text.ts';

const require = createRequire(import.meta.url);
let ready: Promise<unknown> | undefined;

/** Loads the reader from the installed package; without this it would ask a server for itself. */
function prepare(): Promise<unknown> {
  ready ??= readFile(require.resolve('zxing-wasm/reader/zxing_reader.wasm')).then((program) =>
    prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(program).buffer }, fireImmediately: true }),
  );
  return ready;
}

/** Codes that are told of one picture. */
const mostCodes = 20;

/** All QR codes of a picture, also turned, mirrored and light on dark. `scale`: pixels of `grey` for each of the picture. */
export async function readCodes(grey: GreyPicture, scale: number): Promise<readonly PictureCode[]> {
  await prepare();
  const { width, height, data } = grey;
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < data.length; at++)
    rgba.fill(data[at] ?? 0, at * 4, at * 4 + 3).fill(255, at * 4 + 3, at * 4 + 4);
  // Node has no ImageData; the reader uses these members of it only.
  const image = { data: rgba, width, height } as Parameters<typeof readBarcodes>[0];
  const found = await readBarcodes(image, {
    formats: ['QRCode', 'MicroQRCode'],
    tryHarder: true,
    maxNumberOfSymbols: mostCodes,
  });
  return found
    .filter(({ isValid }) => isValid)
    .map(({ text, position }) => {
      const corners = [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft];
      const xs = corners.map(({ x }) => x / scale);
      const ys = corners.map(({ y }) => y / scale);
      const [left, top] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))];
      const box = [left, top, Math.ceil(Math.max(...xs)) - left, Math.ceil(Math.max(...ys)) - top] as const;
      return { text, box };
    });
}
