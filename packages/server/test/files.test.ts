import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { brandId, type PersonId } from '@sanshen/domain/kernel';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startHarness } from './harness.ts';

const harness = await startHarness();
const owner = await harness.login(brandId<PersonId>('uploader'));
const stranger = await harness.login(brandId<PersonId>('stranger'));
const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#d00' } })
  .jpeg()
  .toBuffer();

let address: { host: string; port: number };
beforeAll(async () => {
  const url = new URL(await harness.app.listen({ port: 0, host: '127.0.0.1' }));
  address = { host: url.hostname, port: Number(url.port) };
});

const answerShape = z.looseObject({
  digest: z.string().default(''),
  mediaType: z.string().optional(),
  code: z.string().optional(),
});

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

async function upload(bytes: Uint8Array, options: { name?: string; field?: string; query?: string } = {}) {
  const form = new FormData();
  form.append(options.field ?? 'file', new Blob([bytes.slice()]), options.name ?? '封面.jpg');
  const answer = await fetch(`http://127.0.0.1:${address.port}/api/v1/files${options.query ?? ''}`, {
    method: 'POST',
    body: form,
    headers: { cookie: owner.cookie, 'x-sanshen-request': '1' },
  });
  return { status: answer.status, body: answerShape.parse(await answer.json()) };
}

function get(caller: { cookie: string }, digest: string, query = '') {
  return harness.inject({ url: `/api/v1/files/${digest}${query}`, headers: { cookie: caller.cookie } });
}

test('a picture is kept under its digest, with its type and size from its content', async () => {
  const { status, body } = await upload(picture, { name: '../../etc/封面.exe' });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    digest: digestOf(picture),
    size: picture.length,
    mediaType: 'image/jpeg',
    name: '封面.exe',
    width: 300,
    height: 200,
  });
  expect((await upload(picture)).body.digest).toBe(body.digest);
});

test('a file comes back as it was, cannot run scripts, and only to those who may read it', async () => {
  const { body } = await upload(picture);
  const answer = await get(owner, body.digest);
  expect(answer.rawPayload.equals(picture)).toBe(true);
  expect(answer.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': expect.stringMatching(/^inline; filename\*=UTF-8''/),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  expect((await get(owner, body.digest, '?download=true')).headers['content-disposition']).toMatch(
    /^attachment/,
  );
  expect((await get(stranger, body.digest)).json().code).toBe('request.notFound');
  harness.context.fileAccess.register(async (person) => person === stranger.person);
  expect((await get(stranger, body.digest)).statusCode).toBe(200);
  expect((await get(owner, `sha256:${'0'.repeat(64)}`)).statusCode).toBe(404);
  expect((await get(owner, 'sha256:..%2F..%2Fetc%2Fpasswd')).json().code).toBe('request.invalid');
});

test.each([
  ['nothing in it', Buffer.alloc(0), {}, 422, 'file.empty'],
  ['another field', picture, { field: 'other' }, 400, 'file.missing'],
  [
    'a program',
    Buffer.from('\x7fELF\x02\x01\x01\0\0\0', 'latin1'),
    { name: 'a.jpg' },
    415,
    'file.typeRefused',
  ],
  [
    'a page',
    Buffer.from('<!DOCTYPE html><script>alert(1)</script>'),
    { name: 'a.txt' },
    415,
    'file.typeRefused',
  ],
  ['a drawing with scripts', Buffer.from('<svg onload="x()"/>'), { name: 'a.png' }, 415, 'file.typeRefused'],
  ['half a picture', picture.subarray(0, picture.length / 2), {}, 422, 'file.pictureInvalid'],
  [
    'a picture’s first bytes only',
    Buffer.from('\xff\xd8\xff\xe0 and no more', 'latin1'),
    {},
    422,
    'file.pictureInvalid',
  ],
  ['another digest', picture, { query: `?digest=sha256:${'1'.repeat(64)}` }, 422, 'file.digestMismatch'],
  ['too much text', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), { name: 'a.txt' }, 413, 'file.tooLarge'],
])('refused, and nothing is kept: %s', async (_, bytes, options, status, code) => {
  const before = await kept();
  const answer = await upload(bytes, options);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(await kept()).toEqual(before);
});

test('a picture that would fill the memory when decoded is refused before it is', async () => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(60_000, 0);
  header.writeUInt32BE(60_000, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const bomb = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(60_000))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
  const answer = await upload(bomb);
  expect([answer.status, answer.body.code]).toEqual([422, 'file.pictureTooLarge']);
});

test('text is text whatever its name says, and cut characters at the sniffing limit do no harm', async () => {
  const text = Buffer.from(`a${'审'.repeat(3000)}`);
  const { body } = await upload(text, { name: 'x.jpg' });
  expect(body).toMatchObject({ mediaType: 'text/plain', width: null, digest: digestOf(text) });
  expect((await get(owner, body.digest)).headers['content-disposition']).toMatch(/^attachment/);
});

test('an upload that breaks off leaves nothing', async () => {
  const before = await kept();
  await new Promise<void>((done) => {
    const socket = connect(address.port, address.host, () => {
      socket.write(
        `POST /api/v1/files HTTP/1.1\r\nHost: localhost\r\nCookie: ${owner.cookie}\r\nX-Sanshen-Request: 1\r\n` +
          'Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n' +
          `--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${'some text '.repeat(2000)}`,
      );
      setTimeout(() => socket.destroy(), 100);
    });
    socket.on('close', () => done());
  });
  await new Promise((done) => setTimeout(done, 200));
  expect(await kept()).toEqual(before);
});

test('a form that ends before its end is called truncated', async () => {
  const answer = await harness.app.inject({
    method: 'POST',
    url: '/api/v1/files',
    headers: {
      cookie: owner.cookie,
      'x-sanshen-request': '1',
      'content-type': 'multipart/form-data; boundary=b',
    },
    payload: '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nsome text',
  });
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'file.truncated']);
});

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Everything in the store's folder, half-written files included, and every row. */
async function kept(): Promise<unknown> {
  const names = await readdir(join(harness.context.dataFolder, 'files'), { recursive: true });
  const rows = await harness.db.selectFrom('file').select('digest').orderBy('digest').execute();
  return { names: names.filter((name) => !/^(incoming|..)$/.test(name)).sort(), rows };
}

test('a player gets the part of a film that it asks for; film and sound are told by their content', async () => {
  const film = Buffer.concat([
    Buffer.from('\x00\x00\x00\x18ftypmp42', 'latin1'),
    Buffer.alloc(5000, 7),
    Buffer.from('END'),
  ]);
  const { body, status } = await upload(film, { name: '短片.mp4' });
  expect({ status, type: body.mediaType }).toEqual({ status: 201, type: 'video/mp4' });
  const webm = await upload(Buffer.from('\x1aE\xdf\xa3webm-content', 'latin1'));
  expect(webm.body.mediaType).toBe('video/webm');
  const part = (range: string, headers: Record<string, string> = {}) =>
    harness.inject({
      url: `/api/v1/files/${body.digest}`,
      headers: { cookie: owner.cookie, range, ...headers },
    });
  const size = film.length;
  for (const [range, start, end] of [
    ['bytes=0-9', 0, 9],
    [`bytes=${size - 3}-`, size - 3, size - 1],
    ['bytes=-3', size - 3, size - 1],
    ['bytes=4-999999', 4, size - 1],
  ] as const) {
    const answer = await part(range);
    expect(answer.statusCode, range).toBe(206);
    expect(answer.headers['content-range']).toBe(`bytes ${start}-${end}/${size}`);
    expect(answer.headers['content-length']).toBe(String(end - start + 1));
    expect(answer.rawPayload.equals(film.subarray(start, end + 1)), range).toBe(true);
  }
  const beyond = await part(`bytes=${size}-`);
  expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([416, `bytes */${size}`]);
  // Not understood, several parts, another version: the whole.
  for (const range of ['bytes=9-4', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=-', 'bytes=x-y']) {
    expect((await part(range)).statusCode, range).toBe(200);
  }
  expect((await part('bytes=0-9', { 'if-range': '"other"' })).statusCode).toBe(200);
});
