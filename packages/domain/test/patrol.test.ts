import { describe, expect, test } from 'vitest';
import {
  brandId,
  type ChannelId,
  type Digest,
  instant,
  type OrganizationId,
  type PersonId,
} from '../src/kernel/index.ts';
import type { Office, PersonSnapshot } from '../src/organization/index.ts';
import {
  applyFinding,
  applyPatrol,
  beginPatrol,
  closeFinding,
  correctFinding,
  dayEnd,
  dayOf,
  type FindingEvent,
  finishPatrol,
  type Patrol,
  type PatrolFinding,
  type PatrolFindingId,
  type PatrolId,
  patrolDueAt,
} from '../src/patrol/index.ts';

const at = instant('2026-11-23T02:00:00.000Z');
const organization = brandId<OrganizationId>('health');
const by = (name: string): PersonSnapshot => ({
  person: brandId<PersonId>(name),
  name,
  office: null,
  organization,
  acting: false,
});
const word = (name: string) => ({ by: by(name), at });
const turn = {
  id: brandId<PatrolId>('p'),
  root: organization,
  organization,
  channel: brandId<ChannelId>('c'),
  day: '2026-11-23',
  slot: 1,
};
const rule = {
  clause: '§6' as const,
  timesPerDay: 2,
  correctWithinHours: 4,
  offices: [brandId<Office>('operator')],
  checklist: [],
};
const digest = brandId<Digest>(`sha256:${'b'.repeat(64)}`);

function begin(patrol: Patrol | null, name = 'operator', change: Partial<typeof turn> = {}, entitled = true) {
  const decided = beginPatrol(patrol, { ...turn, ...change }, { word: word(name), entitled, rule });
  return 'refusal' in decided ? decided.refusal : decided.events.reduce<Patrol | null>(applyPatrol, patrol);
}

function begun(): Patrol {
  const patrol = begin(null);
  if (patrol === null || typeof patrol === 'string') throw new Error(String(patrol));
  return patrol;
}

test('§6 patrols are spread over the working day of Shanghai, and a day there ends at 16:00 UTC', () => {
  expect(patrolDueAt('2026-11-23', 1, 1)).toBe('2026-11-23T10:00:00.000Z');
  expect(patrolDueAt('2026-11-23', 1, 2)).toBe('2026-11-23T05:30:00.000Z');
  expect(dayOf(instant('2026-11-23T16:00:00.000Z'))).toBe('2026-11-24');
  expect(dayEnd('2026-11-23')).toBe('2026-11-23T16:00:00.000Z');
});

describe('§6 a patrol', () => {
  test('is begun by who is on duty, on its day, once', () => {
    expect(begin(null, 'operator', {}, false)).toBe('patrol.notOnDuty');
    expect(begin(null, 'operator', { day: '2026-11-22' })).toBe('patrol.notToday');
    expect(begin(null, 'operator', { slot: 3 })).toBe('patrol.notToday');
    expect(begin({ ...begun(), duty: brandId<PersonId>('second') })).toBe('patrol.notOnDuty');
    expect(begin(begun(), 'second')).toBe('patrol.otherPatrols');
    expect(begin({ ...begun(), status: 'missed' })).toBe('patrol.alreadyDone');
    expect(begin(begun())).toMatchObject({ status: 'begun' });
  });

  test('is finished by who began it, with every line answered and a finding for what was wrong', () => {
    const finish = (answers: readonly boolean[], findings: number, name = 'operator') => {
      const decided = finishPatrol(begun(), { answers, findings }, { word: word(name), lines: 2 });
      return 'refusal' in decided ? decided.refusal : 'done';
    };
    expect(finish([true], 0)).toBe('patrol.checklistIncomplete');
    expect(finish([true, false], 0)).toBe('patrol.findingMissing');
    expect(finish([true, true], 0, 'second')).toBe('patrol.otherPatrols');
    expect(finish([true, false], 1)).toBe('done');
  });
});

test('§6 a finding is corrected with evidence of before and after, and closed by another person', () => {
  const raised: FindingEvent = {
    kind: 'findingRaised',
    finding: brandId<PatrolFindingId>('f'),
    patrol: turn.id,
    root: organization,
    organization,
    channel: turn.channel,
    what: 'wrongReply',
    dueAt: at,
    before: null,
    by: by('operator'),
    at,
  };
  const finding = applyFinding(null, raised);
  const correct = (before: Digest | null, after: Digest | null) =>
    correctFinding(finding, { before, after }, word('operator'));
  expect(correct(null, digest)).toEqual({ refusal: 'patrol.evidenceMissing' });
  expect(correct(digest, null)).toEqual({ refusal: 'patrol.evidenceMissing' });
  const decided = correct(digest, digest);
  if ('refusal' in decided) throw new Error(decided.refusal);
  const corrected = decided.events.reduce<PatrolFinding>(applyFinding, finding);
  expect(closeFinding(finding, 'close', word('lead'))).toEqual({ refusal: 'patrol.wrongStatus' });
  expect(closeFinding(corrected, 'close', word('operator'))).toEqual({ refusal: 'patrol.secondPerson' });
  expect(closeFinding(corrected, 'reopen', word('lead'))).toMatchObject({
    events: [{ kind: 'findingReopened' }],
  });
  expect(closeFinding(corrected, 'close', word('lead'))).toMatchObject({
    events: [{ kind: 'findingClosed' }],
  });
});
