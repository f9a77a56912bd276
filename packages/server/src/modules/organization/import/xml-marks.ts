/** A tag or a text between tags; names without their namespace's prefix. */
export type Mark =
  | {
      readonly kind: 'open' | 'close';
      readonly name: string;
      readonly attributes: string;
      readonly empty: boolean;
    }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly name: '';
      readonly attributes: '';
      readonly empty: false;
    };

/** The tags and texts of an XML text, one after another; comments and instructions are passed over. */
export function* marksOf(xml: string): Generator<Mark> {
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const end = next === -1 ? xml.length : next;
    if (end > at) yield { kind: 'text', text: xml.slice(at, end), name: '', attributes: '', empty: false };
    if (next === -1) return;
    const close = endOfTag(xml, next);
    if (close === -1) return;
    at = close + 1;
    const inside = xml.slice(next + 1, close);
    if (inside.startsWith('?') || inside.startsWith('!')) continue;
    const closing = inside.startsWith('/');
    const empty = inside.endsWith('/');
    const body = inside.slice(closing ? 1 : 0, empty ? -1 : undefined);
    const space = body.search(/\s/);
    const full = space === -1 ? body : body.slice(0, space);
    const name = full.slice(full.indexOf(':') + 1);
    yield {
      kind: closing ? 'close' : 'open',
      name,
      attributes: space === -1 ? '' : body.slice(space),
      empty,
    };
  }
}

/** The end of a tag that begins at `from`; an attribute's value may hold the sign that ends tags. */
function endOfTag(xml: string, from: number): number {
  if (xml.startsWith('<!--', from)) {
    const end = xml.indexOf('-->', from);
    return end === -1 ? -1 : end + 2;
  }
  let end = xml.indexOf('>', from);
  let quote = nextQuote(xml, from, end);
  while (quote !== -1 && quote < end) {
    const closing = xml.indexOf(xml.charAt(quote), quote + 1);
    if (closing === -1) return -1;
    if (closing > end) end = xml.indexOf('>', closing);
    quote = nextQuote(xml, closing + 1, end);
  }
  return end;
}

function nextQuote(xml: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const code = xml.charCodeAt(at);
    if (code === 34 || code === 39) return at;
  }
  return -1;
}

/** The value of an attribute by its name without prefix; undefined if it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = patternOf(name).exec(attributes);
  return found === null ? undefined : unescapeXml(found[1] ?? found[2] ?? '');
}

const patterns = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const made = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, made);
  return made;
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** A text with its five named and its numbered characters written out; `_x000D_` and the like, which spreadsheets write, are dropped. */
export function unescapeXml(text: string): string {
  if (!text.includes('&') && !text.includes('_x')) return text;
  return text
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, code: string) => {
      if (!code.startsWith('#')) return Object.hasOwn(named, code) ? (named[code] ?? whole) : whole;
      const point =
        code.charAt(1).toLowerCase() === 'x' ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1));
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
    })
    .replace(/_x00[01][0-9A-F]_/g, '');
}
