/** A content line of iCalendar (RFC 5545, 3.1), unfolded: name and parameters in capitals, the value as it stands. */
export interface ContentLine {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
  /** Of its first line in the file, from 1. */
  readonly line: number;
}

/** What a file may be at most; nothing beyond is read. Characters, but for lines. */
export const icalendarLimits = {
  characters: 512 * 1024,
  lines: 40_000,
  lineLength: 8_000,
  events: 1_000,
  occurrences: 2_000,
  name: 200,
  note: 1_000,
  uid: 200,
} as const;

/** The content lines of a text; null where it is too large or a line is too long. What is no content line is left out. */
export function contentLines(text: string): readonly ContentLine[] | null {
  if (text.length > icalendarLimits.characters) return null;
  const written = text.split(/\r\n|\n|\r/, icalendarLimits.lines + 1);
  if (written.length > icalendarLimits.lines) return null;
  const unfolded: { text: string; line: number }[] = [];
  for (const [index, part] of written.entries()) {
    const last = unfolded.at(-1);
    if (last !== undefined && (part.startsWith(' ') || part.startsWith('\t'))) last.text += part.slice(1);
    else unfolded.push({ text: part, line: index + 1 });
    if ((unfolded.at(-1)?.text.length ?? 0) > icalendarLimits.lineLength) return null;
  }
  return unfolded.flatMap(({ text: line, line: number }) => readLine(line, number) ?? []);
}

/** Reads name, parameters and value by hand: a pattern over quoted values could be made to run for ever. */
function readLine(text: string, line: number): ContentLine | null {
  const parts: string[] = [];
  let quoted = false;
  let start = 0;
  let colon = -1;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ';') {
      parts.push(text.slice(start, at));
      start = at + 1;
    } else if (!quoted && sign === ':') {
      colon = at;
      break;
    }
  }
  if (colon < 0) return null;
  parts.push(text.slice(start, colon));
  const [name = '', ...rest] = parts;
  if (!/^[A-Za-z0-9-]{1,60}$/.test(name)) return null;
  const parameters = new Map<string, string>();
  for (const parameter of rest.slice(0, 20)) {
    const equals = parameter.indexOf('=');
    if (equals > 0) {
      parameters.set(parameter.slice(0, equals).toUpperCase(), unquoted(parameter.slice(equals + 1)));
    }
  }
  return { name: name.toUpperCase(), parameters, value: text.slice(colon + 1), line };
}

function unquoted(value: string): string {
  return value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value;
}

/** The text of a TEXT value (RFC 5545, 3.3.11); control characters but line feeds are left out. */
export function unescapeText(value: string): string {
  let text = '';
  for (let at = 0; at < value.length; at++) {
    const sign = value[at] ?? '';
    if (sign !== '\\') {
      text += sign;
      continue;
    }
    at += 1;
    const next = value[at] ?? '';
    text += next === 'n' || next === 'N' ? '\n' : next;
  }
  return [...text].filter((sign) => sign === '\n' || (sign >= ' ' && sign !== '\u007f')).join('');
}

/** A text as a TEXT value. */
export function escapeText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n');
}
