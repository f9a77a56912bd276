import { RefusedRequest } from '@sanshen/contract/client';
import { fileSchema, type StoredFile, uploadFile } from '@sanshen/contract/files';
import { problemSchema } from '@sanshen/contract/problem';
import { routeUrl } from '@sanshen/contract/route';
import { Unreachable } from '../../../app/api.ts';

/**
 * Uploads a file and tells how much of it is on its way (0 to 1), which `fetch` cannot. Throws RefusedRequest and Unreachable as the
 * client does.
 */
export function uploadWithProgress(
  file: Blob,
  name: string,
  organization: string,
  progress: (share: number) => void = () => {},
): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', routeUrl(uploadFile, { query: { organization } }));
    request.setRequestHeader('x-sanshen-request', '1');
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) progress(loaded / total);
    };
    request.onerror = () => reject(new Unreachable('no connection'));
    request.onload = () => {
      const answer = jsonOf(request.responseText);
      const stored = fileSchema.safeParse(answer);
      if (request.status < 300 && stored.success) return resolve(stored.data);
      const problem = problemSchema.safeParse(answer);
      return reject(
        problem.success
          ? new RefusedRequest(uploadFile.id, problem.data)
          : new Error(`${uploadFile.id} answered ${request.status}`),
      );
    };
    const form = new FormData();
    form.append('file', file, name);
    request.send(form);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
