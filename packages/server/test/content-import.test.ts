import { crc32, deflateRawSync } from 'node:zlib';
import { createManuscript, importFile } from '@sanshen/contract/content';
import { routeUrl } from '@sanshen/contract/route';
import type { LightMyRequestResponse } from 'fastify';
import { expect, test } from 'vitest';
import { organizationIn, startCity } from './organization-support.ts';
import { article, expectRefusal } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const operator = await city.as('wuhua', 'operator', 1);
const organization = organizationIn('wuhua');

function post(payload: Uint8Array | string, contentType: string): Promise<LightMyRequestResponse> {
  return harness.inject({
    method: 'POST',
    url: routeUrl(importFile, { query: { organization } }),
    headers: { cookie: operator.cookie, 'x-sanshen-request': '1', 'content-type': contentType },
    payload: Buffer.from(payload),
  });
}

const boundary = 'importboundary';
const type = `multipart/form-data; boundary=${boundary}`;

function form(name: string, bytes: Uint8Array | string, field = 'file'): Buffer {
  return Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(bytes),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

const upload = (name: string, bytes: Uint8Array | string) => post(form(name, bytes), type);

async function counts(): Promise<readonly number[]> {
  const count = async (table: 'file' | 'file_upload' | 'manuscript' | 'revision') => {
    const row = await harness.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return row.count;
  };
  return Promise.all([count('file'), count('file_upload'), count('manuscript'), count('revision')]);
}

/** A zip of one deflated entry that says of itself what it likes. */
function zipOf(name: string, content: Uint8Array, statedSize = content.length): Buffer {
  const packed = deflateRawSync(content);
  const label = Buffer.from(name);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(statedSize, 18);
  fields.writeUInt16LE(label.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, label, packed]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02', 'latin1'),
    Buffer.from([20, 0]),
    fields,
    Buffer.alloc(14),
    label,
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

const xml = '<?xml version="1.0"?><w:document xmlns:w="x"><w:body/></w:document>';

const bad: readonly (readonly [
  what: string,
  send: () => Promise<LightMyRequestResponse>,
  status: number,
  code: string,
])[] = [
  ['JSON instead of a form', () => post('{}', 'application/json'), 415, 'request.mediaType'],
  ['a form without a file', () => post(`--${boundary}--\r\n`, type), 400, 'file.missing'],
  ['a file under another name', () => post(form('a.txt', '正文', 'other'), type), 400, 'file.missing'],
  ['a form that breaks off', () => post(form('a.txt', '正文').subarray(0, 140), type), 400, 'file.truncated'],
  ['an empty file', () => upload('a.txt', ''), 422, 'document.empty'],
  ['an unknown ending', () => upload('a.exe', 'MZ'), 422, 'content.importRefused'],
  ['no ending', () => upload('readme', '正文'), 422, 'content.importRefused'],
  [
    'a text in another encoding',
    () => upload('a.txt', Buffer.from([0xff, 0xc3, 0x28, 0x80, 0x81])),
    422,
    'document.notUtf8',
  ],
  [
    'a picture that calls itself text',
    () => upload('a.txt', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\0', 'latin1')),
    422,
    'document.notText',
  ],
  [
    'HTML in an encoding that it does not have',
    () => upload('a.html', '<meta charset="klingon"><p>正文</p>'),
    422,
    'document.unknownEncoding',
  ],
  ['HTML nested without end', () => upload('a.html', '<div>'.repeat(60_000)), 422, 'document.tooDeep'],
  ['a text that is too large', () => upload('a.txt', '文'.repeat(4_000_000)), 413, 'document.tooLarge'],
  [
    'an upload beyond every limit',
    () => upload('a.docx', Buffer.alloc(41 * 1024 * 1024)),
    413,
    'file.tooLarge',
  ],
  ['a Word file that is none', () => upload('a.docx', 'no zip at all'), 422, 'document.notZip'],
  [
    'an old Word file',
    () => upload('a.doc', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex')),
    422,
    'document.oldWord',
  ],
  [
    'a zip without a Word text',
    () => upload('a.docx', zipOf('a.txt', Buffer.from('x'))),
    422,
    'document.notWord',
  ],
  [
    'a Word file cut off',
    () => upload('a.docx', zipOf('word/document.xml', Buffer.from(xml)).subarray(0, 60)),
    422,
    'document.truncated',
  ],
  [
    'a zip bomb',
    () => upload('a.docx', zipOf('word/document.xml', Buffer.alloc(300 * 1024 * 1024, 32))),
    422,
    'document.zipBomb',
  ],
  [
    'a zip bomb that states another size',
    () => upload('a.docx', zipOf('word/document.xml', Buffer.alloc(64 * 1024 * 1024, 32), 100)),
    422,
    'document.zipLies',
  ],
  [
    'a zip that leads out of its folder',
    () => upload('a.docx', zipOf('../../word/document.xml', Buffer.from(xml))),
    422,
    'document.zipPath',
  ],
];

test.each(bad)('%s is refused with its own code, and nothing is kept', async (_what, send, status, code) => {
  const before = await counts();
  expectRefusal(await send(), status, code);
  expect(await counts()).toEqual(before);
});

test('a rejected picture inside leaves no manuscript, and scripts never get in', async () => {
  const html = `<h1 onclick="alert(1)">标题</h1><script>alert(1)</script><p style="color:red;position:fixed">正<a href="javascript:alert(1)">文</a></p>
    <iframe src="https://example.org"></iframe><img src="https://example.org/a.png" onerror="alert(1)">`;
  const answer = await upload('a.html', html);
  expect(answer.statusCode, answer.body).toBe(200);
  const { body, warnings, externalPictures } = answer.json();
  expect(JSON.stringify(body)).not.toMatch(/alert|script|iframe|onerror|position|example\.org\/?"/);
  expect(JSON.stringify(body)).toContain('color');
  expect(warnings.map((one: { code: string }) => one.code)).toEqual(
    expect.arrayContaining([
      'import.elementDropped',
      'import.handlerDropped',
      'import.linkDropped',
      'import.styleDropped',
    ]),
  );
  expect(externalPictures).toEqual(['https://example.org/a.png']);
});

const script = { type: 'script', content: [{ type: 'text', text: 'alert(1)' }] };
const contents: readonly (readonly [what: string, content: unknown, status: number, code: string])[] = [
  [
    'a body with a node that no manuscript has',
    article('wuhua', { body: { type: 'doc', content: [script] } as never }),
    422,
    'document.malformed',
  ],
  ['half a character', article('wuhua', { title: '残\ud800' }), 400, 'request.invalid'],
  ['a member too many', { ...article('wuhua'), note: '内部' }, 422, 'document.malformed'],
  ['another organisation’s channel', article('panlong'), 422, 'content.channelUnknown'],
  [
    'a file that nobody brought',
    article('wuhua', { cover: { file: `sha256:${'2'.repeat(64)}` as never, alt: '', credit: '' } }),
    422,
    'content.fileUnknown',
  ],
  ['no object', '正文', 400, 'request.invalid'],
];

test.each(contents)(
  'a content with %s is refused, and no manuscript is opened',
  async (_what, content, status, code) => {
    const before = await counts();
    const answer = await operator.send(createManuscript, {
      body: { organization, content: content as never },
    });
    expectRefusal(answer, status, code);
    expect(await counts()).toEqual(before);
  },
);

test('a body of 5 MiB is refused before it is parsed', async () => {
  const answer = await operator.send(createManuscript, {
    body: { organization, content: article('wuhua', { summary: '长'.repeat(2_000_000) }) },
  });
  expectRefusal(answer, 413, 'request.tooLarge');
});

test('a Markdown file becomes a body, without what may not stand in one', async () => {
  const answer = await upload(
    '周报.md',
    '# 周报\n\n正文**要点**。\n\n<script>alert(1)</script>\n\n| 甲 | 乙 |\n| - | - |\n| 1 | 2 |\n',
  );
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.json().title).toBe('周报');
  const body = JSON.stringify(answer.json().body);
  expect(body).toContain('"table"');
  expect(body).not.toContain('alert');
});
