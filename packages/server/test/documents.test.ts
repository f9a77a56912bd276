import { XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { officialDocument, plainReport } from '../src/platform/documents/documents.ts';
import {
  type Block,
  chineseNumber,
  headingNumbers,
  type OfficialDocument,
  titleLines,
  widthOf,
} from '../src/platform/documents/model.ts';
import { blocksOfText } from '../src/platform/documents/text-blocks.ts';

const table: Block = {
  kind: 'table',
  columns: [
    { name: '单位', width: 2 },
    { name: '扣分', width: 1 },
  ],
  rows: [['共青团昆明市五华区委员会', '2']],
};

const circular: OfficialDocument = {
  issuer: '共青团昆明市委员会',
  number: '昆团通〔2026〕12号',
  title: '关于2026年第三季度新媒体内容审校和账号管理有关情况的通报',
  addressees: ['各县（市）区团委', '各直属单位'],
  body: [
    { kind: 'paragraph', text: '现将有关情况通报如下。' },
    { kind: 'heading', level: 1, text: '总体情况' },
    { kind: 'heading', level: 2, text: '内容审校' },
    { kind: 'heading', level: 1, text: '工作要求' },
    { kind: 'paragraph', text: '请认真整改。' },
  ],
  attachments: [{ title: '扣分明细', body: [table] }],
  date: '2026-03-05',
  copyTo: ['团省委宣传部'],
  printed: { by: '共青团昆明市委员会办公室', on: '2026-03-06' },
  madeAt: '2026-03-05T01:00:00.000Z',
};

async function pdfWords(bytes: Uint8Array): Promise<readonly string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  return text.map((page) => page.replace(/\s/g, ''));
}

test('§12 an official document has every part of GB/T 9704—2012, as PDF and as Word document', async () => {
  const made = officialDocument(circular);
  const pages = await pdfWords(await made.pdf());
  const whole = pages.join('');
  const parts = unzipSync(await made.docx());
  const word = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  for (const text of [
    '共青团昆明市委员会文件',
    '昆团通〔2026〕12号',
    '各县（市）区团委，各直属单位：',
    '一、总体情况',
    '（一）内容审校',
    '二、工作要求',
    '附件：扣分明细',
    '2026年3月5日',
    '抄送：团省委宣传部。',
    '2026年3月6日印发',
  ]) {
    expect(whole, text).toContain(text);
    expect(word, text).toContain(text);
  }
  expect(pages.map((page) => /—(\d)—/.exec(page)?.[1])).toEqual(['1', '2', '3']);
  // The signature takes a line of the body along; the imprint stands at the foot of the last page.
  expect(pages[1]).toMatch(/^请认真整改。附件：.*2026年3月5日/);
  expect(pages[2]).toContain('抄送');
  // A4, 37/28/26/35 mm, 22 lines of 28 characters.
  expect(word).toMatch(/w:pgMar[^>]*w:top="2098"[^>]*w:right="1474"[^>]*w:bottom="1984"[^>]*w:left="1587"/);
  expect(word).toMatch(/w:docGrid[^>]*w:type="linesAndChars"/);
  expect(strFromU8(parts['word/fontTable.xml'] ?? new Uint8Array())).toContain('仿宋_GB2312');
});

test('a page of the PDF has 22 lines of 28 characters', async () => {
  const text = '字'.repeat(28 * 50);
  const report = plainReport({
    title: '应',
    organization: '',
    sections: [{ body: [{ kind: 'paragraph', text }] }],
    madeAt: circular.madeAt,
  });
  const pages = await pdfWords(await report.pdf());
  expect([...(pages[1] ?? '')].filter((char) => char === '字')).toHaveLength(22 * 28);
});

test('the same document is the same bytes', async () => {
  for (const form of ['pdf', 'docx'] as const) {
    const [one, other] = [await officialDocument(circular)[form](), await officialDocument(circular)[form]()];
    expect(Buffer.compare(one, other), form).toBe(0);
  }
});

test('headings are numbered by their level and start again under each one above', () => {
  const body = ([1, 2, 3, 4, 4, 2, 3, 1, 2] as const).map(
    (level): Block => ({ kind: 'heading', level, text: '' }),
  );
  expect(headingNumbers(body)).toEqual([
    '一、',
    '（一）',
    '1.',
    '（1）',
    '（2）',
    '（二）',
    '1.',
    '二、',
    '（一）',
  ]);
  expect([1, 10, 11, 20, 35, 99, 100].map(chineseNumber)).toEqual([
    '一',
    '十',
    '十一',
    '二十',
    '三十五',
    '九十九',
    '100',
  ]);
});

test('a title breaks between words into lines that fit', () => {
  for (const title of [
    circular.title,
    '通报',
    '关于进一步加强和改进全市共青团新媒体阵地建设和管理工作若干问题的通报'.repeat(2),
  ]) {
    const lines = titleLines(title, 20);
    expect(lines.join('')).toBe(title);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(22);
  }
  expect(titleLines(circular.title, 20).some((line) => /^的|^，/.test(line))).toBe(false);
});

test('a body that people type becomes headings and paragraphs, and their own numbers do not stay', () => {
  const text =
    '各单位：\n一、总体情况\n（一）内容审校\n1. 抽查\n（1）标识\n1. 全年共抽查一百六十篇，发现错漏。\n　　2026.5 万篇';
  expect(blocksOfText(text)).toEqual([
    { kind: 'paragraph', text: '各单位：' },
    { kind: 'heading', level: 1, text: '总体情况' },
    { kind: 'heading', level: 2, text: '内容审校' },
    { kind: 'heading', level: 3, text: '抽查' },
    { kind: 'heading', level: 4, text: '标识' },
    { kind: 'paragraph', text: '1. 全年共抽查一百六十篇，发现错漏。' },
    { kind: 'paragraph', text: '2026.5 万篇' },
  ]);
});

test('a heading goes to the next page with its table, however many lines stand before it', async () => {
  const high: Block = { ...table, rows: [['共青团昆明市五华区委员会'.repeat(6), '2']] };
  for (const lines of [11, 12, 13, 14, 15]) {
    const before = Array.from({ length: lines }, (): Block => ({ kind: 'paragraph', text: '行' }));
    const pages = await pdfWords(
      await plainReport({
        title: '演练报告',
        organization: '共青团五华区委',
        sections: [{ body: before }, { heading: '处置反应', body: [high] }],
        madeAt: '2026-03-05T01:00:00.000Z',
      }).pdf(),
    );
    const page = pages.find((text) => text.includes('处置反应'));
    expect(page, `${lines} lines`).toContain('扣分');
  }
});

test('whatever was typed into titles and texts, the documents open: well-formed XML in every part, and a PDF that is read', async () => {
  const bad = `前\u0000\u0001\u0008\u000b\u001b\u007f\u0085\ufffe\uffff\ud83d后<&>"'\ud83d\ude00`;
  const long = `${'关于很长标题的情况'.repeat(150)}${bad}`;
  const body: Block[] = [
    { kind: 'heading', level: 1, text: bad },
    { kind: 'paragraph', text: long },
    { kind: 'table', columns: [{ name: bad, width: 1 }], rows: [[bad], [long]], none: bad },
    { kind: 'fields', fields: [{ name: bad, value: bad }] },
  ];
  const official = officialDocument({
    ...{ ...circular, body, title: long, issuer: bad, redHead: bad, addressees: [bad], copyTo: [bad] },
    ...{ note: bad, draft: bad, attachments: [{ title: long, body }] },
  });
  const plain = plainReport({
    ...{ title: long, subtitle: bad, organization: bad, sections: [{ heading: bad, body }], note: bad },
    ...{ signatures: [{ name: bad, lines: [bad] }], date: '2026-03-05', madeAt: circular.madeAt },
  });
  for (const document of [official, plain]) {
    const parts = Object.entries(unzipSync(await document.docx())).filter(([name]) =>
      /\.(xml|rels)$/.test(name),
    );
    expect(parts.length).toBeGreaterThan(5);
    for (const [name, bytes] of parts) {
      // A strict decoder throws at what is not UTF-8.
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      expect([name, XMLValidator.validate(text)]).toEqual([name, true]);
      // What XML has no character for, written out or as a reference; the validator lets it pass.
      expect(text).not.toMatch(
        /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|&#(x[01]?[0-9a-fA-F]|[0-9]|[12][0-9]|3[01]);/u,
      );
    }
    const words = strFromU8(unzipSync(await document.docx())['word/document.xml'] ?? new Uint8Array());
    expect(words).toContain('前\ufffd后&lt;&amp;&gt;');
    expect((await pdfWords(await document.pdf())).join('')).toContain('前');
  }
});
