import { addHours, instant, type Json } from '../src/kernel/index.ts';
import {
  type FollowedEntry,
  followers,
  type Kept,
  type Known,
  monthAt,
  type Observation,
  weigh,
} from '../src/supervision/index.ts';

/** When the histories of these tests begin. */
export const start = instant('2026-01-05T01:00:00.000Z');
/** So many hours later. */
export const hour = (n: number) => addHours(start, n);

const known: Known = {
  rules: () => ({ focusTopics: ['theory'], limitedTopics: ['other'], attestEveryDays: 30 }),
  text: (_, digest) =>
    ({
      't-theory': { topic: 'theory', form: 'original', characters: 800 },
      't-draft': { topic: 'other', form: 'workDraft', characters: 500 },
    })[digest as string] ?? null,
  organizationOf: () => 'unit' as never,
};

/** An entry of the ledger. */
export const entry = (stream: string, at: string, kind: string, body: object): FollowedEntry => ({
  stream,
  at: instant(at),
  kind,
  body: body as Json,
});
/** What was decided about a manuscript. */
export const decided = (manuscript: string, at: string, ...events: object[]) =>
  entry(`manuscript:${manuscript}`, at, 'review.decided', { events });

/** Follows entries in batches of given sizes, with a look at the clock after each; gives evidence as the server keeps it, the later of one key counting. */
export function follow(entries: readonly FollowedEntry[], cuts: readonly number[], until: string) {
  const subjects = new Map<string, { follower: (typeof followers)[number]; kept: Kept }>();
  const rows = new Map<string, object>();
  const add = (kind: string, subject: string, seen: readonly Observation[]) => {
    for (const one of seen)
      for (const { definition, numerator, denominator } of weigh(one, monthAt(one.at)))
        rows.set(`${monthAt(one.at)} ${definition.measure} ${kind} ${subject} ${one.part}`, {
          organization: one.organization,
          numerator,
          denominator,
        });
  };
  const settle = (at: string) => {
    for (const [key, subject] of subjects) {
      const { kept, observations } = subject.follower.wait(subject.kept, instant(at), known);
      add(subject.follower.kind, key.slice(key.indexOf(' ') + 1), observations);
      if (kept !== null) subject.kept = kept;
    }
  };
  for (const [index, one] of entries.entries()) {
    for (const follower of followers) {
      for (const id of follower.subjectsOf(one, known)) {
        const key = `${follower.kind} ${id}`;
        const { kept, observations } = follower.feed(subjects.get(key)?.kept ?? null, one, known, id);
        add(follower.kind, id, observations);
        if (kept !== null) subjects.set(key, { follower, kept });
      }
    }
    if (cuts.includes(index)) settle(one.at);
  }
  settle(until);
  return Object.fromEntries([...rows].sort());
}

/** Month, numerator and denominator of each piece of evidence of a measure. */
export const sums = (rows: Record<string, object>, measure: string) =>
  Object.entries(rows)
    .filter(([key]) => key.split(' ')[1] === measure)
    .map(([key, row]) => [key.slice(0, 7), ...Object.values(row).slice(1)]);

export const created = { kind: 'created', organization: 'unit', author: {} };
export const entered = (stage: string, dueAt: string) => ({ kind: 'stageEntered', stage, dueAt });
export const released = (kind: string) => ({ kind: 'released', release: { kind } });
export const publishing = [
  { kind: 'publicationBegun', publication: 'p1', channel: 'c', digest: 't-theory' },
  { kind: 'publicationDone', publication: 'p1' },
];
