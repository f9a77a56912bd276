import { decodeText } from './decode.ts';
import { defaultImportLimits, type ImportedDocument, type ImportLimits } from './import-result.ts';
import { asResult, DocumentError, type DocumentResult, WarningList } from './messages.ts';

/**
 * Imports plain text: the first line that holds anything is the title, every further one a paragraph; empty lines
 * only separate. Characters are kept as typed but for white space around a line and control characters.
 * Bytes are decoded as UTF-8 or by their byte order mark, else as GB 18030 with a warning. Never throws on bad input.
 */
export function importText(
  source: Uint8Array | string,
  limits: ImportLimits = defaultImportLimits,
): DocumentResult<ImportedDocument> {
  return asResult(() => {
    if (source.length > limits.maxBytes)
      throw new DocumentError('document.tooLarge', String(limits.maxBytes));
    const warnings = new WarningList();
    const raw = typeof source === 'string' ? source : decodeText(source, warnings, 'none');
    if (raw.includes('\u0000')) throw new DocumentError('document.notText');
    if (!raw.isWellFormed()) throw new DocumentError('document.loneSurrogate');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these have no place in a text and hide things in it.
    const text = raw.replaceAll(/[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
    if (text.length < raw.length) warnings.add('import.controlCharactersDropped');
    const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.trim());
    const [title, ...rest] = lines.filter((line) => line !== '');
    if (title === undefined) throw new DocumentError('document.empty');
    if (rest.length > limits.maxNodes)
      throw new DocumentError('document.tooManyNodes', String(limits.maxNodes));
    const paragraphs = rest.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }));
    const content = paragraphs.length > 0 ? paragraphs : [{ type: 'paragraph' }];
    return {
      title,
      body: { type: 'doc', content },
      pictures: [],
      externalPictures: [],
      warnings: warnings.list(),
    };
  });
}
