import { strToU8, type Zippable, zipSync } from 'fflate';

const types = `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const packageLinks = `<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

const spaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(' ');

/** The smallest PNG: one pixel. */
export const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (char) => char.charCodeAt(0),
);

/** The XML of a document part with this body. */
export function documentXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${spaces}><w:body>${body}</w:body></w:document>`;
}

/** A paragraph of Word's XML. */
export function wordParagraph(text: string, properties = '', runProperties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${runProperties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A picture in a paragraph; `link` is the attribute that names it. */
export function wordPicture(link = 'r:embed="rId9"'): string {
  return `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="合影"/><a:graphic><a:graphicData
uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip ${link}/></pic:blipFill></pic:pic>
</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
}

/** The relationships of the document part. */
export function wordLinks(...entries: readonly string[]): Uint8Array {
  return strToU8(`<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`);
}

/** A Word file with this body and further parts. */
export function wordFile(body: string, parts: Zippable = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(packageLinks),
    'word/document.xml': strToU8(documentXml(body)),
    ...parts,
  });
}

/** Where a signature stands in a zip archive, all places. */
export function places(zip: Uint8Array, signature: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at + signature.length <= zip.length; at += 1) {
    if (signature.every((byte, index) => zip[at + index] === byte)) found.push(at);
  }
  return found;
}

/** The signature of an entry of the directory. */
export const directoryEntry = [0x50, 0x4b, 0x01, 0x02] as const;
/** The signature of the record at the end. */
export const directoryEnd = [0x50, 0x4b, 0x05, 0x06] as const;

/** A copy of the archive with little-endian numbers written over it. */
export function patched(zip: Uint8Array, at: number, value: number, size: 2 | 4): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  if (size === 2) view.setUint16(at, value, true);
  else view.setUint32(at, value, true);
  return copy;
}
