import type { Digest, PersonId } from '@sanshen/domain/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { AppContext } from '../context.ts';
import { platformProblem } from '../problem.ts';
import { askedRange } from './byte-range.ts';

/** What a browser may show in place; everything else is offered for saving. */
const inline = /^(?:image\/(?:jpeg|png|gif|webp|avif|bmp)|video\/|audio\/)/;

/**
 * Answers with a file: its own media type and no other, no script of it can run, and what never changes may be kept by the
 * browser. A part of it where one is asked for, as a player does that jumps within a film. Gives the stream. Throws `request.notFound`.
 */
export async function sendFile(
  context: AppContext,
  http: FastifyRequest,
  reply: FastifyReply,
  person: PersonId,
  digest: Digest,
  download: boolean,
): Promise<never> {
  const file = await context.db
    .selectFrom('file')
    .innerJoin('file_upload', 'file_upload.digest', 'file.digest')
    .select(['file.media_type', 'file.size', 'file_upload.name'])
    .where('file.digest', '=', digest)
    // His own name for it first: others may have the same content under a name that is not his business.
    .orderBy(sql`file_upload.person_id = ${person}`, 'desc')
    .orderBy('file_upload.uploaded_at')
    .limit(1)
    .executeTakeFirst();
  if (file === undefined) throw platformProblem('request.notFound');
  const { size } = file;
  const range = askedRange(http.headers.range, http.headers['if-range'], { size, etag: `"${digest}"` });
  if (range === 'none') {
    reply.code(416).headers({ 'content-range': `bytes */${size}`, 'content-length': 0 });
    // As below.
    return Buffer.alloc(0) as never;
  }
  const stream = await (range === null ? context.files.open(digest) : context.files.open(digest, range));
  if (stream === null) throw platformProblem('request.notFound');
  if (range !== null) {
    reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`);
  }
  const show = !download && inline.test(file.media_type);
  reply.headers({
    'content-type': file.media_type,
    'content-length': range === null ? size : range.end - range.start + 1,
    'accept-ranges': 'bytes',
    'content-disposition': `${show ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeName(file.name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=31536000, immutable',
    etag: `"${digest}"`,
  });
  // The contract calls the answer a binary string; Fastify sends the stream.
  return stream as never;
}

/** RFC 8187. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
