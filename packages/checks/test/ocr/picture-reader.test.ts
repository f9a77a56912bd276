import { existsSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { boxesOf, PictureReader, recognizerFiles, UnreadablePicture } from '../../src/ocr/index.ts';
import { drawCode, drawWords } from './draw-words.ts';

const reader = new PictureReader({ restMs: 500 });
afterAll(() => reader.close());

const problemOf = (bytes: Uint8Array) =>
  reader.read(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof UnreadablePicture ? error.problem : String(error)),
  );

describe('words in pictures', () => {
  it('§8 reads a mark of secrecy, a number and where they stand', async () => {
    const picture = await drawWords({
      width: 1000,
      height: 330,
      words: [
        { text: '机密★1年', x: 60, y: 90, size: 36 },
        { text: '身份证号码53010219990307123X', x: 60, y: 165, size: 36 },
        { text: '请于2026年11月25日前报送材料。', x: 60, y: 240, size: 36 },
      ],
    });
    const told: number[] = [];
    const reading = await reader.read(picture, { onProgress: (percent) => told.push(percent) });
    expect(reading.text).toContain('机密★1年\n');
    expect(reading.text).toContain('53010219990307123X');
    expect(reading.text).toContain('请于2026年11月25日前报送材料。');
    const at = reading.text.indexOf('53010219990307123X');
    const boxes = boxesOf(reading, at, at + 18);
    expect(boxes).toHaveLength(1);
    const [x, y, width, height] = boxes[0] ?? [0, 0, 0, 0];
    // The number's ink begins behind five characters of 36 pixels and is 18 digits of some 20 wide.
    expect(Math.abs(x - 240)).toBeLessThan(36);
    expect(Math.abs(y + height - 166)).toBeLessThan(8);
    expect(width).toBeGreaterThan(320);
    expect(width).toBeLessThan(400);
    expect(told.length).toBeGreaterThan(3);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  }, 60_000);

  it('reads small and large letters, light on dark, and columns one after the other', async () => {
    const column = (x: number, lines: readonly string[]) =>
      lines.map((text, line) => ({ text, x, y: 330 + line * 40, size: 22, colour: '#fff' }));
    const picture = await drawWords({
      width: 900,
      height: 560,
      ground: '#b01020',
      words: [
        { text: '青春心向党', x: 60, y: 180, size: 140, colour: '#ffe000' },
        ...column(60, ['第一季度全区团组织', '新发展团员三百余名', '各街道陆续开展活动']),
        ...column(520, ['第二季度重点推进志', '愿服务项目化运作在', '社区建立青年之家吧']),
        { text: '五华区团委办公室', x: 60, y: 520, size: 12, colour: '#fff' },
      ],
    });
    const { text } = await reader.read(picture);
    expect(text).toContain('青春心向党');
    expect(text).toContain('五华区团委办公室');
    expect(text.indexOf('新发展团员三百余名')).toBeGreaterThan(text.indexOf('第一季度全区团组织'));
    expect(text.indexOf('社区建立青年之家')).toBeGreaterThan(text.indexOf('愿服务项目化运作在'));
    expect(text.indexOf('第二季度')).toBeGreaterThan(text.indexOf('各街道陆续开展活动'));
  }, 60_000);

  it('reads all QR codes, also a turned one, and the words beside them', async () => {
    const [one, two] = await Promise.all([
      drawCode('https://www.gov.cn/a?b=1'),
      drawCode('http://10.1.2.3/报名'),
    ]);
    const words = await drawWords({
      width: 900,
      height: 560,
      words: [{ text: '扫码报名志愿服务活动', x: 100, y: 80, size: 40 }],
    });
    const turned = await sharp(one).resize(200).rotate(12, { background: '#fff' }).toBuffer();
    const picture = await sharp(words)
      .composite([
        { input: turned, left: 80, top: 200 },
        { input: two, left: 560, top: 250 },
      ])
      .jpeg({ quality: 70 })
      .toBuffer();
    const { codes, text } = await reader.read(picture);
    expect(new Set(codes.map((code) => code.text))).toEqual(
      new Set(['https://www.gov.cn/a?b=1', 'http://10.1.2.3/报名']),
    );
    const [x, y] = codes.find((code) => code.text.startsWith('http:'))?.box ?? [0, 0];
    expect(Math.hypot(x - 560, y - 250)).toBeLessThan(40);
    expect(text).toBe('扫码报名志愿服务活动');
  }, 60_000);

  it('says why a picture cannot be read, and goes on with the next', async () => {
    const blank = sharp({ create: { width: 300, height: 200, channels: 3, background: '#fff' } });
    const whole = await sharp({
      create: {
        width: 600,
        height: 400,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 120, sigma: 40 },
      },
    })
      .png()
      .toBuffer();
    expect(await problemOf(whole.subarray(0, whole.length >> 1))).toBe('corrupt');
    expect(await problemOf(Buffer.from('not a picture'))).toBe('notAPicture');
    expect(await problemOf(new Uint8Array())).toBe('notAPicture');
    expect(await problemOf(withSize(await blank.clone().png().toBuffer(), 60_000))).toBe('tooLarge');
    expect((await reader.read(await blank.png().toBuffer())).text).toBe('');
    const cmyk = await blank.clone().toColourspace('cmyk').withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await reader.read(cmyk)).toMatchObject({ width: 200, height: 300, text: '' });
  }, 60_000);

  it('gives a picture up when it is told to, or when it takes too long', async () => {
    const picture = await drawWords({
      width: 900,
      height: 900,
      words: Array.from({ length: 14 }, (_, line) => ({
        text: '请各单位认真组织学习贯彻落实会议精神',
        x: 40,
        y: 60 + line * 58,
        size: 40,
      })),
    });
    const stop = new AbortController();
    const given = reader.read(picture, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('enough')),
    });
    await expect(given).rejects.toThrow('enough');
    const hasty = new PictureReader({ limitMs: 1 });
    await expect(hasty.read(picture)).rejects.toMatchObject({ problem: 'tooSlow' });
    await hasty.close();
    await expect(hasty.read(picture)).rejects.toThrow('closed');
  }, 60_000);

  it('needs only files of installed packages', () => {
    for (const file of Object.values(recognizerFiles())) {
      expect(file).toContain('node_modules');
      expect(existsSync(file)).toBe(true);
    }
  });
});

/** A PNG that claims to be so many pixels wide and high. */
function withSize(png: Buffer, side: number): Buffer {
  const changed = Buffer.from(png);
  changed.writeUInt32BE(side, 16);
  changed.writeUInt32BE(side, 20);
  changed.writeInt32BE(crc(changed.subarray(12, 29)), 29);
  return changed;
}

function crc(bytes: Uint8Array): number {
  let value = -1;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value;
}
