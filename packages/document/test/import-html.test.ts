import {
  canonicalBody,
  type DocumentResult,
  defaultImportLimits,
  type ImportedDocument,
  importHtml,
  parseBody,
  placeFiles,
  plainText,
  toHtml,
} from '@sanshen/document';
import { brandId, canonicalJson, type Digest, type Json } from '@sanshen/domain/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attribute, type HtmlNode, isElement, parseHtml } from '../src/parse-html.ts';
import { someBody } from './arbitraries.ts';
import { attacks } from './attack-corpus.ts';

const file = brandId<Digest>(`sha256:${'a'.repeat(64)}`);
const options = {
  pictureUrl: (digest: Digest) => `https://files.example/${digest.slice(7)}`,
  style: 'plain',
} as const;

function imported(html: string | Uint8Array): ImportedDocument {
  const result = importHtml(html);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

/** The imported text as HTML again, with every imported picture stored. */
function exported(document: ImportedDocument): string {
  const files = new Map(document.pictures.map((one) => [one.placeholder, file]));
  return toHtml(parseBody(placeFiles(document.body, files)), options);
}

function codes(result: ImportedDocument): readonly string[] {
  return result.warnings.map((one) => `${one.code} ${one.detail}`);
}

const harmless = new Set(
  'html head body p h1 h2 h3 h4 h5 h6 blockquote ul ol li table tbody tr td th section hr video audio img br a strong em u s span'.split(
    ' ',
  ),
);
const harmlessAttributes = new Set(
  'style href title src alt width colspan rowspan start controls'.split(' '),
);

/** Everything in a page that could run, load from an unexpected place, or hide. */
function dangers(html: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: HtmlNode): void => {
    if (!isElement(node)) return;
    if (!harmless.has(node.tagName)) found.push(`<${node.tagName}>`);
    for (const { name, value } of node.attrs) {
      if (!harmlessAttributes.has(name)) found.push(`${name}=${value}`);
      if (
        name === 'style' &&
        /url|expression|import|behavio|binding|fixed|absolute|display:none|\\|<|var\(/i.test(value)
      ) {
        found.push(value);
      }
      if ((name === 'href' || name === 'src') && !/^(?:https?:\/\/|#|mailto:|tel:)/.test(value))
        found.push(value);
    }
    node.childNodes.forEach(visit);
  };
  parseHtml(html, { maxDepth: 1_000, maxNodes: 100_000 }).childNodes.forEach(visit);
  return found;
}

test('the corpus is large enough to mean something, and the check sees each kind of danger', () => {
  expect(attacks.length).toBeGreaterThanOrEqual(40);
  for (const html of [
    '<script>1</script>',
    '<p onclick=x>',
    '<a href="javascript:1">',
    '<p style="background:url(x)">',
  ]) {
    expect(dangers(html)).not.toEqual([]);
  }
});

test.each(attacks)('nothing of %s can run after the import', (attack) => {
  const result = importHtml(attack);
  if (!result.ok) {
    expect(result.refusal.code).toBe('document.empty');
    return;
  }
  const html = exported(result.value);
  expect(dangers(html)).toEqual([]);
  expect(dangers(`<p title="x">${html}</p>`).filter((danger) => !danger.startsWith('title'))).toEqual([]);
});

test('attacks joined and nested are no stronger than alone', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...attacks), { minLength: 2, maxLength: 6 }), (list) => {
      for (const html of [list.join(''), list.reduce((inner, one) => one.replace('a', () => inner))]) {
        const result = importHtml(html);
        if (result.ok) expect(dangers(exported(result.value))).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});

test.each([
  ['<script>1</script>a', 'import.elementDropped <script>'],
  ['<iframe src=x></iframe>a', 'import.elementDropped <iframe>'],
  ['<p onclick=x>a</p>', 'import.handlerDropped <p onclick>'],
  ['<p style="position:fixed">a</p>', 'import.styleDropped position:fixed'],
  ['<a href="javascript:x">a</a>', 'import.linkDropped javascript:x'],
  ['<img src="data:text/html,x">a', 'import.pictureDropped data:text/html,x'],
  ['<img src="pic/a.png">a', 'import.pictureDropped pic/a.png'],
  ['<blink>a</blink>', 'import.elementUnwrapped <blink>'],
  ['a\u0008b', 'import.controlCharactersDropped '],
  ['<video src="a.mp4"></video>a', 'import.mediaDropped a.mp4'],
])('what is left out of %s is named', (html, warning) => {
  expect(codes(imported(html))).toContain(warning);
});

test('the same warning is given once with its count, and a flood of them is cut', () => {
  expect(imported('<p onclick=x>a</p>'.repeat(50)).warnings).toMatchObject([
    { code: 'import.handlerDropped', count: 50 },
  ]);
  const flood = Array.from({ length: 2_000 }, (_, index) => `<p style="x${index}:y">a</p>`).join('');
  expect(imported(flood).warnings.length).toBeLessThan(250);
});

test('WeChat layout is kept: nested styled sections, inline styles, late pictures, tables with spans', () => {
  const result = imported(`
    <section style="margin: 0px 8px; line-height: 1.75"><section style="border:1px solid #ccc;padding:10px">
      <p style="text-align: center"><span style="font-size: 18px"><strong>青年<span style="color: rgb(255, 0, 0)">大学习</span></strong></span></p>
      <p><img data-src="https://mmbiz.qpic.cn/mmbiz_png/abc/640" alt="现场" width="600"></p>
    </section></section>
    <table><tbody><tr><td colspan="2" rowspan="3" style="color:#333">甲</td><th>乙</th></tr></tbody></table>
    <ol start="3"><li>一</li><li><p>二</p><ul><li>三</li></ul></li></ol>`);
  const html = exported(result);
  expect(html).toContain(
    '<section style="margin:0px 8px;line-height:1.75"><section style="border:1px solid #ccc;padding:10px">',
  );
  expect(html).toContain('<span style="font-size:18px;color:rgb(255,0,0)">大学习</span>');
  expect(html).toContain('src="https://mmbiz.qpic.cn/mmbiz_png/abc/640" width="600"');
  expect(html).toContain('<td colspan="2" rowspan="3" style="color:#333"><p>甲</p></td><th><p>乙</p></th>');
  expect(html).toContain(
    '<ol start="3"><li><p>一</p></li><li><p>二</p><ul><li><p>三</p></li></ul></li></ol>',
  );
  expect(result.externalPictures).toEqual([{ src: 'https://mmbiz.qpic.cn/mmbiz_png/abc/640', alt: '现场' }]);
  expect(plainText(parseBody(result.body)).text).toBe('青年大学习\n\n甲\n乙\n一\n二\n三');
});

test('import and export agree: what was exported comes back as the same body', () => {
  fc.assert(
    fc.property(someBody, (body) => {
      const first = toHtml(parseBody(body), options);
      const again = importHtml(`<p>·</p>${first}`);
      if (!again.ok) throw new Error(again.refusal.code);
      const second = importHtml(toHtml(parseBody(again.value.body), options));
      if (!second.ok) throw new Error(second.refusal.code);
      expect(canonicalJson(canonicalBody(second.value.body))).toBe(
        canonicalJson(canonicalBody(again.value.body)),
      );
    }),
    { numRuns: 200 },
  );
});

test('whatever the HTML, the import gives a body of the schema or says that it is empty', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constantFrom(...'<>"\'=/ &;'),
          fc.constantFrom('p', 'td', 'table', 'li', 'a', 'span', '</', '<p>', '<table>', '<tr>', '<b>', '文'),
        ),
      ),
      (parts) => {
        const result = importHtml(parts.join(''));
        if (!result.ok) expect(result.refusal.code).toBe('document.empty');
        else expect(() => parseBody(result.value.body)).not.toThrow();
      },
    ),
    { numRuns: 500 },
  );
});

test('titles: of the page, or a heading at the beginning, which then leaves the body', () => {
  expect(imported('<title> 关于 \n通知 </title><p>甲</p>').title).toBe('关于 通知');
  const heading = imported('<h1>关于<b>通知</b></h1><p>甲</p>');
  expect(heading.title).toBe('关于通知');
  expect(plainText(parseBody(heading.body)).text).toBe('甲');
  expect(imported('<p>甲</p><h1>乙</h1>').title).toBeNull();
  expect(plainText(parseBody(imported('<title>题</title><h1>题</h1><p>甲</p>').body)).text).toBe('甲');
  expect(plainText(parseBody(imported('<title>别的</title><h1>题</h1><p>甲</p>').body)).text).toBe('题\n甲');
});

test('pictures given as data come back as bytes of a known kind', () => {
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const result = imported(`<p>甲<img src="data:image/png;base64,${png}" alt="点"></p>`);
  expect(result.pictures).toMatchObject([{ placeholder: 'import:1', mediaType: 'image/png' }]);
  expect(result.pictures[0]?.bytes.length).toBe(70);
  expect(exported(result)).toContain('alt="点"');
});

test('a page cannot pretend to hold a stored or imported picture', () => {
  expect(imported('<img src="import:1">a').warnings).toMatchObject([{ code: 'import.pictureDropped' }]);
});

const gb = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (hex) => Number.parseInt(hex, 16));
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const joined = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
// 共青团 in GB 18030.
const league = gb('b9b2c7e0cdc5');

test.each([
  ['UTF-8', ascii('<p>共青团</p>')],
  ['UTF-8 with a byte order mark', joined(gb('efbbbf'), ascii('<p>共青团</p>'))],
  ['declared GBK', joined(ascii('<meta charset="gbk"><p>'), league, ascii('</p>'))],
  [
    'declared GB2312, the old way',
    joined(ascii('<meta http-equiv=Content-Type content="text/html; charset=gb2312"><p>'), league),
  ],
  ['undeclared GB 18030', joined(ascii('<p>'), league, ascii('</p>'))],
  ['UTF-16LE', Uint8Array.from(Buffer.from('\ufeff<p>共青团</p>', 'utf16le'))],
  ['UTF-16BE', Uint8Array.from(Buffer.from('\ufeff<p>共青团</p>', 'utf16le').swap16())],
])('%s is read', (_name, bytes) => {
  expect(plainText(parseBody(imported(bytes).body)).text).toBe('共青团');
});

const deep = '<div style="color:red">'.repeat(1_000);
const formatting =
  Array.from({ length: 400 }, (_, index) => `<b title=${index}>`).join('') + '<p>a'.repeat(400);

test.each<readonly [string, () => DocumentResult<ImportedDocument>, string]>([
  ['broken UTF-8', () => importHtml(joined(ascii('<p>a'), gb('ff80ff'), ascii('</p>'))), 'document.notUtf8'],
  [
    'UTF-8 that says so and is not',
    () => importHtml(joined(ascii('<meta charset=utf-8>'), league)),
    'document.notUtf8',
  ],
  ['UTF-8 cut inside a character', () => importHtml(ascii('<p>共').subarray(0, 5)), 'document.notUtf8'],
  ['Latin-1', () => importHtml(joined(ascii('caf'), gb('e9'), ascii(' au lait'))), 'document.notUtf8'],
  ['an unknown encoding', () => importHtml(ascii('<meta charset=klingon>a')), 'document.unknownEncoding'],
  [
    'an encoding named like a member of Object',
    () => importHtml(ascii('<meta charset=constructor>a')),
    'document.unknownEncoding',
  ],
  ['binary data', () => importHtml(gb('89504e470d0a1a0a0000000d49484452')), 'document.notText'],
  ['NUL in text', () => importHtml(ascii('a\u0000b')), 'document.notText'],
  ['half a character', () => importHtml('<p>\ud800</p>'), 'document.loneSurrogate'],
  ['half a character in UTF-16', () => importHtml(gb('fffe00d84100')), 'document.notUtf8'],
  ['nothing', () => importHtml(''), 'document.empty'],
  ['nothing but scripts', () => importHtml('<script>1</script>'), 'document.empty'],
  [
    'too many bytes',
    () => importHtml('a'.repeat(11), { ...defaultImportLimits, maxBytes: 10 }),
    'document.tooLarge',
  ],
  ['too much depth', () => importHtml(deep), 'document.tooDeep'],
  ['too many elements', () => importHtml('<br>'.repeat(70_000)), 'document.tooManyNodes'],
  ['formatting that multiplies', () => importHtml(formatting), 'document.tooDeep'],
  ['few tags that multiply', () => importHtml(multiplying()), 'document.tooManyNodes'],
])('%s is refused with a code', (_name, attempt, code) => {
  const started = performance.now();
  expect(attempt()).toMatchObject({ ok: false, refusal: { code } });
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('the parser itself stops at the limits, before a tree of any size exists', () => {
  expect(() => parseHtml(deep, { maxDepth: 200, maxNodes: 60_000 })).toThrow(/document\.tooDeep/);
  expect(() => parseHtml(multiplying(), { maxDepth: 1_000, maxNodes: 60_000 })).toThrow(
    /document\.tooManyNodes/,
  );
});

test('the deepest allowed nesting passes every later step', () => {
  const html = `${'<section style="color:red">'.repeat(190)}a`;
  const result = imported(html);
  expect(dangers(exported(result))).toEqual([]);
  expect(canonicalJson(canonicalBody(result.body) as Json)).toContain('"text":"a"');
});

/** Unclosed formatting is repeated in every following paragraph: 100 KB that would become millions of elements. */
function multiplying(): string {
  const open = Array.from({ length: 150 }, (_, index) => `<b title=${index}>`).join('');
  return `<p>${open}${'</p><p>a'.repeat(10_000)}`;
}

test('attribute lookups see only the first of two equal names', () => {
  const [html] = parseHtml('<p style="color:red" style="position:fixed">a', defaultImportLimits).childNodes;
  if (!html || !isElement(html)) throw new Error('no element');
  expect(attribute(html, 'style')).toBeUndefined();
  expect(exported(imported('<p style="color:red" style="position:fixed">a'))).toBe(
    '<p style="color:red">a</p>',
  );
});
