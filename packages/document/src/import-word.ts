import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { importHtml } from './import-html.ts';
import {
  defaultImportLimits,
  type ImportedDocument,
  type ImportedPicture,
  type ImportLimits,
} from './import-result.ts';
import { DocumentError, type DocumentResult, documentRefusal, WarningList } from './messages.ts';
import { pictureType } from './picture-type.ts';
import { readZip, type ZipLimits } from './read-zip.ts';

export interface WordLimits extends ImportLimits, ZipLimits {}

const mebibyte = 1024 * 1024;

/** Fits long documents with many photographs; XML of Word compresses to about a twentieth, bombs to a thousandth. */
export const defaultWordLimits: WordLimits = {
  ...defaultImportLimits,
  maxBytes: 40 * mebibyte,
  maxEntries: 2_000,
  maxEntryBytes: 40 * mebibyte,
  maxTotalBytes: 120 * mebibyte,
  maxRatio: 200,
};

const alignments = ['center', 'right', 'both'] as const;
const classStyles = new Map([
  ['sanshen-center', 'text-align:center'],
  ['sanshen-right', 'text-align:right'],
  ['sanshen-both', 'text-align:justify'],
]);

const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  'u => u',
  'strike => s',
  ...alignments.map((name) => `p[style-name='sanshen-${name}'] => p.sanshen-${name}:fresh`),
];

/**
 * Imports a Word file (.docx). The archive is unpacked under `limits` first and only its checked parts are handed on, so
 * that no second reading of the zip can see something else. Pictures come back as bytes with placeholders; what Word has
 * and the schema has not is left out with a warning. Never throws or rejects on bad input.
 */
export async function importWord(
  bytes: Uint8Array,
  limits: WordLimits = defaultWordLimits,
): Promise<DocumentResult<ImportedDocument>> {
  try {
    const parts = checkedParts(bytes, limits);
    const warnings = new WarningList();
    const pictures: ImportedPicture[] = [];
    const archive = zipSync(Object.fromEntries(parts), { level: 0 });
    const { value, messages } = await convert(archive, pictures, warnings);
    for (const { message } of messages) warnings.add('import.wordNote', message);
    const placeholders = new Set(pictures.map((one) => one.placeholder));
    // The HTML of a long text with its own limits: pictures are not in it any more.
    const html = { ...limits, maxBytes: limits.maxEntryBytes };
    const result = importHtml(value, html, { placeholders, classStyles, warnings });
    if (!result.ok) return result;
    return { ok: true, value: { ...result.value, pictures } };
  } catch (error) {
    if (error instanceof DocumentError) return { ok: false, refusal: error.refusal };
    // Word's XML is read recursively: nesting beyond the stack shows as a RangeError.
    if (error instanceof RangeError) return { ok: false, refusal: documentRefusal('document.tooDeep') };
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, refusal: documentRefusal('document.unreadable', reason.slice(0, 200)) };
  }
}

function checkedParts(bytes: Uint8Array, limits: WordLimits): ReadonlyMap<string, Uint8Array> {
  refuseOldWord(bytes);
  const parts = readZip(
    bytes,
    limits,
    (name) => /\.(?:xml|rels)$/i.test(name) || /^word\/media\//i.test(name),
  );
  if (
    ![...parts.keys()].some((name) => /^word\/document\d*\.xml$/i.test(name)) ||
    !parts.has('[Content_Types].xml')
  ) {
    throw new DocumentError('document.notWord');
  }
  for (const [name, content] of parts) if (/\.(?:xml|rels)$/i.test(name)) checkXml(name, content, limits);
  return parts;
}

/** Word 97 files and encrypted new ones are both OLE containers; the latter hold a stream of that name in UTF-16. */
function refuseOldWord(bytes: Uint8Array): void {
  const container = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  if (!container.every((byte, index) => bytes[index] === byte)) return;
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, mebibyte));
  const encrypted = text.includes([...'EncryptedPackage'].join('\0'));
  throw new DocumentError(encrypted ? 'document.encrypted' : 'document.oldWord');
}

/** Word writes UTF-8 without a document type. Nothing else is read, so that no entity can unfold or fetch anything. */
function checkXml(name: string, content: Uint8Array, limits: WordLimits): void {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new DocumentError('document.notUtf8', name);
  }
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new DocumentError('document.xmlEntities', name);
  let depth = 0;
  let nodes = 0;
  for (const tag of text.matchAll(/<(\/?)[A-Za-z_][^<>]*?(\/?)>/g)) {
    if (tag[1] === '/') depth -= 1;
    else if (tag[2] !== '/') depth += 1;
    nodes += 1;
    if (depth > limits.maxDepth * 4) throw new DocumentError('document.tooDeep', name);
    // Word spends some ten elements on each run of text.
    if (nodes > limits.maxNodes * 40) throw new DocumentError('document.tooManyNodes', name);
  }
}

async function convert(
  archive: Uint8Array,
  pictures: ImportedPicture[],
  warnings: WarningList,
): Promise<{ value: string; messages: readonly { message: string }[] }> {
  const convertImage = mammoth.images.imgElement(async (image) => {
    const content = new Uint8Array(await image.readAsArrayBuffer());
    const mediaType = pictureType(content);
    if (!mediaType) {
      warnings.add('import.pictureDropped', image.contentType);
      return { src: '' };
    }
    const placeholder = `import:${pictures.length + 1}`;
    pictures.push({ placeholder, bytes: content, mediaType });
    return { src: placeholder };
  });
  const options = { styleMap, convertImage, externalFileAccess: false, transformDocument: keepAlignment };
  return mammoth.convertToHtml({ buffer: Buffer.from(archive) }, options);
}

interface WordElement {
  readonly type: string;
  readonly alignment?: string | null;
  readonly styleName?: string | null;
  readonly numbering?: unknown;
  readonly children?: readonly WordElement[];
}

/** Word's alignment has no place in the converter's HTML, so it travels as a style name of our own. */
function keepAlignment(element: WordElement): WordElement {
  const children = element.children?.map(keepAlignment);
  const renamed = children ? { ...element, children } : element;
  const alignment = alignments.find((name) => name === element.alignment);
  const plain = !element.styleName || /^(?:Normal|正文|Body Text)$/.test(element.styleName);
  if (element.type !== 'paragraph' || !alignment || !plain || element.numbering) return renamed;
  return { ...renamed, styleName: `sanshen-${alignment}` };
}
