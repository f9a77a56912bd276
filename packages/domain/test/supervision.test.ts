import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addHours, instant, type Json } from '../src/kernel/index.ts';
import type { IndicatorMeasure } from '../src/policy/index.ts';
import {
  assess,
  closedText,
  type Definition,
  definitionAt,
  definitions,
  differingMeasure,
  type FollowedEntry,
  followers,
  isPeriodKey,
  type Kept,
  type Known,
  monthAt,
  monthEnd,
  monthStart,
  monthsOf,
  type Observation,
  trendMonths,
  valueIn,
  verdictOf,
  weigh,
} from '../src/supervision/index.ts';

const start = instant('2026-01-05T01:00:00.000Z');
const hour = (n: number) => addHours(start, n);

const known: Known = {
  rules: () => ({ focusTopics: ['theory'], limitedTopics: ['other'], attestEveryDays: 30 }),
  text: (_, digest) =>
    ({
      't-theory': { topic: 'theory', form: 'original', characters: 800 },
      't-draft': { topic: 'other', form: 'workDraft', characters: 500 },
    })[digest as string] ?? null,
  organizationOf: () => 'unit' as never,
};

const entry = (stream: string, at: string, kind: string, body: object): FollowedEntry => ({
  stream,
  at: instant(at),
  kind,
  body: body as Json,
});
const decided = (manuscript: string, at: string, ...events: object[]) =>
  entry(`manuscript:${manuscript}`, at, 'review.decided', { events });

/** Follows entries in batches of given sizes, with a look at the clock after each; gives evidence as the server keeps it, the later of one key counting. */
function follow(entries: readonly FollowedEntry[], cuts: readonly number[], until: string) {
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

const sums = (rows: Record<string, object>, measure: string) =>
  Object.entries(rows)
    .filter(([key]) => key.split(' ')[1] === measure)
    .map(([key, row]) => [key.slice(0, 7), ...Object.values(row).slice(1)]);

const created = { kind: 'created', organization: 'unit', author: {} };
const entered = (stage: string, dueAt: string) => ({ kind: 'stageEntered', stage, dueAt });
const released = (kind: string) => ({ kind: 'released', release: { kind } });
const publishing = [
  { kind: 'publicationBegun', publication: 'p1', channel: 'c', digest: 't-theory' },
  { kind: 'publicationDone', publication: 'p1' },
];

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

test('§9 a drill counts when it has ended, its report from the first of report and deadline on', () => {
  const drill = (at: string, body: { readonly kind: string }) =>
    entry('organization:unit', at, `drills.${body.kind}`, { drill: 'd', word: { at }, ...body });
  const planned = drill(hour(0), { kind: 'planned', ...{ head: { organization: 'unit' } } });
  const ended = drill(hour(2), { kind: 'ended', ...{ report: { dueAt: hour(74) } } });
  const submitted = (at: number) => drill(hour(at), { kind: 'reportSubmitted' });
  const rows = (...more: FollowedEntry[]) => follow([planned, ...more], [], hour(200));
  expect(rows()).toEqual({});
  expect(sums(rows(ended, submitted(70)), 'drillsHeld')).toEqual([['2026-01', 1, 1]]);
  expect(sums(rows(ended, submitted(70)), 'drillReportsLate')).toEqual([['2026-01', 0, 1]]);
  expect(sums(rows(ended, submitted(75)), 'drillReportsLate')).toEqual([['2026-01', 1, 1]]);
});

test('§10 the people in office count month by month, with their hours and certificates; who keeps the system does not', () => {
  const appointment = (id: string, person: string, more: object = {}) => ({
    ...{ id, person, organization: 'unit', standing: 'operator', from: start, to: null },
    ...more,
  });
  const told = (at: string, kind: string, body: object) => entry('organization:unit', at, kind, body);
  const rows = follow(
    [
      told('2026-01-06T00:00:00.000Z', 'organization.rosterRecorded', {
        kind: 'rosterRecorded',
        people: [
          { appointments: [appointment('1', 'a'), appointment('2', 'b'), appointment('3', 'a')] },
          { appointments: [appointment('4', 'x', { standing: 'administrator' })] },
        ],
      }),
      told('2026-01-07T00:00:00.000Z', 'training.hoursCredited', {
        ...{ kind: 'hoursCredited', organization: 'unit', person: 'a', hours: 1.5 },
      }),
      told('2026-02-07T00:00:00.000Z', 'training.certificateIssued', {
        kind: 'certificateIssued',
        certificate: { id: 'c', organization: 'unit', person: 'b', validTo: '2026-03-15T00:00:00.000Z' },
      }),
      told('2026-02-08T00:00:00.000Z', 'organization.appointmentEnded', {
        ...{ kind: 'appointmentEnded', appointment: '1', person: 'a', to: '2026-02-09T00:00:00.000Z' },
      }),
      told('2026-02-08T00:00:01.000Z', 'organization.appointmentEnded', {
        ...{ kind: 'appointmentEnded', appointment: '3', person: 'a', to: '2026-02-09T00:00:00.000Z' },
      }),
    ],
    [],
    '2026-04-02T00:00:00.000Z',
  );
  const by = (measure: string) =>
    ['2026-01', '2026-02', '2026-03', '2026-04'].map((month) =>
      sums(rows, measure)
        .filter(([at]) => at === month)
        .reduce((sum, [, n, of]) => [Number(sum[0]) + Number(n), Number(sum[1]) + Number(of)], [0, 0]),
    );
  expect(by('trainingHours')).toEqual([
    [90, 2],
    [0, 2],
    [0, 1],
    [0, 1],
  ]);
  expect(by('peopleTrained')).toEqual([
    [0, 2],
    [1, 2],
    [1, 1],
    [0, 1],
  ]);
});

test('§12 a case is put right in time or not from the first of the two on; an appeal stops the time, a dismissal ends it', () => {
  const gravity = {
    id: 'ordinary',
    verifyDays: 1,
    notifyDays: 1,
    answerDays: 2,
    rectifyDays: 5,
    checkDays: 1,
  };
  const terms = { rules: { gravities: [gravity] }, appealDays: 15 };
  const then = (at: number, body: { readonly kind: string }) =>
    entry('case:c', hour(at), `cases.${body.kind}`, body);
  const opened = then(0, { kind: 'opened', ...{ organization: 'unit', terms, gravity: 'ordinary' } });
  const rows = (...more: FollowedEntry[]) =>
    sums(
      follow([opened, then(1, { kind: 'notified' }), then(2, { kind: 'answered' }), ...more], [], hour(600)),
      'casesRectified',
    ).map(([, ...sum]) => sum);
  expect(rows(then(100, { kind: 'rectified' }))).toEqual([[1, 1]]);
  expect(rows(then(123, { kind: 'rectified' }))).toEqual([[0, 1]]);
  const appealed = then(100, { kind: 'appealed' });
  const decidedAt = (verdict: string) => then(200, { kind: 'appealDecided', ...{ verdict } });
  expect(rows(appealed, decidedAt('upheld'), then(221, { kind: 'rectified' }))).toEqual([[1, 1]]);
  expect(rows(appealed, decidedAt('upheld'))).toEqual([[0, 1]]);
  expect(rows(appealed, decidedAt('overturned'))).toEqual([]);
});

test('§6 a patrol counts in the month of its day, done or missed', () => {
  const body = { patrol: 'p', organization: 'unit', dueAt: '2026-01-31T09:00:00.000Z' };
  const rows = (kind: string, at: string) =>
    sums(
      follow(
        [entry('organization:unit', at, `patrol.${kind}`, { kind, ...body })],
        [],
        '2026-02-02T00:00:00.000Z',
      ),
      'patrolsMissed',
    );
  // Found missed on the first of the next month.
  expect(rows('missed', '2026-01-31T16:10:00.000Z')).toEqual([['2026-01', 1, 1]]);
  expect(rows('begun', '2026-01-31T08:10:00.000Z')).toEqual([]);
});

test('§2 a question is in time or not from the first of answer and deadline on; one that was withdrawn is neither', () => {
  const received = entry('question:q', hour(0), 'questions.received', {
    ...{ kind: 'received', organization: 'unit', dueAt: hour(48) },
  });
  const then = (at: string, body: { readonly kind: string; readonly reason?: string }) =>
    entry('question:q', at, `questions.${body.kind}`, body);
  const rows = (...more: FollowedEntry[]) =>
    sums(follow([received, ...more], [], hour(100)), 'answersInTime');
  expect(rows()).toEqual([['2026-01', 0, 1]]);
  expect(rows(then(hour(47), { kind: 'answered' }))).toEqual([['2026-01', 1, 1]]);
  expect(rows(then(hour(49), { kind: 'answered' }))).toEqual([['2026-01', 0, 1]]);
  expect(rows(then(hour(1), { kind: 'closed', reason: 'withdrawn' }))).toEqual([]);
  // Reopened and answered again it stays what it was.
  expect(rows(then(hour(2), { kind: 'answered' }), then(hour(60), { kind: 'reopened' }))).toEqual([
    ['2026-01', 1, 1],
  ]);
});

test('§7 a channel is looked at month by month: asleep at any time of it, attested or not', () => {
  const registered = entry('channel:c', '2026-01-05T01:00:00.000Z', 'channels.registered', {
    kind: 'registered',
    channel: { id: 'c', organization: 'unit', status: 'active' },
  });
  const rows = follow(
    [
      registered,
      entry('channel:c', '2026-02-10T01:00:00.000Z', 'channels.wentDormant', { kind: 'wentDormant' }),
      entry('channel:c', '2026-02-11T01:00:00.000Z', 'channels.resumed', { kind: 'resumed' }),
      entry('channel:c', '2026-02-12T01:00:00.000Z', 'channels.attested', { kind: 'attested' }),
      entry('channel:c', '2026-04-02T01:00:00.000Z', 'channels.closed', { kind: 'closed' }),
    ],
    [],
    '2026-05-20T00:00:00.000Z',
  );
  expect(sums(rows, 'dormantChannels')).toEqual([
    ['2026-01', 0, 1],
    ['2026-02', 1, 1],
    ['2026-03', 0, 1],
    ['2026-04', 0, 1],
  ]);
  // Thirty days after 5 January is February; after 12 February it is March.
  expect(sums(rows, 'attestationsOverdue').map(([month, numerator]) => [month, numerator])).toEqual([
    ['2026-01', 0],
    ['2026-02', 1],
    ['2026-03', 1],
    ['2026-04', 1],
  ]);
});

test('§7 an operator without the right counts as long as he is entered, and no longer', () => {
  const duties = (...people: string[]) => people.map((person) => ({ person, duty: 'operator' }));
  const rows = follow(
    [
      entry('channel:c', '2026-01-05T01:00:00.000Z', 'channels.registered', {
        ...{ kind: 'registered', duties: duties('a', 'b') },
        channel: { id: 'c', organization: 'unit', status: 'active' },
      }),
      entry('organization:unit', '2026-01-06T01:00:00.000Z', 'channels.rightFound', {
        ...{ kind: 'rightFound', person: 'a', obstacle: 'notQualified' },
      }),
      entry('channel:c', '2026-02-10T01:00:00.000Z', 'channels.dutiesSet', {
        ...{ kind: 'dutiesSet', channel: 'c', duties: duties('b') },
      }),
    ],
    [],
    '2026-03-20T00:00:00.000Z',
  );
  const found = Object.entries(rows)
    .filter(([key]) => key.includes('unqualifiedHolders'))
    .map(([key, row]) => `${key.slice(0, 7)} ${key.at(-1)} ${Object.values(row)[1]}`);
  expect(found).toEqual(['2026-01 a 1', '2026-01 b 0', '2026-02 a 1', '2026-02 b 0', '2026-03 b 0']);
});

test('§11 a task counts for each unit when it is done or due; declined and withdrawn ones do not', () => {
  const body = (event: object) => ({ root: 'root', event });
  const handed = entry('organization:top', hour(0), 'campaigns.handedDown', {
    ...body({ kind: 'handedDown', campaign: { id: 'k', deadline: hour(100) }, units: ['u', 'v', 'w'] }),
  });
  const then = (at: string, kind: string, unit: string) =>
    entry(`organization:${unit}`, at, `campaigns.${kind}`, body({ kind, campaign: 'k', unit }));
  const rows = follow(
    [handed, then(hour(5), 'completed', 'u'), then(hour(6), 'declined', 'v')],
    [],
    hour(200),
  );
  expect(Object.values(rows)).toEqual([
    { organization: 'u', numerator: 1, denominator: 1 },
    { organization: 'w', numerator: 0, denominator: 1 },
  ]);
  const withdrawn = entry(
    'organization:top',
    hour(50),
    'campaigns.withdrawn',
    body({ kind: 'withdrawn', campaign: 'k' }),
  );
  expect(follow([handed, withdrawn], [], hour(200))).toEqual({});
});

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

test('§12 a new version counts from its first month on, and earlier months keep theirs', () => {
  const [first] = definitions.filter(({ measure }) => measure === 'topicShare');
  if (first === undefined) throw new Error('no such definition');
  const second: Definition = {
    ...first,
    version: 2,
    from: '2026-03',
    weigh: () => ({ numerator: 0, denominator: 2 }),
  };
  const among = [...definitions, second];
  expect(definitionAt('topicShare', '2026-02', among)?.version).toBe(1);
  expect(definitionAt('topicShare', '2026-03', among)?.version).toBe(2);
  const seen = {
    ...{ kind: 'published' as const, at: start, organization: 'unit' as never, part: '' },
    ...{ focus: true, limited: false, workDraft: false, characters: 10 },
  };
  const of = (month: string) =>
    weigh(seen, month, among).find(({ definition }) => definition.measure === 'topicShare');
  expect(of('2026-02')).toMatchObject({ numerator: 1, denominator: 1 });
  expect(of('2026-03')).toMatchObject({ numerator: 0, denominator: 2 });
});

test('§12 every definition says in both languages what it counts, and each version once', () => {
  const keys = definitions.map(({ measure, version }) => `${measure} ${version}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { how, name } of definitions) {
    expect(how.zh).toMatch(/。$/);
    expect(how.en).toMatch(/\.$/);
    expect(name.zh + name.en).toMatch(/[一-鿿]+.*[a-z]/);
  }
});

test('§12 a quarter and a year add sums, never averages, and what nothing shows yet is no nought', () => {
  expect(monthsOf('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12']);
  expect(monthsOf('2026')).toHaveLength(12);
  expect(isPeriodKey('2026-13')).toBe(false);
  expect(trendMonths('2026', '2026-03').at(-1)).toBe('2026-03');
  expect(monthStart('2026-02')).toBe('2026-01-31T16:00:00.000Z');
  expect(monthEnd('2026-12')).toBe('2026-12-31T16:00:00.000Z');
  expect(valueIn('share', { numerator: 1 + 9, denominator: 1 + 19 }, 2)).toBe(0.5);
  expect(valueIn('share', { numerator: 0, denominator: 0 }, 1)).toBeNull();
  expect(valueIn('perTenThousand', { numerator: 3, denominator: 20_000 }, 1)).toBe(1.5);
  // Ninety minutes of one of two people, in each of two months.
  expect(valueIn('hoursPerPerson', { numerator: 180, denominator: 4 }, 2)).toBe(1.5);
  const indicator = (measure: IndicatorMeasure, better: 'higher' | 'lower', threshold: number) =>
    ({ id: measure, clause: '§1', name: { zh: '', en: '' }, measure, better, threshold, points: 1 }) as const;
  const sum = { measure: 'topicShare', version: 1, numerator: 6, denominator: 10 } as const;
  const shown = assess(
    [indicator('topicShare', 'higher', 0.7), indicator('declarationsMissing', 'lower', 0)],
    [sum],
    '2026-02',
    ['2026-02'],
  );
  expect(shown.map(({ value, verdict }) => [value, verdict])).toEqual([
    [0.6, 'missed'],
    [null, 'notMeasured'],
  ]);
  const byYear = { judged: 'byYear' } as const;
  expect(verdictOf(byYear, 1, { better: 'higher', threshold: 2 }, false)).toBe('underway');
  expect(verdictOf(byYear, 1, { better: 'higher', threshold: 2 }, true)).toBe('missed');
});

test('§12 a closed month names the first measure that would come out otherwise, and its text does not depend on an order', () => {
  const value = (measure: IndicatorMeasure, numerator: number) => ({
    ...{ measure, version: 1, numerator, denominator: 3 },
  });
  const before = [value('topicShare', 1), value('markFaults', 0)];
  expect(differingMeasure(before, [...before].reverse())).toBeNull();
  expect(differingMeasure(before, [value('topicShare', 2), value('markFaults', 0)])?.measure).toBe(
    'topicShare',
  );
  expect(differingMeasure(before, [value('topicShare', 1)])?.measure).toBe('markFaults');
  const closed = {
    ...{ organization: 'unit' as never, month: '2026-01', amendment: 0, indicators: [], leaves: 7 },
    ...{ definitions: 'sha256:0' as never, countedAt: start },
  };
  expect(closedText({ ...closed, values: before })).toBe(
    closedText({ ...closed, values: [...before].reverse() }),
  );
});
