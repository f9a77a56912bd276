import {
  applyDrill,
  comingInjects,
  countReactions,
  type DatedDrill,
  type Drill,
  type DrillEvent,
  type DrillHead,
  type DrillId,
  type DrillScript,
  type DrillWord,
  decideAct,
  decideEarly,
  decideEvaluation,
  decideLesson,
  decideLessonDone,
  decideNote,
  decideReport,
  decideRun,
  drillMinute,
  drillYear,
  dueInjects,
  frozen,
  type Inject,
  instantOfMinute,
  lessonChase,
  nextDelivery,
  planRefusal,
  reactionsOf,
  reportLate,
  sightOf,
  timelineOf,
} from '@sanshen/domain/drills';
import {
  brandId,
  type Digest,
  type Instant,
  instant,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const start = Date.parse('2026-09-20T01:00:00.000Z');
const at = (minutes: number): Instant => instant(new Date(start + minutes * 60_000).toISOString());
const person = (name: string) => brandId<PersonId>(name);
const who = (name: string): PersonSnapshot => ({
  person: person(name),
  name,
  office: null,
  organization: null,
  acting: false,
});
const word = (name: string, minute: number, note = '说明'): DrillWord => ({
  by: who(name),
  at: at(minute),
  note,
});

const inject = (id: string, minute: number, more: Partial<Inject> = {}): Inject => ({
  id,
  minute,
  roles: [],
  people: [],
  text: `【演练】${id}`,
  attachment: null,
  expected: null,
  ...more,
});
const script: DrillScript = {
  injects: [
    inject('first', 0, { expected: { kind: 'receipt', what: '确认收到', withinMinutes: 3 } }),
    inject('freeze', 5, { roles: ['decider'], expected: { kind: 'freeze', what: '封停', withinMinutes: 5 } }),
    inject('down', 10, { expected: { kind: 'takedown', what: '全部撤稿', withinMinutes: 10 } }),
    inject('say', 20, {
      people: [person('c')],
      expected: { kind: 'statement', what: '拟写说明', withinMinutes: 15 },
    }),
  ],
  channels: [
    {
      id: 's1',
      name: '模拟微信',
      platform: 'wechat',
      publications: [
        { id: 'p1', title: '错发内容', harmful: true },
        { id: 'p2', title: '正常内容', harmful: false },
      ],
    },
    {
      id: 's2',
      name: '模拟微博',
      platform: 'weibo',
      publications: [{ id: 'p3', title: '错发内容', harmful: true }],
    },
  ],
};
const head: DrillHead = {
  id: brandId<DrillId>('d'),
  root: brandId<OrganizationId>('root'),
  organization: brandId<OrganizationId>('unit'),
  title: '误发演练',
  scenario: 'wrongPublication',
  goal: '',
  plan: null,
  keyDate: null,
  plannedAt: at(0),
  director: { person: person('boss'), name: 'boss', role: '' },
  observers: [{ person: person('eye'), name: 'eye', role: '' }],
  participants: [
    { person: person('a'), name: 'a', role: 'publisher' },
    { person: person('b'), name: 'b', role: 'decider' },
    { person: person('c'), name: 'c', role: 'speaker' },
  ],
  roles: [
    { id: 'publisher', name: '发布' },
    { id: 'decider', name: '决定' },
    { id: 'speaker', name: '口径' },
  ],
  script: brandId<Digest>(`sha256:${'0'.repeat(64)}`),
  injects: 4,
};
const planned = applyDrill(null, { kind: 'planned', drill: head.id, head, word: word('boss', -60) });
const owed = { script, report: { dueAt: at(3 * 1440), to: { organization: head.root, offices: [] } } };

type Decided = { readonly event: DrillEvent } | { readonly refusal: string };
function take(drill: Drill, decided: Decided): Drill {
  if ('refusal' in decided) throw new Error(decided.refusal);
  return applyDrill(drill, decided.event);
}
const run = (drill: Drill, act: Parameters<typeof decideRun>[1], minute: number) =>
  take(drill, decideRun(drill, act, word('boss', minute), owed));
const running = run(planned, 'begin', 0);
let count = 0;
const act = (drill: Drill, name: string, minute: number, wish: Parameters<typeof decideAct>[1]) => {
  count += 1;
  return take(drill, decideAct(drill, wish, { id: `m${count}`, by: who(name), at: at(minute) }));
};
const refusal = (decided: Decided) => ('refusal' in decided ? decided.refusal : null);
/** Delivers what is due, as the job does. */
const deliver = (drill: Drill, minute: number): Drill =>
  dueInjects(drill, script.injects, at(minute)).reduce((now, one) => {
    const people = head.participants.map((each) => each.person);
    return applyDrill(now, {
      kind: 'delivered',
      drill: now.id,
      delivery: { inject: one, people, at: at(minute), early: null },
    });
  }, drill);

test('§9 a plan without people, injects or a place for each is refused, and who wrote the script takes no part', () => {
  const given = { planner: person('boss'), now: at(-60) };
  const refused = (change: Partial<DrillHead>, other: Partial<DrillScript> = {}, more: object = {}) =>
    planRefusal({ ...head, ...change }, { ...script, ...other }, { ...given, ...more });
  expect(refused({})).toBeNull();
  expect(refused({ participants: [] })).toBe('drills.nobodyTakesPart');
  expect(refused({}, { injects: [] })).toBe('drills.noInject');
  expect(refused({ observers: [{ person: person('a'), name: 'a', role: '' }] })).toBe('drills.twoParts');
  expect(refused({}, {}, { planner: person('a') })).toBe('drills.plannerTakesPart');
  expect(refused({}, { injects: [inject('x', 0, { roles: ['nobody'] })] })).toBe(
    'drills.injectReachesNobody',
  );
  expect(refused({}, { injects: [inject('x', 0), inject('x', 1)] })).toBe('drills.idsRepeat');
  expect(refused({}, {}, { now: at(1) })).toBe('drills.plannedInPast');
});

test('§9 the run: each act only in its state, a pause stops the drill’s time, nothing is delivered meanwhile', () => {
  for (const [drill, wanted] of [
    [
      planned,
      { begin: null, pause: 'drills.notRunning', resume: 'drills.notPaused', end: 'drills.notRunning' },
    ],
    [
      running,
      { begin: 'drills.notPlanned', pause: null, resume: 'drills.notPaused', cancel: 'drills.notPlanned' },
    ],
  ] as const) {
    for (const [name, expected] of Object.entries(wanted)) {
      const decided = decideRun(drill, name as 'begin', word('boss', 1), owed);
      expect(refusal(decided), `${drill.status} ${name}`).toBe(expected);
    }
  }
  expect(refusal(decideRun(running, 'abort', word('boss', 1, ''), owed))).toBe('drills.reasonMissing');
  const paused = run(running, 'pause', 4);
  expect(dueInjects(paused, script.injects, at(60)).length).toBe(0);
  const resumed = run(paused, 'resume', 34);
  expect(drillMinute(resumed, at(35))).toBe(5);
  expect(instantOfMinute(resumed, 5)).toBe(at(35));
  expect(nextDelivery(deliver(resumed, 34), script.injects)).toBe(at(35));
  const ended = run(resumed, 'end', 60);
  expect(drillMinute(ended, at(500))).toBe(30);
  expect(ended.report).toMatchObject({ status: 'due', dueAt: at(3 * 1440) });
  expect(run(running, 'abort', 5).report).toBeNull();
});

test('§9 whatever the pauses, an inject is due exactly when the drill’s own minutes reach it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })), { maxLength: 5 }),
      fc.integer({ min: 0, max: 120 }),
      (spans, minute) => {
        let clock = 0;
        let drill = running;
        for (const [ran, rested] of spans) {
          drill = run(drill, 'pause', clock + ran);
          clock += ran + rested;
          drill = run(drill, 'resume', clock);
        }
        const due = instantOfMinute(drill, minute);
        // Before the last resumption the two differ: what became due in the past is simply due.
        if (due === null || due < at(clock)) return;
        expect(drillMinute(drill, due)).toBeCloseTo(minute, 6);
      },
    ),
    { numRuns: 60 },
  );
});

test('§9 an inject goes out once, early only by the director while it runs', () => {
  const early = take(running, decideEarly(running, script, 'say', who('boss'), at(1)));
  expect(early.delivered.map((one) => one.inject.id)).toEqual(['say']);
  expect(refusal(decideEarly(early, script, 'say', who('boss'), at(2)))).toBe('drills.injectUnknown');
  expect(deliver(deliver(early, 30), 30).delivered.map((one) => one.inject.id)).toEqual([
    'say',
    'first',
    'freeze',
    'down',
  ]);
  expect(comingInjects(deliver(early, 30), script.injects)).toEqual([]);
});

test('§9 reactions against their limits: receipts of all, freeze, takedown everywhere, statement by two', () => {
  let drill = deliver(running, 0);
  drill = act(drill, 'a', 1, { kind: 'receipt', inject: 'first', text: '' });
  drill = act(drill, 'b', 2, { kind: 'receipt', inject: 'first', text: '' });
  expect(reactionsOf(drill, at(2))[0]).toMatchObject({ state: 'waiting', waitingFor: ['c'] });
  expect(reactionsOf(drill, at(9))[0]).toMatchObject({ state: 'missed' });
  drill = act(drill, 'c', 4, { kind: 'receipt', inject: 'first', text: '' });
  expect(reactionsOf(drill, at(9))[0]).toMatchObject({ state: 'late', minutes: 4, by: { name: 'c' } });

  // Quicker than the script.
  drill = act(drill, 'b', 4.5, { kind: 'freeze', target: null, text: '' });
  drill = deliver(drill, 5);
  expect(reactionsOf(drill, at(5))[1]).toMatchObject({ state: 'inTime', minutes: 0 });
  drill = deliver(drill, 10);
  drill = act(drill, 'a', 11, { kind: 'takedown', target: 'p1', text: '' });
  expect(reactionsOf(drill, at(12))[2]).toMatchObject({ state: 'waiting' });
  drill = act(drill, 'a', 13, { kind: 'takedown', target: 'p3', text: '' });
  expect(reactionsOf(drill, at(40))[2]).toMatchObject({ state: 'inTime', minutes: 3 });
  drill = deliver(drill, 20);
  drill = act(drill, 'c', 25, { kind: 'statement', text: '情况说明' });
  const [statement] = drill.sandbox.statements;
  const approve = { kind: 'approve', target: statement?.id ?? '', text: '' } as const;
  expect(refusal(decideAct(drill, approve, { id: 'x', by: who('c'), at: at(26) }))).toBe(
    'drills.secondPerson',
  );
  expect(reactionsOf(drill, at(26))[3]).toMatchObject({ state: 'waiting' });
  drill = act(drill, 'b', 30, approve);
  expect(countReactions(reactionsOf(drill, at(40)))).toEqual({ asked: 4, inTime: 3, late: 1, missed: 0 });
  const lines = timelineOf(run(drill, 'end', 50));
  expect(lines.map(({ at: when }) => when)).toEqual([...lines.map(({ at: when }) => when)].sort());
  expect(lines.at(0)).toMatchObject({ kind: 'begun', minute: 0 });
  expect(lines.at(-1)).toMatchObject({ kind: 'ended', minute: 50 });
});

test('§9 the sandbox: lifting takes two, what is frozen or down is so once, and nothing is done while it does not run', () => {
  const given = { id: 'x', by: who('b'), at: at(2) };
  const freeze = { kind: 'freeze', target: 's1', text: '' } as const;
  expect(refusal(decideAct(planned, freeze, given))).toBe('drills.notRunning');
  expect(refusal(decideAct(running, { ...freeze, target: 'real-channel' }, given))).toBe(
    'drills.targetUnknown',
  );
  let drill = act(running, 'b', 1, freeze);
  expect([frozen(drill.sandbox, 's1'), frozen(drill.sandbox, 's2'), frozen(drill.sandbox, null)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(refusal(decideAct(drill, freeze, given))).toBe('drills.alreadyFrozen');
  const lift = { kind: 'lift', target: drill.sandbox.freezes[0]?.id ?? '', text: '' } as const;
  drill = act(drill, 'b', 2, lift);
  expect(refusal(decideAct(drill, lift, given))).toBe('drills.secondPerson');
  drill = act(drill, 'a', 3, lift);
  expect(frozen(drill.sandbox, 's1')).toBe(false);
  drill = act(drill, 'a', 4, { kind: 'takedown', target: 'p2', text: '' });
  const again = { kind: 'takedown', target: 'p2', text: '' } as const;
  expect(refusal(decideAct(drill, again, given))).toBe('drills.alreadyDown');
  // Only what was delivered to him can be answered.
  const answer = { kind: 'answer', inject: 'say', text: '好' } as const;
  expect(refusal(decideAct(drill, answer, given))).toBe('drills.injectUnknown');
});

test('§9 who takes part sees what reached him, nobody but director and observers sees what comes, until it is over', () => {
  const ended = run(running, 'end', 30);
  for (const [name, during] of [
    ['boss', true],
    ['eye', true],
    ['a', false],
    ['leader with no part', false],
  ] as const) {
    expect(sightOf(running, person(name))).toEqual({ script: during, everything: during });
    expect(sightOf(ended, person(name))).toEqual({ script: true, everything: true });
  }
});

test('§9 everybody is called once, and only while the drill runs', () => {
  const call = { kind: 'call', text: '请到岗' } as const;
  const given = { id: 'call', by: who('a'), at: at(3) };
  expect(refusal(decideAct(planned, call, given))).toBe('drills.notRunning');
  const called = act(running, 'a', 2, call);
  expect(called.moments.map(({ kind, text }) => [kind, text])).toEqual([['called', '请到岗']]);
  expect(refusal(decideAct(called, call, given))).toBe('drills.alreadyCalled');
});

test('§9 evaluation, lessons and report: complete marks, a second person acknowledges, what is handed in binds', () => {
  const items = ['reporting', 'record'];
  const marks = items.map((item) => ({ item, mark: 4, note: '' }));
  const evaluation = { by: who('eye'), at: at(40), marks, overall: '' };
  // An aborted drill does not count, so nobody judges it.
  for (const one of [running, run(running, 'abort', 20)])
    expect(refusal(decideEvaluation(one, evaluation, items))).toBe('drills.notEnded');
  let drill = run(running, 'end', 30);
  expect(refusal(decideEvaluation(drill, { ...evaluation, marks: marks.slice(1) }, items))).toBe(
    'drills.marksIncomplete',
  );
  expect(refusal(decideReport(drill, 'submit', word('boss', 41)))).toBe('drills.evaluationMissing');
  drill = take(drill, decideEvaluation(drill, evaluation, items));
  drill = take(drill, decideEvaluation(drill, { ...evaluation, overall: '更正' }, items));
  expect(drill.evaluations.map(({ overall }) => overall)).toEqual(['更正']);
  const lesson = {
    id: 'l',
    text: '补充通讯录',
    owner: { person: person('a'), name: 'a' },
    due: '2026-09-25',
  };
  expect(refusal(decideLesson(drill, lesson, word('boss', 45), '2026-09-26'))).toBe('drills.lessonDuePast');
  drill = take(drill, decideLesson(drill, lesson, word('boss', 45), '2026-09-20'));
  drill = take(drill, decideLessonDone(drill, 'l', word('a', 50)));
  expect(refusal(decideLessonDone(drill, 'l', word('a', 51)))).toBe('drills.lessonDone');
  expect(refusal(decideReport(drill, 'acknowledge', word('city', 52)))).toBe('drills.notSubmitted');
  drill = take(drill, decideReport(drill, 'submit', word('boss', 53)));
  expect(refusal(decideReport(drill, 'acknowledge', word('boss', 54)))).toBe('drills.secondPerson');
  expect(refusal(decideNote(drill, '补记', { id: 'n', by: who('eye'), at: at(55) }))).toBe('drills.reported');
  drill = take(drill, decideReport(drill, 'question', word('city', 56)));
  expect(drill.report?.status).toBe('questioned');
  drill = take(drill, decideReport(drill, 'submit', word('boss', 57)));
  drill = take(drill, decideReport(drill, 'acknowledge', word('city', 58, '')));
  expect(drill.report).toMatchObject({ status: 'acknowledged', submitted: [{}, {}], questions: [{}] });
  expect(refusal(decideReport(drill, 'submit', word('boss', 59)))).toBe('drills.reported');
});

test('§9 the calendar: drills near key dates and so many a year, with what is missing', () => {
  const clause = '§9' as const;
  const keyDates = [
    { id: 'may', clause, name: { zh: '五四', en: 'May' }, monthDay: '05-04', drillWithinDaysBefore: 14 },
    { id: 'oct', clause, name: { zh: '国庆', en: 'Oct' }, monthDay: '10-01', drillWithinDaysBefore: 14 },
    { id: 'leap', clause, name: { zh: '闰', en: 'Leap' }, monthDay: '02-29', drillWithinDaysBefore: 3 },
  ];
  const drill = (day: string, status: DatedDrill['status']): DatedDrill => ({
    drill: brandId<DrillId>(day),
    title: '',
    status,
    day,
  });
  const states = (drills: readonly DatedDrill[], today: string, since = '2026-01-01') =>
    Object.fromEntries(
      drillYear({ perYear: 2, keyDates }, drills, { year: 2026, today, since }).dates.map((one) => [
        one.keyDate,
        one.state,
      ]),
    );
  expect(states([], '2026-02-01')).toEqual({ leap: 'coming', may: 'coming', oct: 'coming' });
  expect(states([], '2026-04-20')).toMatchObject({ leap: 'missed', may: 'open' });
  expect(states([drill('2026-05-01', 'planned')], '2026-04-25')).toMatchObject({ may: 'planned' });
  // Planned is not held, and a drill of a month before does not count.
  expect(states([drill('2026-05-01', 'planned')], '2026-05-05')).toMatchObject({ may: 'missed' });
  expect(states([drill('2026-04-01', 'ended')], '2026-05-05')).toMatchObject({ may: 'missed' });
  expect(states([drill('2026-05-04', 'ended')], '2026-05-05')).toMatchObject({ may: 'held' });
  expect(states([drill('2026-05-04', 'aborted')], '2026-05-05')).toMatchObject({ may: 'missed' });
  expect(states([], '2026-06-01', '2026-06-01')).toEqual({ oct: 'coming' });
  const year = drillYear({ perYear: 2, keyDates }, [drill('2026-05-04', 'ended')], {
    year: 2026,
    today: '2026-06-01',
    since: '2026-01-01',
  });
  expect(year).toMatchObject({ wanted: 2, held: 1, planned: 0, missing: 1 });
  expect(year.dates[0]).toMatchObject({ keyDate: 'leap', day: '2026-02-28' });
});

test('§9 what is late is chased: reports until they are handed in, lessons until they are done', () => {
  expect(reportLate({ status: 'due', dueAt: at(0) }, at(1))).toBe(true);
  expect(reportLate({ status: 'submitted', dueAt: at(0) }, at(1))).toBe(false);
  expect(reportLate({ status: 'questioned', dueAt: at(2) }, at(1))).toBe(false);
  const lesson = { due: '2026-09-25', done: null };
  expect(
    ['2026-09-21', '2026-09-22', '2026-09-23', '2026-09-25', '2026-09-26', '2026-10-26'].map((day) =>
      lessonChase(lesson, day),
    ),
  ).toEqual([null, 'dueSoon', null, 'dueSoon', 'late', 'late']);
  expect(lessonChase({ ...lesson, done: word('a', 0) }, '2026-10-01')).toBeNull();
});
