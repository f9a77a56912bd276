import type { Json } from '@sanshen/domain/kernel';
import type { EntryDraft } from '@sanshen/domain/ledger';

/**
 * The organisation that a stream belongs to, told from its name and first entry: a manuscript's and a channel's stream begin with the
 * decision that names it. Null for streams that belong to none.
 */
export function organizationOf(stream: string, first: Pick<EntryDraft, 'body'>): string | null {
  const colon = stream.indexOf(':');
  const id = stream.slice(colon + 1);
  switch (stream.slice(0, colon)) {
    case 'organization':
    case 'policy':
      return id;
    case 'manuscript':
      return textAt(first.body, 'command', 'organization');
    case 'channel':
      return textAt(first.body, 'channel', 'organization');
    // A case is the record of who deals with it: the unit reads it from when it is told.
    case 'case':
      return textAt(first.body, 'handler');
    case 'question':
      return textAt(first.body, 'organization');
    case 'examination':
      return textAt(first.body, 'examination', 'organization');
    default:
      return null;
  }
}

function textAt(body: Json, ...path: readonly string[]): string | null {
  let value: unknown = body;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return null;
    value = new Map<string, unknown>(Object.entries(value)).get(step);
  }
  return typeof value === 'string' ? value : null;
}
