import type { Content } from 'pdfmake/interfaces.js';
import {
  blocksPdf,
  lineHeight,
  onGrid,
  type Paragraph,
  pagesOf,
  paragraphsOf,
  pdfWriter,
  textWidth,
} from './blocks-pdf.ts';
import { documentDay, layout, type OfficialDocument, titleLines, widthOf } from './model.ts';
import type { Write } from './pdf-text.ts';

const { millimetre, size, red } = layout;
const character = textWidth / layout.characters;

/** 公文 as PDF, A4, by GB/T 9704—2012 (letters in Noto Sans SC: the standard's fonts may not be passed on). */
export async function officialPdf(document: OfficialDocument): Promise<Uint8Array> {
  const { write, families } = pdfWriter();
  const paragraph = paragraphsOf(write);
  const imprint = await imprintOf(document, paragraph);
  const content: Content[] = [
    ...(await headOf(document, paragraph)),
    await paragraph(`${document.addressees.join('，')}：`, { alignment: 'left' }),
    ...(await closedBody(document, write)),
    ...(document.note === undefined
      ? []
      : [await paragraph(`　　（${document.note}）`, { preserveLeadingSpaces: true })]),
  ];
  for (const [index, attachment] of (document.attachments ?? []).entries()) {
    const number = (document.attachments ?? []).length === 1 ? '' : String(index + 1);
    content.push(
      await paragraph(`附件${number}`, { bold: true, pageBreak: 'before' }),
      ...(await titleOf(attachment.title, paragraph, 1)),
      ...(await blocksPdf(attachment.body, write)),
    );
  }
  if (imprint !== null) content.push(...imprint);
  return pagesOf({ title: document.title, madeAt: document.madeAt, content }, families);
}

/** The body with its signature, which never stands on a page without a line of the body: a short last paragraph goes with it. */
async function closedBody(document: OfficialDocument, write: Write): Promise<Content[]> {
  const paragraph = paragraphsOf(write);
  const content = await blocksPdf(document.body, write);
  const last = document.body.at(-1);
  const goesAlong = last?.kind === 'paragraph' && last.text.length <= 6 * layout.characters;
  const tail = goesAlong ? content.splice(-1) : [];
  const stack = [
    ...tail,
    ...(await attachmentList(document, paragraph)),
    await signatureOf(document, paragraph),
  ];
  return [...content, { unbreakable: true, stack }];
}

async function headOf(document: OfficialDocument, paragraph: Paragraph): Promise<Content[]> {
  const head = document.redHead ?? `${document.issuer}文件`;
  const large = Math.max(22, Math.min(54, Math.floor((textWidth - 8) / widthOf(head))));
  // 7.2.4: 35 mm from the top of the text to the head; the font itself leaves about a fifth of its size above a character.
  const above = 35 * millimetre - large * 0.25;
  return [
    ...(document.draft === undefined
      ? []
      : [
          {
            ...((await paragraph(document.draft, { fontSize: size.small, bold: true })) as object),
            absolutePosition: { x: layout.margins.left * millimetre, y: layout.margins.top * millimetre },
          } as Content,
        ]),
    await paragraph(head, {
      fontSize: large,
      lineHeight: 1,
      bold: true,
      color: `#${red}`,
      alignment: 'center',
      margin: [0, above, 0, lineHeight],
    }),
    await paragraph(document.number, { alignment: 'center', margin: [0, 0, 0, 2] }),
    {
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: textWidth, y2: 0, lineWidth: 2, lineColor: `#${red}` }],
      margin: [0, 2, 0, 0],
    },
    ...(await titleOf(document.title, paragraph, 2)),
  ];
}

/** 7.3.1: two empty lines above, one below. */
async function titleOf(title: string, paragraph: Paragraph, above: number): Promise<Content[]> {
  const rows = titleLines(title, Math.floor(textWidth / size.title));
  const shown: Content[] = [];
  for (const [index, row] of rows.entries()) {
    const first = index === 0 ? above * lineHeight : 0;
    const last = index === rows.length - 1 ? lineHeight : 0;
    shown.push(
      await paragraph(row, {
        ...onGrid(size.title, 34),
        bold: true,
        alignment: 'center',
        margin: [0, first, 0, last],
      }),
    );
  }
  return shown;
}

/** 7.3.4: one line below the body, two characters in. */
async function attachmentList(document: OfficialDocument, paragraph: Paragraph): Promise<Content[]> {
  const titles = (document.attachments ?? []).map((one) => one.title);
  const shown: Content[] = [];
  for (const [index, title] of titles.entries()) {
    const first = index === 0;
    const number = titles.length === 1 ? '' : `${index + 1}. `;
    shown.push(
      await paragraph(`${first ? '附件：' : ''}${number}${title}`, {
        margin: [(first ? 2 : 5) * character, first ? lineHeight : 0, 0, 0],
      }),
    );
  }
  return shown;
}

/** 7.3.5.1: the day four characters from the right, the signature centred over it. */
async function signatureOf(document: OfficialDocument, paragraph: Paragraph): Promise<Content> {
  const [name, day] = [document.signature ?? document.issuer, documentDay(document.date)];
  const overhang = (widthOf(name) - widthOf(day)) / 2;
  const [forName, forDay] = overhang > 4 ? [0, 0] : [4 - overhang, 4];
  return {
    stack: [
      await paragraph(name, { alignment: 'right', margin: [0, 2 * lineHeight, forName * character, 0] }),
      await paragraph(day, { alignment: 'right', margin: [0, 0, forDay * character, 0] }),
    ],
  };
}

/** 7.4: copy-to and printing between lines as wide as the text, the outer ones thicker. */
async function imprintOf(document: OfficialDocument, paragraph: Paragraph) {
  const copies = document.copyTo ?? [];
  const { printed } = document;
  if (copies.length === 0 && printed === undefined) return null;
  const look = { ...onGrid(size.small, 22) };
  const free = textWidth - 28;
  const body: Content[][] = [];
  let height = 0;
  if (copies.length > 0) {
    const text = `抄送：${copies.join('，')}。`;
    height += 22 * Math.ceil((widthOf(text) * size.small) / (free - 3 * size.small)) + 6;
    body.push([await paragraph(text, { ...look, margin: [14 + 3 * 14, 0, 14, 0], leadingIndent: -3 * 14 })]);
  }
  if (printed !== undefined) {
    height += 28;
    const columns = [
      await paragraph(printed.by, { ...look, margin: [14, 0, 0, 0] }),
      await paragraph(`${documentDay(printed.on)}印发`, {
        ...look,
        alignment: 'right',
        margin: [0, 0, 14, 0],
      }),
    ];
    body.push([{ columns }]);
  }
  const outer = 0.35 * millimetre;
  const shown: Content = {
    table: { widths: [textWidth], body },
    layout: {
      hLineWidth: (index: number) => (index === 0 || index === body.length ? outer : 0.25 * millimetre),
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
    absolutePosition: {
      x: layout.margins.left * millimetre,
      y: (layout.page.height - layout.margins.bottom) * millimetre - height,
    },
  };
  // Takes the room in the flow of the text, so that the page on which the imprint stands has it free at its foot.
  const room: Content = {
    table: { widths: ['*'], heights: [height - lineHeight / 2], body: [['']] },
    layout: 'noBorders',
  };
  return [room, shown];
}
