import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawSvg } from '@sanshen/checks/marks/draw-svg';
import { nationalFlag } from '@sanshen/checks/marks/library/national';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { marksCommand } from '../src/commands/marks.ts';

// On a crowded machine pictures take their time, and that proves nothing.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanshen-marks-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const flag = (drawing = nationalFlag) => drawSvg(drawing, { width: 360 }) ?? '';

async function picture(name: string, drawing: string | null): Promise<string> {
  const paper = sharp({ create: { width: 800, height: 500, channels: 3, background: '#dfe7ee' } });
  const whole =
    drawing === null ? paper : paper.composite([{ input: Buffer.from(drawing), left: 200, top: 120 }]);
  const path = join(folder, name);
  await writeFile(path, await whole.png().toBuffer());
  return path;
}

async function run(args: readonly string[], language: 'zh' | 'en' = 'en', env: Record<string, string> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line), language, env };
  return { exit: await marksCommand(args, io), out, err };
}

/** The flag with its second small star gone. */
const wrong = () =>
  flag({ ...nationalFlag, primitives: nationalFlag.primitives.filter((_, index) => index !== 2) });

describe('sanshen marks', () => {
  it('§3 prints every mark with place, verdict, measurements and problems; 1 if one violates', async () => {
    const right = await picture('right.png', flag());
    const bad = await picture('wrong.png', wrong());
    const { exit, out } = await run(['--json', right, bad]);
    expect(exit).toBe(1);
    const [first, second] = JSON.parse(out.join(''));
    expect(first.file).toBe(right);
    expect(first.marks.length).toBe(1);
    const [mark] = first.marks;
    expect(mark).toMatchObject({ mark: 'nationalFlag', problems: [] });
    expect(mark.verdict).not.toBe('violates');
    expect(mark.box.map((value: number) => Math.round(value / 10))).toEqual([20, 12, 36, 24]);
    expect(mark.measurements[0]).toEqual(
      expect.objectContaining({ name: expect.any(String), measured: expect.anything() }),
    );
    for (const key of ['standard', 'tolerance', 'ok']) expect(key in mark.measurements[0]).toBe(true);
    expect(second.marks[0]).toMatchObject({ mark: 'nationalFlag', verdict: 'violates' });
    expect(second.marks[0].problems).toContain('starCount');
  });

  it('§3 prints places to a tenth of a pixel and no closer', async () => {
    const turned = await sharp(Buffer.from(flag()))
      .rotate(7, { background: '#dfe7ee' })
      .extend({ top: 33, bottom: 20, left: 41, right: 20, background: '#dfe7ee' })
      .png()
      .toBuffer();
    const path = join(folder, 'turned.png');
    await writeFile(path, turned);
    const { out } = await run(['--json', path]);
    const [mark] = JSON.parse(out.join(''))[0].marks;
    const places: number[] = [...mark.box, ...mark.quad.flat()];
    expect(places).toHaveLength(12);
    for (const place of places) expect(place).toBe(Math.round(place * 10) / 10);
    // Sides between pixels are told as such.
    expect(places.some((place) => !Number.isInteger(place))).toBe(true);
  });

  it('§3 says in both languages what is wrong and what to do; 0 where nothing is found', async () => {
    const bad = await picture('wrong.png', wrong());
    expect((await run([bad], 'zh')).out.join('\n')).toMatch(/国旗.*不符[\s\S]*五角星数量不符：.*请换用/);
    expect((await run([bad], 'en')).out.join('\n')).toMatch(
      /violates[\s\S]*Wrong number of stars: .*mark library/,
    );
    const none = await run([await picture('none.png', null)], 'zh');
    expect([none.exit, none.out.length]).toEqual([0, 1]);
    expect(none.out[0]).toMatch(/没有发现标识/);
  });

  it('§3 gives 2 and one clear line for bad use and for what cannot be read', async () => {
    expect((await run([])).exit).toBe(2);
    expect((await run(['--nothing', 'a.png'])).exit).toBe(2);
    expect((await run([join(folder, 'absent.png')])).exit).toBe(2);
    const text = join(folder, 'text.png');
    await writeFile(text, 'no picture');
    const script = join(folder, 'script.svg');
    await writeFile(script, '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
    for (const [file, said] of [
      [text, '不是可识别的图片'],
      [script, '含有脚本'],
    ] as const) {
      const { exit, out, err } = await run(['--json', file], 'zh');
      expect([exit, out, err.length]).toEqual([2, [], 1]);
      expect(err[0]).toContain(said);
      expect(err[0]).not.toContain('\n');
    }
  });

  it('§3 says that a video was not looked at where there is no ffmpeg', async () => {
    const film = join(folder, 'film.mp4');
    await writeFile(film, Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom0000isommp42')]));
    const { exit, err } = await run([film], 'en', { PATH: folder });
    expect([exit, err.length]).toEqual([2, 1]);
    expect(err[0]).toMatch(/was not looked at/);
  });
});
