import type { ChannelId, Digest, Instant, Json, ManuscriptId, OrganizationId } from '../kernel/index.ts';
import type { Entry } from '../ledger/index.ts';
import type { Month } from './month.ts';
import type { Observation, SubjectKind } from './observation.ts';

/** What a follower reads of a ledger entry. */
export type FollowedEntry = Pick<Entry, 'stream' | 'at' | 'kind' | 'body'>;

/** What of a rule book says how a month is counted. Kept when the month is first counted, so that it can be counted again the same way. */
export interface MonthRules {
  readonly focusTopics: readonly string[];
  /** Topics of which the rule book allows only a share. */
  readonly limitedTopics: readonly string[];
  /** Days within which the logins of a channel are attested; null where the rule book does not ask for it. */
  readonly attestEveryDays: number | null;
}

/** What is counted of a text that was published. */
export interface TextFacts {
  readonly topic: string;
  readonly form: string;
  readonly characters: number;
}

/** What a follower may look up; the record says all of it, though not in the entry itself. */
export interface Known {
  /** Null where no rule book is in force. */
  readonly rules: (organization: OrganizationId, month: Month) => MonthRules | null;
  /** Null where there is no such text. */
  readonly text: (manuscript: ManuscriptId, digest: Digest) => TextFacts | null;
  /** Whose channel it is; null for an unknown one. */
  readonly organizationOf: (channel: ChannelId) => OrganizationId | null;
}

/** What came of an entry or of time passing. */
export interface Step<State> {
  readonly state: State;
  readonly observations: readonly Observation[];
}

/** How one kind of subject is followed through the ledger. Everything is pure: the same entries give the same observations, however they are cut into batches. */
export interface Rules<State> {
  readonly kind: SubjectKind;
  /** The subjects that an entry is about; none where it is none of this kind. */
  readonly subjectsOf: (entry: FollowedEntry, known: Pick<Known, 'organizationOf'>) => readonly string[];
  /** What an entry means. `before` is null for a subject's first entry. Null: it is not to be followed (any more). */
  readonly follow: (
    before: State | null,
    entry: FollowedEntry,
    known: Known,
    subject: string,
  ) => Step<State> | null;
  /** The next instant at which something is settled although nobody does anything; null for none. Must come to an end or move on with each tick. */
  readonly lookAt: (state: State) => Instant | null;
  /** What is settled at that instant. */
  readonly tick: (state: State, at: Instant, known: Known) => Step<State>;
}

/** A subject as it is kept between two batches. */
export interface Kept {
  readonly state: Json;
  readonly lookAt: Instant | null;
}

export interface Advanced {
  /** Null: nothing is to be kept. */
  readonly kept: Kept | null;
  readonly observations: readonly Observation[];
}

/** {@link Rules} with its state as JSON, so that followers of all kinds can be kept in one place. */
export interface Follower {
  readonly kind: SubjectKind;
  readonly subjectsOf: (entry: FollowedEntry, known: Pick<Known, 'organizationOf'>) => readonly string[];
  /** A subject after an entry; what time alone has settled before it comes first. */
  readonly feed: (before: Kept | null, entry: FollowedEntry, known: Known, subject: string) => Advanced;
  /** A subject after time has passed; what is due at `until` itself is settled. */
  readonly wait: (before: Kept, until: Instant, known: Known) => Advanced;
}

/** Makes a follower of its rules. */
export function follower<State>(rules: Rules<State>): Follower {
  const keep = (state: State): Kept => ({
    // States are plain data that this function alone writes and reads back.
    state: state as unknown as Json,
    lookAt: rules.lookAt(state),
  });
  const wait = (before: Kept, until: Instant, known: Known): Advanced & { readonly kept: Kept } => {
    let kept = before;
    const observations: Observation[] = [];
    while (kept.lookAt !== null && kept.lookAt <= until) {
      // As above.
      const step = rules.tick(kept.state as unknown as State, kept.lookAt, known);
      const next = keep(step.state);
      if (next.lookAt !== null && next.lookAt <= kept.lookAt)
        throw new RangeError(`${rules.kind} looks again at ${next.lookAt}, which is over`);
      observations.push(...step.observations);
      kept = next;
    }
    return { kept, observations };
  };
  return {
    kind: rules.kind,
    subjectsOf: rules.subjectsOf,
    wait,
    feed: (before, entry, known, subject) => {
      const ready = before === null ? null : wait(before, entry.at, known);
      const earlier = ready?.observations ?? [];
      // As above.
      const state = ready === null ? null : (ready.kept.state as unknown as State);
      const step = rules.follow(state, entry, known, subject);
      if (step === null) return { kept: ready?.kept ?? null, observations: earlier };
      return { kept: keep(step.state), observations: [...earlier, ...step.observations] };
    },
  };
}

/** One subject, or none for null. */
export function just(subject: string | null): readonly string[] {
  return subject === null ? [] : [subject];
}

/** The part of a stream's name behind its prefix; null for another stream. */
export function inStream(entry: FollowedEntry, prefix: string): string | null {
  return entry.stream.startsWith(prefix) ? entry.stream.slice(prefix.length) : null;
}
