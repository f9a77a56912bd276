import {
  type DocumentResult,
  defaultImportLimits,
  type ImportedDocument,
  importHtml,
  importText,
  parseBody,
  plainText,
} from '@sanshen/document';
import type { Digest } from '@sanshen/domain/kernel';
import { type ReaderContext, readPicture } from '../pictures/read-picture.ts';
import { pdfText } from './pdf-text.ts';

/** Bytes of a source file that is read for its words; a work draft has far fewer. */
const mostBytes = 10 * 1024 * 1024;

/**
 * The words of a file that was uploaded as a source, read once and kept; null where it has none that can be read. Those of a picture, such as a
 * scanned page, are read as those of an article's pictures are.
 */
export async function textOfSource(context: ReaderContext, file: Digest): Promise<string | null> {
  const { db } = context;
  const known = await db.selectFrom('source_text').select('text').where('file', '=', file).executeTakeFirst();
  if (known !== undefined) return known.text;
  const uploads = await db
    .selectFrom('file')
    .innerJoin('file_upload', 'file_upload.digest', 'file.digest')
    .select(['file.size', 'file.media_type', 'file_upload.name'])
    .where('file.digest', '=', file)
    .execute();
  const [first] = uploads;
  if (first === undefined) return null;
  const text =
    Number(first.size) > mostBytes ? null : await wordsOf(context, file, first.media_type, uploads);
  await db
    .insertInto('source_text')
    .values({ file, text })
    .onConflict((conflict) => conflict.column('file').doNothing())
    .execute();
  return text;
}

async function wordsOf(
  context: ReaderContext,
  file: Digest,
  mediaType: string,
  uploads: readonly { readonly name: string }[],
): Promise<string | null> {
  const { files, log } = context;
  if (mediaType.startsWith('image/')) return wordsOfPicture(context, file);
  if (mediaType === 'application/pdf') return wordsOfPdf(context, file);
  // What the bytes say counts; a name only tells which kind of text it is.
  const endings = mediaType === 'text/plain' ? uploads.map(({ name }) => endingOf(name)) : [];
  const bytes = await files.read(file);
  for (const ending of new Set([...endings, endingOfType[mediaType] ?? ''])) {
    try {
      const read = await convert(bytes, ending);
      if (read === null || !read.ok) continue;
      // A null character is what PostgreSQL cannot keep.
      const words = plainText(parseBody(read.value.body)).text.replaceAll('\u0000', '');
      return [read.value.title ?? '', words].join('\n').trim();
    } catch (error) {
      log.warn({ err: error, file }, 'a source file could not be read for its words');
    }
  }
  return null;
}

async function wordsOfPicture(context: ReaderContext, file: Digest): Promise<string | null> {
  const outcome = await readPicture(context, file);
  return outcome.state === 'read' && outcome.reading.text !== '' ? outcome.reading.text : null;
}

async function wordsOfPdf({ files, log }: ReaderContext, file: Digest): Promise<string | null> {
  try {
    const text = (await pdfText(await files.read(file))).replaceAll('\u0000', '').trim();
    return text === '' ? null : text;
  } catch (error) {
    log.warn({ err: error, file }, 'a PDF could not be read for its words');
    return null;
  }
}

const endingOfType: Readonly<Record<string, string>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'text/plain': 'txt',
};

function endingOf(name: string): string {
  return /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

async function convert(bytes: Uint8Array, ending: string): Promise<DocumentResult<ImportedDocument> | null> {
  switch (ending) {
    case 'docx': {
      // Loaded when first needed: most server processes never read Word.
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
      return null;
  }
}
