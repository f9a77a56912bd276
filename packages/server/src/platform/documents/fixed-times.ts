import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/**
 * A Word document that is the same bytes for the same content: the writer stamps the hour into the document and into its zip; `madeAt` stands
 * there instead. `change` may replace the text of a part.
 */
export function withFixedTimes(
  document: Uint8Array,
  madeAt: string,
  change: Readonly<Record<string, (text: string) => string>> = {},
): Uint8Array {
  const files = unzipSync(document);
  const second = `${madeAt.slice(0, 19)}Z`;
  const changes = {
    'docProps/core.xml': (text: string) =>
      text.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${second}`),
    ...change,
  };
  for (const [name, changed] of Object.entries(changes)) {
    const part = files[name];
    if (part !== undefined) files[name] = strToU8(changed(strFromU8(part)));
  }
  return zipSync(files, { mtime: new Date(1980, 0, 1) });
}
