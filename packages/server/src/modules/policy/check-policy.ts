import { createHash } from 'node:crypto';
import { brandId, canonicalJson, type Digest } from '@sanshen/domain/kernel';
import {
  compareStrictness,
  type Difference,
  loosenings,
  type Policy,
  resolvePolicy,
  validatePolicy,
} from '@sanshen/domain/policy';
import type { Assembled } from './assemble.ts';
import { checkShape } from './check-shape.ts';
import { type FileProblem, fileProblem, type Place } from './file-problem.ts';

/** A rule book that may be put into force. */
export interface CheckedPolicy {
  readonly policy: Policy;
  readonly digest: Digest;
  /** Against the rule book that it extends; none where it extends nothing. */
  readonly differences: readonly Difference[];
}

/** Why a rule book is refused, place by place; with the comparison, where it came as far as that. */
export interface RefusedPolicy {
  readonly problems: readonly FileProblem[];
  readonly differences: readonly Difference[];
}

/** The digest of a complete rule book: SHA-256 over its canonical JSON (RFC 8785). */
export function policyDigest(policy: object): Digest {
  return brandId(`sha256:${createHash('sha256').update(canonicalJson(policy)).digest('hex')}`);
}

/**
 * Checks a rule book that was put together: its shape, then what it means, then that it loosens nothing of `base`. Each step is taken only
 * when the one before found nothing, since its findings would be echoes. Every problem says in which line it stands.
 */
export function checkPolicy(assembled: Assembled, base: Policy | null): CheckedPolicy | RefusedPolicy {
  const { document, placeOf } = assembled;
  const shape = checkShape(document, placeOf);
  if (shape.length > 0) return { problems: shape, differences: [] };
  const { data, written } = resolvePolicy(document, base);
  const place = (at: string): Place => placeOf(nearestWritten(at, written));
  const validation = validatePolicy(data);
  if ('problems' in validation) {
    return {
      problems: validation.problems.map((problem) => ({ ...problem, ...place(problem.pointer) })),
      differences: [],
    };
  }
  const { policy } = validation;
  const differences = base === null ? [] : compareStrictness(base, policy);
  const problems = loosenings(differences).map((difference) =>
    fileProblem('policy.looser', place(difference.pointer), difference.pointer, loosening(difference)),
  );
  if (problems.length > 0) return { problems, differences };
  return { policy, digest: policyDigest(policy), differences };
}

/** What was inherited stands in another rule book; its nearest holder that was written here is the line to look at. */
function nearestWritten(at: string, written: (pointer: string) => string | null): string {
  for (let head = at; head !== ''; head = head.slice(0, head.lastIndexOf('/'))) {
    const found = written(head);
    if (found !== null) return found;
  }
  return '';
}

function loosening({ path, before, after, why }: Difference): string {
  const change = `${path}: ${brief(before)} → ${brief(after)}`;
  return `${change}（${why.zh}）\n${change} (${why.en})`;
}

/** A value in a few characters, for a line of text. */
export function brief(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string') {
    return value.id;
  }
  const text = JSON.stringify(value) ?? '-';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
