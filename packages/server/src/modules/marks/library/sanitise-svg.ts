/** Shapes and paints; what isn't here either carries nothing to see and is left out, or refuses the whole drawing. */
const elements = new Set(
  'svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath mask use symbol title desc style'.split(
    ' ',
  ),
);
/** Left out with all that is in them: notes of drawing programs, and what must never run. */
const dropped = /^(?:script|metadata|sodipodi:.+|inkscape:.+|set|animate.*|[a-z]+:.+)$/i;
const attributes = new Set(
  (
    'id class d x y x1 y1 x2 y2 cx cy r rx ry fx fy width height points transform viewBox preserveAspectRatio version ' +
    'fill fill-rule fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray ' +
    'stroke-dashoffset stroke-opacity opacity clip-path clip-rule mask color display visibility style offset stop-color ' +
    'stop-opacity gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits type'
  ).split(' '),
);
const mostTokens = 20_000;
const mostDepth = 60;

const token =
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<\/([A-Za-z][\w:.-]*)\s*>|<([A-Za-z][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;
const attribute = /([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * An SVG drawing written anew from what is known to be harmless: shapes, gradients, clips and inner references. Null where it isn't
 * well-formed XML of that kind, or where leaving something out would change how it looks: pictures, text, foreign content, references
 * to outside.
 */
export function sanitiseSvg(source: string): string | null {
  const open: string[] = [];
  let skipping = 0;
  let out = '';
  let tokens = 0;
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < source.length) {
    token.lastIndex = at;
    const found = token.exec(source);
    tokens += 1;
    if (found === null || tokens > mostTokens || open.length > mostDepth) return null;
    at = token.lastIndex;
    const [whole, closing, opening, given = '', empty] = found;
    if (closing !== undefined) {
      if (open.pop() !== closing) return null;
      if (skipping > open.length) skipping = 0;
      else if (skipping === 0) out += `</${closing}>`;
    } else if (opening !== undefined) {
      if (out === '' ? opening !== 'svg' : open.length === 0) return null;
      const skip = skipping > 0 || dropped.test(opening);
      if (!skip && !elements.has(opening)) return null;
      const kept = skip ? '' : keptAttributes(given, opening);
      if (kept === null) return null;
      if (!skip) out += `<${opening}${kept}${empty === '/' ? '/' : ''}>`;
      if (empty !== '/') {
        open.push(opening);
        if (skip && skipping === 0) skipping = open.length;
      }
    } else if (!whole.startsWith('<') && skipping === 0) {
      const text = decode(whole);
      if (text === null || (open.length === 0 && text.trim() !== '')) return null;
      if (open.at(-1) === 'style' && !isHarmless(text)) return null;
      if (open.length > 0) out += escapeXml(text);
    }
  }
  return open.length === 0 && out !== '' ? out : null;
}

/** Null where one of them points outside or could run. */
function keptAttributes(given: string, element: string): string | null {
  let out = element === 'svg' ? ' xmlns="http://www.w3.org/2000/svg"' : '';
  for (const [, name = '', double, single] of given.matchAll(attribute)) {
    const value = decode(double ?? single ?? '');
    if (value === null) return null;
    if (name === 'href' || name === 'xlink:href') {
      if (!/^#[\w.-]+$/.test(value)) return null;
      out += ` href="${escapeXml(value)}"`;
    } else if (attributes.has(name)) {
      if (!isHarmless(value)) return null;
      out += ` ${name}="${escapeXml(value)}"`;
    }
  }
  return out;
}

/** No reference but to a part of the same drawing, no import, no escape that could hide one. */
function isHarmless(value: string): boolean {
  const rest = value.replaceAll(/url\(\s*(["']?)#[\w.-]+\1\s*\)/gi, '');
  return !/url\s*\(|@|\\|expression|javascript:|image-set|src\s*\(/i.test(rest);
}

function decode(text: string): string | null {
  const decoded = text.replaceAll(entity, (_, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? '';
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '0', 16) : Number(decimal);
    return code > 0x10ffff ? '' : String.fromCodePoint(code);
  });
  const bare = text.replaceAll(entity, '');
  return bare.includes('&') ? null : decoded;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
