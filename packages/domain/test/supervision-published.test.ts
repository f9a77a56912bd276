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
  sums,
} from './supervision-support.ts';

test('§5 a stage is late from its deadline on, once, and counts in the month in which that was settled', () => {
  const due = '2026-01-31T15:00:00.000Z';
  const history = [
    decided('m', '2026-01-30T01:00:00.000Z', created, entered('first', due)),
    decided(
      'm',
      '2026-02-02T01:00:00.000Z',
      { kind: 'stageCompleted', stage: 'first' },
      entered('second', '2026-02-05T01:00:00.000Z'),
    ),
    decided(
      'm',
      '2026-02-03T01:00:00.000Z',
      { kind: 'stageCompleted', stage: 'second' },
      entered('third', '2026-02-06T01:00:00.000Z'),
    ),
    // Returned before it was due: nobody was late.
    decided('m', '2026-02-04T01:00:00.000Z', { kind: 'returned' }),
  ];
  expect(sums(follow(history, [], '2026-03-01T00:00:00.000Z'), 'overdueSignOffs')).toEqual([
    ['2026-01', 1, 1],
    ['2026-02', 0, 1],
  ]);
});

test('§5 a release is complete by its seats; an emergency release by the review that follows in time', () => {
  const rows = (events: readonly FollowedEntry[]) =>
    sums(follow(events, [], '2026-03-01T00:00:00.000Z'), 'reviewComplete');
  const emergency = decided('m', hour(1), created, released('emergency'), {
    kind: 'emergencyConfirmed',
    reviewDueAt: hour(25),
  });
  expect(rows([decided('m', hour(1), created, released('reviewed'))])).toEqual([['2026-01', 1, 1]]);
  expect(rows([emergency])).toEqual([['2026-01', 0, 1]]);
  // Its first stage is due at the same moment: both are found, in one look at the clock.
  const together = [emergency, decided('m', hour(1), entered('first', hour(25)))];
  expect(rows(together)).toEqual([['2026-01', 0, 1]]);
  const seen = follow(together, [], '2026-03-01T00:00:00.000Z');
  expect(sums(seen, 'overdueSignOffs')).toEqual([['2026-01', 1, 1]]);
  expect(rows([emergency, decided('m', hour(20), { kind: 'laterReviewCompleted' })])).toEqual([
    ['2026-01', 1, 1],
  ]);
  // Too late changes nothing.
  expect(rows([emergency, decided('m', hour(26), { kind: 'laterReviewCompleted' })])).toEqual([
    ['2026-01', 0, 1],
  ]);
});

test('§1 §2 an article counts once, by the text that was published, on however many channels', () => {
  const second = [
    { kind: 'publicationBegun', publication: 'p2', channel: 'd', digest: 't-draft' },
    { kind: 'publicationDone', publication: 'p2' },
  ];
  const rows = follow(
    [decided('m', hour(1), created, ...publishing), decided('m', hour(2), ...second)],
    [],
    hour(3),
  );
  expect(sums(rows, 'topicShare')).toEqual([['2026-01', 1, 1]]);
  expect(sums(rows, 'workDraftShare')).toEqual([['2026-01', 0, 1]]);
  const draft = follow([decided('m', hour(1), created, ...second)], [], hour(3));
  expect(sums(draft, 'topicShare')).toEqual([['2026-01', 0, 1]]);
  expect(sums(draft, 'limitedShare')).toEqual([['2026-01', 1, 1]]);
  expect(sums(draft, 'workDraftShare')).toEqual([['2026-01', 1, 1]]);
});

test('§3 §4 §8 what is found after publication and ruled to be an error counts by its sort, a suspicion does not', () => {
  const noted = (finding: string, rule: string, severity = 'error') => ({
    ...{ kind: 'findingNoted', finding, rule, severity },
  });
  const ruled = (finding: string, ruling = 'accepted') => ({ kind: 'findingRuled', finding, ruling });
  const rows = follow(
    [
      decided('m', hour(1), created, noted('before', 'marks/partyFlag')),
      decided('m', hour(2), ...publishing, ruled('before')),
      decided(
        'm',
        hour(3),
        ...[noted('a', 'marks/partyFlag'), noted('b', 'style/infantile'), noted('c', 'spelling/sure')],
      ),
      decided('m', hour(4), ruled('a'), ruled('b'), ruled('c')),
      decided('m', hour(5), noted('d', 'spelling/possible', 'advice'), ruled('d')),
      decided('m', hour(6), noted('e', 'person'), ruled('e', 'overruled'), noted('f', 'person')),
      decided('m', hour(7), { kind: 'publicationVerified', publication: 'p1', verdict: 'differs' }),
      decided('m', hour(8), { kind: 'publicationVerified', publication: 'p1', verdict: 'gone' }),
    ],
    [],
    hour(9),
  );
  const total = (measure: string) =>
    sums(rows, measure).reduce((sum, [, numerator]) => sum + Number(numerator), 0);
  expect(total('markFaults')).toBe(1);
  expect(total('styleFaults')).toBe(1);
  // The copy is one error, however often it is looked at.
  expect(total('errorsAfterPublication')).toBe(2);
  expect(total('escapesPerTenThousand')).toBe(3);
});

test('§3 §12 a spot check counts a fault where both agree or the third confirms it, against the unit that published', () => {
  const check = (at: string, body: object) =>
    entry('organization:city', at, 'spotChecks.any', { id: 's', ...body });
  const answer = (item: number, line: string, fault: boolean) => ({ item, line, fault, note: '' });
  const rows = follow(
    [
      check(hour(0), {
        kind: 'drawn',
        items: [{ manuscript: 'm', organization: 'unit' }],
        lines: [
          { id: 'mark', clause: '§3' },
          { id: 'fact', clause: '§8' },
        ],
      }),
      check(hour(1), {
        kind: 'compared',
        answers: [
          [answer(0, 'mark', true), answer(0, 'fact', true)],
          [answer(0, 'mark', true), answer(0, 'fact', false)],
        ],
      }),
      check(hour(2), { kind: 'settled', verdicts: [answer(0, 'fact', false)] }),
    ],
    [],
    hour(3),
  );
  expect(sums(rows, 'markFaults')).toEqual([['2026-01', 1, 0]]);
  expect(sums(rows, 'errorsAfterPublication')).toEqual([]);
});
