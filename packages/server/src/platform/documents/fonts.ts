import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';

/** A font as the PDF writer takes it: TrueType or OpenType. */
export interface Font {
  readonly bytes: Buffer;
  readonly has: (codePoint: number) => boolean;
}

/** A family for a run of text, and what to write in it. */
export interface Run {
  readonly family: string;
  readonly text: string;
}

export type Weight = 400 | 700;

const require = createRequire(import.meta.url);
/** The family that has nearly every character. */
export const mainFamily = 'chinese-simplified';

// Parsed fonts are some 5 MB a weight; a server that prints sheets keeps them, one that doesn't never loads them.
const loaded = new Map<string, Promise<Font>>();

/** One file of Noto Sans SC (OFL-1.1); `family` is the part of the file's name that says which characters it has. */
export function loadFont(family: string, weight: Weight): Promise<Font> {
  const name = fileOf(family, weight);
  const font = loaded.get(name) ?? readFile(require.resolve(name)).then(unpackWoff);
  loaded.set(name, font);
  return font;
}

function fileOf(family: string, weight: Weight): string {
  return `@fontsource/noto-sans-sc/files/noto-sans-sc-${family}-${weight}-normal.woff`;
}

/**
 * Splits a text so that each run has a font with all its characters: the main one, else the slice of the font that holds the rare ones.
 * A character that no slice has is written as its code point, never as an empty box.
 */
export async function splitByFont(text: string): Promise<readonly Run[]> {
  const main = await loadFont(mainFamily, 400);
  const runs: { family: string; text: string }[] = [];
  for (const char of text) {
    const codePoint = char.codePointAt(0) ?? 0;
    const family = main.has(codePoint) || codePoint < 0x20 ? mainFamily : await sliceFor(codePoint);
    const shown = family === null ? `〔U+${codePoint.toString(16).toUpperCase()}〕` : char;
    const last = runs.at(-1);
    if (last?.family === (family ?? mainFamily)) last.text += shown;
    else runs.push({ family: family ?? mainFamily, text: shown });
  }
  return runs;
}

type Slice = readonly [family: string, ranges: readonly (readonly [from: number, to: number])[]];
let slices: Promise<readonly Slice[]> | undefined;

async function sliceFor(codePoint: number): Promise<string | null> {
  slices ??= readSlices();
  const found = (await slices).find(([, ranges]) =>
    ranges.some(([from, to]) => codePoint >= from && codePoint <= to),
  );
  if (found === undefined) return null;
  // The list of ranges is what browsers are told; only the file itself says what is in it.
  return (await loadFont(found[0], 400)).has(codePoint) ? found[0] : null;
}

async function readSlices(): Promise<readonly Slice[]> {
  // The package exports its files one by one, but not this list beside them.
  const files = dirname(require.resolve(fileOf(mainFamily, 400)));
  const text = await readFile(join(files, '..', 'unicode.json'), 'utf8');
  // The package's own list: family in brackets → "U+4e10,U+512a-512f,…".
  const listed = JSON.parse(text) as Readonly<Record<string, string>>;
  return Object.entries(listed).map(([name, ranges]) => [
    name.replace(/[[\]]/g, ''),
    ranges.split(',').map((range) => {
      const [from = '', to = from] = range.trim().slice(2).split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    }),
  ]);
}

interface FontTable {
  readonly tag: string;
  readonly checksum: number;
  readonly data: Buffer;
}

/**
 * Unpacks WOFF 1.0 (W3C) into the sfnt inside it. The PDF writer could read WOFF itself, but inflates the glyph table again for every glyph,
 * which makes a page take seconds.
 */
export function unpackWoff(woff: Buffer): Font {
  const tables: FontTable[] = [];
  for (let index = 0; index < woff.readUInt16BE(12); index++) {
    const at = 44 + 20 * index;
    const [offset, packed, size] = [4, 8, 12].map((member) => woff.readUInt32BE(at + member));
    const raw = woff.subarray(offset, (offset ?? 0) + (packed ?? 0));
    tables.push({
      tag: woff.toString('latin1', at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      data: (packed ?? 0) < (size ?? 0) ? inflateSync(raw) : raw,
    });
  }
  const characters = tables.find((table) => table.tag === 'cmap');
  const known = characters === undefined ? new Set<number>() : codePointsOf(characters.data);
  return { bytes: sfntOf(woff.readUInt32BE(4), tables), has: (codePoint) => known.has(codePoint) };
}

function sfntOf(flavor: number, tables: readonly FontTable[]): Buffer {
  const head = Buffer.alloc(12 + 16 * tables.length);
  const power = Math.floor(Math.log2(tables.length));
  head.writeUInt32BE(flavor, 0);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(2 ** power * 16, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE((tables.length - 2 ** power) * 16, 10);
  const parts: Buffer[] = [head];
  let end = head.length;
  tables.forEach(({ tag, checksum, data }, index) => {
    const at = 12 + 16 * index;
    head.write(tag, at, 'latin1');
    head.writeUInt32BE(checksum, at + 4);
    head.writeUInt32BE(end, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    const padding = Buffer.alloc((4 - (data.length % 4)) % 4);
    parts.push(data, padding);
    end += data.length + padding.length;
  });
  return Buffer.concat(parts);
}

/** The characters of a font from its `cmap` (OpenType 1.9), formats 4 and 12. */
function codePointsOf(cmap: Buffer): ReadonlySet<number> {
  const found = new Set<number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + 8 * index + 4));
    const format = table.readUInt16BE(0);
    if (format === 12) addGroups(table, found);
    if (format === 4) addSegments(table, found);
  }
  return found;
}

function addGroups(table: Buffer, found: Set<number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group++) {
    const at = 16 + 12 * group;
    for (let code = table.readUInt32BE(at); code <= table.readUInt32BE(at + 4); code++) found.add(code);
  }
}

function addSegments(table: Buffer, found: Set<number>): void {
  const size = table.readUInt16BE(6);
  for (let segment = 0; segment < size; segment += 2) {
    const to = table.readUInt16BE(14 + segment);
    const from = table.readUInt16BE(16 + size + segment);
    const delta = table.readUInt16BE(16 + 2 * size + segment);
    const offsetAt = 16 + 3 * size + segment;
    const offset = table.readUInt16BE(offsetAt);
    for (let code = from; code <= to && code !== 0xffff; code++) {
      const glyph =
        offset === 0 ? (code + delta) & 0xffff : table.readUInt16BE(offsetAt + offset + 2 * (code - from));
      if (glyph !== 0) found.add(code);
    }
  }
}
