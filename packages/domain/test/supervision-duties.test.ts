import { expect, test } from 'vitest';
import type { FollowedEntry } from '../src/supervision/index.ts';
import { entry, follow, hour, start, sums } from './supervision-support.ts';

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
