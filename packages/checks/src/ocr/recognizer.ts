import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { GreyPicture } from './decode-picture.ts';
import { UnreadablePicture } from './picture-text.ts';

/** A symbol as the recogniser saw it; its sides are often wrong, its left edge is mostly right. */
export interface RawSymbol {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** A line as the recogniser saw it, in pixels of what it was given. */
export interface RawLine {
  /** With the spaces that the recogniser saw, without the line's end. */
  readonly text: string;
  readonly confidence: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Number of the paragraph in the picture. */
  readonly paragraph: number;
  readonly symbols: readonly RawSymbol[];
}

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** What the recogniser's JSON says, as far as it is used. */
interface Page {
  readonly blocks: readonly {
    readonly paragraphs: readonly {
      readonly lines: readonly {
        readonly text: string;
        readonly confidence: number;
        readonly bbox: Box;
        readonly words: readonly {
          readonly symbols: readonly { readonly text: string; readonly bbox: Box }[];
        }[];
      }[];
    }[];
  }[];
}

interface RecognizerApi {
  Init(path: null, language: string, engine: number, configuration?: string): number;
  SetVariable(name: string, value: string): void;
  /** Reads `/input`; 0 = done. */
  SetImageFile(exif: number, angle: number): number;
  Recognize(monitor: null): number;
  GetJSONText(): string;
  Clear(): void;
}

interface RecognizerModule {
  readonly FS: { writeFile(path: string, data: Uint8Array): void };
  readonly TessBaseAPI: new () => RecognizerApi;
}

type LoadModule = (options: {
  print: (text: string) => void;
  printErr: (text: string) => void;
  TesseractProgress: (percent: number) => void;
}) => Promise<RecognizerModule>;

const require = createRequire(import.meta.url);
/** The integer model for line recognition: a tenth of the full one's size, and better at small letters. */
const modelFolder = '4.0.0_best_int';
const lineEngine = 1;
const wholePage = '3';
const oneLine = '7';

/** The files that reading needs, all inside installed packages: nothing is ever fetched. */
export function recognizerFiles(): { readonly core: string; readonly model: string } {
  const data = dirname(require.resolve('@tesseract.js-data/chi_sim'));
  return {
    core: require.resolve('tesseract.js-core/tesseract-core-simd-lstm.js'),
    model: join(data, modelFolder, 'chi_sim.traineddata.gz'),
  };
}

/** Reads Chinese, Latin letters and digits in grey pictures, in the thread that calls it. */
export class Recognizer {
  readonly #module: RecognizerModule;
  readonly #api: RecognizerApi;
  readonly #listener: { tell: (percent: number) => void };

  private constructor(
    module: RecognizerModule,
    api: RecognizerApi,
    listener: { tell: (percent: number) => void },
  ) {
    this.#module = module;
    this.#api = api;
    this.#listener = listener;
  }

  /** Loads program and model: some 200 ms and 60 MB. */
  static async load(): Promise<Recognizer> {
    const files = recognizerFiles();
    // The package has no types; this is what its build exports.
    const load = require(files.core) as LoadModule;
    const listener = { tell: (_percent: number) => {} };
    const quiet = () => {};
    const [module, model] = await Promise.all([
      load({ print: quiet, printErr: quiet, TesseractProgress: (percent) => listener.tell(percent) }),
      readFile(files.model).then(promisify(gunzip)),
    ]);
    module.FS.writeFile('./chi_sim.traineddata', model);
    const api = new module.TessBaseAPI();
    if (api.Init(null, 'chi_sim', lineEngine) !== 0) throw new Error('the recogniser did not start');
    api.SetVariable('preserve_interword_spaces', '1');
    return new Recognizer(module, api, listener);
  }

  /** All lines of a page in reading order, columns one after another. */
  readPage(picture: GreyPicture, onProgress: (percent: number) => void = () => {}): readonly RawLine[] {
    return this.#read(picture, wholePage, onProgress);
  }

  /** A picture of one line. */
  readLine(picture: GreyPicture): RawLine | null {
    return this.#read(picture, oneLine, () => {})[0] ?? null;
  }

  #read(picture: GreyPicture, mode: string, onProgress: (percent: number) => void): readonly RawLine[] {
    const { width, height, data } = picture;
    const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
    this.#module.FS.writeFile('/input', Buffer.concat([head, data]));
    this.#listener.tell = onProgress;
    this.#api.SetVariable('tessedit_pageseg_mode', mode);
    try {
      if (this.#api.SetImageFile(1, 0) !== 0)
        throw new UnreadablePicture('failed', 'the recogniser refused it');
      this.#api.Recognize(null);
      // Written by the recogniser in this shape.
      return linesOf(JSON.parse(this.#api.GetJSONText()) as Page);
    } finally {
      this.#listener.tell = () => {};
      this.#api.Clear();
    }
  }
}

function linesOf({ blocks }: Page): readonly RawLine[] {
  const paragraphs = blocks.flatMap((block) => block.paragraphs);
  return paragraphs.flatMap(({ lines }, paragraph) =>
    lines.map(({ text, confidence, bbox, words }) => ({
      text: text.trim(),
      confidence,
      left: bbox.x0,
      top: bbox.y0,
      right: bbox.x1,
      bottom: bbox.y1,
      paragraph,
      symbols: words.flatMap(({ symbols }) =>
        symbols.map((symbol) => ({ text: symbol.text, left: symbol.bbox.x0, right: symbol.bbox.x1 })),
      ),
    })),
  );
}
