import { canonicalJson } from '../kernel/index.ts';
import { type NoteKey, openNote, type Suites } from '../ledger/index.ts';
import type { ReleaseState, ReviewState } from '../review/index.ts';
import type { Certified } from './derive.ts';
import { fail } from './problem.ts';
import { get } from './read.ts';

/** What a certificate must say, by what the review led to; its own id and format come from itself. */
function expected(state: ReviewState, release: ReleaseState, releasedAt: string) {
  const { emergency } = state;
  return {
    manuscript: state.manuscript,
    organization: state.organization,
    digest: release.digest,
    round: release.round,
    kind: release.kind,
    importance: state.importance,
    policy: state.pinned?.reference ?? null,
    signOffs: state.signOffs,
    emergency:
      release.kind === 'reviewed' || emergency === null
        ? null
        : {
            requestedBy: emergency.requestedBy,
            requestedAt: emergency.requestedAt,
            confirmedBy: emergency.confirmedBy,
            reason: emergency.reason,
          },
    channels: release.channels,
    notBefore: release.notBefore,
    releasedAt,
  };
}

/**
 * Checks a release certificate against known keys and against what the review led to, member by member. `state` is the one after the
 * decision that released.
 */
export function checkCertificate(
  suites: Suites,
  keys: readonly NoteKey[],
  certified: Certified,
  state: ReviewState,
  release: ReleaseState,
): void {
  const { sequence, note } = certified;
  const opened = openNote(suites, keys, note);
  if (!opened.ok) fail('certificateSignature', sequence, opened.why);
  const certificate = parsed(opened.text);
  if (get(certificate, 'format') !== 'sanshen-release/1') fail('certificateDiffers', sequence, 'format');
  if (get(certificate, 'release') !== certified.release) fail('certificateDiffers', sequence, 'release');
  for (const [member, value] of Object.entries(expected(state, release, certified.at))) {
    if (spelled(get(certificate, member)) !== spelled(value)) fail('certificateDiffers', sequence, member);
  }
  if (`${spelled(certificate)}\n` !== opened.text) fail('certificateDiffers', sequence, 'canonical');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function spelled(value: unknown): string {
  return value === undefined ? '' : canonicalJson(value);
}
