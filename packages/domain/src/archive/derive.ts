import type { Digest, Instant } from '../kernel/index.ts';
import type { Entry } from '../ledger/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { Command, Facts, ReviewEvent } from '../review/index.ts';
import type { FindingRecord, Named, PublicationRecord, ReleaseRecord } from './format.ts';

/** A `review.decided` entry read. */
export interface Decided {
  readonly sequence: number;
  readonly at: Instant;
  /** The version of the rules that it was decided by, as recorded; null when nothing of the kind is. */
  readonly rules: number | null;
  readonly command: Command;
  readonly facts: Facts;
  readonly events: readonly ReviewEvent[];
}

/** A `release.certified` entry read. */
export interface Certified {
  readonly sequence: number;
  readonly at: Instant;
  readonly release: string;
  readonly note: string;
}

/** Reads the decision in an entry; undefined when the entry has another kind or form. */
export function decidedIn(entry: Entry): Decided | undefined {
  const { body, sequence, at } = entry;
  if (entry.kind !== 'review.decided' || typeof body !== 'object' || body === null) return undefined;
  const rules: unknown = Reflect.get(body, 'rules');
  const command: unknown = Reflect.get(body, 'command');
  const facts: unknown = Reflect.get(body, 'facts');
  const events: unknown = Reflect.get(body, 'events');
  const shaped =
    typeof command === 'object' && command !== null && typeof facts === 'object' && facts !== null;
  if (!shaped || !Array.isArray(events)) return undefined;
  // Only the outer form is known here; the replay decides the command again and compares the events exactly.
  return {
    sequence,
    at,
    rules: typeof rules === 'number' ? rules : null,
    command: command as Command,
    facts: facts as Facts,
    events,
  };
}

/** Reads the certificate in an entry; undefined when the entry has another kind or form. */
export function certifiedIn(entry: Entry): Certified | undefined {
  const { body, sequence, at } = entry;
  if (entry.kind !== 'release.certified' || typeof body !== 'object' || body === null) return undefined;
  const release: unknown = Reflect.get(body, 'release');
  const note: unknown = Reflect.get(body, 'note');
  return typeof release === 'string' && typeof note === 'string'
    ? { sequence, at, release, note }
    : undefined;
}

/** The certificates of a case, oldest first. */
export function releasesFrom(entries: readonly Entry[]): readonly ReleaseRecord[] {
  return entries.flatMap((entry) => certifiedIn(entry) ?? []);
}

/** The findings of a case with their rulings, in order of noting. */
export function findingsFrom(decisions: readonly Decided[]): readonly FindingRecord[] {
  const found: FindingRecord[] = [];
  let digest: Digest | null = null;
  for (const { at, events } of decisions) {
    for (const event of events) {
      if (event.kind === 'revised') digest = event.facts.digest;
      if (event.kind === 'findingNoted') {
        const { finding, severity, rule, text, place, by } = event;
        found.push({
          finding,
          digest,
          severity,
          rule,
          text,
          place,
          notedBy: named(by),
          notedAt: at,
          ruling: null,
        });
      }
      if (event.kind === 'findingRuled') {
        const { ruling, reason, by } = event;
        const index = found.findIndex((one) => one.finding === event.finding);
        const ruled = found[index];
        if (ruled !== undefined) found[index] = { ...ruled, ruling: { ruling, reason, by: named(by), at } };
      }
      if (event.kind === 'rulingTakenBack') {
        const index = found.findIndex((one) => one.finding === event.finding);
        const open = found[index];
        if (open !== undefined) found[index] = { ...open, ruling: null };
      }
    }
  }
  return found;
}

/** What was published where and what came back, oldest first. */
export function publicationsFrom(decisions: readonly Decided[]): readonly PublicationRecord[] {
  const found = new Map<string, PublicationRecord>();
  for (const { at, events } of decisions) {
    for (const event of events) {
      if (event.kind === 'publicationBegun') {
        found.set(event.publication, {
          publication: event.publication,
          channel: event.channel,
          digest: event.digest,
          begunAt: at,
          begunBy: event.by === null ? null : named(event.by),
          status: 'begun',
          reference: null,
          url: null,
          evidence: null,
          doneAt: null,
          readings: [],
        });
        continue;
      }
      if (!('publication' in event)) continue;
      const known = found.get(event.publication);
      if (known !== undefined) found.set(event.publication, { ...known, ...changeBy(known, event, at) });
    }
  }
  return [...found.values()];
}

function changeBy(known: PublicationRecord, event: ReviewEvent, at: Instant): Partial<PublicationRecord> {
  switch (event.kind) {
    case 'publicationAccepted':
      return { status: 'accepted', reference: event.reference };
    case 'publicationDone': {
      const { reference, url, evidence } = event;
      return { status: 'done', reference, url, evidence, doneAt: at };
    }
    case 'publicationRejected':
      return { status: 'rejected' };
    case 'publicationHandedOver':
      return { status: 'handedOver' };
    case 'publicationVerified': {
      const { verdict, fetched } = event;
      return { readings: [...known.readings, { at, verdict, fetched }] };
    }
    case 'takedownBegun':
      return { status: 'takedownBegun' };
    case 'takedownFailed':
      return { status: 'done' };
    case 'takenDown':
      return { status: 'takenDown' };
    default:
      return {};
  }
}

/** Every file outside the contents that the entries refer to: scans of paper sign-offs and evidence of publications and takedowns. */
export function filesFrom(decisions: readonly Decided[]): readonly Digest[] {
  const files = new Set<Digest>();
  for (const event of decisions.flatMap((one) => one.events)) {
    if (event.kind === 'signedOff' && event.signOff.paper !== null) files.add(event.signOff.paper.scan);
    if ('evidence' in event && event.evidence !== null) files.add(event.evidence);
  }
  return [...files];
}

/** The platforms' copies that the entries refer to. */
export function fetchedFrom(decisions: readonly Decided[]): readonly Digest[] {
  const copies = new Set<Digest>();
  for (const event of decisions.flatMap((one) => one.events)) {
    if (event.kind === 'publicationVerified' && event.fetched !== null) copies.add(event.fetched);
  }
  return [...copies];
}

function named({ person, name }: PersonSnapshot): Named {
  return { person, name };
}
