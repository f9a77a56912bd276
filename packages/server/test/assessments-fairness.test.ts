import * as contract from '@sanshen/contract/assessments';
import * as cases from '@sanshen/contract/cases';
import {
  type AssessmentEvent,
  type AssessmentId,
  type AssessmentInput,
  scoreOf,
} from '@sanshen/domain/assessments';
import { addHours, type Instant, type OrganizationId } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { digestOf, gatherInput } from '../src/modules/assessments/gather-input.ts';
import { recordAssessment } from '../src/modules/assessments/record.ts';
import { freezePeriods } from '../src/modules/supervision/public.ts';
import { newId } from '../src/platform/new-id.ts';
import { organizationIn, startCity } from './organization-support.ts';
import { expectRefusal } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const { db } = harness;
const unit = organizationIn('scienceUniversity');
const root = organizationIn('kunming');
const year = Number(harness.clock.now().slice(0, 4));
const period = String(year);
// Sessions end while the clock is set forward: everybody logs in when he acts.
const leader = () => city.as('kunming', 'mainLeader');

async function verifiedCase(): Promise<void> {
  const deputy = await city.as('kunming', 'deputySecretaryBusiness');
  const { case: id } = await deputy.call(cases.openCase, {
    params: { organization: unit },
    body: {
      ...{ clause: '§5', gravity: 'serious', title: '未经三审发布', note: '巡查发现' },
      evidence: [{ kind: 'page', id: 'https://example.com/a', name: '页面' }],
    } as never,
  });
  const step = (body: object) => deputy.call(cases.stepCase, { params: { case: id }, body: body as never });
  await step({ kind: 'verify', gravity: 'serious', measures: ['assessment'], note: '属实' });
  await step({ kind: 'notify', note: '请答复' });
}

const draft = async () =>
  (await leader()).call(contract.draftAssessments, {
    params: { organization: root },
    body: { period, units: [unit] },
  });
const publish = async (assessment: string) =>
  (await leader()).send(contract.publishAssessment, { params: { assessment }, body: {} });

test('§12 what was drafted before the year was over is drawn up again before it is published; who is of the unit decides no appeal', async () => {
  await draft();
  const query = { side: 'units' as const, period };
  const listed = await (await leader()).call(contract.listAssessments, {
    params: { organization: root },
    query,
  });
  const assessment = listed.items[0]?.assessment ?? '';
  await verifiedCase();
  harness.clock.set(`${year + 1}-01-10T02:00:00.000Z` as Instant);
  await freezePeriods(harness.context);
  expectRefusal(await publish(assessment), 409, 'assessments.changed');
  await draft();
  expect((await publish(assessment)).statusCode).toBe(204);

  const params = { assessment };
  const lead = await city.as('scienceUniversity', 'publicityLead');
  const { items } = await lead.call(contract.readAssessment, { params });
  const item = items.find(({ kind }) => kind === 'case')?.item ?? '';
  await lead.call(contract.appealAssessment, { params, body: { item, grounds: '有应急签发', files: [] } });
  // The leader of the city is on the unit's committee as well from now on.
  const own = await leader();
  const seat = await db
    .selectFrom('appointment')
    .selectAll()
    .where('organization_id', '=', unit)
    .where('person_id', '=', lead.person)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('appointment')
    .values({ ...seat, appointment_id: newId(), person_id: own.person })
    .execute();
  const body = { item, restored: 5, reason: '查明有签发单' };
  expect((await own.call(contract.readAssessment, { params })).mayDecide).toBe(false);
  expectRefusal(await own.send(contract.decideAppeal, { params, body }), 403, 'assessments.ownCause');
  const another = await city.as('kunming', 'deputySecretaryBusiness');
  expect((await another.send(contract.decideAppeal, { params, body })).statusCode).toBe(204);
});

test('§12 a unit is shown its place among all that were assessed, not among itself', async () => {
  const now = harness.clock.now();
  const by = {
    person: (await leader()).person,
    name: '团市委书记',
    office: null,
    organization: root,
  } as never;
  const word = { by, at: now, note: '' };
  const input = await gatherInput(db, unit, period, now);
  const earlier = '2025';
  const final = async (organization: OrganizationId, points: number) => {
    const formula = { ...input.rules.formula, ranking: 'order' as const };
    const own: AssessmentInput = {
      rules: { ...input.rules, formula },
      indicators: input.indicators.map((one) => ({ ...one, value: null })),
      cases: [{ case: 'c', clause: '§5', title: '漏审', gravity: 'serious', points, forMissed: 0 }],
    };
    const assessment = newId<AssessmentId>();
    const drawn = { input: own, digest: digestOf(own), result: scoreOf(own) };
    const events: AssessmentEvent[] = [
      {
        ...{ kind: 'drafted', assessment, root, organization, assessor: root, period: earlier },
        ...{ ...drawn, word },
      },
      { kind: 'published', assessment, appealUntil: addHours(now, -1), word },
      { kind: 'finalised', assessment, by: null, at: now },
    ];
    for (const event of events)
      await db.transaction().execute((trx) => recordAssessment(trx, organization, event));
  };
  await final(unit, 4);
  await final(organizationIn('yunnanUniversity'), 1);
  const lead = await city.as('scienceUniversity', 'publicityLead');
  const shown = await lead.call(contract.listAssessments, {
    params: { organization: unit },
    query: { side: 'own', period: earlier },
  });
  expect(shown.items.map(({ place }) => place)).toEqual([2]);
});

test('§12 a list of assessments comes in pages: all of it, nothing twice, each place among all of its period', async () => {
  const boss = await leader();
  const ask = (limit: number, cursor?: string) =>
    boss.call(contract.listAssessments, {
      params: { organization: root },
      query: { side: 'units', limit, ...(cursor === undefined ? {} : { cursor }) },
    });
  const whole = await ask(100);
  expect(whole.next).toBeNull();
  expect(whole.items.length).toBeGreaterThan(2);
  const paged: typeof whole.items = [];
  let cursor: string | undefined;
  do {
    const page = await ask(1, cursor);
    expect(page.items).toHaveLength(1);
    // What is left to do does not depend on the page.
    expect([page.left, page.drafted]).toEqual([whole.left, whole.drafted]);
    paged.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(paged).toEqual(whole.items);
  const wrong = await boss.send(contract.listAssessments, {
    params: { organization: root },
    query: { side: 'units', cursor: 'bm9uc2Vuc2U' } as never,
  });
  expect(wrong.json().code).toBe('request.cursorInvalid');
});
