import { RefusedPicture } from '@sanshen/checks/marks/picture/picture-refusal';
import { inShownPixels, readPicture } from '@sanshen/checks/marks/picture/read-picture';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it, vi } from 'vitest';

// On a crowded machine pictures take their time, and that proves nothing.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const red = { r: 222, g: 41, b: 16 };
const plain = (width = 60, height = 40) => sharp({ create: { width, height, channels: 3, background: red } });
const svg = (inside: string, rest = 'width="60" height="40"') =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${rest}>${inside}</svg>`,
  );

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await readPicture(bytes);
  } catch (error) {
    if (error instanceof RefusedPicture) {
      expect(error.text.zh).toMatch(/标识未检查/);
      expect(error.text.en).toMatch(/not checked/);
      return error.code;
    }
    throw error;
  }
  return 'read';
}

/** Noise, so that a file cannot be packed into a few bytes. */
function noise(width: number, height: number): Sharp {
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0, state = 1; at < data.length; at++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    data[at] = state >>> 24;
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

describe('reading a picture', () => {
  it('§3 turns it as EXIF says', async () => {
    const read = await readPicture(await plain().withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect([read.width, read.height, read.shown]).toEqual([40, 60, { width: 40, height: 60 }]);
    expect(read.notes).toContain('rotated');
  });

  it('§3 brings CMYK and 16 bits to sRGB of 8 bits', async () => {
    const cmyk = await readPicture(await plain().toColourspace('cmyk').jpeg().toBuffer());
    expect(cmyk.notes).toContain('cmyk');
    const [r = 0, g = 0, b = 0] = cmyk.data;
    expect(r > 180 && g < 90 && b < 90).toBe(true);
    const deep = await readPicture(await plain().toColourspace('rgb16').png().toBuffer());
    expect(deep.notes).toContain('deep');
    expect([...deep.data.subarray(0, 4)]).toEqual([222, 41, 16, 255]);
  });

  it('§3 lays what is transparent on white, and tells', async () => {
    const bytes = await sharp({
      create: { width: 9, height: 9, channels: 4, background: { ...red, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const read = await readPicture(bytes);
    expect([...read.data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
    expect(read.notes).toEqual(['flattened']);
  });

  it('§3 reads each frame of an animation', async () => {
    const frames = await Promise.all(
      ['#ff0000', '#00ff00', '#0000ff'].map((background) =>
        sharp({ create: { width: 20, height: 10, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const bytes = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const read = await readPicture(bytes, { frame: 1 });
    expect([read.frames, read.width, read.height, read.notes]).toEqual([3, 20, 10, ['animated']]);
    expect([...read.data.subarray(0, 3)]).toEqual([0, 255, 0]);
  });

  it('§3 reduces a hundred megapixels while it decodes them, and refuses more', async () => {
    const grey = { width: 12_000, height: 8_400, channels: 1 } as const;
    const huge = sharp(new Uint8Array(grey.width * grey.height), { raw: grey });
    const read = await readPicture(await huge.jpeg({ quality: 40 }).toBuffer());
    expect([read.width, read.height, read.shown.width]).toEqual([2400, 1680, 12_000]);
    const [mark] = inShownPixels(
      {
        width: 2400,
        height: 1680,
        scale: read.scale,
        marks: [
          {
            mark: 'nationalFlag',
            version: null,
            box: [20, 40, 60, 40],
            quad: null,
            verdict: 'conforms',
            measurements: [],
            problems: [],
            confidence: 1,
          },
        ],
      },
      read,
    ).marks;
    expect(mark?.box).toEqual([100, 200, 300, 200]);
    // Only the header says so: a bomb's pixels are never unpacked.
    const bomb = await plain(10, 10).png().toBuffer();
    bomb.writeUInt32BE(30_000, 16);
    bomb.writeUInt32BE(30_000, 20);
    expect(['tooLarge', 'notAPicture', 'corrupt']).toContain(await refusal(bomb));
    const wide = await refusal(svg('<rect width="10" height="10"/>', 'width="900000" height="900000"'));
    expect(wide).toBe('tooLarge');
  });

  it('§3 refuses what is cut off, broken, empty or no picture', async () => {
    for (const bytes of [
      await noise(300, 200).jpeg().toBuffer(),
      await noise(300, 200).png().toBuffer(),
      await noise(300, 200).webp().toBuffer(),
    ]) {
      expect(await refusal(bytes.subarray(0, bytes.length / 2))).toBe('corrupt');
      expect(['corrupt', 'notAPicture']).toContain(await refusal(bytes.subarray(0, 60)));
    }
    const png = await noise(300, 200).png().toBuffer();
    png.fill(0x55, 40_000, 40_400);
    expect(await refusal(png)).toBe('corrupt');
    expect(await refusal(new Uint8Array())).toBe('empty');
    expect(await refusal(Buffer.from('%PDF-1.4 no picture'))).toBe('notAPicture');
  });

  it('§3 draws a small SVG large, from itself alone', async () => {
    const read = await readPicture(
      svg(
        '<rect width="60" height="40" fill="#de2910"/><a href="#here"/>',
        'viewBox="0 0 60 40" width="60" height="40"',
      ),
    );
    expect([read.width, read.height, read.notes]).toEqual([1200, 800, ['enlarged']]);
    expect([...read.data.subarray(0, 3)]).toEqual([222, 41, 16]);
  });

  it('§3 refuses SVG with scripts or references to anything outside', async () => {
    expect(await refusal(svg('<script>alert(1)</script>'))).toBe('svgScript');
    expect(await refusal(svg('<rect width="9" height="9" onload="alert(1)"/>'))).toBe('svgScript');
    expect(await refusal(svg('<a xlink:href="&#106;avascript:alert(1)"/>'))).toBe('svgScript');
    expect(await refusal(svg('<foreignObject><p/></foreignObject>'))).toBe('svgScript');
    for (const outside of [
      '<image href="https://example.org/a.png" width="9" height="9"/>',
      '<image xlink:href="file:///etc/passwd" width="9" height="9"/>',
      '<use href="other.svg#a"/>',
      '<style>@import "a.css";</style>',
      '<rect fill="url(http://example.org/#a)" width="9" height="9"/>',
      '<image href="data:image/svg+xml;base64,AAAA" width="9" height="9"/>',
    ]) {
      expect(await refusal(svg(outside))).toBe('svgReference');
    }
    const entity = Buffer.from(
      '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&a;</text></svg>',
    );
    expect(await refusal(entity)).toBe('svgReference');
    expect(await refusal(svg('<rect'))).toBe('svgBroken');
    expect(await refusal(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]))).toBe('svgBroken');
  });
});
