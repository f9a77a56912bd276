import type { ChannelId, Digest, PublicationId } from '../kernel/index.ts';
import type { PersonFacts, PersonSnapshot } from '../organization/index.ts';
import { chainPlace, isEditor, memberSnapshot, publisherSnapshot, responsibleSnapshot } from './actors.ts';
import type { Command, Facts } from './commands.ts';
import { planOf } from './plan.ts';
import type { Refusal } from './refusals.ts';
import type { PublicationState, ReviewState } from './state.ts';
import { type Decision, nothing, refuse } from './tape.ts';

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

interface Start {
  readonly publication: PublicationId;
  readonly channel: ChannelId;
  readonly digest: Digest;
}

/** 发布 by a person with the right to publish. */
export function decidePublish(
  state: ReviewState,
  command: Of<'publish'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  const refusal = mayBegin(state, command, facts);
  if (refusal !== null) return refuse(refusal);
  const by = publisherSnapshot(state, actor, facts);
  return by === null ? refuse({ code: 'publication.notPublisher' }) : begin(command, by);
}

/** 发布 by the schedule that the release itself carries. */
export function decidePublishOnSchedule(
  state: ReviewState,
  command: Of<'publishOnSchedule'>,
  facts: Facts,
): Decision {
  const refusal = mayBegin(state, command, facts);
  if (refusal !== null) return refuse(refusal);
  // Without a time in the release nobody has said when it goes out, so a person with the right to publish must.
  return state.release?.notBefore == null
    ? refuse({ code: 'publication.notPublisher' })
    : begin(command, null);
}

function begin({ publication, channel, digest }: Start, by: PersonSnapshot | null): Decision {
  return { ok: true, events: [{ kind: 'publicationBegun', publication, channel, digest, by }] };
}

/** The last look before anything goes out: a release, not stopped, of exactly this text, for this channel, at its time, once. */
function mayBegin(state: ReviewState, start: Start, facts: Facts): Refusal | null {
  const { release } = state;
  if (release === null) return { code: 'publication.noRelease' };
  if (release.stopped) return { code: 'publication.stopped' };
  if (state.phase !== 'released' && state.phase !== 'publishing' && state.phase !== 'published')
    return { code: 'review.wrongPhase', phase: state.phase };
  if (start.digest !== release.digest || state.digest !== release.digest) {
    return { code: 'publication.notReleasedText', released: release.digest, seen: start.digest };
  }
  if (!release.channels.includes(start.channel)) return { code: 'publication.channelNotReleased' };
  if (release.notBefore !== null && facts.now < release.notBefore) {
    return { code: 'publication.tooEarly', notBefore: release.notBefore };
  }
  const begun = state.publications.some(
    (p) => p.id === start.publication || (p.channel === start.channel && p.status !== 'rejected'),
  );
  return begun ? { code: 'publication.alreadyBegun' } : null;
}

/** 叫停: everything that has not begun stays back; with nothing begun the release itself is revoked. */
export function decideStop(
  state: ReviewState,
  command: Of<'stop'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  if (state.release === null) return refuse({ code: 'publication.noRelease' });
  if (state.release.stopped) return refuse({ code: 'publication.stopped' });
  if (command.reason.trim() === '') return refuse({ code: 'review.reasonMissing' });
  const by = concerned(state, actor, facts);
  if (by === null) return refuse({ code: 'review.notASigner' });
  const { reason } = command;
  if (state.phase === 'released')
    return { ok: true, events: [{ kind: 'releaseRevoked', why: 'stopped', by, reason }] };
  if (state.phase !== 'publishing') return refuse({ code: 'review.wrongPhase', phase: state.phase });
  return { ok: true, events: [{ kind: 'publishingStopped', by, reason }] };
}

/** Who is concerned with what goes out: this run's signers, whoever publishes or answers for it, its authors. Guidance alone is not (§11). */
function concerned(state: ReviewState, actor: PersonFacts, facts: Facts): PersonSnapshot | null {
  const member = isEditor(state, actor.id) ? memberSnapshot(actor, state.organization, facts) : null;
  return (
    chainPlace(state, actor, facts, planOf(state))?.snapshot ??
    publisherSnapshot(state, actor, facts) ??
    responsibleSnapshot(state, actor, facts) ??
    member
  );
}

/** What a person may do with what is released: publish (and say what became of it), and stop or take down. */
export function publishingPowers(
  state: ReviewState,
  person: PersonFacts,
  facts: Facts,
): { readonly publish: boolean; readonly stop: boolean } {
  return {
    publish: publisherSnapshot(state, person, facts) !== null,
    stop: concerned(state, person, facts) !== null,
  };
}

/** What a platform answered. The same answer twice changes nothing; a late one settles what had been handed to a person. */
export function decideReport(state: ReviewState, command: Of<'reportPublication'>): Decision {
  const known = find(state, command.publication);
  if (known === undefined) return refuse({ code: 'publication.unknown' });
  const { publication, outcome } = command;
  const open = known.status === 'begun' || known.status === 'accepted' || known.status === 'handedOver';
  if (!open) return nothing;
  switch (outcome.kind) {
    case 'accepted':
      if (known.status !== 'begun') return nothing;
      return {
        ok: true,
        events: [{ kind: 'publicationAccepted', publication, reference: outcome.reference }],
      };
    case 'done': {
      const { reference, url } = outcome;
      return {
        ok: true,
        events: [
          {
            kind: 'publicationDone',
            publication,
            reference,
            url,
            resolvedBy: null,
            evidence: null,
            note: '',
          },
        ],
      };
    }
    case 'rejected': {
      const { code, detail } = outcome;
      return {
        ok: true,
        events: [{ kind: 'publicationRejected', publication, code, detail, resolvedBy: null }],
      };
    }
    case 'handedOver':
      if (known.status === 'handedOver') return nothing;
      return { ok: true, events: [{ kind: 'publicationHandedOver', publication, why: outcome.why }] };
  }
}

/** A person says what became of a publication that was handed to him: published (with proof) or provably not. */
export function decideResolve(
  state: ReviewState,
  command: Of<'resolvePublication'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  const known = find(state, command.publication);
  if (known === undefined) return refuse({ code: 'publication.unknown' });
  if (known.status !== 'handedOver') return refuse({ code: 'publication.wrongStatus', status: known.status });
  const by = publisherSnapshot(state, actor, facts);
  if (by === null) return refuse({ code: 'publication.notPublisher' });
  const { publication, url, evidence, note } = command;
  if (command.happened) {
    if (url === null && evidence === null) return refuse({ code: 'publication.evidenceMissing' });
    const { reference } = known;
    return {
      ok: true,
      events: [{ kind: 'publicationDone', publication, reference, url, resolvedBy: by, evidence, note }],
    };
  }
  if (note.trim() === '') return refuse({ code: 'review.reasonMissing' });
  const rejected = {
    kind: 'publicationRejected',
    publication,
    code: 'notPublished',
    detail: note,
    resolvedBy: by,
  } as const;
  return { ok: true, events: [rejected] };
}

/** 核验: what a comparison of the published with the released found. Every reading is recorded, equal ones too. */
export function decideVerification(state: ReviewState, command: Of<'reportVerification'>): Decision {
  const known = find(state, command.publication);
  if (known === undefined) return refuse({ code: 'publication.unknown' });
  if (known.status !== 'done') return refuse({ code: 'publication.wrongStatus', status: known.status });
  const { publication, verdict, fetched } = command;
  return { ok: true, events: [{ kind: 'publicationVerified', publication, verdict, fetched }] };
}

/** 撤稿: asks for a published item to be taken down. */
export function decideTakeDown(
  state: ReviewState,
  command: Of<'takeDown'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  const known = find(state, command.publication);
  if (known === undefined) return refuse({ code: 'publication.unknown' });
  if (known.status !== 'done') return refuse({ code: 'publication.wrongStatus', status: known.status });
  if (command.reason.trim() === '') return refuse({ code: 'review.reasonMissing' });
  const by = concerned(state, actor, facts);
  if (by === null) return refuse({ code: 'publication.notPublisher' });
  return { ok: true, events: [{ kind: 'takedownBegun', publication: known.id, by, reason: command.reason }] };
}

/** What became of a takedown on the platform. */
export function decideTakedownReport(state: ReviewState, command: Of<'reportTakedown'>): Decision {
  const known = find(state, command.publication);
  if (known === undefined) return refuse({ code: 'publication.unknown' });
  if (known.status !== 'takedownBegun') return nothing;
  const { publication, detail } = command;
  const kind = command.done ? 'takenDown' : 'takedownFailed';
  return { ok: true, events: [{ kind, publication, detail, resolvedBy: null, evidence: null }] };
}

/**
 * A person says what became of a takedown that he did by hand. Whether it was left to people is the job's to know; a job that still tries
 * reports into a takedown that is over, which changes nothing.
 */
export function decideConfirmTakedown(
  state: ReviewState,
  command: Of<'confirmTakedown'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  const known = find(state, command.publication);
  if (known === undefined) return refuse({ code: 'publication.unknown' });
  if (known.status !== 'takedownBegun')
    return refuse({ code: 'publication.wrongStatus', status: known.status });
  const by = publisherSnapshot(state, actor, facts);
  if (by === null) return refuse({ code: 'publication.notPublisher' });
  const { publication, done, evidence, note } = command;
  if (note.trim() === '') return refuse({ code: 'review.reasonMissing' });
  if (done && evidence === null) return refuse({ code: 'publication.takedownUnproven' });
  const kind = done ? 'takenDown' : 'takedownFailed';
  return { ok: true, events: [{ kind, publication, detail: note, resolvedBy: by, evidence }] };
}

function find(state: ReviewState, publication: PublicationId): PublicationState | undefined {
  return state.publications.find((known) => known.id === publication);
}
