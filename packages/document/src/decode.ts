import { DocumentError, type WarningList } from './messages.ts';

const byteOrderMarks: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Encodings that offices still send. GBK and GB2312 are read as GB 18030, which holds both. */
const known: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  big5: 'big5',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
};

/**
 * Turns bytes into text: by byte order mark, else by the declared encoding (`<meta charset>` or XML declaration), else
 * UTF-8, else GB 18030 with a warning. Throws {@link DocumentError} `document.notUtf8`, `document.unknownEncoding` or,
 * for binary data, `document.notText`. Never replaces what it cannot read by a question mark.
 */
export function decodeText(bytes: Uint8Array, warnings: WarningList, declaredIn: 'html' | 'none'): string {
  const mark = byteOrderMarks.find(([signature]) => signature.every((byte, index) => bytes[index] === byte));
  if (mark) return asText(decoded(bytes.subarray(mark[0].length), mark[1]));
  const declared = declaredIn === 'html' ? declaredEncoding(bytes) : undefined;
  if (declared !== undefined) {
    const encoding = Object.hasOwn(known, declared) ? known[declared] : undefined;
    if (encoding === undefined) throw new DocumentError('document.unknownEncoding', declared);
    // A declaration that can be read as ASCII cannot stand in UTF-16; such files are UTF-8 (WHATWG HTML, 13.2.3.2).
    return asText(decoded(bytes, encoding.startsWith('utf-16') ? 'utf-8' : encoding));
  }
  try {
    return asText(decoded(bytes, 'utf-8'));
  } catch (error) {
    if (bytes.includes(0)) throw new DocumentError('document.notText');
    if (!looksChinese(bytes)) throw error;
    const text = asText(decoded(bytes, 'gb18030'));
    warnings.add('import.encodingGuessed', 'GB 18030');
    return text;
  }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new DocumentError('document.notUtf8', encoding);
  }
}

function asText(text: string): string {
  if (text.includes('\u0000')) throw new DocumentError('document.notText');
  return text;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096));
  const found = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(head);
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]{2,40})/i.exec(head);
  return (found ?? xml)?.[1]?.toLowerCase();
}

/**
 * Almost any bytes are some GB 18030 text, so a guess needs more: most of the two-byte characters have to be of the
 * common set (GB 2312, first byte B0 to F7 or punctuation A1 to A3, second byte from A1).
 */
function looksChinese(bytes: Uint8Array): boolean {
  let common = 0;
  let rare = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const first = bytes[index] ?? 0;
    if (first < 0x80) continue;
    const second = bytes[index + 1] ?? 0;
    const usual = (first >= 0xb0 && first <= 0xf7) || (first >= 0xa1 && first <= 0xa3);
    if (usual && second >= 0xa1) common += 1;
    else rare += 1;
    index += 1;
  }
  return common > 0 && common >= rare * 9;
}
