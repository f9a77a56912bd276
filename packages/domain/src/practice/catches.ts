import type { Digest, Instant, PersonId } from '../kernel/index.ts';
import type { ReviewEvent } from '../review/index.ts';
import { isOfPerson, kindOfRule, type PracticeKind } from './kinds.ts';

/** Where something was found once the text was released; before, the id of the stage that found it. */
export const afterRelease = 'released';

/** Somebody who signed a stage on the very text that held the error. */
export interface PassedBy {
  readonly person: PersonId;
  readonly stage: string;
}

/** An error of a manuscript in real work: who found it where, and who had signed the text before. */
export interface CaughtError {
  /** The finding's id, or `revision:` and its number where somebody put it right without a finding. */
  readonly id: string;
  readonly kind: PracticeKind | null;
  readonly rule: string | null;
  /** The text in which it was found. */
  readonly digest: Digest | null;
  /** Null where the author himself found it. */
  readonly caughtBy: PersonId | null;
  /** {@link afterRelease}, the stage, or null before any review. */
  readonly where: string | null;
  readonly at: Instant;
  readonly passed: readonly PassedBy[];
  /** Whether it stands: ruled to be an error, or put right. Somebody's suspicion counts for nobody. */
  readonly confirmed: boolean;
}

/** What is known of a manuscript's errors so far. */
export interface Trail {
  readonly author: PersonId | null;
  readonly digest: Digest | null;
  readonly stage: string | null;
  readonly released: boolean;
  readonly signed: readonly (PassedBy & { readonly digest: Digest })[];
  readonly errors: readonly CaughtError[];
}

export const emptyTrail: Trail = {
  author: null,
  digest: null,
  stage: null,
  released: false,
  signed: [],
  errors: [],
};

/** The trail after one more event of the manuscript. Pure. */
export function followTrail(trail: Trail, event: ReviewEvent, at: Instant): Trail {
  switch (event.kind) {
    case 'created':
      return { ...trail, author: event.author.person };
    case 'revised': {
      const corrects = event.stage !== null || trail.released;
      const changed = event.previous !== event.facts.digest;
      // A correction of what was noted on this text is the end of that error and no further one.
      const noted = trail.errors.some(({ confirmed, digest }) => confirmed && digest === trail.digest);
      const errors =
        corrects && changed && !noted && trail.digest !== null
          ? [...trail.errors, corrected(trail, event, at)].filter(
              ({ caughtBy, passed }) => caughtBy !== null || passed.length > 0,
            )
          : trail.errors;
      const released = event.stage === null && changed ? false : trail.released;
      return { ...trail, digest: event.facts.digest, released, errors };
    }
    case 'stageEntered':
      return { ...trail, stage: event.stage };
    case 'released':
      return { ...trail, released: true };
    case 'signedOff': {
      const { signer, stage, digest } = event.signOff;
      return { ...trail, signed: [...trail.signed, { person: signer.person, stage, digest }] };
    }
    case 'signOffsCarried': {
      const carried = event.signOffs.map(({ signer, stage, digest }) => ({
        person: signer.person,
        stage,
        digest,
      }));
      return { ...trail, signed: [...trail.signed, ...carried] };
    }
    case 'findingNoted': {
      const rule = isOfPerson(event.rule) ? null : event.rule;
      const known = { id: event.finding, kind: kindOfRule(event.rule), rule, at, confirmed: false };
      return { ...trail, errors: [...trail.errors, { ...known, ...found(trail, event.by.person) }] };
    }
    case 'findingRuled':
      return settle(trail, event.finding, event.ruling === 'accepted');
    case 'rulingTakenBack':
      return settle(trail, event.finding, false);
    default:
      return trail;
  }
}

function corrected(
  trail: Trail,
  event: Extract<ReviewEvent, { readonly kind: 'revised' }>,
  at: Instant,
): CaughtError {
  const id = `revision:${event.revision}`;
  return { id, kind: null, rule: null, at, confirmed: true, ...found(trail, event.editor.person) };
}

function found(
  trail: Trail,
  person: PersonId,
): Pick<CaughtError, 'caughtBy' | 'where' | 'passed' | 'digest'> {
  const passed: PassedBy[] = [];
  for (const one of trail.signed) {
    if (one.digest !== trail.digest || one.person === person) continue;
    // A seat's review and proofread are one reading of one person.
    if (passed.some((known) => known.person === one.person && known.stage === one.stage)) continue;
    passed.push({ person: one.person, stage: one.stage });
  }
  const caughtBy = person === trail.author ? null : person;
  return { digest: trail.digest, caughtBy, where: trail.released ? afterRelease : trail.stage, passed };
}

function settle(trail: Trail, finding: string, confirmed: boolean): Trail {
  const errors = trail.errors.map((one) => (one.id === finding ? { ...one, confirmed } : one));
  return { ...trail, errors };
}

/** Whether an event can add an error or settle one; all others only carry the trail on. */
export function bearsOnErrors(event: ReviewEvent, released: boolean): boolean {
  if (event.kind === 'revised') return event.stage !== null || released;
  return event.kind === 'findingNoted' || event.kind === 'findingRuled' || event.kind === 'rulingTakenBack';
}
