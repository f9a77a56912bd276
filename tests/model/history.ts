import type { Digest, Instant } from '@sanshen/domain/kernel';
import type { PinnedProcedure, Stage } from '@sanshen/domain/policy';
import type { ReleaseState, ReviewEvent, RevisionFacts, Roster } from '@sanshen/domain/review';
import { chainAt } from './entitlement.ts';

/** A sign-off given by hand, and the text for which it counts: the one that was signed, or a corrected one to which a rule carried it. */
export interface Hand {
  readonly stage: string;
  readonly seat: string;
  readonly duty: string;
  readonly person: string;
  readonly office: string | null;
  readonly counts: Digest;
  /** Who entered it, where it was given on paper. */
  readonly registrar: string | null;
}

/** What an auditor writes down while he reads the events of one manuscript, in order. */
export interface History {
  readonly author: string | null;
  readonly text: RevisionFacts | null;
  readonly textAt: Instant | null;
  readonly edits: readonly {
    readonly person: string;
    readonly stage: string | null;
    readonly seat: string | null;
  }[];
  readonly pinned: PinnedProcedure | null;
  readonly importance: string | null;
  /** The highest place in the chain from which somebody raised the importance; -1 when it was the author. */
  readonly raisedFrom: number;
  readonly round: number;
  readonly entered: number;
  readonly reviewing: boolean;
  /** Whether a run is under way: from its first round until it is withdrawn. Only a run is pinned; a mere request for an emergency is not. */
  readonly run: boolean;
  readonly rosters: Readonly<Record<string, Roster>>;
  readonly hands: readonly Hand[];
  /** Everyone who signed in this line of rounds, also where another sign-off replaced his. */
  readonly signers: readonly { readonly person: string; readonly stage: string; readonly seat: string }[];
  /** Findings of severity error, and those of them on which no ruling stands. */
  readonly errors: readonly string[];
  readonly unruled: readonly string[];
  readonly request: { readonly by: string; readonly at: Instant; readonly digest: Digest } | null;
  /** The later review of an emergency release: not needed, owed, done, or ended by an objection. */
  readonly laterReview: 'none' | 'owed' | 'done' | 'objected';
  readonly release: ReleaseState | null;
  readonly begun: readonly {
    readonly id: string;
    readonly channel: string;
    readonly status: 'live' | 'done' | 'rejected' | 'takenDown';
  }[];
  readonly over: boolean;
}

export const blank: History = {
  author: null,
  text: null,
  textAt: null,
  edits: [],
  pinned: null,
  importance: null,
  raisedFrom: -1,
  round: 0,
  entered: 0,
  reviewing: false,
  run: false,
  rosters: {},
  hands: [],
  signers: [],
  errors: [],
  unruled: [],
  request: null,
  laterReview: 'none',
  release: null,
  begun: [],
  over: false,
};

/** The chain of a run as the auditor reads it. */
export function chainOf(history: History): readonly Stage[] {
  const { pinned, importance } = history;
  return pinned === null || importance === null ? [] : chainAt(pinned.procedure, importance);
}

/** Reads one more event. */
export function read(history: History, event: ReviewEvent): History {
  switch (event.kind) {
    case 'created':
      return { ...history, author: event.author.person };
    case 'revised':
      return readRevision(history, event);
    case 'submitted': {
      const { pinned, importance } = event;
      return { ...history, pinned, importance, reviewing: true, request: null };
    }
    case 'roundStarted':
      return readRound(history, event);
    case 'stageEntered': {
      const { roster, stage, stageIndex } = event;
      const rosters = roster === null ? history.rosters : { ...history.rosters, [stage]: roster };
      return { ...history, entered: stageIndex, rosters };
    }
    case 'signedOff': {
      const { stage, seat, duty, signer, digest, paper } = event.signOff;
      const registrar = paper?.registrar.person ?? null;
      const { person, office } = signer;
      const others = history.hands.filter((h) => h.stage !== stage || h.seat !== seat || h.duty !== duty);
      const known = history.signers.some((s) => s.person === person && s.stage === stage && s.seat === seat);
      return {
        ...history,
        hands: [...others, { stage, seat, duty, person, office, counts: digest, registrar }],
        signers: known ? history.signers : [...history.signers, { person, stage, seat }],
      };
    }
    case 'returned':
      return event.to === null ? { ...history, reviewing: false, request: null } : history;
    case 'withdrawn':
      return { ...noRun(history), over: false };
    case 'abandoned':
      return { ...noRun(history), over: true };
    case 'importanceChanged':
      return { ...history, importance: event.to };
    case 'findingNoted':
      return event.severity === 'error'
        ? {
            ...history,
            errors: [...history.errors, event.finding],
            unruled: [...history.unruled, event.finding],
          }
        : history;
    case 'findingRuled':
      return { ...history, unruled: history.unruled.filter((id) => id !== event.finding) };
    case 'rulingTakenBack':
      return history.errors.includes(event.finding)
        ? { ...history, unruled: [...history.unruled, event.finding] }
        : history;
    default:
      return readRelease(history, event);
  }
}

function noRun(history: History): History {
  return {
    ...history,
    pinned: null,
    reviewing: false,
    run: false,
    rosters: {},
    hands: [],
    signers: [],
    request: null,
    laterReview: 'none',
  };
}

function readRevision(history: History, event: Extract<ReviewEvent, { kind: 'revised' }>): History {
  const { facts, editor, stage } = event;
  const chain = chainOf(history);
  const from = chain.findIndex((one) => one.id === stage);
  const carries = chain[from]?.amend === 'carry';
  const upTo = (stage: string) => chain.findIndex((one) => one.id === stage) <= from;
  const hands = history.hands
    .filter((hand) => hand.person !== editor.person || (hand.stage === stage && hand.seat === event.seat))
    .map((hand) =>
      carries && hand.counts === event.previous && upTo(hand.stage)
        ? { ...hand, counts: facts.digest }
        : hand,
    );
  const edit = { person: editor.person, stage, seat: event.seat };
  const known = history.edits.some(
    (old) => old.person === edit.person && old.stage === edit.stage && old.seat === edit.seat,
  );
  return {
    ...history,
    text: facts,
    textAt: event.at,
    edits: known ? history.edits : [...history.edits, edit],
    hands,
    request: null,
  };
}

function readRound(history: History, event: Extract<ReviewEvent, { kind: 'roundStarted' }>): History {
  const before = new Set(
    chainOf(history)
      .slice(0, event.stageIndex)
      .map((stage) => stage.id),
  );
  return {
    ...history,
    round: event.round,
    entered: event.stageIndex,
    run: true,
    reviewing: event.why === 'laterReview' ? history.reviewing : true,
    hands: history.hands.filter((hand) => before.has(hand.stage)),
    signers: history.signers.filter((signer) => before.has(signer.stage)),
    rosters: Object.fromEntries(Object.entries(history.rosters).filter(([stage]) => before.has(stage))),
  };
}

function readRelease(history: History, event: ReviewEvent): History {
  switch (event.kind) {
    case 'emergencyRequested': {
      const { by, at, digest, pinned } = event;
      return {
        ...history,
        pinned,
        importance: history.importance ?? pinned.procedure.importance[0]?.id ?? null,
        request: { by: by.person, at, digest },
      };
    }
    case 'released':
      return {
        ...history,
        release: event.release,
        reviewing: false,
        laterReview: event.release.kind === 'emergency' ? 'owed' : 'none',
      };
    case 'laterReviewCompleted':
      return { ...history, laterReview: 'done' };
    case 'laterReviewObjected':
      return { ...history, laterReview: 'objected' };
    case 'releaseRevoked':
      return { ...history, release: null, reviewing: false, request: null, laterReview: 'none' };
    case 'publishingStopped':
      return history.release === null
        ? history
        : { ...history, release: { ...history.release, stopped: true } };
    case 'publicationBegun': {
      const { publication: id, channel } = event;
      return { ...history, begun: [...history.begun, { id, channel, status: 'live' }] };
    }
    case 'publicationDone':
      return settle(history, event.publication, 'done');
    case 'publicationRejected':
      return settle(history, event.publication, 'rejected');
    case 'takenDown':
      return settle(history, event.publication, 'takenDown');
    default:
      return history;
  }
}

function settle(history: History, id: string, status: History['begun'][number]['status']): History {
  return { ...history, begun: history.begun.map((one) => (one.id === id ? { ...one, status } : one)) };
}
