import { drawSvg } from '@sanshen/checks/marks/draw-svg';
import { shippedMarks } from '@sanshen/checks/marks/library/index';
import { nationalFlag } from '@sanshen/checks/marks/library/national';
import { MarkPool } from '@sanshen/checks/marks/mark-pool';
import { problemTexts, reasonTexts } from '@sanshen/checks/marks/problem-texts';
import { markProblems, unverifiableReasons } from '@sanshen/checks/marks/report';
import sharp from 'sharp';
import { afterAll, expect, test, vi } from 'vitest';

// On a crowded machine pictures take their time, and that proves nothing.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const pool = new MarkPool({ size: 1 });
afterAll(() => pool.close());

const library = shippedMarks();
const picture = async () => {
  const flag = Buffer.from(drawSvg(nationalFlag, { width: 300 }) ?? '');
  const paper = sharp({ create: { width: 600, height: 400, channels: 3, background: '#e8eef4' } });
  return new Uint8Array(
    await paper
      .composite([{ input: flag, left: 150, top: 100 }])
      .png()
      .toBuffer(),
  );
};

test('§3 a thread finds the flag of a picture, in the picture’s own pixels', async () => {
  const { report, frames } = await pool.look(await picture(), library);
  expect([report.width, report.height, frames.seen]).toEqual([600, 400, 1]);
  expect(report.marks.map(({ mark }) => mark)).toEqual(['nationalFlag']);
  const [x = 0, y = 0] = report.marks[0]?.box ?? [];
  expect(Math.abs(x - 150) < 6 && Math.abs(y - 100) < 6).toBe(true);
});

test('§3 a file that is no picture is refused with its reason, and the thread goes on', async () => {
  await expect(pool.look(new TextEncoder().encode('no picture'), library)).rejects.toMatchObject({
    code: 'notAPicture',
  });
  expect((await pool.look(await picture(), library)).report.marks.length).toBe(1);
});

test('§3 a picture that is given up rejects with the reason, and the next one is looked at', async () => {
  const abort = new AbortController();
  const given = pool.look(await picture(), library, { signal: abort.signal });
  const after = pool.look(await picture(), library);
  abort.abort(new Error('enough'));
  await expect(given).rejects.toThrow('enough');
  expect((await after).report.marks.length).toBe(1);
});

test('§3 a picture that takes too long is given up as such', async () => {
  const hasty = new MarkPool({ size: 1, limitMs: 1 });
  await expect(hasty.look(await picture(), library)).rejects.toMatchObject({ code: 'tooSlow' });
  await hasty.close();
});

test('§3 every problem and every reason says in both languages what is wrong and what to do', () => {
  for (const advice of [
    ...markProblems.map((code) => problemTexts[code]),
    ...unverifiableReasons.map((code) => reasonTexts[code]),
  ]) {
    for (const { zh, en } of [advice.title, advice.wrong, advice.todo]) {
      expect(zh).toMatch(/[\u4e00-\u9fff]{2}/);
      expect(en).toMatch(/^[A-Z][ -~’]+$/);
    }
  }
});
