import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyCase,
  applyRecord,
  type Capacity,
  type Case,
  type CaseActor,
  type CaseCommand,
  type CaseCommandKind,
  type CaseEvent,
  type CaseId,
  type CaseStatus,
  caseCommandKinds,
  caseFigures,
  caseStatuses,
  decideCase,
  deductionOf,
  mustSeal,
  overdueOf,
  possibleCommands,
  type RecordId,
  recordAppealRefusal,
  recordRefusal,
  recordTimes,
  recordVerdictRefusal,
  seesCase,
  termsOf,
} from '../src/cases/index.ts';
import {
  addHours,
  brandId,
  type Digest,
  type Instant,
  instant,
  type OrganizationId,
  type PersonId,
} from '../src/kernel/index.ts';
import { gravities, measureIds } from '../src/policy/index.ts';
import { shipped } from './policy-support.ts';

const rules = shipped('kunming-2023').accountability;
const at = instant('2026-11-02T01:00:00.000Z');
const days = (from: Instant, count: number) => addHours(from, 24 * count);
const unit = brandId<OrganizationId>('unit');
const city = brandId<OrganizationId>('city');
const who = (person: string, organization = city) => ({
  ...{ person: brandId<PersonId>(person), name: person, office: null, organization, acting: false },
});
const id = brandId<CaseId>('case');
const file = { kind: 'file' as const, id: `sha256:${'a'.repeat(64)}`, name: '截图' };

const opened = (evidence: readonly (typeof file)[] = [file]): Case =>
  applyCase(null, {
    ...{ kind: 'opened', case: id, root: city, organization: unit, handler: city, clause: '§5' },
    ...{ gravity: 'ordinary', title: '未经三审发布', source: { kind: 'report', id: 'r' } },
    ...{ terms: termsOf(rules, '§12'), evidence, by: who('finder'), at, note: '' },
  });
const actorAs = (capacities: readonly Capacity[], more: Partial<CaseActor> = {}): CaseActor => ({
  ...{ by: who(capacities.join()), at, capacities, ownCause: false, aboveDecider: true, ...more },
});
const leader = actorAs(['leads', 'handles']);
const handler = actorAs(['handles']);
const guide = actorAs(['guides']);
const speaker = actorAs(['answers'], { by: who('speaker', unit) });
const other = actorAs(['leads', 'handles'], { by: who('other') });

const commands: { readonly [K in CaseCommandKind]: CaseCommand } = {
  addEvidence: { kind: 'addEvidence', evidence: [file], note: '' },
  verify: { kind: 'verify', gravity: 'ordinary', measures: [], note: '属实' },
  dismiss: { kind: 'dismiss', note: '不属实' },
  notify: { kind: 'notify', note: '请答复' },
  answer: { kind: 'answer', note: '已查明', files: [] },
  sendBack: { kind: 'sendBack', note: '不够具体' },
  rectify: { kind: 'rectify', note: '已整改', files: [] },
  check: { kind: 'check', passed: true, note: '合格' },
  close: { kind: 'close', measures: ['assessment'], note: '结案' },
  appeal: { kind: 'appeal', note: '不服', files: [] },
  decideAppeal: { kind: 'decideAppeal', verdict: 'upheld', note: '维持' },
  reopen: { kind: 'reopen', note: '又发生' },
};
const does = (one: Case, kind: CaseCommandKind, actor: CaseActor, command = commands[kind]): Case => {
  const decided = decideCase(one, command, actor);
  if ('refusal' in decided) throw new Error(`${kind} in ${one.status}: ${decided.refusal}`);
  return decided.events.reduce<Case>((before, event) => applyCase(before, event), one);
};
const says = (one: Case, command: CaseCommand, actor: CaseActor): string => {
  const decided = decideCase(one, command, actor);
  return 'refusal' in decided ? decided.refusal.slice(6) : (decided.events[0]?.kind ?? '');
};

const verified = does(opened(), 'verify', leader);
const notified = does(verified, 'notify', handler);
const answered = does(notified, 'answer', speaker);
const rectified = does(answered, 'rectify', speaker);
const checked = does(rectified, 'check', handler);
const closed = does(checked, 'close', leader);
const inStatus: Record<CaseStatus, Case> = {
  ...{ found: opened(), verified, notified, answered, rectified, checked, closed },
  dismissed: does(verified, 'dismiss', leader),
  appealed: does(closed, 'appeal', speaker),
};

// Rows: how the case stands; columns in the order of caseCommandKinds, by who may: what happens, or - for a step that is not of this status.
const table: Record<CaseStatus, string> = {
  found: 'evidenceAdded verified dismissed notVerified - - - - - - - -',
  verified: 'evidenceAdded - dismissed notified - - - - - - - -',
  notified: 'evidenceAdded - - - answered - - - - appealed - -',
  answered: 'evidenceAdded - - - - sentBack rectified - - appealed - -',
  rectified: 'evidenceAdded - - - - sentBack - checked - appealed - -',
  checked: 'evidenceAdded - - - - - - - closed appealed - -',
  closed: '- - - - - - - - - appealed - reopened',
  dismissed: '- - - - - - - - - - - reopened',
  appealed: '- - - - - - - - - - appealDecided -',
};
const speaks: readonly CaseCommandKind[] = ['answer', 'rectify', 'appeal'];

describe('§12 every step in every status', () => {
  test.each(caseStatuses)('%s', (status) => {
    const row = table[status].split(' ');
    expect(row.length).toBe(caseCommandKinds.length);
    const seen = caseCommandKinds.map((kind) => {
      const actor = speaks.includes(kind) ? speaker : other;
      const said = says(inStatus[status], commands[kind], actor);
      return said === 'wrongStatus' ? '-' : said;
    });
    expect(seen).toEqual(row);
  });

  // Columns: leads, handles, guides, answers, nobody; o may, or why not.
  const standings: Record<CaseCommandKind, readonly [CaseStatus, string]> = {
    addEvidence: ['found', 'o o o notYours notYours'],
    verify: ['found', 'o o guidanceOnly notYours notYours'],
    dismiss: ['found', 'o leaderDecides guidanceOnly notYours notYours'],
    notify: ['verified', 'o o o notYours notYours'],
    answer: ['notified', 'notYours notYours notYours o notYours'],
    sendBack: ['answered', 'o o guidanceOnly notYours notYours'],
    rectify: ['answered', 'notYours notYours notYours o notYours'],
    check: ['rectified', 'o o guidanceOnly notYours notYours'],
    close: ['checked', 'o leaderDecides guidanceOnly notYours notYours'],
    appeal: ['notified', 'notYours notYours notYours o notYours'],
    decideAppeal: ['appealed', 'o leaderDecides guidanceOnly notYours notYours'],
    reopen: ['closed', 'o leaderDecides guidanceOnly notYours notYours'],
  };
  test.each(caseCommandKinds)('§11 %s: who may', (kind) => {
    const [status, cells] = standings[kind];
    const actors: readonly (readonly Capacity[])[] = [['leads'], ['handles'], ['guides'], ['answers'], []];
    const seen = actors.map((capacities) => {
      const decided = decideCase(inStatus[status], commands[kind], actorAs(capacities));
      return 'refusal' in decided ? decided.refusal.slice(6) : 'o';
    });
    expect(seen.join(' ')).toBe(cells);
  });

  test('nobody deals with a case that concerns himself or his own unit, and the unit still answers', () => {
    for (const kind of caseCommandKinds.filter((one) => !speaks.includes(one))) {
      const [status] = standings[kind];
      expect(says(inStatus[status], commands[kind], { ...other, ownCause: true }), kind).toBe('ownCause');
    }
    expect(says(notified, commands.answer, { ...speaker, ownCause: true })).toBe('answered');
  });

  test('what a screen offers is what is allowed, for all statuses and standings', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...caseStatuses),
        fc.subarray<Capacity>(['leads', 'handles', 'guides', 'answers']),
        fc.boolean(),
        fc.boolean(),
        (status, held, ownCause, aboveDecider) => {
          const actor = { ...actorAs(held), by: who('somebody'), ownCause, aboveDecider };
          const offered = possibleCommands(inStatus[status], actor);
          for (const kind of caseCommandKinds) {
            const allowed =
              'events' in
              decideCase(inStatus[status], { ...commands[kind], measures: [] } as CaseCommand, actor);
            expect(offered.includes(kind)).toBe(allowed);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('§11 the publicity department tells a unit as guidance, which costs nothing until the command has verified it', () => {
  const guided = does(opened(), 'notify', guide);
  expect(guided.guided).toBe(true);
  const done = ['answer', 'rectify'].reduce((one, kind) => does(one, kind as 'answer', speaker), guided);
  const over = does(done, 'check', handler);
  expect(says(over, { kind: 'close', measures: [], note: '' }, leader)).toBe('notVerified');
  expect(deductionOf(over, at).points).toBe(0);
  // What is not as the department thought is dismissed at any time before it is verified.
  for (const one of [guided, done, over]) expect(does(one, 'dismiss', leader).status).toBe('dismissed');
  const late = does(over, 'verify', leader);
  expect(late.status).toBe('checked');
  expect(deductionOf(does(late, 'close', leader), at).points).toBe(2);
  expect(says(late, commands.verify, leader)).toBe('wrongStatus');
});

test('§12 no measure goes above what the rule book allows for the gravity; taking one is for a leader', () => {
  for (const gravity of gravities) {
    const allowed = rules.cases?.gravities.find((one) => one.id === gravity)?.measures ?? [];
    for (const measure of measureIds) {
      const verify = { kind: 'verify', gravity, measures: [measure], note: '' } as const;
      expect(says(opened(), verify, leader)).toBe(allowed.includes(measure) ? 'verified' : 'measureTooHigh');
      expect(says(opened(), verify, handler)).toBe('leaderDecides');
      const ready = { ...checked, gravity };
      const close = { kind: 'close', measures: [measure], note: '' } as const;
      expect(says(ready, close, leader)).toBe(allowed.includes(measure) ? 'closed' : 'measureTooHigh');
    }
  }
});

test('§12 nothing is verified without evidence', () => {
  expect(says(opened([]), commands.verify, leader)).toBe('evidenceMissing');
});

test('§12 deadlines are those of the gravity, are missed once, and cost the unit points up to the most', () => {
  expect(opened().dueAt).toBe(days(at, 7));
  expect(verified.dueAt).toBe(days(at, 3));
  expect(notified.dueAt).toBe(days(at, 7));
  expect(overdueOf(notified, addHours(days(at, 7), -1))).toBeNull();
  const event = overdueOf(notified, days(at, 7)) as CaseEvent;
  const late = applyCase(notified, event);
  expect(late.missed).toEqual({ unit: 1, superior: 0 });
  expect(overdueOf(late, days(at, 30))).toBeNull();
  expect(applyCase(verified, { kind: 'overdue', at: days(at, 3) }).missed).toEqual({ unit: 0, superior: 1 });
  const points = (missed: number, gravity: Case['gravity'] = 'ordinary', more: Partial<Case> = {}) =>
    deductionOf({ ...closed, gravity, missed: { unit: missed, superior: 5 }, ...more }, at).points;
  expect([points(0), points(1), points(3), points(99)]).toEqual([2, 3, 5, 15]);
  expect(points(0, 'grave')).toBe(10);
  expect(points(3, 'ordinary', { measures: ['circular'] })).toBe(0);
  expect(points(3, 'ordinary', { status: 'dismissed' })).toBe(0);
  expect(points(3, 'ordinary', { verified: null })).toBe(0);
});

test('§12 an appeal stops the clock; upheld the case goes on with the time that was left, overturned it falls', () => {
  const later = { ...speaker, at: days(at, 4) };
  const appealed = does(notified, 'appeal', later);
  expect(appealed.appeals[0]).toMatchObject({ against: 'finding', from: 'notified' });
  const judge = { ...other, at: days(at, 9) };
  const upheld = does(appealed, 'decideAppeal', judge);
  expect([upheld.status, upheld.dueAt]).toEqual(['notified', days(at, 12)]);
  expect(says(upheld, commands.appeal, later)).toBe('appealedAlready');
  const fallen = does(appealed, 'decideAppeal', judge, {
    ...commands.decideAppeal,
    verdict: 'overturned',
  } as CaseCommand);
  expect([fallen.status, deductionOf(fallen, at).points]).toEqual(['dismissed', 0]);
  expect(says(fallen, commands.reopen, leader)).toBe('fellOnAppeal');
  expect(says(appealed, commands.decideAppeal, { ...judge, by: speaker.by })).toBe('appealSameHand');
  expect(says(appealed, commands.decideAppeal, { ...judge, by: handler.by })).toBe('appealSameHand');
  expect(says(appealed, commands.decideAppeal, { ...judge, aboveDecider: false })).toBe('appealHigher');
  expect(says(notified, commands.appeal, { ...speaker, at: days(at, 16) })).toBe('appealLate');
  const again = does(closed, 'appeal', { ...speaker, at: days(at, 15) });
  expect(again.appeals[0]?.against).toBe('decision');
  expect(deductionOf(closed, days(at, 14)).final).toBe(false);
  expect(deductionOf(closed, days(at, 15)).final).toBe(true);
});

test('§12 a check that is not passed asks for rectification again; a closed case can be taken up again', () => {
  const failed = does(rectified, 'check', handler, { kind: 'check', passed: false, note: '' });
  expect([failed.status, failed.rectified]).toEqual(['answered', null]);
  const again = does(closed, 'reopen', leader);
  expect([again.status, again.reopened]).toEqual(['answered', 1]);
  expect(does(inStatus.dismissed, 'reopen', leader).status).toBe('found');
});

test('§11 a unit sees a case from when it is told, or opened it; its command always', () => {
  const told = { ofOpener: false };
  expect(seesCase(verified, 'unit', told)).toBe(false);
  expect(seesCase(verified, 'guidance', told)).toBe(false);
  expect(seesCase(verified, 'command', told)).toBe(true);
  expect(seesCase(notified, 'unit', told)).toBe(true);
  expect(seesCase(verified, 'unit', { ofOpener: true })).toBe(true);
});

test('§12 a person is held accountable only where the measure was taken; the record ends, and its appeal is another’s to decide', () => {
  expect(recordRefusal(closed)).toBe('cases.recordNotAllowed');
  const grave = does(opened(), 'verify', leader, {
    ...{ kind: 'verify', gravity: 'grave', measures: ['accountability'], note: '' },
  });
  expect(recordRefusal(grave)).toBeNull();
  const record = applyRecord(null, {
    ...{ kind: 'recordMade', id: brandId<RecordId>('record'), case: id, root: city, organization: unit },
    ...recordTimes(rules, at),
    commitment: brandId<Digest>(`sha256:${'b'.repeat(64)}`),
    made: { by: leader.by, at },
  });
  expect([record.appealUntil, record.expiresAt]).toEqual([days(at, 15), days(at, 1095)]);
  expect(recordAppealRefusal(record, days(at, 16))).toBe('cases.appealLate');
  const asked = applyRecord(record, { kind: 'recordAppealed', id: record.id, at });
  const decider = (by = other.by, leads = true, ownCause = false, aboveMaker = true) =>
    recordVerdictRefusal(asked, { by, leads, ownCause, aboveMaker });
  expect(decider()).toBeNull();
  expect(decider(leader.by)).toBe('cases.appealSameHand');
  expect(decider(other.by, false)).toBe('cases.recordNotYours');
  expect(decider(other.by, true, true)).toBe('cases.recordNotYours');
  expect(decider(other.by, true, false, false)).toBe('cases.appealHigher');
  expect(recordAppealRefusal(asked, at)).toBe('cases.recordDecided');
  const revoked = applyRecord(asked, {
    kind: 'recordDecided',
    id: record.id,
    verdict: 'overturned',
    by: other.by,
    at,
  });
  expect([
    revoked.status,
    mustSeal(revoked, at),
    mustSeal(record, at),
    mustSeal(record, days(at, 1095)),
  ]).toEqual([...['revoked', true, false, true]]);
});

test('§12 figures of cases: how many, where they stand, what they cost, and how long they took', () => {
  const later = days(at, 5);
  const moved = (one: Case, organization: string, more: Partial<Case> = {}): Case => ({
    ...{ ...one, ...more, organization: brandId<OrganizationId>(organization) },
  });
  const shut = (count: number) => ({ ...closed, closed: { by: leader.by, at: days(at, count), note: '' } });
  const fallen = { ...inStatus.dismissed, appeals: [] };
  const figures = caseFigures(
    [
      ...[shut(2), shut(4), shut(9), fallen],
      ...[moved(verified, 'b', { clause: '§3', gravity: 'grave' }), moved(notified, 'b')],
    ],
    later,
  );
  expect(figures).toMatchObject({
    ...{ opened: 6, open: 2, overdue: 1, closed: 3, dismissed: 1, points: 6, medianDays: 4 },
    ...{ appeals: { made: 0, overturned: 0 }, missed: { unit: 0, superior: 0 } },
    byClause: [
      { clause: '§5', count: 5 },
      { clause: '§3', count: 1 },
    ],
    byGravity: [
      { gravity: 'ordinary', count: 5 },
      { gravity: 'grave', count: 1 },
    ],
    bySource: [{ source: 'report', count: 6 }],
    byUnit: [
      { organization: 'unit', opened: 4, open: 0, overdue: 0, closed: 3, dismissed: 1, points: 6 },
      { organization: 'b', opened: 2, open: 2, overdue: 1, closed: 0, dismissed: 0, points: 0 },
    ],
  });
  expect(caseFigures([shut(2), shut(4)], later).medianDays).toBe(3);
  expect(caseFigures([], later)).toMatchObject({ opened: 0, medianDays: null, byUnit: [] });
});
