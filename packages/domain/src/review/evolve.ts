import type { ReviewEvent } from './events.ts';
import { importanceIn, planOf } from './plan.ts';
import type { PublicationState, ReviewState, SignOff } from './state.ts';

/** The state after one more event. Total: an event that was recorded always applies. */
export function evolve(state: ReviewState, event: ReviewEvent): ReviewState {
  switch (event.kind) {
    case 'created':
      return {
        ...state,
        manuscript: event.manuscript,
        organization: event.organization,
        author: event.author.person,
        phase: 'drafting',
      };
    case 'revised':
      return revise(state, event);
    case 'submitted':
      return {
        ...state,
        phase: 'inReview',
        pinned: event.pinned,
        importance: event.importance,
        raisedAt: event.raisedAt,
        emergency: null,
      };
    case 'roundStarted':
      return {
        ...state,
        phase: event.why === 'laterReview' ? state.phase : 'inReview',
        round: event.round,
        stageIndex: event.stageIndex,
        ...linesBefore(state, event.stageIndex),
        emptySeats: [],
      };
    case 'stageEntered':
      return enterStage(state, event);
    case 'signedOff':
      return replaceSignOffs(state, [event.signOff]);
    case 'signOffsCarried':
      return replaceSignOffs(state, event.signOffs);
    case 'returned':
      return event.to === null
        ? { ...state, phase: 'returned', emptySeats: [], stageDueAt: null, emergency: null }
        : state;
    case 'withdrawn':
      return { ...state, phase: 'drafting', ...noRun };
    case 'abandoned':
      return { ...state, phase: 'abandoned', ...noRun };
    case 'importanceChanged':
      return { ...state, importance: event.to, raisedAt: event.raisedAt };
    case 'seatFoundEmpty':
      return { ...state, emptySeats: [...state.emptySeats, `${event.stage}/${event.seat}`] };
    case 'seatFilled':
      return { ...state, emptySeats: state.emptySeats.filter((id) => id !== `${event.stage}/${event.seat}`) };
    case 'deadlinePassed':
      return { ...state, overdueNoted: true };
    case 'findingNoted':
      return {
        ...state,
        findings: [...state.findings, { id: event.finding, severity: event.severity, ruled: false }],
      };
    case 'findingRuled':
      return {
        ...state,
        findings: state.findings.map((f) =>
          f.id === event.finding ? { ...f, ruled: true, ruledBy: event.by.person } : f,
        ),
      };
    case 'rulingTakenBack':
      return {
        ...state,
        findings: state.findings.map((f) =>
          f.id === event.finding ? { id: f.id, severity: f.severity, ruled: false } : f,
        ),
      };
    case 'emergencyRequested':
      return {
        ...state,
        pinned: event.pinned,
        importance: importanceIn(state, event.pinned.procedure),
        emergency: {
          requestedBy: event.by.person,
          requestedAt: event.at,
          digest: event.digest,
          reason: event.reason,
          confirmedBy: null,
          reviewDueAt: null,
          outcome: 'open',
          overdueNoted: false,
        },
      };
    case 'emergencyConfirmed':
      return changeEmergency(state, { confirmedBy: event.by.person, reviewDueAt: event.reviewDueAt });
    case 'laterReviewCompleted':
      return { ...changeEmergency(state, { outcome: 'completed' }), stageDueAt: null };
    case 'laterReviewObjected':
      return { ...changeEmergency(state, { outcome: 'objected' }), stageDueAt: null, emptySeats: [] };
    case 'laterReviewOverdue':
      return changeEmergency(state, { overdueNoted: true });
    case 'released':
      return { ...state, phase: 'released', release: event.release, stageDueAt: null, emptySeats: [] };
    case 'releaseRevoked':
      return { ...state, phase: 'returned', release: null, emergency: null };
    case 'publishingStopped':
      return settle(
        state.release === null ? state : { ...state, release: { ...state.release, stopped: true } },
      );
    case 'publicationBegun':
      return {
        ...state,
        phase: 'publishing',
        publications: [
          ...state.publications,
          {
            id: event.publication,
            channel: event.channel,
            digest: event.digest,
            status: 'begun',
            reference: null,
            url: null,
            verdict: null,
          },
        ],
      };
    case 'publicationAccepted':
      return changePublication(state, event.publication, { status: 'accepted', reference: event.reference });
    case 'publicationDone':
      return changePublication(state, event.publication, {
        status: 'done',
        reference: event.reference,
        url: event.url,
      });
    case 'publicationRejected':
      return changePublication(state, event.publication, { status: 'rejected' });
    case 'publicationHandedOver':
      return changePublication(state, event.publication, { status: 'handedOver' });
    case 'publicationVerified':
      return changePublication(state, event.publication, { verdict: event.verdict });
    case 'takedownBegun':
      return changePublication(state, event.publication, { status: 'takedownBegun' });
    case 'takedownFailed':
      return changePublication(state, event.publication, { status: 'done' });
    case 'takenDown':
      return changePublication(state, event.publication, { status: 'takenDown' });
    case 'recheckAsked':
    case 'stageCompleted':
      return state;
  }
}

const noRun = {
  pinned: null,
  stageIndex: 0,
  stageDueAt: null,
  overdueNoted: false,
  rosters: {},
  signOffs: [],
  formerSigners: [],
  emptySeats: [],
  emergency: null,
  release: null,
} satisfies Partial<ReviewState>;

/** A new text. A request for an emergency release was for the old one, and whoever edits gives up what he signed elsewhere. */
function revise(state: ReviewState, event: Extract<ReviewEvent, { kind: 'revised' }>): ReviewState {
  const { revision, facts, editor, stage, seat } = event;
  const { person } = editor;
  return {
    ...state,
    revision,
    digest: facts.digest,
    revisedAt: event.at,
    channels: facts.channels,
    notBefore: facts.notBefore,
    missing: facts.missing,
    edits: [...state.edits, { person, revision, stage, seat }],
    signOffs: state.signOffs.filter(
      (s) => s.signer.person !== person || (s.stage === stage && s.seat === seat),
    ),
    emergency: state.emergency?.confirmedBy === null ? null : state.emergency,
  };
}

/** What stays of earlier stages when a round begins at a later one. */
function linesBefore(state: ReviewState, stageIndex: number) {
  const kept = new Set(
    planOf(state)
      .slice(0, stageIndex)
      .map((stage) => stage.id),
  );
  return {
    signOffs: state.signOffs.filter((signOff) => kept.has(signOff.stage)),
    formerSigners: state.formerSigners.filter((former) => kept.has(former.stage)),
    rosters: Object.fromEntries(Object.entries(state.rosters).filter(([stage]) => kept.has(stage))),
  };
}

function enterStage(state: ReviewState, event: Extract<ReviewEvent, { kind: 'stageEntered' }>): ReviewState {
  const { roster, stage, stageIndex, dueAt } = event;
  const entered = { ...state, stageIndex, stageDueAt: dueAt, overdueNoted: false, emptySeats: [] };
  if (roster === null) return entered;
  const stays = (s: SignOff) =>
    s.stage !== stage || roster.members.some((member) => member.person === s.signer.person);
  return {
    ...entered,
    rosters: { ...state.rosters, [stage]: roster },
    signOffs: state.signOffs.filter(stays),
    formerSigners: withFormer(
      state,
      state.signOffs.filter((s) => !stays(s)),
    ),
  };
}

function replaceSignOffs(state: ReviewState, added: readonly SignOff[]): ReviewState {
  const isOld = (old: SignOff) =>
    added.some((s) => s.stage === old.stage && s.seat === old.seat && s.duty === old.duty);
  const old = state.signOffs.filter(isOld);
  if (old.length === 0) return { ...state, signOffs: [...state.signOffs, ...added] };
  const replaced = old.filter((one) => !added.some((s) => s.signer.person === one.signer.person));
  return {
    ...state,
    signOffs: [...state.signOffs.filter((one) => !isOld(one)), ...added],
    formerSigners: withFormer(state, replaced),
  };
}

function withFormer(state: ReviewState, gone: readonly SignOff[]): ReviewState['formerSigners'] {
  if (gone.length === 0) return state.formerSigners;
  return [
    ...state.formerSigners,
    ...gone.map(({ signer, stage, seat }) => ({ person: signer.person, stage, seat })),
  ];
}

function changeEmergency(
  state: ReviewState,
  change: Partial<NonNullable<ReviewState['emergency']>>,
): ReviewState {
  return state.emergency === null ? state : { ...state, emergency: { ...state.emergency, ...change } };
}

function changePublication(state: ReviewState, id: string, change: Partial<PublicationState>): ReviewState {
  const publications = state.publications.map((p) => (p.id === id ? { ...p, ...change } : p));
  return settle({ ...state, publications });
}

/** The phase that follows from how the publications of the release stand. */
function settle(state: ReviewState): ReviewState {
  if (state.release === null) return state;
  const live = state.publications.filter((p) => p.status !== 'rejected');
  if (live.length === 0) return { ...state, phase: 'released' };
  if (live.every((p) => p.status === 'takenDown')) return { ...state, phase: 'takenDown' };
  const settled = (status: string) =>
    status === 'done' || status === 'takenDown' || status === 'takedownBegun';
  const everywhere =
    state.release.stopped ||
    state.release.channels.every((channel) => live.some((p) => p.channel === channel));
  return { ...state, phase: everywhere && live.every((p) => settled(p.status)) ? 'published' : 'publishing' };
}
