import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type GuardPolicy, guardedFetch, isPublicAddress } from '../src/fetch/index.ts';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const one of undo.splice(0)) one();
});

async function serve(listener: RequestListener): Promise<{ port: number; hits: () => number }> {
  let hits = 0;
  const server = createServer((request, response) => {
    hits += 1;
    listener(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  undo.push(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on TCP has an address of this kind.
  return { port: (server.address() as AddressInfo).port, hits: () => hits };
}

const strict: GuardPolicy = { mayReach: () => false, privateAllowed: false };
const small = { timeoutMs: 1_000, maxBytes: 1_000 };

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.20.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  'fe80::1',
  'fd00::1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'ff02::1',
  'not an address',
])('%s is no address of the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['8.8.8.8', '114.114.114.114', '2400:3200::1'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test('§7 an address inside the office is never opened, however it is spelt', async () => {
  const { port, hits } = await serve((_request, response) => response.end('inside'));
  const fetch = guardedFetch({ ...strict, resolve: async () => ['127.0.0.1'] });
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '2130706433',
    '0x7f.1',
    'intern.example.cn',
  ]) {
    expect(await fetch({ url: `http://${host}:${port}/`, ...small })).toMatchObject({
      kind: 'refused',
      reason: 'address',
      sent: false,
    });
  }
  expect(hits()).toBe(0);
});

test('one private address among public ones is enough to refuse a name', async () => {
  const fetch = guardedFetch({ ...strict, resolve: async () => ['8.8.8.8', '10.0.0.1'] });
  expect(await fetch({ url: 'http://mixed.example.cn/', ...small })).toMatchObject({ reason: 'address' });
});

test('other schemes and addresses with a password are refused', async () => {
  const fetch = guardedFetch({ ...strict, privateAllowed: true });
  expect(await fetch({ url: 'file:///etc/passwd', ...small })).toMatchObject({ reason: 'scheme' });
  expect(await fetch({ url: 'ftp://example.cn/', ...small })).toMatchObject({ reason: 'scheme' });
  expect(await fetch({ url: 'http://a:b@127.0.0.1/', ...small })).toMatchObject({ reason: 'credentials' });
  expect(await fetch({ url: 'no address', ...small })).toMatchObject({ reason: 'malformed' });
});

test('a name is resolved once and the connection goes to that very address', async () => {
  const { port } = await serve((request, response) => response.end(request.headers.host));
  const answers = [['127.0.0.1'], ['203.0.113.9']];
  let asked = 0;
  const fetch = guardedFetch({
    ...strict,
    mayReach: (origin) => origin === `http://rebinding.example.cn:${port}`,
    resolve: async () => answers[asked++] ?? [],
  });
  const reply = await fetch({ url: `http://rebinding.example.cn:${port}/`, ...small });
  expect(reply).toMatchObject({ kind: 'answer', status: 200 });
  expect(asked).toBe(1);
  // The name still stands in the request, for hosts that share an address.
  if (reply.kind === 'answer')
    expect(Buffer.from(reply.body).toString()).toBe(`rebinding.example.cn:${port}`);
});

test('§7 a redirect into a private range is not followed, nor any beyond the number allowed', async () => {
  const inside = await serve((_request, response) => response.end('inside'));
  const outside = await serve((request, response) => {
    const to = request.url === '/in' ? `http://127.0.0.1:${inside.port}/` : '/again';
    response.writeHead(302, { location: to }).end();
  });
  const base = `http://public.example.cn:${outside.port}`;
  const fetch = guardedFetch({
    ...strict,
    mayReach: (origin) => origin === base,
    resolve: async () => ['127.0.0.1'],
  });
  expect(await fetch({ url: `${base}/in`, ...small, maxRedirects: 3 })).toMatchObject({ reason: 'redirect' });
  expect(inside.hits()).toBe(0);
  expect(await fetch({ url: `${base}/loop`, ...small, maxRedirects: 2 })).toMatchObject({
    reason: 'redirect',
  });
  expect(outside.hits()).toBe(4);
  expect(await fetch({ url: `${base}/loop`, method: 'POST', ...small, maxRedirects: 2 })).toMatchObject({
    reason: 'redirect',
  });
  expect(outside.hits()).toBe(5);
});

test('size, time and kind of an answer are bounded', async () => {
  const { port } = await serve((request, response) => {
    if (request.url === '/slow') return;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('x'.repeat(request.url === '/large' ? 5_000 : 10));
  });
  const fetch = guardedFetch({ ...strict, privateAllowed: true });
  const base = `http://127.0.0.1:${port}`;
  expect(await fetch({ url: `${base}/large`, ...small })).toMatchObject({ reason: 'tooLarge' });
  expect(await fetch({ url: `${base}/slow`, ...small, timeoutMs: 60 })).toMatchObject({
    kind: 'lost',
    sent: true,
    cause: 'timeout',
  });
  expect(await fetch({ url: base, ...small, types: ['image/png'] })).toMatchObject({ reason: 'type' });
  expect(await fetch({ url: base, ...small, types: ['text/html'] })).toMatchObject({ kind: 'answer' });
});

test('an answer that breaks off is lost, not half read; a port where nobody listens got nothing', async () => {
  const { port } = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '500' });
    response.write('half');
    setTimeout(() => response.destroy(), 20);
  });
  const fetch = guardedFetch({ ...strict, privateAllowed: true });
  expect(await fetch({ url: `http://127.0.0.1:${port}/`, ...small })).toMatchObject({
    kind: 'lost',
    sent: true,
  });
  expect(await fetch({ url: 'http://127.0.0.1:1/', ...small })).toMatchObject({
    kind: 'lost',
    sent: false,
    cause: 'refused',
  });
});
