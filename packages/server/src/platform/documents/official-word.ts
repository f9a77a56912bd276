import {
  blocksWord,
  character,
  type Docx,
  fonts,
  line,
  paragraph,
  textWidth,
  wordOf,
} from './blocks-word.ts';
import { documentDay, layout, type OfficialDocument, titleLines, widthOf } from './model.ts';

const { size, red } = layout;
const titleHeight = 680;

/** 公文 as Word document, A4, by GB/T 9704—2012. */
export async function officialWord(document: OfficialDocument): Promise<Uint8Array> {
  const docx = await import('docx');
  const attachments = document.attachments ?? [];
  const children = [
    ...headOf(docx, document),
    paragraph(docx, `${document.addressees.join('，')}：`),
    ...blocksWord(docx, document.body),
    ...attachmentList(docx, document),
    ...signatureOf(docx, document),
    ...(document.note === undefined
      ? []
      : [paragraph(docx, `（${document.note}）`, { indent: { firstLine: 2 * character } })]),
    ...attachments.flatMap((attachment, index) => [
      paragraph(docx, `附件${attachments.length === 1 ? '' : index + 1}`, {
        font: fonts.first,
        pageBreakBefore: true,
      }),
      titleOf(docx, attachment.title, 1),
      ...blocksWord(docx, attachment.body),
    ]),
    ...imprintOf(docx, document),
  ];
  return wordOf(docx, document.title, children, document.madeAt);
}

function headOf(docx: Docx, document: OfficialDocument) {
  const head = document.redHead ?? `${document.issuer}文件`;
  const large = Math.max(22, Math.min(54, Math.floor((textWidth / 20 - 8) / widthOf(head))));
  const above = Math.round((35 * 1440) / 25.4);
  const draft = document.draft;
  return [
    // A first line of its own, because Word leaves no space above the first paragraph of a page in every mode.
    paragraph(docx, draft ?? '', { font: fonts.first, size: size.small, height: 400 }),
    paragraph(docx, head, {
      font: fonts.title,
      size: large,
      color: red,
      alignment: 'center',
      height: Math.round(large * 1.3) * 20,
      before: above - 400,
      after: line,
    }),
    // 7.2.7: a red line 4 mm below, as wide as the text.
    paragraph(docx, document.number, {
      alignment: 'center',
      border: { bottom: { style: docx.BorderStyle.SINGLE, size: 18, color: red, space: 11 } },
    }),
    titleOf(docx, document.title, 2),
  ];
}

/** 7.3.1: empty lines above, one below; broken where words end. */
function titleOf(docx: Docx, title: string, above: number) {
  return paragraph(docx, titleLines(title, Math.floor(textWidth / 20 / size.title)), {
    font: fonts.title,
    size: size.title,
    alignment: 'center',
    height: titleHeight,
    before: above * line,
    after: line,
    keepLines: true,
  });
}

/** 7.3.4. */
function attachmentList(docx: Docx, document: OfficialDocument) {
  const titles = (document.attachments ?? []).map((one) => one.title);
  return titles.map((title, index) => {
    const number = titles.length === 1 ? '' : `${index + 1}. `;
    const first = index === 0;
    return paragraph(docx, `${first ? '附件：' : ''}${number}${title}`, {
      indent: { left: (first ? 2 : 5) * character },
      before: first ? line : 0,
    });
  });
}

/** 7.3.5.1: the day four characters from the right, the signature centred over it. */
function signatureOf(docx: Docx, document: OfficialDocument) {
  const [name, day] = [document.signature ?? document.issuer, documentDay(document.date)];
  const overhang = (widthOf(name) - widthOf(day)) / 2;
  const [forName, forDay] = overhang > 4 ? [0, 0] : [4 - overhang, 4];
  return [
    paragraph(docx, name, {
      alignment: 'right',
      indent: { right: Math.round(forName * character) },
      before: 2 * line,
      keepNext: true,
    }),
    paragraph(docx, day, { alignment: 'right', indent: { right: Math.round(forDay * character) } }),
  ];
}

/** 7.4: at the foot of the last page, between lines as wide as the text. */
function imprintOf(docx: Docx, document: OfficialDocument) {
  const rows: string[][] = [];
  const copies = document.copyTo ?? [];
  if (copies.length > 0) rows.push([`抄送：${copies.join('，')}。`]);
  const { printed } = document;
  if (printed !== undefined) rows.push([printed.by, `${documentDay(printed.on)}印发`]);
  if (rows.length === 0) return [];
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' };
  const outer = { style: docx.BorderStyle.SINGLE, size: 8, color: '000000' };
  const inner = { style: docx.BorderStyle.SINGLE, size: 6, color: '000000' };
  const look = { size: size.small, height: 440 };
  const table = new docx.Table({
    width: { size: textWidth, type: docx.WidthType.DXA },
    columnWidths: [Math.floor(textWidth / 2), Math.ceil(textWidth / 2)],
    layout: docx.TableLayoutType.FIXED,
    float: {
      horizontalAnchor: docx.TableAnchorType.MARGIN,
      relativeHorizontalPosition: docx.RelativeHorizontalPosition.CENTER,
      verticalAnchor: docx.TableAnchorType.MARGIN,
      relativeVerticalPosition: docx.RelativeVerticalPosition.BOTTOM,
    },
    borders: {
      top: outer,
      bottom: outer,
      left: none,
      right: none,
      insideHorizontal: inner,
      insideVertical: none,
    },
    rows: rows.map(
      (texts) =>
        new docx.TableRow({
          cantSplit: true,
          children: texts.map(
            (text, index) =>
              new docx.TableCell({
                ...(texts.length === 1 ? { columnSpan: 2 } : {}),
                children: [
                  paragraph(docx, text, {
                    ...look,
                    ...(texts.length === 1
                      ? { indent: { left: 280 + 840, right: 280, hanging: 840 } }
                      : index === 0
                        ? { indent: { left: 280 } }
                        : { alignment: 'right' as const, indent: { right: 280 } }),
                  }),
                ],
              }),
          ),
        }),
    ),
  });
  return [table, paragraph(docx, '', { height: 20 })];
}
