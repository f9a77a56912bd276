import { parseBody, placeFiles, plainText, toHtml } from '@sanshen/document';
import { defaultWordLimits, importWord } from '@sanshen/document/import-word';
import { brandId, type Digest } from '@sanshen/domain/kernel';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import {
  directoryEnd,
  directoryEntry,
  patched,
  places,
  png,
  wordFile,
  wordLinks,
  wordParagraph,
  wordPicture,
} from './word-files.ts';

const mebibyte = 1024 * 1024;
const simple = wordFile(wordParagraph('共青团'));
const pictureType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';

test('headings, alignment, bold, underline, tables and pictures come through', async () => {
  const body = [
    wordParagraph('关于通知', '<w:jc w:val="center"/>'),
    wordParagraph('正文<b>', '', '<w:b/><w:u w:val="single"/>'),
    `<w:tbl><w:tr><w:tc>${wordParagraph('甲')}</w:tc><w:tc>${wordParagraph('乙')}</w:tc></w:tr></w:tbl>`.replace(
      '',
      '',
    ),
    wordPicture(),
  ].join('');
  const escaped = body.replace('正文<b>', '正文&lt;b&gt;');
  const bytes = wordFile(escaped, {
    'word/_rels/document.xml.rels': wordLinks(
      `<Relationship Id="rId9" Type="${pictureType}" Target="media/a.png"/>`,
    ),
    'word/media/a.png': png,
  });
  const result = await importWord(bytes);
  if (!result.ok) throw new Error(result.refusal.code + result.refusal.detail);
  const { value } = result;
  expect(value.pictures).toMatchObject([{ placeholder: 'import:1', mediaType: 'image/png' }]);
  expect(value.pictures[0]?.bytes).toEqual(png);
  const file = brandId<Digest>(`sha256:${'a'.repeat(64)}`);
  const doc = parseBody(placeFiles(value.body, new Map([['import:1', file]])));
  expect(plainText(doc).text).toBe('关于通知\n正文<b>\n甲\n乙\n');
  const html = toHtml(doc, { pictureUrl: () => 'https://files.example/1', style: 'plain' });
  expect(html).toContain('<p style="text-align:center">关于通知</p>');
  expect(html).toContain('<strong><u>正文&lt;b&gt;</u></strong>');
  expect(html).toContain('<td><p>甲</p></td>');
  expect(html).toContain('alt="合影"');
});

test('a text that looks like a class of ours stays a text', async () => {
  const result = await importWord(
    wordFile(wordParagraph('class="sanshen-center" &lt;p class="sanshen-center"&gt;')),
  );
  expect(result).toMatchObject({ ok: true });
  if (result.ok) expect(plainText(parseBody(result.value.body)).text).toContain('<p class="sanshen-center">');
});

test('a picture of an unknown kind is left out with a warning', async () => {
  const bytes = wordFile(wordParagraph('甲') + wordPicture(), {
    'word/_rels/document.xml.rels': wordLinks(
      `<Relationship Id="rId9" Type="${pictureType}" Target="media/a.png"/>`,
    ),
    'word/media/a.png': strToU8('<svg onload="alert(1)"/>'),
  });
  const result = await importWord(bytes);
  expect(result).toMatchObject({ ok: true, value: { pictures: [] } });
  if (result.ok) expect(result.value.warnings.map((one) => one.code)).toContain('import.pictureDropped');
});

test('a linked picture never reads a file of this machine or the network', async () => {
  const target = new URL(import.meta.url).href;
  const link = `<Relationship Id="rId9" Type="${pictureType}" Target="${target}" TargetMode="External"/>`;
  const bytes = wordFile(wordParagraph('甲') + wordPicture('r:link="rId9"'), {
    'word/_rels/document.xml.rels': wordLinks(link),
  });
  const result = await importWord(bytes);
  if (result.ok) expect(result.value.pictures).toEqual([]);
  else expect(result.refusal.code).toBe('document.unreadable');
});

test('a hyperlink that runs a script loses its address', async () => {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';
  const link = `<Relationship Id="rId5" Type="${type}" Target="javascript:alert(1)" TargetMode="External"/>`;
  const body = `<w:p><w:hyperlink r:id="rId5"><w:r><w:t>甲</w:t></w:r></w:hyperlink></w:p>`;
  const result = await importWord(wordFile(body, { 'word/_rels/document.xml.rels': wordLinks(link) }));
  expect(result).toMatchObject({ ok: true, value: { warnings: [{ code: 'import.linkDropped' }] } });
  if (result.ok) expect(JSON.stringify(result.value.body)).not.toContain('javascript');
});

const zeros = new Uint8Array(30 * mebibyte);
const manyEntries = (): Uint8Array =>
  wordFile(
    '',
    Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`word/x${index}.xml`, new Uint8Array()])),
  );
const entryAt = (zip: Uint8Array, index: number): number => places(zip, directoryEntry)[index] ?? 0;
const endAt = (zip: Uint8Array): number => places(zip, directoryEnd).at(-1) ?? 0;

/** A bomb that says it is small: the declared size of the last entry is changed in the directory. */
function lying(size: number): Uint8Array {
  const zip = wordFile('', { 'word/media/big.bin': zeros });
  return patched(zip, entryAt(zip, 3) + 24, size, 4);
}

/** All entries of the directory point at the same data. */
function overlapping(): Uint8Array {
  const zip = wordFile(wordParagraph('甲'), { 'word/a.xml': strToU8('<a/>'), 'word/b.xml': strToU8('<a/>') });
  const [first] = places(zip, directoryEntry).slice(-2);
  const second = entryAt(zip, 4);
  const offset = new DataView(zip.buffer).getUint32((first ?? 0) + 42, true);
  return patched(zip, second + 42, offset, 4);
}

function ole(marker: string): Uint8Array {
  const head = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  return Uint8Array.from([
    ...head,
    ...new Uint8Array(512),
    ...Buffer.from(marker, 'utf16le'),
    ...new Uint8Array(64),
  ]);
}

const entities = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>';
const raw = (name: string, content: string): Uint8Array => wordFile('', { [name]: strToU8(content) });

test.each<readonly [string, () => Uint8Array, string]>([
  ['nothing', () => new Uint8Array(), 'document.notZip'],
  ['a text', () => strToU8('共青团昆明市委'.repeat(20)), 'document.notZip'],
  ['an old Word file', () => ole('WordDocument'), 'document.oldWord'],
  ['an encrypted Word file', () => ole('EncryptedPackage'), 'document.encrypted'],
  [
    'an archive with encrypted entries',
    () => patched(simple, entryAt(simple, 2) + 8, 1, 2),
    'document.encrypted',
  ],
  ['an archive without a document', () => zipSync({ 'a.txt': strToU8('a') }), 'document.notWord'],
  ['an archive cut in the middle', () => simple.slice(0, simple.length / 2), 'document.truncated'],
  ['an archive cut by one byte', () => simple.slice(0, -1), 'document.truncated'],
  [
    'an archive with a missing middle',
    () => Uint8Array.from([...simple.slice(0, 60), ...simple.slice(100)]),
    'document.truncated',
  ],
  ['a bomb in one entry', () => wordFile('', { 'word/document.xml': zeros }), 'document.zipBomb'],
  ['a bomb of many entries', manyEntries, 'document.zipBomb'],
  ['a bomb that says it holds ten bytes', () => lying(10), 'document.zipLies'],
  ['a bomb that says it holds a little under the ratio', () => lying(mebibyte), 'document.zipLies'],
  ['entries that share their bytes', overlapping, 'document.zipBomb'],
  ['a size too large', () => patched(simple, entryAt(simple, 2) + 24, 50_000, 4), 'document.zipLies'],
  [
    'a method that is unknown',
    () => patched(simple, entryAt(simple, 2) + 10, 99, 2),
    'document.zipUnsupported',
  ],
  ['a ZIP64 mark', () => patched(simple, endAt(simple) + 16, 0xffffffff, 4), 'document.zipUnsupported'],
  ['several disks', () => patched(simple, endAt(simple) + 4, 1, 2), 'document.zipUnsupported'],
  [
    'a directory of the wrong count',
    () => patched(patched(simple, endAt(simple) + 10, 2, 2), endAt(simple) + 8, 2, 2),
    'document.zipLies',
  ],
  [
    'a data offset beyond the end',
    () => patched(simple, entryAt(simple, 2) + 42, 900_000, 4),
    'document.truncated',
  ],
  ['a path upwards', () => raw('word/../../etc/passwd', 'x'), 'document.zipPath'],
  ['an absolute path', () => raw('/etc/passwd', 'x'), 'document.zipPath'],
  ['a path with a drive', () => raw('c:/x', 'x'), 'document.zipPath'],
  ['a path with backslashes', () => raw('word\\x.xml', 'x'), 'document.zipPath'],
  ['a name that differs by case only', () => raw('WORD/document.xml', 'x'), 'document.zipLies'],
  ['entities that unfold', () => raw('word/document.xml', `${entities}<w>&b;</w>`), 'document.xmlEntities'],
  [
    'XML in UTF-16',
    () => wordFile('', { 'word/document.xml': Buffer.from('\ufeff<a/>', 'utf16le') }),
    'document.notUtf8',
  ],
  [
    'XML nested beyond reason',
    () => wordFile('<w:p>'.repeat(5_000) + '</w:p>'.repeat(5_000)),
    'document.tooDeep',
  ],
  ['XML that is none', () => raw('word/document.xml', 'nonsense'), 'document.unreadable'],
  ['a damaged stream', () => damaged(), 'document.unreadable'],
  ['an empty document', () => wordFile(''), 'document.empty'],
])('%s is refused with a code', async (_name, make, code) => {
  const bytes = make();
  const started = performance.now();
  expect(await importWord(bytes)).toMatchObject({ ok: false, refusal: { code } });
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('a file above the limit is not even opened', async () => {
  const result = await importWord(simple, { ...defaultWordLimits, maxBytes: 100 });
  expect(result).toMatchObject({ ok: false, refusal: { code: 'document.tooLarge' } });
});

test('a bomb of many entries, each below every limit of its own, is refused by its sum', async () => {
  const part = new Uint8Array(mebibyte);
  const bytes = wordFile(
    '',
    Object.fromEntries([1, 2, 3, 4].map((index) => [`word/media/${index}.bin`, part])),
  );
  const result = await importWord(bytes, { ...defaultWordLimits, maxTotalBytes: 3 * mebibyte });
  expect(result).toMatchObject({ ok: false, refusal: { code: 'document.zipBomb' } });
});

test('a lying bomb is stopped after a step, not after it has unfolded', async () => {
  const bytes = lying(10);
  const before = process.memoryUsage().arrayBuffers;
  await importWord(bytes);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * mebibyte);
});

test('cut anywhere, a Word file is refused and nothing is thrown', async () => {
  for (let length = 0; length < simple.length; length += 7) {
    expect(await importWord(simple.slice(0, length))).toMatchObject({ ok: false });
  }
});

test('changed in any byte, a Word file is read or refused, and nothing is thrown', async () => {
  for (let at = 0; at < simple.length; at += 5) {
    const bytes = simple.slice();
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    expect(await importWord(bytes)).toHaveProperty('ok');
  }
});

function damaged(): Uint8Array {
  const zip = wordFile(Array.from({ length: 50 }, (_, index) => wordParagraph(`第${index}段`)).join(''));
  const name = strToU8('word/document.xml');
  const [local] = places(zip, [...name]);
  const copy = zip.slice();
  copy.fill(0xff, (local ?? 0) + name.length, (local ?? 0) + name.length + 40);
  return copy;
}
