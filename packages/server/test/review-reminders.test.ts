import * as contract from '@sanshen/contract/review';
import { addHours, brandId, type ChannelId, type PersonId, type PublicationId } from '@sanshen/domain/kernel';
import { type PublicationStatus, type ReviewState, unborn } from '@sanshen/domain/review';
import { expect, test } from 'vitest';
import { chaseDue } from '../src/modules/review/chase-due.ts';
import { chaseAt } from '../src/modules/review/project-decision.ts';
import { reminderDue } from '../src/modules/review/reminders.ts';
import { startCity } from './organization-support.ts';
import { writeAndSubmit } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const hour = 3_600_000;

const told = async (key: string, office: string, manuscript: string) =>
  (await (await city.as(key, office)).call(contract.listNotifications, { query: { limit: 100 } })).items
    .filter((one) => one.manuscript === manuscript && one.kind === 'stillOverdue')
    .map((one) => one.text.zh);

test('complaint 6: what is three days late is recalled three times, to the signer and to the responsible', async () => {
  const author = await city.as('xishan', 'operator', 1);
  const { manuscript } = await writeAndSubmit(author, 'xishan');
  harness.clock.advance(24 * hour);
  await chaseDue(harness.context);
  expect(await told('xishan', 'platformLead', manuscript)).toEqual([]);
  const params = { manuscript };
  const signer = await city.as('xishan', 'platformLead');
  const before = await signer.call(contract.readHistory, { params, query: { limit: 100 } });
  for (let day = 1; day <= 3; day += 1) {
    harness.clock.advance(12 * hour);
    // What others do on the way puts no reminder off.
    await (await city.as('xishan', 'platformLead')).call(contract.noteFinding, {
      params,
      body: { severity: 'advice', text: `第 ${day} 天` },
    });
    await chaseDue(harness.context);
    harness.clock.advance(12 * hour);
    await chaseDue(harness.context);
    await chaseDue(harness.context);
    expect(await told('xishan', 'platformLead', manuscript)).toHaveLength(day);
    expect(await told('kunming', 'deputySecretaryPublicity', manuscript)).toHaveLength(day);
  }
  const reader = await city.as('xishan', 'platformLead');
  const after = await reader.call(contract.readHistory, { params, query: { limit: 100 } });
  expect(after.items).toHaveLength(before.items.length + 3);
});

const start = harness.clock.now();
const objected: ReviewState = {
  ...unborn,
  phase: 'published',
  emergency: {
    requestedBy: brandId<PersonId>('person-a'),
    requestedAt: start,
    digest: `sha256:${'0'.repeat(64)}`,
    reason: '汛情',
    confirmedBy: brandId<PersonId>('person-b'),
    reviewDueAt: addHours(start, 24),
    outcome: 'objected',
    overdueNoted: false,
  },
} as ReviewState;

function withPublication(status: PublicationStatus): ReviewState {
  const publication = {
    id: brandId<PublicationId>('publication-1'),
    channel: brandId<ChannelId>('channel-1'),
    digest: objected.emergency?.digest ?? null,
    status,
    reference: null,
    url: null,
    verdict: null,
  };
  return { ...objected, publications: [publication] } as ReviewState;
}

test('§9: an objection to an emergency release is recalled daily as long as the text is public', () => {
  const later = addHours(start, 30);
  expect(chaseAt(withPublication('done'), later)).toBe(addHours(start, 48));
  expect(reminderDue(withPublication('done'), later, addHours(start, 48))).toBe('objected');
  expect(reminderDue(withPublication('done'), later, addHours(start, 47))).toBeNull();
  for (const gone of ['takenDown', 'rejected'] as const) {
    expect(chaseAt(withPublication(gone), later)).toBeNull();
    expect(reminderDue(withPublication(gone), later, addHours(start, 480))).toBeNull();
  }
});

test('§9: a later review that is overdue is recalled daily until it is done', () => {
  const owed = {
    ...withPublication('done'),
    emergency: { ...objected.emergency, outcome: 'open', overdueNoted: true },
    release: { stopped: false },
  } as ReviewState;
  expect(chaseAt(owed, addHours(start, 25))).toBe(addHours(start, 48));
  expect(reminderDue(owed, addHours(start, 47), addHours(start, 48))).toBe('overdue');
  const done = { ...owed, emergency: { ...owed.emergency, outcome: 'completed' } } as ReviewState;
  expect(chaseAt(done, addHours(start, 25))).toBeNull();
});
