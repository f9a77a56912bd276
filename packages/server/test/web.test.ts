import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { createWebModule } from '../src/modules/web/public.ts';
import { startHarness } from './harness.ts';

const folder = await mkdtemp(join(tmpdir(), 'sanshen-web-'));
const dist = join(folder, 'dist');
const script = `export const text = '三审';${' '.repeat(2000)}`;
const page = (name: string) =>
  `<!doctype html><meta name="csp-nonce" content="__NONCE__"><script type="module" src="/assets/${name}"></script>`;
await mkdir(join(dist, 'assets'), { recursive: true });
await writeFile(join(folder, 'secret.txt'), 'outside of the folder');
await writeFile(join(dist, 'index.html'), page('index-a1b2.js'));
await writeFile(join(dist, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
await writeFile(join(dist, 'notes.map'), 'of no use to a browser');
await writeFile(join(dist, 'assets', 'index-a1b2.js'), script);
await writeFile(join(dist, 'assets', 'index-a1b2.js.br'), brotliCompressSync(script));
await writeFile(join(dist, 'assets', 'index-a1b2.js.gz'), gzipSync(script));
await writeFile(join(dist, 'assets', 'plain-c3.css'), 'body { margin: 0 }');

const { app, close } = await startHarness({ modules: [createWebModule(dist)] });
const unbuilt = await startHarness({ modules: [createWebModule(join(folder, 'nothing'))] });
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { accept: 'text/html,*/*;q=0.8', ...headers } });

test('every screen’s address answers with the page, never kept, under a strict policy with a fresh nonce', async () => {
  const answers = await Promise.all(
    ['/', '/manuscripts/1?tab=flow', '/organizations/五华', '/index.html'].map((url) => get(url)),
  );
  const nonces = answers.map((answer) => {
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    const nonce = /<meta name="csp-nonce" content="([^"]+)">/.exec(answer.body)?.[1] ?? '';
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain(`style-src-elem 'self' 'nonce-${nonce}'`);
    expect(policy).toMatch(/(?:^|; )script-src 'self'(?:;|$)/);
    expect(policy).toMatch(/^default-src 'none'/);
    expect(policy).not.toContain('unsafe-eval');
    return nonce;
  });
  expect(new Set(nonces).size).toBe(answers.length);
  expect(nonces.every((nonce) => Buffer.from(nonce, 'base64').length >= 16)).toBe(true);
});

test('built files are kept for good, and sent compressed to whoever takes it', async () => {
  const url = '/assets/index-a1b2.js';
  const brotli = await get(url, { 'accept-encoding': 'gzip, deflate, br' });
  expect(brotli.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(script);
  expect(Number(brotli.headers['content-length'])).toBe(brotli.rawPayload.length);
  expect((await get(url, { 'accept-encoding': 'br;q=0, gzip' })).headers['content-encoding']).toBe('gzip');
  const plain = await get(url);
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body).toBe(script);
  expect((await get('/assets/plain-c3.css', { 'accept-encoding': 'br' })).body).toContain('margin');
  const icon = await get('/icon.svg');
  expect(icon.headers['cache-control']).toBe('no-cache');
  const again = await get('/icon.svg', { 'if-none-match': String(icon.headers.etag) });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('HEAD gives the head only', async () => {
  for (const url of ['/', '/assets/index-a1b2.js']) {
    const answer = await app.inject({ method: 'HEAD', url, headers: { accept: 'text/html' } });
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(0);
  }
});

test('what is no screen is no page: interfaces, missing files, other methods', async () => {
  for (const url of [
    '/api',
    '/api/v1/nothing',
    '/healthz/x',
    '/metrics/x',
    '/assets/gone-0.js',
    '/notes.map.gz',
  ]) {
    const answer = await get(url, { accept: '*/*' });
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'request.notFound']);
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'] as const) {
    const answer = await app.inject({ method, url: '/manuscripts', headers: { accept: 'text/html' } });
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'request.notFound']);
  }
  expect((await get('/picture.png', { accept: 'image/avif,image/*' })).statusCode).toBe(404);
});

test('no address leads out of the folder', async () => {
  const { port, hostname } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  // A client that does not tidy the path, as browsers and inject do.
  const raw = (path: string) =>
    new Promise<string>((resolve, reject) => {
      httpRequest({ hostname, port, path, headers: { accept: '*/*' } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve(Buffer.concat(chunks).toString()));
      })
        .on('error', reject)
        .end();
    });
  for (const path of [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/..%c0%af..%c0%afsecret.txt',
    '//secret.txt',
    '/%00/secret.txt',
    '/notes.map',
  ]) {
    const body = await raw(path);
    expect([path, body.includes('outside'), body.includes('of no use')]).toEqual([path, false, false]);
  }
});

test('a page built anew is served without a new start', async () => {
  await writeFile(join(dist, 'assets', 'index-d4.js'), 'export {}');
  await writeFile(join(dist, 'index.html'), page('index-d4.js'));
  await utimes(join(dist, 'index.html'), new Date(), new Date(Date.now() + 5000));
  expect((await get('/')).body).toContain('index-d4.js');
  expect((await get('/assets/index-d4.js')).body).toBe('export {}');
});

test('before anything is built, the page says in both languages how to build', async () => {
  const answer = await unbuilt.inject({ url: '/', headers: { accept: 'text/html' } });
  expect(answer.statusCode).toBe(503);
  expect(answer.body).toContain('npm run build -w packages/web');
  expect(answer.body).toContain('尚未构建');
  expect(answer.body).toContain('not built');
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
});
