import {
  type Command,
  type Facts,
  type Refusal,
  type RefusalCode,
  refusalMessages,
} from '@sanshen/domain/review';
import { expect, test } from 'vitest';
import {
  aPerson,
  at,
  boardPeople,
  boardProcedure,
  channelId,
  commands,
  countyPeople,
  countyProcedure,
  departmentPeople,
  departmentProcedure,
  digestOf,
  factsFor,
  findingId,
  go,
  later,
  newRun,
  personId,
  publicationId,
  type Run,
  refusalOf,
  type Step,
  signs,
  strictProcedure,
  submitted,
  superior,
  text,
  twoPeopleProcedure,
  withPeople,
} from '../../../tests/factories/index.ts';

// Every refusal code of the heart is reached here at least once; the last test fails on a code that is not.

const county = factsFor(countyProcedure(), countyPeople());
const department = factsFor(departmentProcedure(), departmentPeople());
const boardFacts = factsFor(boardProcedure(), boardPeople());
const A = digestOf('A');
const by = (id: string) => personId(id);
const reason = '原因';

const draft = (facts: Facts = county, revision = text('A')) =>
  go(newRun, facts, commands.create('author'), commands.revise('author', null, revision));
const inReview = submitted(county);
const atSecond = go(inReview, county, ...signs(['platform', 'platform']));
const atThird = go(atSecond, county, ...signs(['publicity', 'publicity']));
const released = go(atThird, county, ...signs(['leader', 'leader']));
const publish = (id: string, change: Partial<Extract<Command, { kind: 'publish' }>> = {}): Command => ({
  kind: 'publish',
  by: by('operator'),
  publication: publicationId(id),
  channel: channelId('wechat'),
  digest: A,
  ...change,
});
const publishing = go(released, county, publish('p1'));
const request = (who: string, change: { digest?: typeof A; reason?: string } = {}): Command => ({
  kind: 'requestEmergency',
  by: by(who),
  digest: A,
  reason,
  ...change,
});
const confirm = (who: string): Command => ({ kind: 'confirmEmergency', by: by(who), digest: A });
const requested = go(inReview, county, request('platform'));
const paper = (change: Partial<Extract<Command, { kind: 'signPaper' }>> = {}): Command => ({
  kind: 'signPaper',
  by: by('registrar'),
  signer: by('platform'),
  scan: digestOf('scan'),
  signedOn: at(0),
  stage: 'platform',
  seat: 'platform',
  duties: ['review', 'proofread'],
  round: 1,
  digest: A,
  opinion: '',
  ...change,
});
const error: Command = {
  kind: 'noteFinding',
  by: by('platform'),
  finding: findingId('f1'),
  severity: 'error',
  rule: 'typo',
  text: '错字',
  place: null,
};
const rule = (id: string): Command => ({
  kind: 'ruleFinding',
  by: by('platform'),
  finding: findingId(id),
  ruling: 'accepted',
  reason: '',
});
const takeBack = (who: string): Command => ({
  kind: 'takeBackRuling',
  by: by(who),
  finding: findingId('f1'),
});
const noted = go(inReview, county, error);
const raise = (who: string, level: string, why = reason): Command => ({
  kind: 'raiseImportance',
  by: by(who),
  level,
  reason: why,
});
const lower = (who: string, level: string): Command => ({
  kind: 'lowerImportance',
  by: by(who),
  level,
  reason,
});
const sign =
  (who: string, stage: string, change: Parameters<typeof commands.sign>[3] = {}): Step =>
  (state) =>
    commands.sign(state, who, stage, change);
const person = (id: string, sketch: Parameters<typeof aPerson>[1]) => withPeople(county, aPerson(id, sketch));

type Case = readonly [code: RefusalCode, when: string, run: Run, facts: Facts, step: Step];

const twoPeople = factsFor(twoPeopleProcedure(), countyPeople());
const bothStages = person('platform', { offices: ['platformLead', 'publicityLead'] });
const bothSeats = withPeople(
  department,
  aPerson('deputyBusiness', {
    offices: [
      { office: 'deputySecretaryBusiness', in: superior },
      { office: 'deputySecretaryPublicity', in: superior },
    ],
  }),
);
const atDeputies = go(
  submitted(department),
  department,
  ...signs(['platform', 'platform'], ['departmentHead', 'head']),
);
const atBoard = go(
  submitted(boardFacts),
  boardFacts,
  ...signs(['platform', 'platform'], ['publicity', 'publicity']),
);
const scheduled = (() => {
  const revision = text('A', { notBefore: at(5) });
  const steps = signs(['platform', 'platform'], ['publicity', 'publicity'], ['leader', 'leader']);
  return go(submitted(county, null, revision), county, ...steps);
})();

const cases: readonly Case[] = [
  ['review.unknownPerson', 'nobody knows who acts', newRun, county, commands.create('stranger')],
  ['review.alreadyExists', 'it is created twice', draft(), county, commands.create('author')],
  ['review.wrongPhase', 'it is submitted while in review', inReview, county, commands.submit('author', A)],
  ['review.wrongPhase', 'nothing has happened yet', newRun, county, commands.submit('author', A)],
  [
    'review.notAMember',
    'somebody without an office writes',
    newRun,
    county,
    commands.create('administrator'),
  ],
  [
    'review.notAnEditor',
    'a signer edits in review',
    inReview,
    county,
    commands.revise('platform', A, text('B')),
  ],
  [
    'review.staleDigest',
    'a sign-off is on an old text',
    inReview,
    county,
    sign('platform', 'platform', { digest: digestOf('B') }),
  ],
  [
    'review.staleRound',
    'a sign-off is for an old round',
    inReview,
    county,
    sign('platform', 'platform', { round: 0 }),
  ],
  [
    'review.incomplete',
    'the sources are missing',
    draft(county, text('A', { missing: ['source'] })),
    county,
    commands.submit('author', A),
  ],
  [
    'review.noProcedure',
    'no rule book applies',
    draft(),
    { ...county, procedure: null },
    commands.submit('author', A),
  ],
  [
    'review.unknownImportance',
    'the level is unheard of',
    draft(),
    county,
    commands.submit('author', A, 'huge'),
  ],
  ['review.notHigher', 'raised to where it is', inReview, county, raise('platform', 'ordinary')],
  ['review.notLower', 'lowered to where it is', inReview, county, lower('platform', 'ordinary')],
  [
    'review.notYoursToLower',
    'an earlier stage lowers what a later one raised',
    go(inReview, county, raise('leader', 'important')),
    county,
    lower('platform', 'ordinary'),
  ],
  ['review.unknownStage', 'the stage is not in the procedure', inReview, county, sign('platform', 'nowhere')],
  [
    'review.unknownSeat',
    'the seat is not in the stage',
    inReview,
    county,
    sign('platform', 'platform', { seat: 'other' }),
  ],
  ['review.stageNotReached', 'a stage is skipped', inReview, county, sign('publicity', 'publicity')],
  [
    'review.stageClosed',
    'one seat of any was enough',
    atAny(),
    county,
    sign('publicity', 'any', { seat: 'second' }),
  ],
  ['review.alreadySigned', 'the seat has signed', atSecond, county, sign('platform', 'platform')],
  ['review.dutyNotAsked', 'no duty is named', inReview, county, sign('platform', 'platform', { duties: [] })],
  ['review.notInOffice', 'an administrator signs', inReview, county, sign('administrator', 'platform')],
  [
    'review.appointmentLapsed',
    'the appointment has ended',
    inReview,
    person('platform', { offices: [{ office: 'platformLead', to: at(0) }] }),
    sign('platform', 'platform'),
  ],
  [
    'review.onLeave',
    'the holder is on leave',
    inReview,
    person('platform', { offices: ['platformLead'], leaves: [{ from: at(-1), to: null }] }),
    sign('platform', 'platform'),
  ],
  [
    'review.wrongEmployment',
    'a temporary signs',
    inReview,
    person('platform', { offices: ['platformLead'], employment: 'temporary' }),
    sign('platform', 'platform'),
  ],
  [
    'review.notQualified',
    'the certificate has lapsed',
    qualifiedRun(),
    qualifiedFacts(),
    sign('platform', 'platform'),
  ],
  [
    'review.ownArticle',
    'the author signs',
    inReview,
    person('author', { offices: ['platformLead'] }),
    sign('author', 'platform'),
  ],
  [
    'review.editedThisText',
    'an editor signs',
    coEdited(),
    person('editor', { offices: ['platformLead'] }),
    sign('editor', 'platform'),
  ],
  [
    'review.signedOtherStage',
    'one person signs two stages',
    atSecond,
    bothStages,
    sign('platform', 'publicity'),
  ],
  [
    'review.signedOtherSeat',
    'one person signs for both deputies',
    go(atDeputies, bothSeats, sign('deputyBusiness', 'deputySecretaries', { seat: 'deputyBusiness' })),
    bothSeats,
    sign('deputyBusiness', 'deputySecretaries', { seat: 'deputyPublicity' }),
  ],
  [
    'review.signedOtherDuty',
    'one person does both duties of a seat for two',
    submitted(twoPeople),
    twoPeople,
    sign('platform', 'platform', { duties: ['review', 'proofread'] }),
  ],
  [
    'review.reservedForLater',
    'the only publicity lead signs the first stage',
    inReview,
    withPeople(bothStages, aPerson('publicity')),
    sign('platform', 'platform'),
  ],
  [
    'review.notOnRoster',
    'somebody came to the board after it was drawn',
    atBoard,
    withPeople(boardFacts, aPerson('late', { offices: ['boardMember'] })),
    sign('late', 'board', { seat: 'board:late' }),
  ],
  ['review.findingsUnruled', 'an error has no ruling', noted, county, sign('platform', 'platform')],
  [
    'review.marksUnruled',
    '§3 a mark in a picture has no ruling of the signer',
    inReview,
    { ...county, marks: { unruled: 1 } },
    sign('platform', 'platform'),
  ],
  [
    'review.paperNotAllowed',
    'the rule book knows no paper',
    submitted(factsFor(strictProcedure(), countyPeople())),
    county,
    paper(),
  ],
  ['review.notARegistrar', 'somebody else enters paper', inReview, county, paper({ by: by('operator') })],
  [
    'review.registrarInvolved',
    'the registrar is the author',
    inReview,
    person('author', { offices: ['registrar'] }),
    paper({ by: by('author') }),
  ],
  ['review.signedInFuture', 'the paper is dated tomorrow', inReview, county, paper({ signedOn: at(24) })],
  [
    'review.signedBeforeText',
    'the paper is older than the text',
    inReview,
    county,
    paper({ signedOn: at(-24) }),
  ],
  [
    'review.registrarTwice',
    'the registrar entered the stage before',
    go(inReview, county, paper()),
    county,
    paper({ signer: by('publicity'), stage: 'publicity', seat: 'publicity' }),
  ],
  [
    'review.authorOverrules',
    'the author overrules a finding on his own text',
    noted,
    county,
    { kind: 'ruleFinding', by: by('author'), finding: findingId('f1'), ruling: 'overruled', reason },
  ],
  [
    'review.notASigner',
    'a later stage returns',
    inReview,
    county,
    (state) => commands.giveBack(state, 'leader'),
  ],
  [
    'review.returnForward',
    'a return goes to its own stage',
    atSecond,
    county,
    (state) => commands.giveBack(state, 'publicity', 'publicity'),
  ],
  [
    'review.reasonMissing',
    'no reason is given',
    inReview,
    county,
    { kind: 'withdraw', by: by('author'), reason: ' ' },
  ],
  [
    'review.notResponsible',
    'somebody else draws the board again',
    atBoard,
    boardFacts,
    { kind: 'reseat', by: by('leader'), stage: 'board', reason },
  ],
  [
    'review.notABoard',
    'named seats are drawn again',
    inReview,
    county,
    { kind: 'reseat', by: by('superiorLead'), stage: 'platform', reason },
  ],
  ['review.unknownFinding', 'the finding is unknown', inReview, county, rule('f9')],
  ['review.duplicateFinding', 'the finding is known', noted, county, error],
  ['review.notRuled', 'nobody has ruled', noted, county, takeBack('platform')],
  ['review.notYourRuling', 'somebody else ruled', go(noted, county, rule('f1')), county, takeBack('editor')],
  ['review.alreadyRuled', 'the finding has a ruling', go(noted, county, rule('f1')), county, rule('f1')],
  [
    'emergency.notAllowed',
    'the rule book knows none',
    submitted(factsFor(strictProcedure(), countyPeople())),
    county,
    request('platform'),
  ],
  ['emergency.notEntitled', 'a clerk asks', inReview, county, request('editor')],
  [
    'emergency.samePerson',
    'one person does both',
    requested,
    person('platform', { offices: ['platformLead', 'leaderInCharge'] }),
    confirm('platform'),
  ],
  ['emergency.notRequested', 'nobody asked', inReview, county, confirm('leader')],
  ['emergency.expired', 'it took too long', requested, later(county, at(1)), confirm('leader')],
  ['publication.noRelease', 'nothing is released', inReview, county, publish('p1')],
  [
    'publication.stopped',
    'it was stopped',
    go(publishing, county, { kind: 'stop', by: by('leader'), reason }),
    county,
    publish('p2'),
  ],
  [
    'publication.notReleasedText',
    'it is another text',
    released,
    county,
    publish('p1', { digest: digestOf('B') }),
  ],
  [
    'publication.channelNotReleased',
    'the channel is not of the release',
    released,
    county,
    publish('p1', { channel: channelId('weibo') }),
  ],
  ['publication.tooEarly', 'its time has not come', scheduled, county, publish('p1')],
  ['publication.alreadyBegun', 'the channel has begun', publishing, county, publish('p2')],
  [
    'publication.alreadyPublic',
    'the text is out',
    publishing,
    county,
    commands.revise('author', A, text('B')),
  ],
  [
    'publication.notPublisher',
    'somebody else publishes',
    released,
    county,
    publish('p1', { by: by('leader') }),
  ],
  [
    'publication.notPublisher',
    'no schedule was released',
    released,
    county,
    {
      kind: 'publishOnSchedule',
      by: null,
      publication: publicationId('p1'),
      channel: channelId('wechat'),
      digest: A,
    },
  ],
  ['publication.evidenceMissing', 'there is no proof', handedOver(), county, resolve()],
  ['publication.unknown', 'there is no such publication', released, county, resolve()],
  ['publication.wrongStatus', 'nobody was asked', publishing, county, resolve()],
  ['publication.takedownUnproven', 'there is no picture of it', takingDown(), county, byHand({})],
  ['review.reasonMissing', 'nothing is said of it', takingDown(), county, byHand({ note: ' ' })],
  [
    'publication.notPublisher',
    'who signs does not take down',
    takingDown(),
    county,
    byHand({ by: by('leader') }),
  ],
  ['publication.wrongStatus', 'nobody took it down', publishing, county, byHand({})],
  ['publication.unknown', 'there is nothing to take down', released, county, byHand({})],
];

function byHand(change: Partial<Extract<Command, { kind: 'confirmTakedown' }>>): Command {
  return {
    kind: 'confirmTakedown',
    by: by('operator'),
    publication: publicationId('p1'),
    done: true,
    evidence: null,
    note: '已在后台删除',
    ...change,
  };
}

function takingDown(): Run {
  const publication = publicationId('p1');
  return go(
    publishing,
    county,
    {
      kind: 'reportPublication',
      by: null,
      publication,
      outcome: { kind: 'done', reference: 'r', url: null },
    },
    { kind: 'takeDown', by: by('operator'), publication, reason: '活动取消' },
  );
}

test.each([
  [true, 'takenDown', 'takenDown'],
  [false, 'takedownFailed', 'published'],
] as const)('a takedown by hand (%s) is recorded with who did it and the evidence', (done, kind, phase) => {
  const evidence = done ? digestOf('shot') : null;
  const run = go(takingDown(), county, byHand({ done, evidence }));
  expect(run.events.at(-1)).toMatchObject({
    kind,
    detail: '已在后台删除',
    evidence,
    resolvedBy: { person: by('operator'), office: 'operator' },
  });
  expect(run.state.phase).toBe(phase);
  // The job that still tries reports into what is over.
  const late = { kind: 'reportTakedown', by: null, publication: publicationId('p1'), done: true } as const;
  if (done) expect(go(run, county, { ...late, detail: '' }).events).toHaveLength(run.events.length);
});

function resolve(): Command {
  const publication = publicationId('p1');
  return {
    kind: 'resolvePublication',
    by: by('operator'),
    publication,
    happened: true,
    url: null,
    evidence: null,
    note: '',
  };
}

function handedOver(): Run {
  const outcome = { kind: 'handedOver', why: 'timeout' } as const;
  return go(publishing, county, {
    kind: 'reportPublication',
    by: null,
    publication: publicationId('p1'),
    outcome,
  });
}

function coEdited(): Run {
  const run = go(draft(), county, commands.revise('editor', A, text('B')));
  return go(run, county, commands.submit('author', digestOf('B')));
}

function atAny(): Run {
  const [first, ...others] = countyProcedure().stages;
  if (first?.composition.kind !== 'seats') throw new Error('the county begins with seats');
  const [seat] = first.composition.seats;
  if (seat === undefined) throw new Error('the county has a first seat');
  const both = [
    { ...seat, id: 'first' },
    { ...seat, id: 'second' },
  ];
  const stage = { ...first, id: 'any', composition: { kind: 'seats', rule: 'any', seats: both } as const };
  const restartAt = { authorEdit: 'any', resubmit: 'any' };
  const facts = factsFor(countyProcedure({ stages: [stage, ...others], restartAt }), countyPeople());
  return go(submitted(facts), facts, sign('platform', 'any', { seat: 'first' }));
}

function qualifiedFacts(): Facts {
  const [first, ...others] = countyProcedure().stages;
  if (first?.composition.kind !== 'seats') throw new Error('the county begins with seats');
  const seats = first.composition.seats.map((seat) => ({ ...seat, qualifications: ['reviewer'] }));
  const stage = { ...first, composition: { ...first.composition, seats } };
  return factsFor(countyProcedure({ stages: [stage, ...others] }), countyPeople());
}

function qualifiedRun(): Run {
  return submitted(qualifiedFacts());
}

test.each(cases)('§5 %s: %s', (code, _, run, facts, step) => {
  const refusal: Refusal = refusalOf(run, facts, step);
  expect(refusal.code).toBe(code);
  expect(refusalMessages[refusal.code].zh).toMatch(/\p{Script=Han}.*。$/u);
  expect(refusalMessages[refusal.code].en).toMatch(/^[A-Z].*\.$/);
});

test('§5 every refusal code has a case above', () => {
  const known = new Set<string>(cases.map(([code]) => code));
  expect(Object.keys(refusalMessages).filter((code) => !known.has(code))).toEqual([]);
});
