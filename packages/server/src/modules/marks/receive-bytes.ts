import { fileProblems } from '@sanshen/contract/files';
import type { FastifyRequest } from 'fastify';
import { broken } from '../../platform/files/receive-upload.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';

/** The one file of a multipart request, in memory. Throws the `file.*` problems. */
export async function receiveBytes(http: FastifyRequest, most: number): Promise<Uint8Array> {
  if (!http.isMultipart()) throw platformProblem('request.mediaType');
  const part = await http.file({ limits: { files: 1, fileSize: most } }).catch((cause: unknown) => {
    throw broken(cause);
  });
  if (part === undefined || part.fieldname !== 'file') throw new Problem(fileProblems['file.missing']);
  const bytes = await part.toBuffer().catch(() => {
    throw new Problem(fileProblems[part.file.truncated ? 'file.tooLarge' : 'file.truncated']);
  });
  if (bytes.length === 0) throw new Problem(fileProblems['file.empty']);
  return bytes;
}
