const block = 512;

/** The head of a member of a tar (POSIX ustar): the same fields for the same member, whoever makes it and when. Throws RangeError for a name of more than 100 bytes. */
export function tarHead(name: string, size: number): Uint8Array {
  const head = Buffer.alloc(block);
  if (Buffer.byteLength(name) > 100) throw new RangeError(`too long for a member of a tar: ${name}`);
  head.write(name, 0);
  head.write('0000644\0', 100);
  head.write('0000000\0', 108);
  head.write('0000000\0', 116);
  writeSize(head, size);
  head.write('00000000000\0', 136);
  head.write('        ', 148);
  head.write('0', 156);
  head.write('ustar\x0000', 257, 'latin1');
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return head;
}

/** Eleven octal digits, or above 8 GB the binary form that every reader of today knows. */
function writeSize(head: Buffer, size: number): void {
  if (size < 8 ** 11) {
    head.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
    return;
  }
  head[124] = 0x80;
  head.writeBigUInt64BE(BigInt(size), 128);
}

/** What fills a member's last block. */
export function tarPadding(size: number): Uint8Array {
  return Buffer.alloc((block - (size % block)) % block);
}

/** The end of a tar. */
export const tarEnd: Uint8Array = Buffer.alloc(2 * block);

/** A member's head as it was read; null for the end of the tar. Throws RangeError for what is no head. */
export function readTarHead(head: Uint8Array): { readonly name: string; readonly size: number } | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (bytes.length < block) throw new RangeError('the tar ends within a head');
  if (bytes.every((byte) => byte === 0)) return null;
  if (bytes.toString('latin1', 257, 262) !== 'ustar') throw new RangeError('no head of a tar');
  const stated = Number.parseInt(bytes.toString('latin1', 148, 154), 8);
  const sum = bytes.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  if (stated !== sum) throw new RangeError('the head of a member does not have its own sum');
  const name = bytes.toString('utf8', 0, 100).replace(/\0.*$/, '');
  const large = (bytes[124] ?? 0) >= 0x80;
  const size = large
    ? Number(bytes.readBigUInt64BE(128))
    : Number.parseInt(bytes.toString('latin1', 124, 135), 8);
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('the head of a member has no size');
  return { name, size };
}

/** Bytes of a tar's block. */
export const tarBlock = block;
