import { attacks } from '../../../packages/document/test/attack-corpus.ts';
import { wordFile, wordLinks, wordParagraph } from '../../../packages/document/test/word-files.ts';
import { elsewhere, textAttempts } from './texts.ts';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${escaped(target)}" TargetMode="External"/>`;

/** A Word text of attempts: words, links that run, a field that runs, a part of HTML, a picture and a template from elsewhere. */
export const wordOfAttempts = wordFile(
  [
    ...textAttempts.map(({ text }) => wordParagraph(escaped(text.replaceAll(/[\u2028\u2029]/g, '')))),
    '<w:p><w:hyperlink r:id="rId1"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>',
    '<w:p><w:hyperlink r:id="rId2"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>',
    '<w:p><w:fldSimple w:instr="HYPERLINK &quot;javascript:top.__ran.push(1)&quot;"><w:r><w:t>域</w:t></w:r></w:fldSimple></w:p>',
    `<w:p><w:fldSimple w:instr="INCLUDEPICTURE https://${elsewhere}/x.png"><w:r><w:t>图</w:t></w:r></w:fldSimple></w:p>`,
    '<w:altChunk r:id="rId3"/>',
  ].join(''),
  {
    'word/_rels/document.xml.rels': wordLinks(
      relation('rId1', 'hyperlink', 'javascript:top.__ran.push(1)'),
      relation('rId2', 'hyperlink', 'data:text/html,<script>top.__ran.push(1)</script>'),
      relation('rId3', 'aFChunk', `https://${elsewhere}/part.html`),
      relation('rId4', 'attachedTemplate', `https://${elsewhere}/template.dotm`),
    ),
    'word/part.html': new TextEncoder().encode('<script>top.__ran.push(1)</script>'),
  },
);

/** Files as people import them, each with attempts in its own language. */
export const imports: readonly (readonly [name: string, content: string | Uint8Array<ArrayBuffer>])[] = [
  // Every input of the document package's own corpus, in one page and each in a box of its own.
  ['网页.html', attacks.map((attack) => `<section>${attack}</section>`).join('\n')],
  ...attacks.map((attack, index): readonly [string, string] => [`${index}.html`, attack]),
  ['文字.md', textAttempts.map(({ text }) => text).join('\n\n')],
  ['网页.md', attacks.join('\n\n')],
  ['文字.txt', textAttempts.map(({ text }) => text).join('\n')],
  // fflate gives its own buffer's bytes.
  ['文档.docx', new Uint8Array(wordOfAttempts)],
];
