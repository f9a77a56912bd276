import type { Digest } from '@sanshen/domain/kernel';
import type { ReviewState } from '@sanshen/domain/review';
import type { History } from './history.ts';

const short = (digest: Digest | null) => (digest === null ? '' : digest.slice(7, 11));

/**
 * What tells two situations apart, in one string: the state, the auditor's notes and the moment. Left out is only what no rule asks for and what
 * merely counts on: when something was signed, how many rounds and revisions there were, who wrote an opinion.
 */
export function keyOf(state: ReviewState, history: History, moment: number): string {
  const { release, emergency } = state;
  return [
    moment,
    state.phase,
    short(state.digest),
    state.pinned?.reference.version,
    state.importance,
    state.raisedAt,
    Math.min(state.round, 2),
    state.stageIndex,
    state.stageDueAt,
    state.overdueNoted,
    [...new Set(state.edits.map((edit) => `${edit.person}@${edit.stage}/${edit.seat}`))].sort().join(),
    Object.entries(state.rosters)
      .map(
        ([stage, { members, required }]) =>
          `${stage}=${required}:${members.map((m) => m.person + (m.leads ? '*' : ''))}`,
      )
      .sort()
      .join(),
    state.signOffs
      .map(
        (s) =>
          `${s.stage}/${s.seat}/${s.duty}/${s.signer.person}/${s.signer.office}/${short(s.digest)}/${short(s.carriedFrom)}`,
      )
      .sort()
      .join(),
    state.formerSigners
      .map((s) => `${s.person}/${s.stage}/${s.seat}`)
      .sort()
      .join(),
    [...state.emptySeats].sort().join(),
    state.findings.map((finding) => `${finding.id}${finding.ruled}${finding.ruledBy}`).join(),
    emergency === null
      ? ''
      : `${emergency.requestedBy}${emergency.requestedAt}${short(emergency.digest)}${emergency.confirmedBy}${emergency.reviewDueAt}${emergency.outcome}${emergency.overdueNoted}`,
    release === null
      ? ''
      : `${short(release.digest)}${release.kind}${release.channels}${release.notBefore}${release.stopped}`,
    state.publications.map((p) => `${p.id}${p.channel}${p.status}${p.verdict}`).join(),
    keyOfHistory(history),
  ].join('|');
}

/** The auditor's own notes, where they could differ from the state's. */
function keyOfHistory(history: History): string {
  return [
    history.raisedFrom,
    history.entered,
    history.reviewing,
    history.run,
    history.hands
      .map((h) => `${h.stage}/${h.seat}/${h.duty}/${h.person}/${short(h.counts)}`)
      .sort()
      .join(),
    history.signers
      .map((s) => `${s.person}/${s.stage}/${s.seat}`)
      .sort()
      .join(),
    history.laterReview,
    history.request === null ? '' : `${history.request.by}${short(history.request.digest)}`,
    history.release === null ? '' : `${short(history.release.digest)}${history.release.stopped}`,
    history.begun.map((one) => one.status).join(),
  ].join('|');
}
