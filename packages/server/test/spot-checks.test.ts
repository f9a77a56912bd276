import { readCase } from '@sanshen/contract/cases';
import { listNotifications } from '@sanshen/contract/review';
import * as contract from '@sanshen/contract/spot-checks';
import { addHours } from '@sanshen/domain/kernel';
import type { LightMyRequestResponse } from 'fastify';
import { expect, test } from 'vitest';
import { checkProjection, projections } from '../src/modules/ledger/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import type { Caller } from './harness.ts';
import { organizationIn, personIn } from './organization-support.ts';
import { startDesk } from './publishing-support.ts';

const desk = await startDesk();
const { db, clock } = desk.harness;
const root = organizationIn('kunming');
const unit = organizationIn('wuhua');
const leader = await desk.as('kunming', 'mainLeader');
const first = await desk.as('kunming', 'secretary');
const second = await desk.as('publicity', 'operator', 1);
const third = await desk.as('kunming', 'deputySecretaryPublicity');
const unitLead = await desk.as('wuhua', 'mainLeader');
for (const title of ['青年大学习第三期', '志愿服务招募', '五四表彰名单']) await desk.published({ title });

const plan = (more: object = {}) => ({
  params: { organization: root },
  body: {
    ...{
      title: '十一月抽查',
      from: addHours(clock.now(), -48),
      to: addHours(clock.now(), 48),
      units: [unit],
    },
    ...{ method: 'risk' as const, size: 2, referee: third.person },
    inspectors: [first.person, second.person] as [string, string],
    ...more,
  },
});
const draw = (by: Caller, more: object = {}) => by.send(contract.drawSpotCheck, plan(more));
async function refused(answer: Promise<LightMyRequestResponse>, code: string): Promise<void> {
  expect((await answer).json().code).toBe(code);
}
const read = (by: Caller, check: string) => by.call(contract.readSpotCheck, { params: { check } });
const kindsOf = async (by: Caller) =>
  (await by.call(listNotifications, { query: { limit: 100 } })).items.map(({ kind }) => kind);

async function answersWith(check: string, faults: readonly string[], note = '标识颜色不对') {
  const { items, lines } = await read(first, check);
  return items.flatMap(({ item }) =>
    lines.map(({ id: line }) => {
      const fault = faults.includes(`${item}${line}`);
      return { item, line, fault, note: fault ? note : '' };
    }),
  );
}
const submit = (by: Caller, check: string, answers: Awaited<ReturnType<typeof answersWith>>) =>
  by.send(contract.submitSpotCheck, { params: { check }, body: { answers } });

test('§12 §11 a spot check is held over units that one commands or guides, by three who are independent of them', async () => {
  await refused(draw(unitLead), 'access.forbidden');
  await refused(draw(leader, { units: [root] }), 'spotChecks.unitElsewhere');
  await refused(draw(leader, { referee: first.person }), 'spotChecks.samePerson');
  await refused(draw(leader, { referee: personIn('wuhua', 'mainLeader') }), 'spotChecks.notIndependent');
  await refused(draw(leader, { referee: personIn('panlong', 'mainLeader') }), 'spotChecks.notIndependent');
  await refused(draw(leader, { units: [organizationIn('fumin')] }), 'spotChecks.nothingPublished');
  await refused(draw(leader, { from: addHours(clock.now(), 48) }), 'spotChecks.periodEmpty');
  const shown = await leader.call(contract.listSpotChecks, { params: { organization: root }, query: {} });
  expect([shown.mayHold, shown.perYear, shown.doubleBlind]).toEqual([true, 4, true]);
  expect(shown.units.map((one) => one.organization)).toContain(unit);
  await refused(
    unitLead.send(contract.listSpotChecks, { params: { organization: root }, query: {} }),
    'access.forbidden',
  );
});

test('§12 double-blind: two answer by themselves, a third decides where they differ, and a fault becomes a case', async () => {
  const check = (await draw(leader)).json().check as string;
  expect(await kindsOf(first)).toContain('spotCheckAssigned');
  expect((await second.call(contract.listOwnSpotChecks, {})).items.map((one) => one.check)).toEqual([check]);
  await refused(unitLead.send(contract.readSpotCheck, { params: { check } }), 'request.notFound');
  const blind = await read(first, check);
  expect([blind.duty, blind.people, blind.sample, blind.items[0]?.organizationName]).toEqual([
    ...['inspector', null, null, null],
  ]);
  const text = await first.call(contract.readSpotCheckItem, { params: { check, item: 0 } });
  expect(text.title).toBe(blind.items[0]?.title);
  expect(text.paragraphs.length).toBeGreaterThan(0);
  // How it was reviewed is told, and not by whom.
  expect(text.review.release).toBe('reviewed');
  expect(text.review.signOffs.length).toBeGreaterThanOrEqual(6);
  expect(text.review.signOffs.every(({ samePublished }) => samePublished)).toBe(true);
  expect(JSON.stringify(text)).not.toMatch(/运营人员|负责人|分管领导/);
  const sample = (await read(leader, check)).sample;
  expect(sample).toMatchObject({ population: 3, reproduced: true });

  await refused(submit(leader, check, await answersWith(check, [])), 'spotChecks.notYours');
  expect((await submit(first, check, await answersWith(check, ['0marks', '1style']))).json().status).toBe(
    'inspecting',
  );
  // Nothing of what the first has said is to be found, neither by the other nor in the ledger.
  expect((await read(second, check)).differences).toEqual([]);
  const entries = await db
    .selectFrom('ledger_entry')
    .select('text')
    .where('text', 'like', '%标识颜色不对%')
    .execute();
  expect(entries).toEqual([]);
  await refused(submit(first, check, await answersWith(check, [])), 'spotChecks.submittedAlready');
  expect((await submit(second, check, await answersWith(check, ['0marks'], '团徽变形'))).json().status).toBe(
    'settling',
  );
  const settling = await read(third, check);
  expect([settling.people, settling.differences.length, settling.may.settle]).toEqual([null, 1, true]);
  const { item, line } = settling.differences[0] ?? { item: 9, line: '' };
  const settle = (by: Caller) =>
    by.send(contract.settleSpotCheck, {
      params: { check },
      body: { verdicts: [{ item, line, fault: false, note: '' }] },
    });
  await refused(settle(first), 'spotChecks.notYours');
  expect((await settle(third)).json().status).toBe('settled');

  const done = await read(leader, check);
  expect(done).toMatchObject({ faulty: 1, agreed: 11, questions: 12 });
  expect(done.share).toBeCloseTo(11 / 12, 12);
  expect(done.kappa).toBeCloseTo((11 * 12 - (2 + 110)) / (144 - 112), 12);
  expect(done.faults).toHaveLength(1);
  const opened = done.faults[0]?.case ?? '';
  expect(await leader.call(readCase, { params: { case: opened } })).toMatchObject({
    ...{ clause: '§3', status: 'found', organization: unit },
    source: { kind: 'spotCheck', id: `${check}:0` },
  });
  expect((await read(first, check)).people?.inspectors).toHaveLength(2);
  expect((await first.call(contract.listOwnSpotChecks, {})).items).toEqual([]);
});

test('§12 spot checks are what the ledger says', async () => {
  const projection = projections().find(({ name }) => name === 'spotChecks');
  if (projection === undefined) throw new Error('no projection');
  const open = () => openDatabase(openPool(desk.harness.ownerUrl, { size: 1 }));
  expect(await checkProjection(open, projection)).toMatchObject({ problem: null });
});
