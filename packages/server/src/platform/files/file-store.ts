import type { Readable } from 'node:stream';
import type { Digest } from '@sanshen/domain/kernel';

/** A content that lies in the store. */
export interface StoredContent {
  readonly digest: Digest;
  readonly size: number;
}

/** From the first to the last byte, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Contents by their SHA-256; what is stored never changes. */
export interface FileStore {
  /**
   * Stores what the stream gives, at most `limit` bytes, and comes back when it is durable.
   * Throws `file.tooLarge`, `file.empty`, or what the stream throws; nothing is kept then.
   */
  put(source: AsyncIterable<Uint8Array> | Uint8Array, limit: number): Promise<StoredContent>;
  /** The content as a stream, null if it is not here; only the bytes of `range` if it is given. */
  open(digest: Digest, range?: ByteRange): Promise<Readable | null>;
  /** The content in memory; throws `request.notFound`. For contents that are known to be small. */
  read(digest: Digest): Promise<Buffer>;
}
