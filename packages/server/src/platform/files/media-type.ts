/** Types that the product accepts, told by their first bytes. */
export const acceptedTypes = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/bmp',
  'image/avif',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'audio/mpeg',
  'audio/mp4',
  'audio/amr',
  'audio/wav',
  'audio/ogg',
  'application/pdf',
  'application/zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/plain',
] as const;
export type AcceptedType = (typeof acceptedTypes)[number];

/** Bytes from the start that {@link sniffMediaType} wants to see. */
export const sniffLength = 4096;

const signatures: readonly { readonly type: AcceptedType; readonly at: number; readonly bytes: string }[] = [
  { type: 'image/jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { type: 'image/png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { type: 'image/gif', at: 0, bytes: 'GIF87a' },
  { type: 'image/gif', at: 0, bytes: 'GIF89a' },
  { type: 'image/bmp', at: 0, bytes: 'BM' },
  { type: 'image/webp', at: 8, bytes: 'WEBP' },
  { type: 'audio/wav', at: 8, bytes: 'WAVE' },
  { type: 'image/avif', at: 4, bytes: 'ftypavif' },
  { type: 'audio/mp4', at: 4, bytes: 'ftypM4A' },
  { type: 'video/quicktime', at: 4, bytes: 'ftypqt' },
  { type: 'video/mp4', at: 4, bytes: 'ftyp' },
  { type: 'video/webm', at: 0, bytes: '\x1aE\xdf\xa3' },
  { type: 'audio/mpeg', at: 0, bytes: 'ID3' },
  { type: 'audio/mpeg', at: 0, bytes: '\xff\xfb' },
  { type: 'audio/mpeg', at: 0, bytes: '\xff\xf3' },
  { type: 'audio/amr', at: 0, bytes: '#!AMR' },
  { type: 'audio/ogg', at: 0, bytes: 'OggS' },
  { type: 'application/pdf', at: 0, bytes: '%PDF-' },
];

/**
 * The media type by content, whatever name or header says; null if it is none of the accepted ones. HTML and SVG are none:
 * they can carry scripts, and text that looks like them is refused rather than called plain.
 */
export function sniffMediaType(head: Uint8Array): AcceptedType | null {
  const latin = Buffer.from(head.subarray(0, sniffLength)).toString('latin1');
  const found = signatures.find(({ at, bytes }) => latin.startsWith(bytes, at));
  if (found !== undefined) return found.type;
  if (latin.startsWith('PK\x03\x04')) return zipType(latin);
  return isPlainText(head) ? 'text/plain' : null;
}

function zipType(latin: string): AcceptedType {
  // Word and Excel name their parts' folder in the first entries of the zip.
  if (latin.includes('word/'))
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  if (latin.includes('xl/')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return 'application/zip';
}

function isPlainText(head: Uint8Array): boolean {
  // The head may end within a character: up to three bytes are the rest of one.
  const text = new TextDecoder('utf-8').decode(head, { stream: true });
  if (text.includes('\ufffd') || /\p{Cc}/u.test(text.replace(/[\t\n\v\f\r]/g, ''))) return false;
  return !/^\ufeff?\s*<(?:!doctype|html|svg|script|\?xml|!--)/i.test(text);
}
