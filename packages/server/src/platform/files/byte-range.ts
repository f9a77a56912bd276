import type { ByteRange } from './file-store.ts';

/**
 * The one part that a request asks for (RFC 9110 §14): null for the whole file, `none` where the file has no such bytes. Several parts at once
 * and what cannot be read count as not asked, as the standard allows; so does a part of another version.
 */
export function askedRange(
  range: string | undefined,
  ifRange: string | string[] | undefined,
  { size, etag }: { readonly size: number; readonly etag: string },
): ByteRange | 'none' | null {
  if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return null;
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range.trim());
  if (asked === null) return null;
  const [, first = '', last = ''] = asked;
  if (first === '' && last === '') return null;
  if (first === '') {
    // The last so many bytes.
    const count = Math.min(Number(last), size);
    return count === 0 ? 'none' : { start: size - count, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return null;
  return start >= size ? 'none' : { start, end };
}
