import type { TableCell } from 'pdfmake/interfaces.js';
import { loadFont, mainFamily, splitByFont } from './fonts.ts';

export type PdfMake = typeof import('pdfmake');
export type Write = (text: string, style?: object) => Promise<TableCell>;

/** Writes texts as cells, each run in a font that has its characters, and remembers which fonts it took. */
export function pdfWriter(): { readonly write: Write; readonly families: ReadonlySet<string> } {
  const families = new Set<string>([mainFamily]);
  const write = async (text: string, style: object = {}): Promise<TableCell> => {
    const runs = await splitByFont(text);
    for (const { family } of runs) families.add(family);
    return { text: runs.map((run) => ({ text: run.text, font: run.family, ...broken(run.text) })), ...style };
  };
  return { write, families };
}

/** Fonts by way of the writer's own memory, since it takes names and no bytes. */
export async function fontsFor(pdfmake: PdfMake, families: ReadonlySet<string>) {
  // Documented for browsers only, and therefore missing in the types; it is the same object in Node.
  const { virtualfs } = pdfmake as unknown as {
    virtualfs: { writeFileSync(name: string, bytes: Buffer): void };
  };
  const fonts: Record<string, { normal: string; bold: string }> = {};
  for (const family of families) {
    const names = { normal: `${family}-400.ttf`, bold: `${family}-700.ttf` };
    virtualfs.writeFileSync(names.normal, (await loadFont(family, 400)).bytes);
    virtualfs.writeFileSync(names.bold, (await loadFont(family, 700)).bytes);
    fonts[family] = names;
  }
  return fonts;
}

/** Lets addresses and digests break anywhere: they have no place of their own to do so. */
function broken(text: string): { wordBreak?: 'break-all' } {
  return /[\x21-\x7e]{16,}/.test(text) ? { wordBreak: 'break-all' } : {};
}
