import type { Instant } from '@sanshen/domain/kernel';
import { blocks, type Command, decide, evolve, type Facts, unborn } from '@sanshen/domain/review';
import { expect, test } from 'vitest';
import {
  aPerson,
  at,
  board,
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
  personId,
  pin,
  publicationId,
  type Run,
  refusalOf,
  signs,
  strictProcedure,
  submitted,
  text,
  withPeople,
} from '../../../tests/factories/index.ts';

// What users of other systems complain of, and why it cannot happen here. Those about servers and databases are tested there.

const county = factsFor(countyProcedure(), countyPeople());
const department = factsFor(departmentProcedure(), departmentPeople());
const A = digestOf('A');
const reason = '原因';
const kinds = (run: Run) => run.events.map((event) => event.kind);
const toThird = signs(['platform', 'platform'], ['publicity', 'publicity']);
const toRelease = [...toThird, ...signs(['leader', 'leader'])];
const released = go(submitted(county), county, ...toRelease);
const atDeputies = go(
  submitted(department),
  department,
  ...signs(['platform', 'platform'], ['departmentHead', 'head']),
);

function publish(digest = A, channel = 'wechat'): Command {
  const publication = publicationId('p1');
  return { kind: 'publish', by: personId('operator'), publication, channel: channelId(channel), digest };
}

function schedule(digest = A): Command {
  return {
    kind: 'publishOnSchedule',
    by: null,
    publication: publicationId('p1'),
    channel: channelId('wechat'),
    digest,
  };
}

test('complaint 1: §5 an edit after approval voids the release and begins a new round', () => {
  const run = go(released, county, commands.revise('author', A, text('B')));
  expect(run.state).toMatchObject({ phase: 'inReview', release: null, round: 2, signOffs: [] });
  expect(refusalOf(run, county, publish()).code).toBe('publication.noRelease');
  expect(refusalOf(run, county, publish(digestOf('B'))).code).toBe('publication.noRelease');
});

test('complaint 1: §5 back to the approved words is not back to the approval', () => {
  const run = go(
    released,
    county,
    commands.revise('author', A, text('B')),
    commands.revise('author', digestOf('B'), text('A')),
  );
  expect(run.state).toMatchObject({ phase: 'inReview', release: null, signOffs: [] });
});

test('complaint 2: §5 an identical save resets nothing and records nothing', () => {
  for (const run of [submitted(county), go(submitted(county), county, ...toThird), released]) {
    const decision = decide(run.state, commands.revise('author', A, text('A')), county);
    expect(decision).toEqual({ ok: true, events: [] });
  }
});

test('complaint 3: §5 one of two named deputies does not advance the stage', () => {
  const sign = (seat: string) => (state: Run['state']) =>
    commands.sign(state, seat, 'deputySecretaries', { seat });
  const one = go(atDeputies, department, sign('deputyBusiness'));
  expect(one.state).toMatchObject({ phase: 'inReview', stageIndex: 2, release: null });
  const both = go(one, department, sign('deputyPublicity'));
  expect(both.state.phase).toBe('released');
});

test('complaint 4: §5 two sign-offs at once, decided on the same state, count once and skip nothing', () => {
  const waiting = submitted(county);
  const facts = withPeople(county, aPerson('platform2', { offices: ['platformLead'] }));
  const first = commands.sign(waiting.state, 'platform', 'platform');
  const second = commands.sign(waiting.state, 'platform2', 'platform');
  const run = go(waiting, facts, first);
  expect(run.state.stageIndex).toBe(1);
  expect(refusalOf(run, facts, second).code).toBe('review.alreadySigned');
  expect(refusalOf(run, facts, first).code).toBe('review.alreadySigned');
  const last = go(run, facts, ...signs(['publicity', 'publicity']));
  const [one, other] = ['leader', 'main'].map((who) => commands.sign(last.state, who, 'leader'));
  if (one === undefined || other === undefined) throw new Error('two commands');
  const end = go(last, facts, one);
  expect(kinds(end).filter((kind) => kind === 'released')).toHaveLength(1);
  expect(decide(end.state, other, facts).ok).toBe(false);
});

test('complaint 5: §5 a return by one of two deputies ends the stage at once, though the other has signed', () => {
  const run = go(
    atDeputies,
    department,
    (state) => commands.sign(state, 'deputyBusiness', 'deputySecretaries', { seat: 'deputyBusiness' }),
    (state) => commands.giveBack(state, 'deputyPublicity'),
  );
  expect(run.state.phase).toBe('returned');
  const again = go(run, department, commands.submit('author', A));
  expect(again.state).toMatchObject({ phase: 'inReview', stageIndex: 0, round: 2, signOffs: [] });
});

test('complaint 6: §5 a holder on leave leaves an empty seat with a name, told at once and by the chase, and overdue after its time', () => {
  const away = aPerson('publicity', { offices: ['publicityLead'], leaves: [{ from: at(-1), to: at(40) }] });
  const facts = withPeople(county, away);
  const run = go(submitted(facts), facts, ...signs(['platform', 'platform']));
  const told = run.events.find((event) => event.kind === 'seatFoundEmpty');
  expect(told).toEqual({ kind: 'seatFoundEmpty', stage: 'publicity', seat: 'publicity', why: 'allOnLeave' });
  const chased = go(run, later(facts, at(25)), { kind: 'chase', by: null });
  expect(chased.events.at(-1)).toMatchObject({ kind: 'deadlinePassed', stage: 'publicity' });
  const back = go(chased, later(facts, at(41)), { kind: 'chase', by: null });
  expect(back.events.at(-1)).toMatchObject({ kind: 'seatFilled', stage: 'publicity' });
});

test('complaint 6: §5 leave that begins while a seat waits is noticed by the next chase', () => {
  const run = go(submitted(county), county, ...signs(['platform', 'platform']));
  const away = aPerson('publicity', { offices: ['publicityLead'], leaves: [{ from: at(1), to: null }] });
  const chased = go(run, later(withPeople(county, away), at(2)), { kind: 'chase', by: null });
  expect(chased.events.at(-1)).toMatchObject({
    kind: 'seatFoundEmpty',
    seat: 'publicity',
    why: 'allOnLeave',
  });
});

test('complaint 7: §5 who left keeps his name, office and organisation in every sign-off', () => {
  const run = go(submitted(county), county, ...signs(['platform', 'platform']));
  const gone: Facts = { ...county, people: county.people.filter((person) => person.id !== 'platform') };
  const end = go(run, gone, ...signs(['publicity', 'publicity'], ['leader', 'leader']));
  expect(end.state.phase).toBe('released');
  for (const event of end.events) {
    if (event.kind !== 'signedOff') continue;
    const { name, office, organization } = event.signOff.signer;
    expect([name, office, organization]).not.toContain(null);
    expect(name).not.toBe('');
  }
});

test('complaint 8: §5 a changed procedure touches no run under way, also after a return; a new run takes it', () => {
  const run = go(submitted(county), county, ...signs(['platform', 'platform']));
  const changed: Facts = { ...county, procedure: pin(strictProcedure(), 'test-rules', 2) };
  const back = go(
    run,
    changed,
    (state) => commands.giveBack(state, 'publicity'),
    commands.submit('author', A),
  );
  expect(back.state.pinned?.reference.version).toBe(1);
  expect(go(back, changed, ...toRelease).state.phase).toBe('released');
  const anew = go(
    back,
    changed,
    { kind: 'withdraw', by: personId('author'), reason },
    commands.submit('author', A),
  );
  expect(anew.state.pinned?.reference.version).toBe(2);
});

test('complaint 9: §5 there is one function to call, and it looks at everything: no command reaches a release another way', () => {
  const run = submitted(county);
  const everybody = county.people.map((person) => person.id);
  const others: readonly ((by: (typeof everybody)[number]) => Command)[] = [
    (by) => ({
      kind: 'publish',
      by,
      publication: publicationId('p1'),
      channel: channelId('wechat'),
      digest: A,
    }),
    (by) => ({ kind: 'confirmEmergency', by, digest: A }),
    (by) => commands.sign(run.state, by, 'leader'),
  ];
  for (const by of everybody)
    for (const make of others) expect(decide(run.state, make(by), county).ok).toBe(false);
});

test('complaint 10: §5 an administrator signs nothing, releases nothing, publishes nothing', () => {
  const by = personId('administrator');
  const run = submitted(county);
  expect(refusalOf(run, county, (state) => commands.sign(state, by, 'platform')).code).toBe(
    'review.notInOffice',
  );
  expect(refusalOf(run, county, { kind: 'requestEmergency', by, digest: A, reason }).code).toBe(
    'emergency.notEntitled',
  );
  expect(refusalOf(released, county, { ...publish(), by } as Command).code).toBe('publication.notPublisher');
  expect(refusalOf(run, county, { kind: 'lowerImportance', by, level: 'ordinary', reason }).code).toBe(
    'review.notLower',
  );
});

test('complaint 11: §5 published is the released text and no other, and it cannot change under way', () => {
  expect(refusalOf(released, county, publish(digestOf('B'))).code).toBe('publication.notReleasedText');
  const begun = go(released, county, publish());
  expect(begun.events.at(-1)).toMatchObject({ kind: 'publicationBegun', digest: A });
  expect(refusalOf(begun, county, commands.revise('author', A, text('B'))).code).toBe(
    'publication.alreadyPublic',
  );
});

test('complaint 12: §5 an empty board approves nothing, whatever its rule, and says so', () => {
  for (const rule of [{ kind: 'all' }, { kind: 'majority' }, { kind: 'atLeast', count: 2 }] as const) {
    const procedure = boardProcedure(board({ rule }));
    const people = boardPeople().filter((person) => !['leader', 'b1', 'b2', 'b3', 'b4'].includes(person.id));
    const facts = factsFor(procedure, people);
    const run = go(submitted(facts), facts, ...toThird);
    expect(run.state).toMatchObject({ phase: 'inReview', stageIndex: 2, release: null });
    expect(blocks(run.state, facts)).toEqual([{ stage: 'board', seat: 'board', why: 'noHolder' }]);
  }
});

test('complaint 12: §5 a seat that nobody holds blocks and is never skipped', () => {
  const people = countyPeople().filter((person) => person.id !== 'publicity');
  const facts = factsFor(countyProcedure(), people);
  const run = go(submitted(facts), facts, ...signs(['platform', 'platform']));
  expect(run.state).toMatchObject({ stageIndex: 1, emptySeats: ['publicity/publicity'] });
  expect(refusalOf(run, facts, (state) => commands.sign(state, 'leader', 'leader')).code).toBe(
    'review.stageNotReached',
  );
});

test('complaint 13: §8 opinions and findings never change the text nor what goes out with it', () => {
  const secret = '此处不妥，内部讨论';
  const note: Command = {
    kind: 'noteFinding',
    by: personId('platform'),
    finding: findingId('f1'),
    severity: 'warning',
    rule: 'style',
    text: secret,
    place: null,
  };
  const sign = (state: Run['state']) =>
    ({ ...commands.sign(state, 'platform', 'platform'), opinion: secret }) as Command;
  const run = go(
    submitted(county),
    county,
    note,
    sign,
    ...signs(['publicity', 'publicity'], ['leader', 'leader']),
    publish(),
  );
  const outward = ['revised', 'submitted', 'released', 'publicationBegun'];
  const texts = run.events
    .filter((event) => outward.includes(event.kind))
    .map((event) => JSON.stringify(event));
  expect(texts.length).toBe(4);
  expect(texts.join()).not.toContain(secret);
  expect(run.state.digest).toBe(A);
});

test('complaint 14: §5 abandoning ends a manuscript, and its history still tells everything', () => {
  const run = go(submitted(county), county, ...toThird, { kind: 'abandon', by: personId('author'), reason });
  expect(run.state.phase).toBe('abandoned');
  expect(kinds(run).filter((kind) => kind === 'signedOff')).toHaveLength(4);
  expect(run.events.reduce(evolve, unborn)).toEqual(run.state);
  const commandsAfter: readonly Command[] = [
    commands.revise('author', A, text('B')),
    commands.submit('author', A),
    publish(),
  ];
  for (const command of commandsAfter) expect(decide(run.state, command, county).ok).toBe(false);
});

test('complaint 15: §5 a scheduled text that was changed, withdrawn or stopped a minute before does not go out', () => {
  const due: Instant = at(5);
  const run = go(submitted(county, null, text('A', { notBefore: due })), county, ...toRelease);
  const before = later(county, at(5 - 1 / 60));
  const then = later(county, due);
  expect(refusalOf(run, before, schedule()).code).toBe('publication.tooEarly');
  expect(go(run, then, schedule()).state.phase).toBe('publishing');
  const by = personId('author');
  const changes: readonly Command[] = [
    commands.revise('author', A, text('B', { notBefore: due })),
    { kind: 'withdraw', by, reason },
    { kind: 'stop', by: personId('leader'), reason },
  ];
  for (const change of changes) {
    const changed = go(run, before, change);
    expect(refusalOf(changed, then, schedule()).code).toBe('publication.noRelease');
    expect(refusalOf(changed, then, schedule(digestOf('B'))).code).toBe('publication.noRelease');
  }
});
