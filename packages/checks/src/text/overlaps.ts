import type { Finding } from './finding.ts';

const bySeverity = { error: 2, warning: 1, advice: 0 } as const;

/**
 * Of findings that overlap the one that ranks first: by its rule's priority, its severity, whether it has a suggestion, its place.
 * Findings of a rule of negative priority are about a passage as a whole: they stand beside others. The order is by place, then rank.
 */
export function withoutOverlaps(
  findings: readonly Finding[],
  length: number,
  priorityOf: (rule: string) => number,
): readonly Finding[] {
  const ranked = [...findings].sort(
    (a, b) =>
      priorityOf(b.rule) - priorityOf(a.rule) ||
      bySeverity[b.severity] - bySeverity[a.severity] ||
      Math.sign(b.suggestions.length) - Math.sign(a.suggestions.length) ||
      (b.confidence ?? 1) - (a.confidence ?? 1) ||
      a.start - b.start ||
      b.end - a.end ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
  const covered = new Uint8Array(length);
  const kept = ranked.filter(({ rule, start, end }) => {
    if (priorityOf(rule) < 0) return true;
    for (let at = start; at < end; at++) if (covered[at] === 1) return false;
    covered.fill(1, start, end);
    return true;
  });
  return kept.sort(
    (a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}

/** The text with the first suggestion of every finding of severity error or warning that carries one. */
export function corrected(text: string, findings: readonly Finding[]): string {
  let out = '';
  let at = 0;
  for (const { severity, start, end, suggestions } of findings) {
    const [suggestion] = suggestions;
    if (suggestion === undefined || severity === 'advice' || start < at) continue;
    out += text.slice(at, start) + suggestion;
    at = end;
  }
  return out + text.slice(at);
}
