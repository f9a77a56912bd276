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
import { bodyOf, documentDay, layout, type PlainReport, titleLines } from './model.ts';

const { size } = layout;

/** A report as Word document on the page of an official document, without its red head. */
export async function plainWord(report: PlainReport): Promise<Uint8Array> {
  const docx = await import('docx');
  const under = [report.subtitle, report.organization].filter((one) => one !== undefined && one !== '');
  const children = [
    paragraph(docx, titleLines(report.title, Math.floor(textWidth / 20 / size.title)), {
      font: fonts.title,
      size: size.title,
      alignment: 'center',
      height: 680,
    }),
    ...under.map((text) =>
      paragraph(docx, text ?? '', { size: size.small, alignment: 'center', height: 480 }),
    ),
    paragraph(docx, '', { height: line / 2 }),
    ...blocksWord(docx, bodyOf(report)),
    ...signaturesOf(docx, report),
    ...(report.note === undefined
      ? []
      : [paragraph(docx, report.note, { size: 9, color: '555555', height: 260, before: line })]),
  ];
  return wordOf(docx, report.title, children, report.madeAt);
}

function signaturesOf(docx: Docx, { signatures = [], date }: PlainReport) {
  const day = date === undefined ? [] : [documentDay(date)];
  const right = { alignment: 'right' as const, indent: { right: 2 * character } };
  if (signatures.length < 2) {
    const texts = [...signatures.flatMap(({ name, lines = [] }) => [name, ...lines]), ...day];
    return texts.map((text, index) =>
      paragraph(docx, text, {
        ...right,
        before: index === 0 ? 2 * line : 0,
        keepNext: index < texts.length - 1,
      }),
    );
  }
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' };
  const width = Math.floor(textWidth / signatures.length);
  const table = new docx.Table({
    width: { size: textWidth, type: docx.WidthType.DXA },
    columnWidths: signatures.map(() => width),
    layout: docx.TableLayoutType.FIXED,
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: [
      new docx.TableRow({
        cantSplit: true,
        children: signatures.map(
          ({ name, lines = [] }) =>
            new docx.TableCell({ children: [name, ...lines].map((text) => paragraph(docx, text)) }),
        ),
      }),
    ],
  });
  return [paragraph(docx, '', { height: line }), table, ...day.map((text) => paragraph(docx, text, right))];
}
