import { liftFreeze } from '@sanshen/contract/emergency';
import * as contract from '@sanshen/contract/incidents';
import * as publishing from '@sanshen/contract/publishing';
import * as review from '@sanshen/contract/review';
import { expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { organizationIn, personIn } from './organization-support.ts';
import { startDesk } from './publishing-support.ts';
import { article, expectRefusal, paragraphs, revise, sign } from './review-support.ts';

const desk = await startDesk({}, { county: 'panlong', platforms: ['website'] });
const { operator } = desk;
const channel = demonstrationChannelId('panlong', 'website');
const organization = organizationIn('panlong');
const lead = await desk.as('panlong', 'platformLead');
const leader = await desk.as('panlong', 'leaderInCharge');
const mainLeader = await desk.as('panlong', 'mainLeader');
const reason = '须在一小时内说明情况';

test('§9 a statement goes out by two people of the emergency release, not through a freeze, and is reviewed afterwards', async () => {
  const { incident } = await operator.call(contract.declareIncident, {
    params: { organization },
    body: { scenario: 'wrongPublication', gravity: 'serious', channels: [channel] } as never,
  });
  const params = { incident };
  await lead.call(contract.freezeForIncident, { params, body: { reach: 'unit', reason: '先停' } as never });
  const { manuscript } = await operator.call(contract.beginIncidentStatement, {
    params,
    body: { title: '情况说明', body: '我们对此次差错表示歉意。', channels: [channel] } as never,
  });
  const shown = async () => {
    const { statements, gaps, freezes } = await operator.call(contract.readIncident, { params });
    return {
      statement: statements[0],
      kinds: gaps.map(({ kind }) => kind),
      freeze: freezes[0]?.freeze ?? '',
    };
  };
  expect(await shown()).toMatchObject({ statement: { held: true } });
  expect((await shown()).kinds).toContain('statementHeld');

  const of = { params: { manuscript } };
  // The desk gives title and text; whoever writes says what it is about and that it is true.
  const whole = article('panlong', {
    ...{ title: '情况说明', body: paragraphs('我们对此次差错表示歉意。'), channels: [{ channel }] },
  });
  const digest = (await revise(operator, manuscript, whole)).digest ?? ('' as never);
  const asked = { ...of, body: { digest, reason } };
  expectRefusal(await operator.send(review.requestEmergency, asked), 403, 'emergency.notEntitled');
  await lead.call(review.requestEmergency, asked);
  expectRefusal(await lead.send(review.confirmEmergency, asked), 403, 'emergency.samePerson');
  expect(await leader.call(review.confirmEmergency, asked)).toMatchObject({ phase: 'released' });

  const publish = () => operator.send(publishing.publish, { ...of, body: { channel, digest } });
  const held = await publish();
  // A released statement is held by the freeze as everything else is.
  if (held.statusCode < 300) {
    const { publication } = held.json() as { publication: string };
    await desk.after(5);
    expect((await desk.read(publication)).message?.code).toBe('publishing.frozen');
  } else expect(held.json().code).toMatch(/frozen/i);
  const { freeze } = await shown();
  for (const by of [leader, mainLeader])
    await by.call(liftFreeze, { params: { freeze }, body: { reason: '说明可以发布' } });
  const begun = (await publish()).json() as { publication: string };
  expect((await desk.settle(begun.publication)).status).toBe('done');
  const after = await shown();
  expect(after).toMatchObject({ statement: { phase: 'published', held: false } });
  expect(after.kinds).not.toContain('statementHeld');

  // What went out first is reviewed by every stage all the same.
  expect(await operator.call(review.readReview, of)).toMatchObject({
    release: { kind: 'emergency' },
    emergency: { outcome: 'open' },
  });
  await sign(lead, manuscript, 'platform', 'platformLead');
  await sign(await desk.as('panlong', 'publicityLead'), manuscript, 'publicity', 'publicityLead');
  for (const copy of [1, 2, 3]) {
    const seat = `board:${personIn('panlong', 'boardMember', copy)}`;
    await sign(await desk.as('panlong', 'boardMember', copy), manuscript, 'board', seat);
  }
  await sign(leader, manuscript, 'board', `board:${leader.person}`);
  expect((await operator.call(review.readReview, of)).emergency?.outcome).toBe('completed');
});
