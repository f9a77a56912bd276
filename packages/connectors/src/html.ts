import { createHash } from 'node:crypto';
import { brandId, canonicalJson, type Digest } from '@sanshen/domain/kernel';

/** Readable text of HTML: tags out, character references read, white space collapsed. */
export function plainText(html: string): string {
  return decodeReferences(html.replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ').replace(/<[^>]*>/g, ' '))
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim();
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Reads the predefined and the numeric character references; unknown ones stay as they are. */
export function decodeReferences(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]+));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** Addresses of pictures in reading order; lazy-loading `data-src` counts before `src`. */
export function pictureAddresses(html: string): readonly string[] {
  return [...html.matchAll(/<img\b[^>]*>/gi)].map(
    ([tag]) => attribute(tag, 'data-src') ?? attribute(tag, 'src') ?? '',
  );
}

function linkAddresses(html: string): readonly string[] {
  return [...html.matchAll(/<a\b[^>]*>/gi)].map(([tag]) => attribute(tag, 'href') ?? '');
}

/** The value of an attribute in one tag; null when it has none. */
export function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? null : decodeReferences(value);
}

export interface Printable {
  readonly title: string;
  readonly byline: string;
  readonly summary: string;
  readonly html: string;
  readonly sourceLink: string | null;
}

/**
 * A digest over what a reader would notice: texts, pictures and link targets. The platform rewrites the HTML itself (attributes,
 * query parts of picture addresses), so bytes say nothing.
 */
export function fingerprint(copy: Printable, cover: string): Digest {
  const canonical = canonicalJson({
    title: copy.title.trim(),
    byline: copy.byline.trim(),
    summary: copy.summary.trim(),
    text: plainText(copy.html).toWellFormed(),
    pictures: pictureAddresses(copy.html).map((address) =>
      address.replace(/^https?:/i, '').replace(/[?#].*$/s, ''),
    ),
    links: linkAddresses(copy.html),
    sourceLink: copy.sourceLink ?? '',
    cover,
  });
  return brandId<Digest>(`sha256:${createHash('sha256').update(canonical).digest('hex')}`);
}
