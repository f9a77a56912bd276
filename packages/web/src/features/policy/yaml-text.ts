/** Members in the order in which people write them; others follow in their own. */
const order = [
  'id',
  'kind',
  'policy',
  'version',
  'title',
  'source',
  'extends',
  'from',
  'clause',
  'name',
  'zh',
  'en',
  'document',
  'issuer',
  'issuedOn',
  'meaning',
  'summary',
  'text',
  'importance',
  'stages',
  'escalations',
  'composition',
  'rule',
  'member',
  'seats',
  'minimum',
  'ledBy',
  'offices',
  'scope',
  'duties',
  'dutiesClause',
  'twoPeople',
  'qualifications',
  'employment',
  'satisfiedBy',
  'amend',
  'deadlineHours',
  'remindHours',
  'requireRulings',
  'checklist',
  'review',
  'proofread',
  'restartAt',
  'registrars',
  'responsible',
  'publishers',
  'emergency',
];

/**
 * Writes a rule book as YAML that a person can go on writing: blocks, with short lists and texts in two languages on one line. Only what
 * JSON knows; other values are left out.
 */
export function yamlText(document: Readonly<Record<string, unknown>>): string {
  return `${membersOf(document)
    .map(([key, value]) => member(key, value, 0))
    .join('\n')}\n`;
}

function membersOf(value: object): [string, unknown][] {
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => rank(a) - rank(b));
}

function member(key: string, value: unknown, depth: number): string {
  const indent = '  '.repeat(depth);
  const line = oneLine(value);
  if (line !== null && (depth > 0 || line.length <= 100)) return `${indent}${key}: ${line}`;
  if (typeof value === 'string') return `${indent}${key}: ${block(value, depth + 1)}`;
  if (Array.isArray(value))
    return [`${indent}${key}:`, ...value.map((one) => item(one, depth + 1))].join('\n');
  const inside = membersOf(Object(value)).map(([name, one]) => member(name, one, depth + 1));
  return [`${indent}${key}:`, ...inside].join('\n');
}

function item(value: unknown, depth: number): string {
  const indent = '  '.repeat(depth);
  const line = oneLine(value);
  if (line !== null) return `${indent}- ${line}`;
  if (typeof value === 'string') return `${indent}- ${block(value, depth + 1)}`;
  if (Array.isArray(value)) return `${indent}- ${JSON.stringify(value)}`;
  const [first = '', ...rest] = membersOf(Object(value)).map(([name, one]) => member(name, one, depth + 1));
  return [`${indent}- ${first.trimStart()}`, ...rest].join('\n');
}

/** The value on one line, null where that would be hard to read. */
function oneLine(value: unknown): string | null {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value.includes('\n') ? null : scalar(value);
  if (Array.isArray(value)) {
    if (value.some((one) => typeof one === 'object' && one !== null)) return null;
    return `[${value.map((one) => oneLine(one) ?? JSON.stringify(one)).join(', ')}]`;
  }
  if (typeof value !== 'object') return 'null';
  const parts = membersOf(value);
  if (parts.some(([, one]) => typeof one === 'object' && one !== null && !Array.isArray(one))) return null;
  const texts = parts.map(([key, one]) => {
    const text = oneLine(one);
    return text === null ? null : `${key}: ${text}`;
  });
  const line = `{ ${texts.join(', ')} }`;
  return texts.includes(null) || line.length > 110 ? null : line;
}

/** Words that YAML readers take for something else than text. */
const taken = /^(true|false|null|yes|no|on|off|y|n|~)$/i;

/** A text on one line: bare where nothing can be misread, else as JSON writes it, which YAML reads the same. */
function scalar(text: string): string {
  return /^[\p{L}][\p{L}\p{N}_-]*$/u.test(text) && !taken.test(text) ? text : JSON.stringify(text);
}

/** A text of several lines, as it stands. */
function block(text: string, depth: number): string {
  if (/^\s|\s$|\r|\t/.test(text)) return JSON.stringify(text);
  const indent = '  '.repeat(depth);
  return `|-\n${text
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n')}`;
}
