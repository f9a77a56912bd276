import { fileProblems, type StoredFile } from '@sanshen/contract/files';
import type { Digest, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { FastifyRequest } from 'fastify';
import type { AppContext } from '../context.ts';
import { Problem, platformProblem } from '../problem.ts';
import { keepFile } from './keep-file.ts';

/** Streams the one file of a multipart request into the store. Throws the `file.*` problems. */
export async function receiveUpload(
  context: AppContext,
  http: FastifyRequest,
  upload: {
    readonly person: PersonId;
    readonly organization: OrganizationId | null;
    readonly expected: Digest | null;
  },
): Promise<StoredFile> {
  if (!http.isMultipart()) throw platformProblem('request.mediaType');
  // The store counts bytes itself; the parser's own limit would cut a file silently.
  const part = await http
    .file({ limits: { files: 1, fields: 10, fieldSize: 10_000, fileSize: Number.POSITIVE_INFINITY } })
    .catch((cause: unknown) => {
      throw broken(cause);
    });
  if (part === undefined || part.fieldname !== 'file') throw new Problem(fileProblems['file.missing']);
  try {
    // Parts of the type application/octet-stream count as files without a name.
    return await keepFile(context, part.file, { ...upload, name: part.filename ?? '' });
  } catch (cause) {
    // The rest of the stream must be read, or the connection hangs.
    part.file.resume();
    throw cause instanceof Problem ? cause : broken(cause);
  }
}

/** A form that ends early or has no boundary is the sender's failure; everything else is ours. */
export function broken(cause: unknown): unknown {
  const text = cause instanceof Error ? cause.message : '';
  return /unexpected end|premature|aborted|malformed|boundary/i.test(text)
    ? new Problem(fileProblems['file.truncated'])
    : cause;
}
