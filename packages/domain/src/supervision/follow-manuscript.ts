import type { Digest, Instant, ManuscriptId, OrganizationId } from '../kernel/index.ts';
import type { ReviewEvent } from '../review/index.ts';
import {
  type FollowedEntry,
  follower,
  inStream,
  just,
  type Known,
  type Rules,
  type Step,
} from './follower.ts';
import { monthAt } from './month.ts';
import type { ErrorSort, Observation } from './observation.ts';

interface State {
  readonly organization: OrganizationId;
  /** The stage that is open, and when it is due; null between stages and once it was found overdue. */
  readonly open: { readonly part: string; readonly stage: string; readonly dueAt: Instant } | null;
  readonly stages: number;
  readonly releases: number;
  /** Of an emergency release: when its later review is due; null where none is owed. */
  readonly owedAt: Instant | null;
  /** The text that each publication carries, until it is known whether it was published. */
  readonly begun: Readonly<Record<string, Digest>>;
  readonly published: boolean;
  /** Publications of which it is known that they are not as released. */
  readonly differing: readonly string[];
  /** What was noted after it was public, by the rule, until somebody rules on it: a suspicion counts for nobody. */
  readonly noted: Readonly<Record<string, string>>;
}

const prefix = 'manuscript:';

/** Manuscripts: releases, stages that were settled, what was first published, and what was found wrong afterwards. */
export const manuscriptFollower = follower<State>({
  kind: 'manuscript',
  subjectsOf: (entry) => just(entry.kind === 'review.decided' ? inStream(entry, prefix) : null),
  follow: (before, entry, known, subject) => {
    // Bodies of this kind are written by the review module's one way and by nothing else.
    const { events } = entry.body as unknown as { readonly events: readonly ReviewEvent[] };
    let state = before;
    const observations: Observation[] = [];
    for (const event of events) {
      const step = state === null ? born(event) : after(state, event, entry, known, subject as ManuscriptId);
      if (step === null) continue;
      state = step.state;
      observations.push(...step.observations);
    }
    return state === null ? null : { state, observations };
  },
  lookAt: ({ open, owedAt }) => {
    const due = [open?.dueAt, owedAt].filter((at) => at !== null && at !== undefined).toSorted();
    return due[0] ?? null;
  },
  tick: (state, at) => {
    const { open, owedAt, organization } = state;
    // A stage and the later review of an emergency release can be due at one moment.
    const stageLate = open !== null && open.dueAt <= at;
    const reviewLate = owedAt !== null && owedAt <= at;
    const observations: readonly Observation[] = [
      ...(stageLate
        ? [{ kind: 'stageSettled', at, organization, part: open.part, late: true } as const]
        : []),
      ...(reviewLate
        ? [{ kind: 'released', at, organization, part: owedPart(state), complete: false } as const]
        : []),
    ];
    const next = { open: stageLate ? null : open, owedAt: reviewLate ? null : owedAt };
    return { state: { ...state, ...next }, observations };
  },
} satisfies Rules<State>);

function owedPart({ releases }: State): string {
  return `release ${releases}`;
}

function born(event: ReviewEvent): Step<State> | null {
  if (event.kind !== 'created') return null;
  const { organization } = event;
  const none = { stages: 0, releases: 0, begun: {}, published: false, differing: [], noted: {} };
  return { state: { organization, open: null, owedAt: null, ...none }, observations: [] };
}

function after(
  state: State,
  event: ReviewEvent,
  { at }: FollowedEntry,
  known: Known,
  manuscript: ManuscriptId,
): Step<State> | null {
  const { organization } = state;
  const seen = (part: string, what: object): Observation =>
    ({ at, organization, part, ...what }) as Observation;
  const only = (next: Partial<State>, ...observations: Observation[]): Step<State> => ({
    state: { ...state, ...next },
    observations,
  });
  switch (event.kind) {
    case 'stageEntered': {
      const { stage, dueAt } = event;
      const stages = state.stages + 1;
      return only({ stages, open: { part: `stage ${stages} ${stage}`, stage, dueAt } });
    }
    case 'stageCompleted': {
      const { open } = state;
      if (open === null || open.stage !== event.stage) return null;
      return only({ open: null }, seen(open.part, { kind: 'stageSettled', late: false }));
    }
    case 'returned':
    case 'withdrawn':
    case 'abandoned':
      return only({ open: null });
    case 'released': {
      const releases = state.releases + 1;
      if (event.release.kind === 'emergency') return only({ releases, open: null });
      return only(
        { releases, open: null },
        seen(`release ${releases}`, { kind: 'released', complete: true }),
      );
    }
    case 'emergencyConfirmed':
      return only({ owedAt: event.reviewDueAt });
    case 'laterReviewCompleted':
      // Overdue already: it has been counted as incomplete.
      if (state.owedAt === null) return null;
      return only({ owedAt: null }, seen(owedPart(state), { kind: 'released', complete: true }));
    case 'laterReviewObjected':
      if (state.owedAt === null) return null;
      return only({ owedAt: null }, seen(owedPart(state), { kind: 'released', complete: false }));
    case 'publicationBegun':
      return only({ begun: { ...state.begun, [event.publication]: event.digest } });
    case 'publicationRejected': {
      const { [event.publication]: _gone, ...begun } = state.begun;
      return only({ begun });
    }
    case 'publicationDone':
      return done(state, event.publication, { at, known, manuscript });
    case 'publicationVerified': {
      if (event.verdict === 'same' || event.verdict === 'blocked') return null;
      if (state.differing.includes(event.publication)) return null;
      const differing = [...state.differing, event.publication];
      return only({ differing }, seen(`copy ${event.publication}`, { kind: 'errorFound', sort: 'copy' }));
    }
    case 'findingNoted':
      if (!state.published || event.severity === 'advice') return null;
      return only({ noted: { ...state.noted, [event.finding]: event.rule } });
    case 'findingRuled': {
      const { [event.finding]: rule, ...noted } = state.noted;
      if (rule === undefined) return null;
      if (event.ruling === 'overruled') return only({ noted });
      return only({ noted }, seen(`finding ${event.finding}`, { kind: 'errorFound', sort: sortOf(rule) }));
    }
    default:
      return null;
  }
}

/** A manuscript counts when it is public for the first time; on further channels it is the same article. */
function done(
  state: State,
  publication: string,
  {
    at,
    known,
    manuscript,
  }: { readonly at: Instant; readonly known: Known; readonly manuscript: ManuscriptId },
): Step<State> | null {
  const digest = state.begun[publication];
  if (state.published || digest === undefined) return null;
  const { organization } = state;
  const text = known.text(manuscript, digest);
  const rules = known.rules(organization, monthAt(at));
  const observation: Observation = {
    kind: 'published',
    at,
    organization,
    part: '',
    focus: rules?.focusTopics.includes(text?.topic ?? '') ?? false,
    limited: rules?.limitedTopics.includes(text?.topic ?? '') ?? false,
    workDraft: text?.form === 'workDraft',
    characters: text?.characters ?? 0,
  };
  return { state: { ...state, published: true, begun: {} }, observations: [observation] };
}

const styleRules = ['style/', 'headline/', 'register/'] as const;

function sortOf(rule: string): ErrorSort {
  if (rule.startsWith('marks/') || rule === 'person/mark') return 'mark';
  return styleRules.some((beginning) => rule.startsWith(beginning)) ? 'style' : 'text';
}
