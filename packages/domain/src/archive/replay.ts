import { canonicalJson } from '../kernel/index.ts';
import type { Entry, NoteKey, Suites } from '../ledger/index.ts';
import {
  decide,
  evolve,
  type ReleaseState,
  type ReviewState,
  rulesVersion,
  unborn,
} from '../review/index.ts';
import { checkCertificate } from './certificate.ts';
import { certifiedIn, type Decided, decidedIn } from './derive.ts';
import { fail } from './problem.ts';

/** What came of deciding a whole case again. */
export interface Replayed {
  readonly state: ReviewState;
  readonly decisions: readonly Decided[];
  readonly releases: readonly Released[];
}

/** One release with the state that it was given in; the certificate's entry comes right after. */
interface Released {
  readonly sequence: number;
  readonly state: ReviewState;
  readonly release: ReleaseState;
}

/**
 * Decides every entry again from its command and facts, beginning with nothing, and compares the events exactly (canonical JSON): a forged
 * sign-off, a skipped stage or a release out of the air are refused here as the system would have refused them. What was decided by
 * another version of the rules cannot be judged by these, and is said to be so.
 */
export function replay(entries: readonly Entry[]): Replayed {
  let state = unborn;
  const decisions: Decided[] = [];
  const releases: Released[] = [];
  for (const entry of entries) {
    const decided = decidedIn(entry);
    if (decided === undefined) {
      if (entry.kind === 'review.decided') fail('entryMalformed', entry.sequence);
      if (certifiedIn(entry) === undefined) fail('entryUnknown', entry.sequence, entry.kind);
      continue;
    }
    if (decided.rules !== rulesVersion) fail('rulesUnknown', entry.sequence, String(decided.rules ?? '—'));
    checkHeading(entry, decided);
    state = decideAgain(state, decided);
    for (const event of decided.events) {
      if (event.kind === 'released')
        releases.push({ sequence: entry.sequence, state, release: event.release });
    }
    decisions.push(decided);
  }
  return { state, decisions, releases };
}

function checkHeading(entry: Entry, { command, facts }: Decided): void {
  const actor: string = command.by ?? 'system';
  if (entry.actor.person !== actor || entry.at !== facts.now) fail('actorDiffers', entry.sequence);
}

function decideAgain(state: ReviewState, { sequence, command, facts, events }: Decided): ReviewState {
  let decision: ReturnType<typeof decide> | undefined;
  try {
    decision = decide(state, command, facts);
  } catch {
    // Command or facts of another shape than the rules can read.
  }
  // The union of commands is closed in the type only: an unknown one gives nothing at all.
  if (decision === undefined) return fail('entryMalformed', sequence);
  if (!decision.ok) return fail('decisionRefused', sequence, decision.refusal.code);
  if (canonicalJson(decision.events) !== canonicalJson(events)) fail('decisionDiffers', sequence);
  return decision.events.reduce(evolve, state);
}

/** Checks that every release has its certificate in the next entry, and every certificate its release. */
export function checkCertificates(
  suites: Suites,
  keys: readonly NoteKey[],
  entries: readonly Entry[],
  { releases }: Replayed,
): number {
  const open = [...releases];
  for (const entry of entries) {
    const certified = certifiedIn(entry);
    if (certified === undefined) {
      const missing = open[0];
      if (missing !== undefined && missing.sequence < entry.sequence)
        fail('certificateMissing', missing.sequence);
      continue;
    }
    const next = open.shift();
    if (next === undefined || next.sequence >= entry.sequence) fail('certificateUncalled', entry.sequence);
    checkCertificate(suites, keys, certified, next.state, next.release);
  }
  const missing = open[0];
  if (missing !== undefined) fail('certificateMissing', missing.sequence);
  return releases.length;
}
