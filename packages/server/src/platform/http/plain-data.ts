/** Levels that a request's data may be nested; a manuscript's body of the greatest depth allowed takes some eight hundred. */
const deepest = 1000;

/** What is wrong with a piece of data, and where (JSON Pointer, RFC 6901, of the first such place). */
export interface Unstorable {
  readonly path: string;
  readonly code: 'nul' | 'lone_surrogate' | 'too_deep';
}

/**
 * The first place that neither PostgreSQL nor a canonical form can hold: a NUL, half of a surrogate pair, or nesting that would
 * exhaust the stack of whoever walks it. Null if there is none. Walks without recursion.
 */
export function findUnstorable(data: unknown): Unstorable | null {
  const waiting: { readonly value: unknown; readonly path: Path | null }[] = [{ value: data, path: null }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    const wrong = typeof value === 'string' ? wrongIn(value) : null;
    if (wrong !== null) return { path: pointerTo(path), code: wrong };
    if (typeof value !== 'object' || value === null) continue;
    const depth = (path?.depth ?? 0) + 1;
    if (depth > deepest) return { path: '', code: 'too_deep' };
    for (const [step, member] of Object.entries(value)) {
      const wrongStep = wrongIn(step);
      if (wrongStep !== null) return { path: pointerTo(path), code: wrongStep };
      waiting.push({ value: member, path: { step, above: path, depth } });
    }
  }
  return null;
}

interface Path {
  readonly step: string;
  readonly above: Path | null;
  readonly depth: number;
}

function wrongIn(text: string): 'nul' | 'lone_surrogate' | null {
  if (text.includes('\u0000')) return 'nul';
  return text.isWellFormed() ? null : 'lone_surrogate';
}

function pointerTo(path: Path | null): string {
  const steps: string[] = [];
  for (let at = path; at !== null; at = at.above) steps.push(at.step);
  return steps
    .reverse()
    .map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
