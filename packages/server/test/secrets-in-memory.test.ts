import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setChannelSecret } from '@sanshen/contract/channels';
import * as contract from '@sanshen/contract/channels-credentials';
import { routeUrl } from '@sanshen/contract/route';
import { afterAll, expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { startCity } from './organization-support.ts';

const city = await startCity();
const { harness } = city;
const lead = await city.as('wuhua', 'mainLeader');
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** A server in a process of its own over the harness's database, which collects its garbage when it is told to. */
const script = `
  import { compose } from '@sanshen/server/compose';
  import { openPool } from '@sanshen/server/platform/db/database';
  import { channelSecret } from '@sanshen/server/modules/publishing/public';
  import { forgetFreedMemory } from '@sanshen/server/platform/forget-memory';
  import { createLog } from '@sanshen/server/platform/log';
  forgetFreedMemory();
  const [url, dataFolder, channel] = process.argv.slice(1);
  const { app, context } = await compose({
    pool: openPool(url, { size: 3 }),
    clock: { now: () => '${harness.clock.now()}' },
    log: createLog('silent'),
    dataFolder,
    publicUrl: 'http://localhost',
  });
  const held = Buffer.from(['held', process.pid, 'by-the-server'].join('#')).toString();
  const orders = {
    // What a connector does with a secret: reads it, and lets go of it.
    use: async () => ((await channelSecret(context, channel, 'appSecret')) ?? '').length,
    // A server at work makes new objects all the time; here they come at once.
    work: async () => {
      for (let round = 0; round < 3; round += 1) {
        globalThis.gc();
        let some = Array.from({ length: 100_000 }, (_, number) => ({ number, text: 'work ' + number }));
        some = [];
        await new Promise((done) => setTimeout(done, 20));
      }
      globalThis.gc();
      return held.length;
    },
  };
  process.stdin.on('data', async (order) => console.log(await orders[String(order).trim()]()));
  console.log(await app.listen({ host: '127.0.0.1', port: 0 }));`;

test('§7 the memory of a server that took, sealed and used secrets holds none of them afterwards', async ({
  skip,
}) => {
  const channel = demonstrationChannelId('wuhua', 'wechat');
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      '--input-type=module',
      ...['-e', script],
      ...[harness.serverUrl, harness.context.dataFolder, channel],
    ],
    { cwd: import.meta.dirname, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const [url] = (await once(lines, 'line')) as [string];
  const order = async (word: 'use' | 'work'): Promise<number> => {
    const answer = once(lines, 'line');
    child.stdin.write(`${word}\n`);
    return Number((await answer)[0]);
  };
  const put = (path: string, key: string, payload: object) =>
    fetch(`${url}${path}`, {
      method: 'PUT',
      headers: {
        cookie: lead.cookie,
        'content-type': 'application/json',
        'x-sanshen-request': '1',
        'idempotency-key': key,
      },
      body: JSON.stringify(payload),
    });
  const [secret, password] = ['of-an-API', 'of-a-login'].map((word) => `${Date.now().toString(36)}~${word}`);
  if (secret === undefined || password === undefined) throw new Error('no secrets');
  const secretRoute = routeUrl(setChannelSecret, { params: { channel, name: 'appSecret' } });
  expect((await put(secretRoute, 'plant-a-secret', { value: secret })).status).toBe(204);
  const credentialRoute = routeUrl(contract.setCredential, { params: { channel } });
  const credential = { kind: 'loginPassword', label: '后台', value: password };
  expect((await put(credentialRoute, 'plant-a-password', credential)).status).toBe(204);
  expect(await order('use')).toBe(secret.length);
  const held = `held#${child.pid}#by-the-server`;
  let found: readonly number[] = [];
  for (let round = 0; round < 4 && found.slice(0, 2).join() !== '0,0'; round += 1) {
    // Requests of every day, which are longer, go through the same buffers.
    for (let number = 0; number < 20; number += 1)
      await put(secretRoute, `every-day-${round}-${number}`, { value: 'no secret at all. '.repeat(10) });
    expect(await order('work')).toBeGreaterThan(0);
    const search = memoryOf(child.pid ?? 0);
    if (search === null) return skip('this machine lets nobody read the memory of another process');
    found = search([secret, password, held]);
  }
  // The one that is still held shows that the search would find them.
  expect(found.slice(0, 2)).toEqual([0, 0]);
  expect(found[2]).toBeGreaterThan(0);
});

const pageBytes = 4096;

/** Searches the whole memory of a process for texts, in one byte a letter and in two; null where it may not be read. */
function memoryOf(pid: number): ((texts: readonly string[]) => number[]) | null {
  let file: number;
  let pages: number;
  let maps: string;
  try {
    maps = readFileSync(`/proc/${pid}/maps`, 'latin1');
    file = openSync(`/proc/${pid}/mem`, 'r');
    pages = openSync(`/proc/${pid}/pagemap`, 'r');
  } catch {
    return null;
  }
  const areas = [...maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm)].map(([, from = '', to = '']) => [
    Number.parseInt(from, 16),
    Number.parseInt(to, 16),
  ]);
  const step = 2 * 1024 * 1024;
  return (texts) => {
    const forms = texts.map((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')]);
    const overlap = Math.max(...forms.flat().map(({ length }) => length));
    const counts = texts.map(() => 0);
    const part = Buffer.alloc(step);
    for (const [from = 0, to = 0] of areas) {
      for (let at = from; at < to; at += step - overlap) {
        const wanted = Math.min(step, to - at);
        if (!isPresent(pages, at, wanted)) continue;
        const length = readAt(file, part, at, wanted);
        for (const [index, form] of forms.entries())
          for (const bytes of form)
            if (part.subarray(0, length).includes(bytes)) counts[index] = (counts[index] ?? 0) + 1;
      }
    }
    closeSync(file);
    closeSync(pages);
    return counts;
  };
}

/** Whether any page of a range is in memory: much is reserved and never used. */
function isPresent(pages: number, from: number, length: number): boolean {
  const entry = 8;
  const first = Math.floor(from / pageBytes);
  const entries = Buffer.alloc((Math.ceil((from + length) / pageBytes) - first) * entry);
  const got = readAt(pages, entries, first * entry, entries.length);
  for (let at = entry - 1; at < got; at += entry) if (((entries[at] ?? 0) & 0x80) !== 0) return true;
  return false;
}

/** Bytes read; 0 where nothing is mapped to memory. */
function readAt(file: number, into: Buffer, at: number, length: number): number {
  try {
    return readSync(file, into, 0, length, at);
  } catch {
    return 0;
  }
}
