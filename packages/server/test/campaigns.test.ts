import * as calendar from '@sanshen/contract/calendar';
import * as contract from '@sanshen/contract/campaigns';
import { readFile } from '@sanshen/contract/files';
import { publish, resolvePublication } from '@sanshen/contract/publishing';
import { listNotifications } from '@sanshen/contract/review';
import { addHours } from '@sanshen/domain/kernel';
import { afterAll, expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { chaseCampaigns } from '../src/modules/campaigns/chase.ts';
import { campaignProjection } from '../src/modules/campaigns/record.ts';
import { checkProjection } from '../src/modules/ledger/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import type { Caller } from './harness.ts';
import { organizationIn, personIn, startCity } from './organization-support.ts';
import { picture } from './publishing-support.ts';
import { expectRefusal, sign, submit, write } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const publicity = organizationIn('publicity');
const head = await city.as('publicity', 'departmentHead');
const operator = await city.as('wuhua', 'operator', 1);
const lead = await city.as('wuhua', 'publicityLead');
const later = (hours: number) => addHours(harness.clock.now(), hours);
const wuhua = organizationIn('wuhua');
const panlong = organizationIn('panlong');

const handDown = async (change: object = {}, by = head, organization = publicity) =>
  by.call(contract.handDown, {
    params: { organization },
    body: { title: '学雷锋月', text: '每单位一篇', deadline: later(200), units: [wuhua, panlong], ...change },
  });
const part = (campaign: string, unit: string = wuhua) => ({ campaign, unit });
const toldOf = async (caller: Caller) =>
  // Logged in anew: sessions end while the clock is set forward.
  (await (await harness.login(caller.person)).call(listNotifications, { query: { limit: 100 } })).items.map(
    ({ kind }) => kind,
  );
const published = async (): Promise<string> => {
  const shown = await write(operator, 'wuhua');
  await submit(operator, shown);
  await sign(await city.as('wuhua', 'platformLead'), shown.manuscript, 'platform', 'platformLead');
  await sign(lead, shown.manuscript, 'publicity', 'publicityLead');
  await sign(await city.as('wuhua', 'leaderInCharge'), shown.manuscript, 'leader', 'leader');
  const begun = await operator.call(publish, {
    params: { manuscript: shown.manuscript },
    body: { channel: demonstrationChannelId('wuhua', 'weibo'), digest: shown.digest ?? '' },
  });
  await harness.runJobs();
  const body = { happened: true, url: 'https://example.org/1' };
  await operator.call(resolvePublication, { params: begun, body });
  return begun.publication;
};

afterAll(async () => {
  const open = () => openDatabase(openPool(harness.serverUrl, { size: 1 }));
  expect((await checkProjection(open, campaignProjection)).problem).toBeNull();
});

test('§2 handed down with material, claimed, completed with a publication and a file, sent back, completed again', async () => {
  const file = await picture(harness, head, '#cc3333');
  const { campaign } = await handDown({ material: [{ file, name: '素材.png' }] });
  expect(await toldOf(lead)).toContain('campaignHandedDown');
  const { items } = await operator.call(contract.listCampaigns, {
    params: { organization: wuhua },
    query: {},
  });
  expect(items[0]).toMatchObject({
    campaign,
    status: 'waiting',
    organizationName: expect.stringContaining('宣传'),
  });
  // The unit may fetch what it was given, a stranger may not.
  expect((await operator.send(readFile, { params: { digest: file }, query: {} })).statusCode).toBe(200);
  const other = await city.as('guandu', 'operator', 1);
  expectRefusal(await other.send(readFile, { params: { digest: file }, query: {} }), 404, 'request.notFound');
  expectRefusal(
    await operator.send(contract.completeCampaign, { params: part(campaign), body: { publications: [] } }),
    409,
    'campaigns.notClaimed',
  );
  const responsible = personIn('wuhua', 'operator', 2);
  await operator.call(contract.claimCampaign, { params: part(campaign), body: { responsible } });
  expect(await toldOf(head)).toContain('campaignAnswered');
  expectRefusal(
    await operator.send(contract.claimCampaign, {
      params: part(campaign),
      body: { responsible: personIn('panlong', 'operator', 1) },
    }),
    422,
    'campaigns.responsibleElsewhere',
  );
  expectRefusal(
    await operator.send(contract.completeCampaign, { params: part(campaign), body: {} }),
    422,
    'campaigns.evidenceMissing',
  );
  const publication = await published();
  const evidence = await picture(harness, operator, '#3333cc');
  expectRefusal(
    await (await city.as('panlong', 'operator', 1)).send(contract.completeCampaign, {
      params: part(campaign, panlong),
      body: { publications: [publication] },
    }),
    422,
    'campaigns.publicationElsewhere',
  );
  await operator.call(contract.completeCampaign, {
    params: part(campaign),
    body: { publications: [publication], files: [{ file: evidence, name: '现场.png' }] },
  });
  const seen = await head.call(contract.readCampaign, { params: { campaign } });
  expect(seen).toMatchObject({
    counts: { handedDown: 2, completed: 1, completionRate: 0.5 },
    mayChange: true,
  });
  expect(seen.units.find(({ unit }) => unit === wuhua)).toMatchObject({
    status: 'completed',
    completed: { evidence: { publications: [{ publication, title: '青年志愿者走进社区' }] } },
    mayReopen: true,
  });
  // Evidence is for the superior and the unit, not for another unit of the same campaign.
  expect((await head.send(readFile, { params: { digest: evidence }, query: {} })).statusCode).toBe(200);
  const panlongLead = await city.as('panlong', 'publicityLead');
  expectRefusal(
    await panlongLead.send(readFile, { params: { digest: evidence }, query: {} }),
    404,
    'request.notFound',
  );
  const own = await panlongLead.call(contract.readCampaign, { params: { campaign } });
  expect(own.units.map(({ unit }) => unit)).toEqual([panlong]);

  await head.call(contract.reopenCampaign, { params: part(campaign), body: { reason: '照片模糊' } });
  expect(await toldOf(await harness.login(responsible))).toContain('campaignReopened');
  await operator.call(contract.completeCampaign, {
    params: part(campaign),
    body: { publications: [publication] },
  });
});

test('§11 only the superior’s publicity hands down, and only to units that it commands or guides', async () => {
  const call = (organization: string, units: readonly string[]) => ({
    params: { organization },
    body: { title: '任务', deadline: later(100), units: [...units] },
  });
  const centre = organizationIn('wuhuaYouthCentre');
  for (const [key, office] of [
    ['wuhua', 'platformLead'],
    ['wuhua', 'operator'],
    ['wuhuaYouthCentre', 'mainLeader'],
  ] as const) {
    const person = await city.as(key, office, office === 'operator' ? 1 : undefined);
    expectRefusal(await person.send(contract.handDown, call(wuhua, [centre])), 403, 'access.forbidden');
  }
  expectRefusal(
    await lead.send(contract.handDown, call(wuhua, [centre, panlong])),
    403,
    'campaigns.unitNotBelow',
  );
  expectRefusal(await lead.send(contract.handDown, call(wuhua, [wuhua])), 403, 'access.forbidden');
  expectRefusal(await lead.send(contract.handDown, call(publicity, [wuhua])), 403, 'access.forbidden');
  const { units } = await lead.call(contract.campaignTargets, { params: { organization: wuhua } });
  expect(units.map(({ unit }) => unit)).toEqual([centre]);

  // What came from above is passed on, and shows up there.
  const { campaign } = await handDown();
  const passed = await handDown({ units: [centre], parent: campaign }, lead, wuhua);
  const seen = await head.call(contract.readCampaign, { params: { campaign } });
  expect(seen.passedOn.map((one) => one.campaign)).toEqual([passed.campaign]);
  const guandu = await city.as('guandu', 'publicityLead');
  expectRefusal(
    await guandu.send(contract.handDown, {
      params: { organization: organizationIn('guandu') },
      body: { ...call(wuhua, [centre]).body, parent: campaign },
    }),
    403,
    'access.forbidden',
  );
});

test('§2 a decline has a reason and is for those who answer for the unit; the superior may send it back', async () => {
  const { campaign } = await handDown();
  const decline = { params: part(campaign), body: { reason: '本月已有同题活动' } };
  expectRefusal(await operator.send(contract.declineCampaign, decline), 403, 'access.forbidden');
  await lead.call(contract.declineCampaign, decline);
  expectRefusal(
    await operator.send(contract.claimCampaign, { params: part(campaign), body: {} }),
    409,
    'campaigns.declined',
  );
  await head.call(contract.reopenCampaign, { params: part(campaign), body: { reason: '请按要求承接' } });
  await operator.call(contract.claimCampaign, { params: part(campaign), body: {} });
  await operator.call(calendar.planEntry, {
    params: { organization: wuhua },
    body: { title: '任务排期', at: later(30), channel: null, campaign },
  });
});

test('§2 reminders come before the deadline to the unit, and of what is late to both levels, each once', async () => {
  const { campaign } = await handDown({ deadline: later(100) });
  const count = async (caller: Caller, kind: string) =>
    (await toldOf(caller)).filter((one) => one === kind).length;
  const as = (caller: Caller) => harness.login(caller.person);
  const before = { due: await count(lead, 'campaignDue'), head: await count(head, 'campaignOverdue') };
  const run = async (hours: number) => {
    harness.clock.set(addHours(harness.clock.now(), hours));
    await chaseCampaigns(harness.context);
    await chaseCampaigns(harness.context);
  };
  await run(29);
  expect(await count(lead, 'campaignDue')).toBe(before.due + 1);
  await run(44);
  expect(await count(head, 'campaignUnclaimed')).toBeGreaterThan(0);
  await (await as(operator)).call(contract.claimCampaign, { params: part(campaign), body: {} });
  await run(28);
  expect(await count(lead, 'campaignOverdue')).toBe(1);
  expect(await count(head, 'campaignOverdue')).toBeGreaterThan(before.head);
  const listed = await (await as(operator)).call(contract.listCampaigns, {
    params: { organization: wuhua },
    query: {},
  });
  expect(listed.items.find((one) => one.campaign === campaign)).toMatchObject({
    overdue: true,
    status: 'claimed',
  });
  await (await as(head)).call(contract.moveDeadline, {
    params: { campaign },
    body: { deadline: later(50), reason: '延期' },
  });
  expect(await toldOf(lead)).toContain('campaignChanged');
  await run(1);
  expect(await count(lead, 'campaignOverdue')).toBe(1);

  const range = { from: '2026-11-01', to: '2026-12-31' };
  const cityMain = await city.as('kunming', 'mainLeader');
  const figures = await cityMain.call(contract.campaignFigures, {
    params: { organization: organizationIn('kunming') },
    query: range,
  });
  const own = figures.units.find(({ unit }) => unit === wuhua);
  expect(own?.campaigns.length).toBe(own?.counts.handedDown);
  expect(own?.campaigns.map((one) => one.campaign)).toContain(campaign);
  expect(figures.total.handedDown).toBeGreaterThan(own?.counts.handedDown ?? 0);

  await (await as(head)).call(contract.withdrawCampaign, {
    params: { campaign },
    body: { reason: '并入其他任务' },
  });
  expectRefusal(
    await (await as(operator)).send(contract.claimCampaign, { params: part(campaign), body: {} }),
    409,
    'campaigns.withdrawn',
  );
  const after = await cityMain.call(contract.campaignFigures, {
    params: { organization: organizationIn('kunming') },
    query: range,
  });
  expect(after.total.handedDown).toBe(figures.total.handedDown - 2);
});
