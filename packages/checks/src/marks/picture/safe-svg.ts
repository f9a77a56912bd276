import { RefusedPicture } from './picture-refusal.ts';

const mostSvgBytes = 20 * 1024 * 1024;

/** Whether bytes look like SVG; also packed ones, which are refused because nobody can look into them first. */
export function looksLikeSvg(bytes: Uint8Array): boolean {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return true;
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').replaceAll('\0', '');
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml|<!--|<!doctype\s+svg|<svg|<[a-z]+:svg)/i.test(
    head,
  );
}

/**
 * Lets only SVG through that draws from itself alone: no scripts, no event handlers, no reference to another file or address, no entities.
 * The renderer would load none of these anyway; whoever publishes such a file has to know. Throws RefusedPicture.
 */
export function requireSafeSvg(bytes: Uint8Array): void {
  if (bytes.length > mostSvgBytes) throw new RefusedPicture('tooLarge', `${bytes.length} bytes of SVG`);
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RefusedPicture('svgBroken', 'not UTF-8');
  }
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/i.exec(source)?.[1] ?? 'utf-8';
  if (!/^(?:utf-?8|us-ascii)$/i.test(declared)) throw new RefusedPicture('svgBroken', declared);
  const text = plainly(source.replace(/<!--[\s\S]*?-->/g, ''));
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(text)) throw new RefusedPicture('svgReference', 'entities');
  if (
    /<(?:[\w-]+:)?(?:script|foreignObject|iframe|object|embed|handler|listener)[\s/>]/i.test(text) ||
    /[\s"'/]on[a-z]+\s*=\s*["']/i.test(text) ||
    /(?:java|vb)script\s*:/i.test(text)
  ) {
    throw new RefusedPicture('svgScript');
  }
  const outside = referencesOf(text).find((target) => !isInside(target));
  if (outside !== undefined) throw new RefusedPicture('svgReference', outside.slice(0, 80));
}

/** The text with numbered character references resolved, so that nothing hides in them. */
function plainly(text: string): string {
  return text.replace(
    /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi,
    (whole, hex: string | undefined, decimal: string | undefined) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

function referencesOf(text: string): readonly string[] {
  const attributes = [...text.matchAll(/(?:^|[\s"':])(?:href|src|base)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  const styles = [...text.matchAll(/url\(\s*["']?([^"')]*)/gi)].map((match) => match[1] ?? '');
  const imports = /@import|<\?xml-stylesheet|<xi:include/i.test(text) ? ['@import'] : [];
  return [...attributes, ...styles, ...imports].map((target) => target.trim());
}

/** A place in the same file, or a bitmap that the file carries. A carried SVG could carry anything in turn. */
function isInside(target: string): boolean {
  return target === '' || target.startsWith('#') || /^data:image\/(?:png|jpe?g|webp|gif)[;,]/i.test(target);
}
