import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { mainFamily } from './fonts.ts';
import { type Block, headingNumbers, layout, widthOf } from './model.ts';
import { fontsFor, pdfWriter, type Write } from './pdf-text.ts';

const { millimetre, margins, page, lines, size } = layout;
/** What the fonts of Noto Sans SC take for a line, in times of their size. */
const fontLine = 1.448;
/** 22 lines share 225 mm. */
export const lineHeight = ((page.height - margins.top - margins.bottom) * millimetre) / lines;
export const textWidth = (page.width - margins.left - margins.right) * millimetre;

/** A line of the document's grid in a size of its own. */
export function onGrid(fontSize: number, height = lineHeight) {
  return { fontSize, lineHeight: height / (fontSize * fontLine) };
}

export type Paragraph = (text: string, style: object) => Promise<Content>;

/** Cells and paragraphs are the same to the writer; its types have two names for them. */
export function paragraphsOf(write: Write): Paragraph {
  return async (text, style) => (await write(text, style)) as Content;
}

/** The body's blocks on the grid: two characters in front of each paragraph, headings by their level, tables in thin lines. */
export async function blocksPdf(body: readonly Block[], write: Write): Promise<Content[]> {
  const paragraph = paragraphsOf(write);
  const numbers = headingNumbers(body);
  const content: Content[] = [];
  for (const [index, block] of body.entries()) {
    if (block.kind === 'table') content.push(await tableOf(block, write));
    else if (block.kind === 'fields') content.push(await fieldsOf(block, write));
    else {
      const bold = block.kind === 'heading' && block.level <= 2;
      const text = `　　${numbers[index] ?? ''}${block.text}`;
      // A heading never ends a page: the page breaker looks at the style, and at the points that must follow.
      const style =
        block.kind === 'heading' ? { style: 'heading', headlineLevel: pointsBelow(body[index + 1]) } : {};
      content.push(await paragraph(text, { ...style, bold, alignment: 'left', preserveLeadingSpaces: true }));
    }
  }
  return content;
}

const thin = { hLineWidth: () => 0.6, vLineWidth: () => 0.6, paddingTop: () => 2, paddingBottom: () => 2 };
const cellLine = 18;
const cellLook = { ...onGrid(size.table, cellLine) };

/** The width that the columns of a table share: without lines and the room beside texts. */
const freeWidth = (columns: number) => textWidth - 9 * columns;

/** Points that a table's head and first row take: while they are laid out it counts as begun on a page that they leave. 0 for any other block. */
function pointsBelow(block: Block | undefined): number {
  if (block?.kind !== 'table') return 0;
  const whole = block.columns.reduce((sum, { width }) => sum + width, 0);
  const rowHeight = (cells: readonly string[]) => {
    const lines = block.columns.map(({ width }, index) => {
      const room = ((width / whole) * freeWidth(block.columns.length)) / size.table;
      return Math.ceil(widthOf(cells[index] ?? '') / room);
    });
    return Math.max(1, ...lines) * cellLine + 5;
  };
  return 6 + rowHeight(block.columns.map(({ name }) => name)) + rowHeight(block.rows[0] ?? []);
}

async function tableOf(block: Extract<Block, { kind: 'table' }>, write: Write): Promise<Content> {
  const whole = block.columns.reduce((sum, { width }) => sum + width, 0);
  const free = freeWidth(block.columns.length);
  const head = await Promise.all(
    block.columns.map(({ name }) => write(name, { ...cellLook, bold: true, alignment: 'center' })),
  );
  const rows: TableCell[][] = [];
  for (const row of block.rows) rows.push(await Promise.all(row.map((cell) => write(cell, cellLook))));
  if (rows.length === 0) {
    const cell = (await write(block.none ?? '', { ...cellLook, alignment: 'center' })) as object;
    // A cell of the writer's object form, as `write` gives them.
    rows.push([
      { ...cell, colSpan: block.columns.length } as TableCell,
      ...block.columns.slice(1).map(() => ''),
    ]);
  }
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: block.columns.map(({ width }) => (width / whole) * free),
      body: [head, ...rows],
    },
    layout: thin,
    margin: [0, 6, 0, 8],
  };
}

async function fieldsOf(block: Extract<Block, { kind: 'fields' }>, write: Write): Promise<Content> {
  const body: TableCell[][] = [];
  for (const { name, value } of block.fields) {
    body.push([await write(name, { ...cellLook, bold: true }), await write(value, cellLook)]);
  }
  return { table: { dontBreakRows: true, widths: [110, '*'], body }, layout: thin, margin: [0, 6, 0, 8] };
}

interface Pages {
  readonly title: string;
  readonly madeAt: string;
  readonly content: readonly Content[];
}

/** Lays the pages out; `— 1 —` at the outer side of each. */
export async function pagesOf(pages: Pages, families: ReadonlySet<string>): Promise<Uint8Array> {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts(await fontsFor(pdfmake, families));
  // Nothing is fetched and no file is read: fonts come from memory, and there are no pictures.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  const bottom = margins.bottom * millimetre;
  const pdf = pdfmake.createPdf({
    info: { title: pages.title, creationDate: new Date(pages.madeAt) },
    pageSize: 'A4',
    pageMargins: [margins.left * millimetre, margins.top * millimetre, margins.right * millimetre, bottom],
    defaultStyle: {
      font: mainFamily,
      // 28 characters of 16 points are a little wider than 156 mm.
      ...onGrid(textWidth / layout.characters - 0.005),
    },
    footer: (current) => [
      {
        text: `— ${current} —`,
        ...onGrid(size.small, 20),
        alignment: current % 2 === 1 ? 'right' : 'left',
        margin: [margins.left * millimetre + 16, 5 * millimetre, margins.right * millimetre + 16, 0],
      },
    ],
    pageBreakBefore: (node, around) => {
      if (node.style !== 'heading') return false;
      const below = page.height * millimetre - bottom - node.startPosition.top - lineHeight;
      return below < (node.headlineLevel ?? 0) || around.getFollowingNodesOnPage().length === 0;
    },
    content: [...pages.content],
  });
  return pdf.getBuffer();
}

/** The writer of a document's texts; see `pdfWriter`. */
export { pdfWriter };
