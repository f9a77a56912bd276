import { listManuscripts } from '@sanshen/contract/content';
import { historyTexts } from '@sanshen/contract/history-texts';
import * as organization from '@sanshen/contract/organization';
import * as contract from '@sanshen/contract/review';
import { currentSession } from '@sanshen/contract/session';
import { expect, test } from 'vitest';
import { asOwner } from './harness.ts';
import { organizationIn, personIn, startCity } from './organization-support.ts';
import {
  article,
  expectRefusal,
  paragraphs,
  sign,
  tryCorrect,
  write,
  writeAndSubmit,
} from './review-support.ts';
import { watchStatements } from './statements.ts';

const city = await startCity();
const { harness } = city;
const operator = await city.as('wuhua', 'operator', 1);
const platformLead = await city.as('wuhua', 'platformLead');
const publicityLead = await city.as('wuhua', 'publicityLead');

test('my own manuscripts are listed in pages, newest change first, and nobody else’s', async () => {
  const author = await city.as('guandu', 'operator', 1);
  const mine: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    harness.clock.advance(1000);
    mine.unshift((await write(author, 'guandu', { title: `第 ${n} 篇` })).manuscript);
    await write(await city.as('guandu', 'operator', 2), 'guandu');
  }
  const first = await author.call(listManuscripts, { query: { author: 'me', limit: 2 } });
  const rest = await author.call(listManuscripts, {
    query: { author: 'me', limit: 2, cursor: first.next ?? '' },
  });
  expect([...first.items, ...rest.items].map((one) => one.manuscript)).toEqual(mine);
  expect(rest.next).toBeNull();
  const drafts = await author.call(listManuscripts, { query: { author: 'me', phase: 'inReview' } });
  expect(drafts.items).toEqual([]);
  const both = { author: 'me' as const, organization: organizationIn('guandu') };
  expectRefusal(await author.send(listManuscripts, { query: both }), 400, 'request.invalid');
  expectRefusal(await author.send(listManuscripts, { query: {} }), 400, 'request.invalid');
  // Who has left the organisation could not read them any more.
  await (await city.as('kunming', 'registrar')).call(organization.endAppointment, {
    params: { appointment: `appointment-${personIn('guandu', 'operator', 1)}` },
    body: {},
  });
  harness.clock.advance(1000);
  expect((await author.call(listManuscripts, { query: { author: 'me' } })).items).toEqual([]);
});

test('what waits is named: stage, seat, organisation, author, and the text that was signed before a correction', async () => {
  const shown = await writeAndSubmit(operator, 'wuhua');
  const { manuscript } = shown;
  const named = {
    manuscript,
    stageName: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^\w/) },
    seatName: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^\w/) },
    organizationName: '共青团五华区委',
    authorName: '五华区运营人员甲',
  };
  const inbox = () => platformLead.call(contract.readInbox, { query: {} });
  expect((await inbox()).items).toEqual([
    expect.objectContaining({ ...named, recheck: false, recheckFrom: null }),
  ]);
  await sign(platformLead, manuscript, 'platform', 'platformLead', { duties: ['review'] });
  // Half of a seat on the text that stands is no confirmation of another one.
  expect((await inbox()).items).toEqual([
    expect.objectContaining({ duties: ['proofread'], recheck: false, recheckFrom: null }),
  ]);
  await sign(platformLead, manuscript, 'platform', 'platformLead', { duties: ['proofread'] });
  const place = { stage: 'publicity', seat: 'publicityLead' };
  const text = article('wuhua', { body: paragraphs('周末，志愿者来到社区。') });
  expect((await tryCorrect(publicityLead, manuscript, place, text)).statusCode).toBe(200);
  expect((await inbox()).items).toEqual([
    expect.objectContaining({ ...named, recheck: true, recheckFrom: shown.digest }),
  ]);
  const leader = await city.as('wuhua', 'leaderInCharge');
  const waiting = await leader.call(contract.readWaiting, {
    query: { organization: organizationIn('wuhua') },
  });
  expect(waiting.items[0]).toMatchObject({ ...named, waitingFor: [{ name: '五华区平台负责人' }] });
});

test('what waits in an organisation reads its own index, whatever was published', async () => {
  const query = { organization: organizationIn('wuhua') };
  const leader = await city.as('wuhua', 'leaderInCharge');
  const seen: string[] = [];
  await watchStatements(
    (text) => seen.push(text),
    () => leader.call(contract.readWaiting, { query }),
  );
  const [statement, ...others] = seen.filter((text) => text.includes('from review_task'));
  expect(others).toEqual([]);
  expect(statement).toContain('task.owner_id =');
  await asOwner(harness.ownerUrl, async (client) => {
    await client.query(`insert into review_task
      select gen_random_uuid(), root_id, 'organization-other', pin, stage, seat, organization_id, office, person_id, duties, recheck,
        recheck_from, round, digest, due_at, since, barred, employment, qualifications
      from review_task, generate_series(1, 20000)`);
    await client.query('vacuum analyze review_task');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain select * from review_task
      where owner_id = 'organization-wuhua' order by due_at, manuscript_id, stage, seat limit 21`);
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('review_task_of');
    await client.query("delete from review_task where owner_id = 'organization-other'");
  });
});

test('the history says what each event is, in both languages, and keeps the words of a finding', async () => {
  const { manuscript } = await writeAndSubmit(operator, 'wuhua');
  const params = { manuscript };
  await platformLead.call(contract.noteFinding, { params, body: { severity: 'advice', text: '数字有误' } });
  await sign(platformLead, manuscript, 'platform', 'platformLead');
  const { items } = await platformLead.call(contract.readHistory, { params, query: { limit: 50 } });
  const events = items.flatMap((item) => item.events);
  expect(events.find((event) => event.kind === 'findingNoted')).toMatchObject({
    text: historyTexts.findingNoted,
    note: '数字有误',
  });
  expect(events.find((event) => event.kind === 'signedOff')?.text).toEqual({ zh: '签署', en: 'Signed' });
  for (const { text } of events) expect(text.zh).toMatch(/^\p{Script=Han}+$/u);
});

test('the session says who the caller is: the name and the offices held now', async () => {
  expect(await platformLead.call(currentSession, {})).toMatchObject({
    name: '五华区平台负责人',
    appointments: [
      {
        organization: organizationIn('wuhua'),
        organizationName: '共青团五华区委',
        office: 'platformLead',
        acting: false,
      },
    ],
  });
  const gone = await city.as('guandu', 'operator', 1);
  expect((await gone.call(currentSession, {})).appointments).toEqual([]);
});
