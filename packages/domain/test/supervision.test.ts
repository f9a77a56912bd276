import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FollowedEntry } from '../src/supervision/index.ts';
import {
  created,
  decided,
  entered,
  entry,
  follow,
  hour,
  publishing,
  released,
} from './supervision-support.ts';

test('§12 however a history is cut into batches, and whenever the clock is looked at, the evidence is the same', () => {
  const event = fc.oneof(
    fc.record({
      kind: fc.constantFrom('stageEntered'),
      stage: fc.constantFrom('a', 'b'),
      due: fc.integer({ min: 1, max: 900 }),
    }),
    fc.record({ kind: fc.constantFrom('stageCompleted', 'returned'), stage: fc.constantFrom('a', 'b') }),
    fc.record({ kind: fc.constantFrom('released', 'emergency', 'laterReviewCompleted', 'publish', 'noted') }),
  );
  const step = fc.record({
    about: fc.constantFrom('manuscript', 'question', 'channel', 'patrol'),
    which: fc.integer({ min: 0, max: 2 }),
    after: fc.integer({ min: 0, max: 200 }),
    event,
    what: fc.constantFrom('answered', 'reopened', 'wentDormant', 'resumed', 'attested', 'missed', 'finished'),
  });
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 60 }),
      fc.array(fc.nat(60), { maxLength: 12 }),
      (steps, cuts) => {
        let at = 0;
        const entries = steps.flatMap(({ about, which, after, event: one, what }, index) => {
          at += after;
          return historyOf({ about, which, at, event: one, what, index });
        });
        const until = hour(at + 2000);
        expect(follow(entries, cuts, until)).toEqual(follow(entries, [], until));
      },
    ),
    { numRuns: 60 },
  );
});

interface Played {
  readonly about: string;
  readonly which: number;
  readonly at: number;
  readonly event: { readonly kind: string; readonly stage?: string; readonly due?: number };
  readonly what: string;
  readonly index: number;
}

/** The entries of a step; a subject begins with its first entry, whatever the step. */
function historyOf({ about, which, at, event, what, index }: Played): FollowedEntry[] {
  const when = hour(at);
  if (about === 'question') {
    const first = { kind: 'received', organization: 'unit', dueAt: hour(which * 400 + 300) };
    if (at < 300) return [entry(`question:${which}`, when, 'questions.received', first)];
    return [entry(`question:${which}`, when, `questions.${what}`, { kind: what })];
  }
  if (about === 'channel') {
    const channel = { id: `c${which}`, organization: 'unit', status: 'active' };
    if (at < 300)
      return [entry(`channel:c${which}`, when, 'channels.registered', { kind: 'registered', channel })];
    return [entry(`channel:c${which}`, when, `channels.${what}`, { kind: what, channel: `c${which}` })];
  }
  if (about === 'patrol') {
    const kind = what === 'missed' ? 'missed' : 'begun';
    const body = { kind, patrol: `p${which}`, organization: 'unit', dueAt: when };
    return [entry('organization:unit', when, `patrol.${kind}`, body)];
  }
  const events = {
    stageEntered: [entered(event.stage ?? '', hour(at + (event.due ?? 0)))],
    emergency: [released('emergency'), { kind: 'emergencyConfirmed', reviewDueAt: hour(at + 24) }],
    released: [released('reviewed')],
    publish: publishing,
    noted: [{ kind: 'findingNoted', finding: `f${index}`, rule: 'spelling/sure', severity: 'error' }],
  }[event.kind] ?? [{ kind: event.kind, stage: event.stage }];
  const id = `${which}`;
  return at < 300 ? [decided(id, when, created, ...events)] : [decided(id, when, ...events)];
}
