import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { fileProblems, type StoredFile } from '@sanshen/contract/files';
import type { Digest, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../context.ts';
import { Problem } from '../problem.ts';
import { checkPicture } from './check-picture.ts';
import { type AcceptedType, sniffLength, sniffMediaType } from './media-type.ts';

/** Bytes at most by kind. Videos are streamed; a picture is decoded to check it. */
const limits = { picture: 20 * 1024 * 1024, text: 10 * 1024 * 1024, other: 500 * 1024 * 1024 } as const;

export interface KeepFileRequest {
  readonly person: PersonId;
  readonly organization: OrganizationId | null;
  /** The name under which it came; kept for people, never used as a path. */
  readonly name: string;
  /** Refuse it unless it has this digest. */
  readonly expected?: Digest | null;
}

/**
 * Stores a file and records who brought it. Its type comes from its content; a picture must decode.
 * Throws the `file.*` problems; the record is written only for a file that passed every check.
 */
export async function keepFile(
  context: Pick<AppContext, 'db' | 'clock' | 'files'>,
  source: Readable | Uint8Array,
  request: KeepFileRequest,
): Promise<StoredFile> {
  const { head, whole } = await peek(source);
  if (head.length === 0) throw new Problem(fileProblems['file.empty']);
  const mediaType = sniffMediaType(head);
  if (mediaType === null) throw new Problem(fileProblems['file.typeRefused']);
  const picture = mediaType.startsWith('image/');
  const limit = picture ? limits.picture : mediaType === 'text/plain' ? limits.text : limits.other;
  if (!picture) {
    const stored = await context.files.put(whole(), limit);
    requireExpected(request, stored.digest);
    return record(context, request, { ...stored, mediaType, width: null, height: null });
  }
  const bytes = await collect(whole(), limit);
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  requireExpected(request, digest);
  const size = await checkPicture(bytes);
  const stored = await context.files.put(bytes, limit);
  return record(context, request, { ...stored, mediaType, ...size });
}

function requireExpected(request: KeepFileRequest, digest: string): void {
  if (request.expected && request.expected !== digest) {
    throw new Problem(fileProblems['file.digestMismatch'], { digest });
  }
}

interface Found {
  readonly digest: Digest;
  readonly size: number;
  readonly mediaType: AcceptedType;
  readonly width: number | null;
  readonly height: number | null;
}

async function record(
  context: Pick<AppContext, 'db' | 'clock'>,
  request: KeepFileRequest,
  found: Found,
): Promise<StoredFile> {
  const { digest, size, mediaType, width, height } = found;
  const now = context.clock.now();
  const name = request.name.replace(/[\p{C}/\\]/gu, '_').slice(0, 200) || 'file';
  await context.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('file')
      .values({ digest, size, media_type: mediaType, width, height, first_at: now })
      .onConflict((conflict) => conflict.column('digest').doNothing())
      .execute();
    await trx
      .insertInto('file_upload')
      .values({
        digest,
        person_id: request.person,
        organization_id: request.organization ?? '',
        name,
        uploaded_at: now,
      })
      .onConflict((conflict) => conflict.columns(['digest', 'person_id', 'organization_id']).doNothing())
      .execute();
  });
  return { digest, size, mediaType, width, height, name, uploadedAt: now };
}

/** The first bytes, and the whole again from the first byte on. */
async function peek(
  source: Readable | Uint8Array,
): Promise<{ head: Uint8Array; whole: () => AsyncIterable<Uint8Array> }> {
  const iterator = chunksOf(source)[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < sniffLength) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* first;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head: Buffer.concat(first).subarray(0, sniffLength), whole };
}

async function* chunksOf(source: Readable | Uint8Array): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) yield source;
  // Byte streams only come here.
  else for await (const chunk of source) yield chunk as Uint8Array;
}

async function collect(source: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limit) throw new Problem(fileProblems['file.tooLarge'], { limit });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
