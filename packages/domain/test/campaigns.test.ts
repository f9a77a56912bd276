import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  applyToUnit,
  type CampaignId,
  type CampaignStatus,
  campaignFigures,
  chaseDue,
  decideUnit,
  nextChase,
  type UnitWish,
  waitingUnit,
} from '../src/campaigns/index.ts';
import {
  addHours,
  brandId,
  type Digest,
  instant,
  type OrganizationId,
  type PersonId,
} from '../src/kernel/index.ts';

const at = instant('2026-11-23T01:00:00.000Z');
const id = brandId<CampaignId>('c');
const unit = brandId<OrganizationId>('u');
const by = { person: brandId<PersonId>('p'), name: '人', office: null, organization: unit, acting: false };
const responsible = { person: by.person, name: '人' };
const evidence = {
  publications: [],
  files: [{ file: brandId<Digest>(`sha256:${'a'.repeat(64)}`), name: '截图.png' }],
};
const wishes: Record<string, UnitWish> = {
  claim: { kind: 'claim', responsible },
  decline: { kind: 'decline' },
  complete: { kind: 'complete', evidence },
  bare: { kind: 'complete', evidence: { publications: [], files: [] } },
  reopen: { kind: 'reopen' },
};
const inStatus = (status: CampaignStatus) => ({ ...waitingUnit(id, unit), status });
const decide = (status: CampaignStatus, wish: string, note = '理由', withdrawn = false) => {
  const word = { by, at, note };
  const asked = wishes[wish];
  if (asked === undefined) throw new RangeError(wish);
  const decided = decideUnit({ id, withdrawn: withdrawn ? word : null }, inStatus(status), asked, word);
  return 'refusal' in decided ? decided.refusal.slice(10) : decided.event.kind;
};

// Rows: how the unit's part stands; columns: claim, decline, complete, complete without evidence, reopen.
test.each<[CampaignStatus, string]>([
  ['waiting', 'claimed declined notClaimed notClaimed nothingToReopen'],
  ['claimed', 'claimed declined completed evidenceMissing nothingToReopen'],
  ['declined', 'declined declined notClaimed notClaimed reopened'],
  ['completed', 'completed completed completed completed reopened'],
])('§2 a campaign that is %s', (status, expected) => {
  expect(
    Object.keys(wishes)
      .map((wish) => decide(status, wish))
      .join(' '),
  ).toBe(expected);
});

test('§2 declining and sending back take a reason, and a withdrawn campaign takes nothing', () => {
  expect(decide('waiting', 'decline', '')).toBe('reasonMissing');
  expect(decide('completed', 'reopen', '')).toBe('reasonMissing');
  for (const wish of Object.keys(wishes)) expect(decide('claimed', wish, '理由', true)).toBe('withdrawn');
});

test('§2 a decline that is sent back waits again, a completion that is sent back is claimed again', () => {
  const word = { by, at, note: '理由' };
  const reopened = { kind: 'reopened', campaign: id, unit, word } as const;
  expect(applyToUnit(inStatus('declined'), reopened)).toMatchObject({ status: 'waiting', declined: null });
  expect(applyToUnit(inStatus('completed'), reopened)).toMatchObject({ status: 'claimed', completed: null });
});

const campaign = {
  deadline: addHours(at, 100),
  claimBy: addHours(at, 48),
  remindHoursBefore: [72, 24],
  withdrawn: null,
};
test.each<[CampaignStatus, number, [number, string] | null]>([
  ['waiting', 0, [28, 'due']],
  ['waiting', 28, [48, 'unclaimed']],
  ['claimed', 28, [76, 'due']],
  ['claimed', 76, [100, 'overdue']],
  ['claimed', 100, [124, 'overdue']],
  ['claimed', 130, [148, 'overdue']],
  ['completed', 0, null],
  ['declined', 0, null],
])('§2 reminders: %s after %i hours', (status, after, expected) => {
  const next = nextChase(campaign, { status }, addHours(at, after));
  expect(next).toEqual(expected === null ? null : { at: addHours(at, expected[0]), why: expected[1] });
});

test('§2 a reminder is never lost however late one looks, and the gravest is told', () => {
  expect(chaseDue(campaign, { status: 'waiting' }, at, addHours(at, 60))).toBe('unclaimed');
  expect(chaseDue(campaign, { status: 'waiting' }, at, addHours(at, 500))).toBe('overdue');
  expect(chaseDue(campaign, { status: 'claimed' }, at, addHours(at, 27))).toBeNull();
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), (from, to) => {
      const next = nextChase(campaign, { status: 'claimed' }, addHours(at, from));
      const due = chaseDue(campaign, { status: 'claimed' }, addHours(at, from), addHours(at, to));
      expect(due !== null).toBe(next !== null && next.at <= addHours(at, to));
    }),
  );
});

test('§2 the completion rate counts declines as not completed, and nothing as no rate', () => {
  const now = addHours(at, 10);
  const part = (status: CampaignStatus, deadline: number, completed: number | null = null) => ({
    status,
    deadline: addHours(at, deadline),
    completedAt: completed === null ? null : addHours(at, completed),
  });
  expect(campaignFigures([], now).completionRate).toBeNull();
  expect(
    campaignFigures(
      [
        part('completed', 5, 4),
        part('completed', 5, 6),
        part('declined', 5),
        part('claimed', 5),
        part('waiting', 20),
      ],
      now,
    ),
  ).toEqual({
    handedDown: 5,
    waiting: 1,
    claimed: 1,
    declined: 1,
    completed: 2,
    inTime: 1,
    overdue: 1,
    completionRate: 0.4,
  });
});
