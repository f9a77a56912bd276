import { readArchive, readSheetPdf, readSheetWord } from '@sanshen/contract/archive';
import { members } from '@sanshen/domain/archive';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyArchiveBytes } from '../src/modules/archive/public.ts';
import {
  archiveOf,
  type CaseDesk,
  caseTitle,
  keysIn,
  startCase,
  textOf,
  unpack,
  verdictOn,
} from './archive-support.ts';
import { expectRefusal, write } from './review-support.ts';

let one: CaseDesk;
beforeAll(async () => {
  one = await startCase();
});

test('§5 a case comes as one file in which every step holds, checked without the system', () => {
  expect(verdictOn(one.archive)).toMatchObject({ code: 'ok', ok: true, keysFrom: 'archive' });
  expect(verdictOn(one.archive, keysIn(one.archive))).toMatchObject({ ok: true, keysFrom: 'trusted' });
});

test('everything of the case is in it', () => {
  const files = unpack(one.archive);
  const names = [...files.keys()];
  expect(names.slice(0, 2)).toEqual([members.manifest, members.seal]);
  expect(names).toEqual(
    expect.arrayContaining(['revisions/001.json', 'revisions/002.json', 'diffs/001-002.txt']),
  );
  expect(textOf(files, 'diffs/001-002.txt')).toContain('[-原-]{+愿+}');
  expect(JSON.parse(textOf(files, members.findings)).findings).toMatchObject([
    { ruling: { ruling: 'accepted' } },
  ]);
  expect(JSON.parse(textOf(files, members.release)).releases).toHaveLength(1);
  const [publication] = JSON.parse(textOf(files, members.publications)).publications;
  expect(publication).toMatchObject({ publication: one.publication, status: 'done' });
  expect(publication.readings.length).toBeGreaterThan(0);
  expect(publication.readings[0]).toMatchObject({ verdict: 'same' });
  const copies = names.filter((name) => name.startsWith('fetched/sha256-'));
  expect(copies).toHaveLength(1);
  expect(textOf(files, copies[0] ?? '')).toContain('志愿者');
  // Cover and scan.
  expect(names.filter((name) => name.startsWith('files/'))).toHaveLength(2);
  expect(textOf(files, members.readme)).toContain('sanshen verify');
});

test('the same case at the same moment is the same file', async () => {
  const { desk, manuscript } = one;
  expect(Buffer.compare(await archiveOf(desk, manuscript), await archiveOf(desk, manuscript))).toBe(0);
});

test('an archive is made in about a second', async () => {
  const begun = performance.now();
  await archiveOf(one.desk, one.manuscript);
  // Generous: the machine that tests has other work; the figure is printed by the benchmark.
  expect(performance.now() - begun).toBeLessThan(5000);
});

test('a decision of a moment ago is in the archive, covered by a checkpoint', async () => {
  const { desk } = one;
  const { manuscript } = await write(desk.operator, 'wuhua', desk.draft());
  const verdict = verdictOn(await archiveOf(desk, manuscript));
  expect(verdict).toMatchObject({ ok: true, manifest: { entries: 2 } });
});

describe('the review sheet', () => {
  test('as PDF', async () => {
    const { desk, manuscript } = one;
    const answer = await desk.operator.send(readSheetPdf, { params: { manuscript } });
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('§5 as Word document, with every signer, his office and what was given on paper', async () => {
    const { desk, manuscript } = one;
    const answer = await desk.operator.send(readSheetWord, { params: { manuscript } });
    expect(answer.headers['content-type']).toBe(readSheetWord.responseMedia);
    const document = unzipSync(answer.rawPayload)['word/document.xml'];
    const text = strFromU8(document ?? new Uint8Array()).replace(/<[^>]*>/g, '|');
    for (const words of [
      '审校登记表',
      caseTitle,
      '共青团五华区委',
      '五华区平台负责人',
      '五华区宣传工作负责人',
      '五华区分管领导',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain('纸质签署');
    expect(text).toContain('确认改动。');
    expect(text).toContain('与定稿一致');
    expect(text).toContain('审校中修改');
  });
});

describe('§11 who may read it', () => {
  const routes = [readArchive, readSheetPdf, readSheetWord] as const;

  test.each([
    ['wuhua', 'leaderInCharge', 200],
    ['kunming', 'mainLeader', 200],
    ['publicity', 'departmentHead', 200],
    ['guandu', 'mainLeader', 404],
  ])('%s %s: %i', async (key, office, status) => {
    const caller = await one.desk.as(key, office);
    for (const route of routes) {
      const answer = await caller.send(route, { params: { manuscript: one.manuscript } });
      expect(answer.statusCode, `${route.id} ${answer.body.slice(0, 300)}`).toBe(status);
    }
  });

  test('nobody without a session, and nothing of what does not exist', async () => {
    const url = readArchive.path.replace(':manuscript', one.manuscript);
    expect((await one.desk.harness.inject({ method: 'GET', url })).statusCode).toBe(401);
    const manuscript = '00000000-0000-4000-8000-000000000000';
    expectRefusal(
      await one.desk.operator.send(readArchive, { params: { manuscript } }),
      404,
      'request.notFound',
    );
  });

  test('a draft is not for the superior yet', async () => {
    const { manuscript } = await write(one.desk.operator, 'wuhua', one.desk.draft());
    const superior = await one.desk.as('kunming', 'mainLeader');
    const answer = await superior.send(readArchive, { params: { manuscript } });
    expect([403, 404]).toContain(answer.statusCode);
  });
});

describe('a file that is no archive any more', () => {
  const unreadable = (bytes: Uint8Array) => {
    const offline = verifyArchiveBytes(bytes);
    return offline.read ? 'read' : offline.problem.code;
  };

  test('cut off, no zip, empty', () => {
    for (const length of [10, 1000, one.archive.length - 1, one.archive.length >> 1]) {
      expect(unreadable(one.archive.subarray(0, length))).toBe('archive.truncated');
    }
    expect(unreadable(new TextEncoder().encode('not a zip'))).toBe('archive.notZip');
    expect(unreadable(new Uint8Array())).toBe('archive.notZip');
  });

  test('a bomb is not unpacked', () => {
    const bomb = zipSync({ 'manifest.json': new Uint8Array(16 * 1024 * 1024) });
    const before = process.memoryUsage().arrayBuffers;
    expect(unreadable(bomb)).toBe('archive.zipBomb');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
  });

  test.each(['../../etc/passwd', '/etc/passwd', 'C:\\x', 'files/../../x'])('a member called %s', (name) => {
    const files = Object.fromEntries(unpack(one.archive));
    expect(unreadable(zipSync({ ...files, [name]: new Uint8Array(3) }))).toBe('archive.zipPath');
  });

  test('a member beside the listed ones, and an altered one, are named', () => {
    const files = Object.fromEntries(unpack(one.archive));
    expect(verdictOn(zipSync({ ...files, 'more.txt': new Uint8Array(3) })).code).toBe('archive.memberExtra');
    for (const name of Object.keys(files).filter((each) => !each.startsWith('manifest'))) {
      const altered = Uint8Array.from(files[name] ?? []);
      altered[0] = (altered[0] ?? 0) ^ 1;
      expect(verdictOn(zipSync({ ...files, [name]: altered }, { level: 0 }))).toMatchObject({
        code: 'archive.memberDiffers',
        firstFailure: { place: name },
      });
    }
  });
});
