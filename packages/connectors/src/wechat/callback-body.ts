import { XMLParser } from 'fast-xml-parser';
import { decodeReferences } from '../html.ts';
import { isRecord, type JsonRecord, parseJson } from './json.ts';

/** Callbacks are small; anything larger is not one. */
export const maxCallbackBytes = 256 * 1024;

/** A name that no element can have, so that CDATA is told from text, whose references must be read. */
const cdataMember = '<cdata>';

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  processEntities: false,
  maxNestedTags: 16,
  cdataPropName: cdataMember,
});

/**
 * Reads a callback's body, XML or JSON as the account's console selects. No document type is accepted, so there are no entities
 * to expand and nothing outside to load. Null when it is neither.
 */
export function parseCallbackBody(text: string): JsonRecord | null {
  const body = text.replace(/^\ufeff/, '').trimStart();
  try {
    if (body.startsWith('{')) {
      const value = parseJson(body);
      return isRecord(value) ? value : null;
    }
    if (!body.startsWith('<')) return null;
    const outsideCdata = body.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
    if (outsideCdata.includes('<!')) return null;
    const root: unknown = parser.parse(body, true);
    const xml = isRecord(root) ? flatten(root.xml) : null;
    return isRecord(xml) ? xml : null;
  } catch {
    return null;
  }
}

function flatten(value: unknown): unknown {
  if (typeof value === 'string') return decodeReferences(value);
  if (Array.isArray(value)) return value.map(flatten);
  if (!isRecord(value)) return '';
  const cdata = value[cdataMember];
  if (cdata !== undefined) return Array.isArray(cdata) ? cdata.join('') : String(cdata);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, flatten(member)]));
}
