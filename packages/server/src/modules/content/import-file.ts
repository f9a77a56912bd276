import { contentProblems } from '@sanshen/contract/content';
import { fileProblems } from '@sanshen/contract/files';
import {
  type DocumentResult,
  defaultImportLimits,
  type ImportedDocument,
  importHtml,
  importText,
  placeFiles,
} from '@sanshen/document';
import type { Digest, Json, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { FastifyRequest } from 'fastify';
import type { AppContext } from '../../platform/context.ts';
import { keepFile } from '../../platform/files/keep-file.ts';
import { broken } from '../../platform/files/receive-upload.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { documentProblem } from './document-problem.ts';

/** Bytes of an upload at most; the converters have narrower limits of their own. */
const mostBytes = 40 * 1024 * 1024;

/** An uploaded file as the start of a manuscript. */
export interface Imported extends Omit<ImportedDocument, 'pictures'> {
  readonly body: Json;
}

/**
 * Turns the one file of a multipart request into a body; the pictures inside are stored as the caller's files.
 * Throws the `document.*`, `file.*` and `content.*` problems.
 */
export async function importUpload(
  context: AppContext,
  http: FastifyRequest,
  about: { readonly person: PersonId; readonly organization: OrganizationId },
): Promise<Imported> {
  if (!http.isMultipart()) throw platformProblem('request.mediaType');
  const part = await http.file({ limits: { files: 1, fileSize: mostBytes } }).catch((cause: unknown) => {
    throw broken(cause);
  });
  if (part === undefined || part.fieldname !== 'file') throw new Problem(fileProblems['file.missing']);
  const bytes = await part.toBuffer().catch(() => {
    throw new Problem(fileProblems[part.file.truncated ? 'file.tooLarge' : 'file.truncated']);
  });
  const result = await convert(bytes, part.filename);
  if (!result.ok) throw documentProblem(result.refusal);
  const { pictures, ...imported } = result.value;
  const placed = new Map<string, Digest>();
  for (const picture of pictures) {
    const stored = await keepFile(context, picture.bytes, {
      ...about,
      name: `${part.filename}-${placed.size + 1}`,
    });
    // The schema of the answer speaks of strings; keepFile made it.
    placed.set(picture.placeholder, stored.digest as Digest);
  }
  return { ...imported, body: placeFiles(imported.body, placed) };
}

async function convert(bytes: Uint8Array, name: string): Promise<DocumentResult<ImportedDocument>> {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  switch (ending) {
    case 'docx':
    case 'doc': {
      // Loaded when first needed: most server processes never import Word.
      const { importWord } = await import('@sanshen/document/import-word');
      return importWord(bytes);
    }
    case 'html':
    case 'htm':
      return importHtml(bytes, defaultImportLimits);
    case 'md':
    case 'markdown': {
      const { importMarkdown } = await import('@sanshen/document/import-markdown');
      return importMarkdown(bytes);
    }
    case 'txt':
      return importText(bytes);
    default:
      throw new Problem(contentProblems['content.importRefused'], {
        accepted: ['docx', 'html', 'htm', 'md', 'txt'],
      });
  }
}
