import * as contract from '@sanshen/contract/incidents';
import * as publishing from '@sanshen/contract/publishing';
import { expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { incidentsOf } from '../src/modules/incidents/public.ts';
import { checkProjection, projections } from '../src/modules/ledger/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import type { Caller } from './harness.ts';
import { organizationIn } from './organization-support.ts';
import { picture, startDesk } from './publishing-support.ts';
import { expectRefusal } from './review-support.ts';

// 盘龙区 has every way to publish: by API, by a website's hook, by hand.
const desk = await startDesk({}, { county: 'panlong', platforms: ['website'] });
const { harness, operator, moods } = desk;
const { db } = harness;
const organization = organizationIn('panlong');
const wechat = demonstrationChannelId('panlong', 'wechat');
const website = demonstrationChannelId('panlong', 'website');
const weibo = demonstrationChannelId('panlong', 'weibo');
const lead = await desk.as('panlong', 'platformLead');
const leader = await desk.as('panlong', 'leaderInCharge');
const cityLeader = await desk.as('kunming', 'mainLeader');
const guide = await desk.as('kunming', 'publicityLead');
const neighbour = await desk.as('wuhua', 'leaderInCharge');
const secret = '读者张某某私信反映，配图中的人是其本人';

const declare = (by: Caller, more: object = {}) =>
  by.send(contract.declareIncident, {
    params: { organization },
    body: { scenario: 'wrongPublication', gravity: 'serious', channels: [wechat, weibo], ...more },
  });
async function declared(more: object = {}): Promise<string> {
  const answer = await declare(operator, more);
  expect(answer.statusCode).toBe(201);
  return answer.json().incident;
}
const read = (incident: string, by: Caller = operator) =>
  by.call(contract.readIncident, { params: { incident } });

/** One manuscript, public on every channel of the unit. Made before the tests, since it goes a long way. */
async function publishEverywhere(): Promise<Record<string, string>> {
  const { manuscript, digest } = await desk.released({
    channels: [{ channel: wechat }, { channel: website }, { channel: weibo }],
  });
  const publications: Record<string, string> = {};
  for (const channel of [wechat, website, weibo]) {
    const begun = await operator.call(publishing.publish, {
      params: { manuscript },
      body: { channel, digest },
    });
    publications[channel] = begun.publication;
    await desk.settle(begun.publication);
  }
  await operator.call(publishing.resolvePublication, {
    params: { publication: publications[weibo] ?? '' },
    body: { happened: true, url: 'https://weibo.com/1234567890/Abcdefghi' },
  });
  return publications;
}
const everywhere = await publishEverywhere();

test('§9 an incident is declared by whoever works there, in the plan that counts, and by nobody from elsewhere', async () => {
  expectRefusal(await declare(neighbour), 403, 'access.forbidden');
  expectRefusal(await declare(guide), 403, 'access.forbidden');
  expectRefusal(await declare(operator, { scenario: 'flood' }), 422, 'incidents.scenarioUnknown');
  const strange = [demonstrationChannelId('wuhua', 'weibo')];
  expectRefusal(await declare(operator, { channels: strange }), 422, 'incidents.channelElsewhere');
  const incident = await declared({ known: secret });
  const shown = await read(incident);
  expect(shown).toMatchObject({
    status: 'open',
    gravity: 'serious',
    known: secret,
    lead: operator.person === shown.leadPerson.person ? shown.lead : '',
    may: { act: true, freeze: false, close: false },
  });
  expect(shown.channels.map(({ id }) => id).toSorted()).toEqual([wechat, weibo].toSorted());
  expectRefusal(
    await neighbour.send(contract.readIncident, { params: { incident } }),
    403,
    'access.forbidden',
  );
  // The guiding department sees it and does nothing on it; the territorial superior does.
  expect((await read(incident, cityLeader)).may.close).toBe(true);
  const note = { params: { incident }, body: { words: '已电话通知值班人员。' } };
  expectRefusal(await neighbour.send(contract.writeIncidentNote, note), 403, 'access.forbidden');
  await operator.call(contract.writeIncidentNote, note);
  const { timeline } = await read(incident);
  expect(timeline.at(-1)).toMatchObject({ words: '已电话通知值班人员。' });
  const { items } = await cityLeader.call(contract.listIncidents, {
    params: { organization: organizationIn('kunming') },
  });
  expect(items).toMatchObject([{ incident, status: 'open' }]);
});

test('§9 a takedown over all channels keeps each page first, and says plainly what a platform refused and what is left to people', async () => {
  const publications = everywhere;
  const incident = await declared({ channels: [] });
  const offered = await operator.call(contract.listIncidentPublications, { params: { incident } });
  expect(offered.items.map(({ channel }) => channel.id).toSorted()).toEqual(
    [wechat, website, weibo].toSorted(),
  );

  // WeChat refuses once.
  moods.faults.push({ path: '/cgi-bin/freepublish/delete', kind: 'code', code: 53404, times: 1 });
  const order = (by: Caller, ids: readonly string[]) =>
    by.send(contract.takeDownForIncident, {
      params: { incident },
      body: { publications: [...ids], reason: '配图错误' },
    });
  expectRefusal(await order(neighbour, Object.values(publications)), 403, 'access.forbidden');
  expectRefusal(await order(operator, [incident]), 404, 'request.notFound');
  expect((await order(operator, Object.values(publications))).statusCode).toBe(200);
  await harness.runJobs();
  await desk.after(30);
  const states = async () =>
    Object.fromEntries(
      (await read(incident)).takedowns.map(({ channel, state, before, after }) => [
        channel.id,
        `${state} ${before?.kind} ${after?.kind}`,
      ]),
    );
  expect(await states()).toEqual({
    [wechat]: 'failed copy undefined',
    [website]: 'gone copy copy',
    [weibo]: 'byHand none undefined',
  });
  const shown = await read(incident);
  const gaps = shown.gaps.map(({ kind, about }) => `${kind} ${about}`);
  expect(gaps).toContain(`takedownFailed ${publications[wechat]}`);
  expect(gaps).toContain(`takedownByHand ${publications[weibo]}`);
  expect(gaps).toContain(`noCopyBefore ${publications[weibo]}`);
  const byHand = shown.takedowns.find(({ channel }) => channel.id === weibo);
  expect(byHand?.guide?.steps.length).toBeGreaterThan(2);
  expect(byHand?.mayConfirm).toBe(true);
  const kept = shown.takedowns.find(({ channel }) => channel.id === website)?.before?.file ?? '';
  expect(JSON.parse((await harness.context.files.read(kept as never)).toString()).title).toContain('公告');

  // It cannot be closed while something waits for a person.
  const closing = { facts: '配图有误。', worked: '十分钟内撤下。', failed: '微博无接口。' };
  expectRefusal(
    await leader.send(contract.closeIncident, { params: { incident }, body: closing }),
    409,
    'incidents.takedownsOpen',
  );
  const evidence = await picture(harness, operator, '#777777');
  await operator.call(publishing.confirmTakedown, {
    params: { publication: publications[weibo] ?? '' },
    body: { done: true, evidence, note: '已在后台删除' },
  });
  expect((await order(operator, [publications[wechat] ?? ''])).statusCode).toBe(200);
  await harness.runJobs();
  await desk.after(60);
  expect(await states()).toEqual({
    [wechat]: 'gone copy copy',
    [website]: 'gone copy copy',
    [weibo]: 'gone none screenshot',
  });
  // Whoever supervises the unit reads the evidence; others do not.
  expect(await harness.context.fileAccess.mayRead(cityLeader.person, evidence)).toBe(true);
  expect(await harness.context.fileAccess.mayRead(neighbour.person, evidence)).toBe(false);
  expectRefusal(await order(operator, [publications[weibo] ?? '']), 409, 'incidents.nothingToTakeDown');
});

test('§9 what the heart does not allow is said on the desk, and nothing is taken down', async () => {
  const { publication } = await desk.published();
  const incident = await declared();
  // He answers for the unit, but neither signed nor publishes this manuscript.
  const mainLeader = await desk.as('panlong', 'mainLeader');
  await mainLeader.call(contract.takeDownForIncident, {
    params: { incident },
    body: { publications: [publication], reason: '试' },
  });
  await harness.runJobs();
  const shown = await read(incident);
  expect(shown.takedowns).toMatchObject([{ state: 'refused', code: 'publication.notPublisher' }]);
  expect(shown.gaps.map(({ kind }) => kind)).toContain('takedownRefused');
  expect(await desk.read(publication)).toMatchObject({ status: 'done' });
});

test('§9 freezes, steps, handover, call, statement, case, lessons and the report stand on one time line', async () => {
  const incident = await declared();
  const params = { incident };
  expectRefusal(
    await operator.send(contract.freezeForIncident, {
      params,
      body: { reach: 'channel', channel: wechat, reason: '先停' },
    }),
    403,
    'access.forbidden',
  );
  await lead.call(contract.freezeForIncident, {
    params,
    body: { reach: 'channel', channel: wechat, reason: '先停' },
  });
  const [step] = (await read(incident)).checklist;
  if (step !== undefined) {
    const impossible = { step: step.id, outcome: 'impossible' as const };
    expectRefusal(
      await operator.send(contract.takeIncidentStep, { params, body: impossible }),
      400,
      'incidents.wordsMissing',
    );
    await operator.call(contract.takeIncidentStep, { params, body: { ...impossible, words: '后台打不开' } });
    await operator.call(contract.takeIncidentStep, { params, body: { step: step.id, outcome: 'done' } });
    expectRefusal(
      await operator.send(contract.takeIncidentStep, { params, body: { step: step.id, outcome: 'done' } }),
      409,
      'incidents.stepTaken',
    );
  }
  await operator.call(contract.offerIncidentHandover, {
    params,
    body: { to: lead.person, words: '微博待人工删除' },
  });
  expectRefusal(
    await leader.send(contract.takeIncidentHandover, { params, body: {} }),
    403,
    'incidents.handoverNotYours',
  );
  await lead.call(contract.takeIncidentHandover, { params, body: {} });
  await operator.call(contract.callForIncident, { params, body: { text: '请立即到岗' } });
  const { manuscript } = await operator.call(contract.beginIncidentStatement, {
    params,
    body: { title: '情况说明', body: '我们对此次差错表示歉意。\n内容已撤下。' },
  });
  await leader.call(contract.openIncidentCase, {
    params,
    body: { clause: '§9', gravity: 'ordinary', title: '误发事件' },
  });
  await leader.call(contract.addIncidentLesson, {
    params,
    body: { words: '发布前双人核对配图', owner: operator.person, dueOn: '2099-01-01' },
  });
  const closing = { facts: '配图有误。', worked: '处置及时。', failed: '核对不到位。' };
  expectRefusal(
    await operator.send(contract.closeIncident, { params, body: closing }),
    403,
    'access.forbidden',
  );
  await leader.call(contract.closeIncident, { params, body: closing });
  expectRefusal(
    await operator.send(contract.writeIncidentNote, { params, body: { words: '补记' } }),
    409,
    'incidents.closed',
  );
  const shown = await read(incident);
  expect(shown).toMatchObject({
    status: 'closed',
    leadPerson: { person: lead.person },
    statements: [{ manuscript, title: '情况说明' }],
    report: closing,
    gaps: [],
    may: { act: false, freeze: false, close: false },
  });
  expect(shown.freezes).toMatchObject([{ reach: 'channel', channel: { id: wechat }, lifted: null }]);
  expect(shown.calls).toHaveLength(1);
  expect(shown.cases).toHaveLength(1);
  const [lesson] = shown.lessons;
  await operator.call(contract.doneIncidentLesson, { params, body: { lesson: lesson?.lesson ?? '' } });
  const lines = (await read(incident)).timeline.map(({ text }) => text.zh).join('\n');
  for (const part of ['封停账号', '接手现场负责', '呼叫', '公开声明', '立案', '整改措施已销号', '结束处置'])
    expect(lines).toContain(part);
  for (const form of ['docx', 'pdf'] as const) {
    const report = await leader.send(contract.downloadIncidentReport, { params, query: { form } });
    expect(report.statusCode).toBe(200);
    expect(report.rawPayload.subarray(0, 4).toString('latin1')).toBe(
      form === 'pdf' ? '%PDF' : 'PK\u0003\u0004',
    );
  }
});

test('§9 the ledger has every step and no words, and the desk can be built again from it', async () => {
  const entries = await db
    .selectFrom('ledger_entry')
    .selectAll()
    .where('kind', 'like', 'incidents.%')
    .execute();
  expect(entries.length).toBeGreaterThan(20);
  expect(JSON.stringify(entries)).not.toContain('张某某');
  expect(JSON.stringify(entries)).not.toContain('双人核对');
  const projection = projections().find(({ name }) => name === 'incidents');
  if (projection === undefined) throw new Error('no projection');
  const open = () => openDatabase(openPool(harness.ownerUrl, { size: 1 }));
  expect(await checkProjection(open, projection)).toMatchObject({ problem: null });
  const found = await incidentsOf(
    db,
    organization,
    '2020-01-01T00:00:00.000Z' as never,
    '2099-01-01T00:00:00.000Z' as never,
  );
  expect(found).toHaveLength(4);
});
