import * as contract from '@sanshen/contract/spot-checks';
import { addHours, type Instant } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { newId } from '../src/platform/new-id.ts';
import { asOwner } from './harness.ts';
import { organizationIn } from './organization-support.ts';
import { startDesk } from './publishing-support.ts';
import { expectRefusal } from './review-support.ts';

const desk = await startDesk();
const { db, clock } = desk.harness;
const root = organizationIn('kunming');
const unit = organizationIn('wuhua');
const leader = await desk.as('kunming', 'mainLeader');
const first = await desk.as('kunming', 'secretary');
const second = await desk.as('publicity', 'operator', 1);
const third = await desk.as('kunming', 'deputySecretaryPublicity');
for (const title of ['青年大学习第三期', '志愿服务招募']) await desk.published({ title });
const drawn = clock.now();

const draw = (inspectors: readonly [string, string] = [first.person, second.person]) =>
  leader.send(contract.drawSpotCheck, {
    params: { organization: root },
    body: {
      ...{ title: '十一月抽查', from: addHours(drawn, -48), to: addHours(drawn, 48), units: [unit] },
      ...{ method: 'random', size: 5, referee: third.person, inspectors: [...inspectors] },
    },
  });

test('§12 nobody judges in a spot check what he wrote, changed or signed, wherever he works by now', async () => {
  const [one] = await db.selectFrom('manuscript').select(['manuscript_id', 'state']).execute();
  const state = one?.state as { readonly edits: readonly object[] };
  const mine = { person: second.person, revision: 1, stage: null, seat: null };
  const setEdits = (edits: readonly object[]) =>
    db
      .updateTable('manuscript')
      .set({ state: JSON.stringify({ ...state, edits }) as never })
      .where('manuscript_id', '=', one?.manuscript_id ?? ('' as never))
      .execute();
  await setEdits([...state.edits, mine]);
  const { check } = (await draw()).json() as { check: string };
  const shown = await leader.call(contract.readSpotCheck, { params: { check } });
  expect(shown.items.map(({ manuscript }) => manuscript)).not.toContain(one?.manuscript_id);
  expect([shown.items.length, shown.sample?.population, shown.sample?.reproduced]).toEqual([1, 1, true]);
  await setEdits(state.edits);
});

test('§12 who comes to a unit that is checked while he inspects judges no more', async () => {
  const { check } = (await draw()).json() as { check: string };
  const { items, lines } = await first.call(contract.readSpotCheck, { params: { check } });
  const answers = items.flatMap(({ item }) =>
    lines.map(({ id: line }) => ({ item, line, fault: false, note: '' })),
  );
  const seat = await db
    .selectFrom('appointment')
    .selectAll()
    .where('organization_id', '=', unit)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('appointment')
    .values({ ...seat, appointment_id: newId(), person_id: first.person })
    .execute();
  const submit = (by: typeof first) =>
    by.send(contract.submitSpotCheck, { params: { check }, body: { answers } });
  expectRefusal(await submit(first), 422, 'spotChecks.notIndependent');
  expect((await submit(second)).statusCode).toBe(200);
});

test('§12 who was of a checked unit while it published what is examined neither draws nor judges, though he has left it', async () => {
  const seat = await db
    .selectFrom('appointment')
    .selectAll()
    .where('organization_id', '=', unit)
    .executeTakeFirstOrThrow();
  const past = (person: typeof third.person, left: Instant) =>
    db
      .insertInto('appointment')
      .values({
        ...{ ...seat, appointment_id: newId(), person_id: person },
        ...{ valid_from: addHours(drawn, -1000), valid_to: left },
      })
      .returning('appointment_id')
      .executeTakeFirstOrThrow();
  const forget = ({ appointment_id }: Awaited<ReturnType<typeof past>>) =>
    asOwner(desk.harness.ownerUrl, (client) =>
      client.query('delete from appointment where appointment_id = $1', [appointment_id]),
    );
  // He answers as inspector above, so another one is taken here.
  const inspectors = [second.person, (await desk.as('publicity', 'operator', 2)).person] as const;
  expect((await draw(inspectors)).statusCode).toBe(201);
  for (const person of [third.person, leader.person]) {
    const left = await past(person, addHours(drawn, -1));
    expectRefusal(await draw(inspectors), 422, 'spotChecks.notIndependent');
    await forget(left);
    // Who left before the period began had no hand in it.
    const longAgo = await past(person, addHours(drawn, -49));
    expect((await draw(inspectors)).statusCode).toBe(201);
    await forget(longAgo);
  }
});

test('§12 how many were held this year goes by the year in China', async () => {
  clock.set('2026-12-31T15:00:00.000Z' as Instant);
  const held = async () =>
    (
      await (
        await desk.as('kunming', 'mainLeader')
      ).call(contract.listSpotChecks, {
        params: { organization: root },
        query: {},
      })
    ).heldThisYear;
  expect(await held()).toBe(5);
  clock.set('2026-12-31T16:00:00.000Z' as Instant);
  expect(await held()).toBe(0);
});
