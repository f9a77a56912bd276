import type { IParagraphOptions, IRunOptions, ISectionOptions, Table } from 'docx';
import { withFixedTimes } from './fixed-times.ts';
import { type Block, headingNumbers, layout } from './model.ts';

export type Docx = typeof import('docx');

const { margins, page, size, lines, characters } = layout;
/** Twentieths of a point. */
const twip = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);
export const textWidth = twip(page.width - margins.left - margins.right);
/** One of 22 lines, one of 28 characters. */
export const line = Math.floor(twip(page.height - margins.top - margins.bottom) / lines);
export const character = Math.floor(textWidth / characters);

const font = (eastAsia: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia,
  hint: 'eastAsia' as const,
});
/** The standard's fonts by name; `altNames` says what to take where an office does not have them. */
export const fonts = {
  title: font('方正小标宋简体'),
  body: font('仿宋_GB2312'),
  first: font('黑体'),
  second: font('楷体_GB2312'),
  number: { ...font('宋体'), ascii: '宋体', hAnsi: '宋体' },
} as const;

const altNames: Readonly<Record<string, string>> = {
  方正小标宋简体: '方正小标宋_GBK,宋体',
  仿宋_GB2312: '仿宋,FangSong',
  楷体_GB2312: '楷体,KaiTi',
};

export type Piece = Pick<IRunOptions, 'font' | 'bold' | 'color' | 'size' | 'break'>;

/** A paragraph on the grid; `size` in points. */
export function paragraph(
  { Paragraph, TextRun, LineRuleType }: Docx,
  text: string | readonly string[],
  look: {
    readonly font?: (typeof fonts)[keyof typeof fonts];
    readonly size?: number;
    readonly bold?: boolean;
    readonly color?: string;
    readonly height?: number;
  } & Pick<
    IParagraphOptions,
    'alignment' | 'indent' | 'border' | 'keepNext' | 'keepLines' | 'pageBreakBefore' | 'tabStops'
  > & { readonly before?: number; readonly after?: number } = {},
) {
  const {
    font: face = fonts.body,
    size: points = size.body,
    bold,
    color,
    height,
    before = 0,
    after = 0,
    ...rest
  } = look;
  const rows = typeof text === 'string' ? [text] : text;
  return new Paragraph({
    ...rest,
    spacing: { before, after, line: height ?? line, lineRule: LineRuleType.EXACT },
    children: rows.map(
      (row, index) =>
        new TextRun({
          text: row,
          font: face,
          size: points * 2,
          ...(index > 0 ? { break: 1 } : {}),
          ...(bold === undefined ? {} : { bold }),
          ...(color === undefined ? {} : { color }),
        }),
    ),
  });
}

const levelFonts = { 1: fonts.first, 2: fonts.second, 3: fonts.body, 4: fonts.body } as const;
const indented = { firstLine: 2 * character } as const;

/** The body's blocks: two characters in front of each paragraph, 黑体 and 楷体 for the first two levels (7.3.3). */
export function blocksWord(docx: Docx, body: readonly Block[]) {
  const numbers = headingNumbers(body);
  return body.flatMap((block, index) => {
    if (block.kind === 'table') {
      return [tableOf(docx, block), paragraph(docx, '', { height: line / 2 })];
    }
    if (block.kind === 'fields') return [fieldsOf(docx, block), paragraph(docx, '', { height: line / 2 })];
    if (block.kind === 'paragraph') {
      // The signature never stands on a page without a line of the body.
      const last = index === body.length - 1;
      return [
        paragraph(docx, block.text, {
          indent: indented,
          keepNext: last,
          keepLines: last && block.text.length <= 6 * characters,
        }),
      ];
    }
    const text = `${numbers[index] ?? ''}${block.text}`;
    return [paragraph(docx, text, { font: levelFonts[block.level], indent: indented, keepNext: true })];
  });
}

const cellLook = { size: size.table, height: 360 } as const;

function tableOf(docx: Docx, { columns, rows, none = '' }: Extract<Block, { kind: 'table' }>): Table {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((width / whole) * textWidth));
  const cell = (text: string, index: number, head = false) =>
    new docx.TableCell({
      width: { size: widths[index] ?? 1000, type: docx.WidthType.DXA },
      children: [
        paragraph(docx, text, head ? { ...cellLook, font: fonts.first, alignment: 'center' } : cellLook),
      ],
    });
  const empty = new docx.TableRow({
    children: [
      new docx.TableCell({
        columnSpan: columns.length,
        children: [paragraph(docx, none, { ...cellLook, alignment: 'center' })],
      }),
    ],
  });
  const body = rows.map(
    (row) => new docx.TableRow({ cantSplit: true, children: row.map((text, index) => cell(text, index)) }),
  );
  const head = new docx.TableRow({
    tableHeader: true,
    children: columns.map(({ name }, index) => cell(name, index, true)),
  });
  return gridOf(docx, [head, ...(body.length === 0 ? [empty] : body)], widths);
}

function fieldsOf(docx: Docx, { fields }: Extract<Block, { kind: 'fields' }>): Table {
  const widths = [2400, textWidth - 2400];
  const cell = (text: string, index: number) =>
    new docx.TableCell({
      width: { size: widths[index] ?? 1000, type: docx.WidthType.DXA },
      children: [paragraph(docx, text, index === 0 ? { ...cellLook, font: fonts.first } : cellLook)],
    });
  const rows = fields.map(
    ({ name, value }) => new docx.TableRow({ cantSplit: true, children: [cell(name, 0), cell(value, 1)] }),
  );
  return gridOf(docx, rows, widths);
}

function gridOf(docx: Docx, rows: readonly import('docx').TableRow[], widths: readonly number[]): Table {
  return new docx.Table({
    rows: [...rows],
    columnWidths: [...widths],
    layout: docx.TableLayoutType.FIXED,
    width: { size: textWidth, type: docx.WidthType.DXA },
  });
}

/** A4 with the grid of 22 × 28, `— 1 —` at the outer side of each page (7.5); the same content gives the same bytes. */
export async function wordOf(
  docx: Docx,
  title: string,
  children: ISectionOptions['children'],
  madeAt: string,
): Promise<Uint8Array> {
  const document = new docx.Document({
    title,
    creator: 'Sanshen',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { size: size.body * 2, font: fonts.body } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: twip(page.width), height: twip(page.height) },
            margin: {
              top: twip(margins.top),
              bottom: twip(margins.bottom),
              left: twip(margins.left),
              right: twip(margins.right),
              footer: twip(24),
            },
          },
          // Character pitch in 1/4096 of a point beside the body's size.
          grid: {
            type: docx.DocumentGridType.LINES_AND_CHARS,
            linePitch: line,
            charSpace: Math.round((textWidth / 20 / characters - size.body) * 4096),
          },
        },
        footers: { default: footer(docx, 'right'), even: footer(docx, 'left') },
        children,
      },
    ],
  });
  return withFixedTimes(await docx.Packer.toBuffer(document), madeAt, {
    'word/fontTable.xml': (text) =>
      text.replace(/<w:fonts([^>]*?)(\/>|>[\s\S]*<\/w:fonts>)/, `<w:fonts$1>${fontTable()}</w:fonts>`),
  });
}

function fontTable(): string {
  return Object.entries(altNames)
    .map(
      ([name, alternatives]) =>
        `<w:font w:name="${name}"><w:altName w:val="${alternatives}"/><w:charset w:val="86"/></w:font>`,
    )
    .join('');
}

function footer({ Footer, Paragraph, TextRun, PageNumber }: Docx, side: 'left' | 'right') {
  return new Footer({
    children: [
      new Paragraph({
        alignment: side,
        indent: side === 'left' ? { left: character } : { right: character },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: fonts.number,
            size: size.small * 2,
          }),
        ],
      }),
    ],
  });
}
