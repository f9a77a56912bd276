import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { sanitiseSvg } from '../src/modules/marks/library/sanitise-svg.ts';
import { differenceOf, looksOf } from '../src/modules/marks/looks.ts';
import { picture } from './marks-support.ts';

const around = (inner: string, given = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"${given}>${inner}</svg>`;

describe('§3 artwork that an organisation brings', () => {
  it('keeps shapes, gradients, clips, styles and inner references', () => {
    const inner =
      '<defs><linearGradient id="a"><stop offset="0" stop-color="#c00"/></linearGradient></defs><style>.b{fill:url(#a)}</style><path class="b" d="M0 0L9 9Z"/><use href="#a"/>';
    expect(sanitiseSvg(around(inner))).toBe(around(inner));
  });

  it('leaves out what must never run, and notes of drawing programs', () => {
    const clean = sanitiseSvg(
      `<?xml version="1.0"?><!-- note -->${around('<script>alert(1)</script><metadata><x:y>z</x:y></metadata><circle onclick="a()" r="1"/><animate attributeName="href"/>', ' onload="a()"')}`,
    );
    expect(clean).toBe(around('<circle r="1"/>'));
  });

  it.each([
    ['a reference to outside', '<use href="https://example.org/a.svg#b"/>'],
    ['a script as reference', '<use href="javascript:alert(1)"/>'],
    ['a paint from outside', '<path fill="url(https://example.org/a)"/>'],
    ['an escaped paint from outside', '<path style="fill:u\\72l(//example.org)"/>'],
    ['an import', '<style>@import "a.css"</style>'],
    ['a picture', '<image href="#a"/>'],
    ['foreign content', '<foreignObject><p/></foreignObject>'],
    ['text, which would need a font', '<text>字</text>'],
    ['an entity', '<path d="&evil;"/>'],
    ['tags that do not match', '<g><path/></svg>'],
  ])('refuses %s', (_, inner) => {
    expect(sanitiseSvg(around(inner))).toBeNull();
  });

  it('refuses a document type, and what is no SVG', () => {
    expect(sanitiseSvg(`<!DOCTYPE svg [<!ENTITY a "b">]>${around('')}`)).toBeNull();
    expect(sanitiseSvg('<html><svg/></html>')).toBeNull();
    expect(sanitiseSvg(`${around('')}<svg/>`)).toBeNull();
  });

  it('is done in bounded time with what is made to keep it busy', () => {
    const began = performance.now();
    expect(sanitiseSvg(around(`<g ${'a="b" '.repeat(40_000)}`))).toBeNull();
    expect(sanitiseSvg('<g>'.repeat(100_000))).toBeNull();
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('§3 how a picture looks', () => {
  it('stays nearly the same when recompressed, rescaled or turned by EXIF, and differs for another picture', async () => {
    for (const seed of [11, 12, 13]) {
      const original = await picture(seed, 800, 500);
      const looks = (await looksOf(original)) ?? '';
      const smaller = await sharp(original).resize(300).jpeg({ quality: 40 }).toBuffer();
      const turned = await sharp(original).rotate(90).jpeg().withMetadata({ orientation: 8 }).toBuffer();
      expect(differenceOf(looks, (await looksOf(smaller)) ?? '')).toBeLessThanOrEqual(4);
      expect(differenceOf(looks, (await looksOf(turned)) ?? '')).toBeLessThanOrEqual(4);
      expect(differenceOf(looks, (await looksOf(await picture(seed + 20, 800, 500))) ?? '')).toBeGreaterThan(
        16,
      );
    }
  });

  it('is unknown for what cannot be decoded', async () => {
    expect(await looksOf(Buffer.from('no picture'))).toBeNull();
  });
});
