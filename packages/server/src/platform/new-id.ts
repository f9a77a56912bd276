import { randomBytes } from 'node:crypto';
import { type Brand, brandId } from '@sanshen/domain/kernel';

/** A new id as UUID version 7 (RFC 9562 §5.7): it begins with the time, so rows of one time lie together in an index. */
export function newId<Id extends Brand<string, string>>(milliseconds: number = Date.now()): Id {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return brandId<Id>(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
  );
}
