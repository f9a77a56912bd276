import { createHash } from 'node:crypto';
import { brandId, type FindingId, type PersonId } from '@sanshen/domain/kernel';
import type { Command, Facts } from '@sanshen/domain/review';
import type { StandingManuscript } from './manuscript-store.ts';

/**
 * The id of one reviewer's finding on a mark. Every reviewer looks for himself, so each has a finding of his own on the same mark: a UUID of
 * version 8 (RFC 9562 §5.8) made from both.
 */
export function markFindingOf(mark: string, person: PersonId): FindingId {
  const bytes = createHash('sha256').update(`${mark} ${person}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return brandId<FindingId>(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
  );
}

/**
 * The facts of a signature with the number of marks on which the signer has not ruled. Whoever signs on paper has no desk to rule at: there
 * anybody's ruling will do.
 */
export function withMarks(
  facts: Facts,
  { state, marks }: Pick<StandingManuscript, 'state' | 'marks'>,
  command: Command,
): Facts {
  if (marks === null || marks.digest !== state.digest) return facts;
  if (command.kind !== 'sign' && command.kind !== 'signPaper') return facts;
  const ruled = state.findings.filter((one) => one.ruled);
  const ids = new Set<string>(ruled.map(({ id }) => id));
  const people =
    command.kind === 'sign' ? [command.by] : [...new Set(ruled.flatMap((one) => one.ruledBy ?? []))];
  const unruled = marks.findings.filter(
    (mark) => !people.some((person) => ids.has(markFindingOf(mark, person))),
  ).length;
  return unruled === 0 ? facts : { ...facts, marks: { unruled } };
}
