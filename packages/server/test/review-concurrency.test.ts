import * as contract from '@sanshen/contract/review';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startCity } from './organization-support.ts';
import {
  article,
  expectRefusal,
  paragraphs,
  sign,
  tryRevise,
  trySign,
  writeAndSubmit,
} from './review-support.ts';

const city = await startCity();
const operator = await city.as('wuhua', 'operator', 1);
const platformLead = await city.as('wuhua', 'platformLead');
const publicityLead = await city.as('wuhua', 'publicityLead');
const leader = await city.as('wuhua', 'leaderInCharge');
const mainLeader = await city.as('wuhua', 'mainLeader');

async function eventsOf(manuscript: string): Promise<readonly { kind: string }[]> {
  const { items } = await operator.call(contract.readHistory, {
    params: { manuscript },
    query: { limit: 100 },
  });
  return items.flatMap((entry) => z.array(z.looseObject({ kind: z.string() })).parse(entry.events));
}

function count(events: readonly { kind: string }[], kind: string): number {
  return events.filter((event) => event.kind === kind).length;
}

test('complaint 4: two simultaneous signatures on the last seat: one wins, the other is told what changed', async () => {
  for (let attempt = 0; attempt < 5; attempt++) {
    const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
    await sign(platformLead, manuscript, 'platform', 'platformLead');
    await sign(publicityLead, manuscript, 'publicity', 'publicityLead');
    const seen = { digest: digest ?? '', round: 1 };
    const answers = await Promise.all([
      trySign(leader, manuscript, 'leader', 'leader', seen),
      trySign(mainLeader, manuscript, 'leader', 'leader', seen),
    ]);
    const [lost] = answers.filter((answer) => answer.statusCode !== 200);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
    if (lost !== undefined) expectRefusal(lost, 409, 'review.alreadySigned');
    const events = await eventsOf(manuscript);
    expect(count(events, 'released')).toBe(1);
    expect(count(events, 'signedOff')).toBe(6);
  }
});

test('complaint 4: twenty parallel signatures by two people skip no stage and count once', async () => {
  const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
  const seen = { digest: digest ?? '', round: 1 };
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      n % 2 === 0
        ? trySign(platformLead, manuscript, 'platform', 'platformLead', seen)
        : trySign(publicityLead, manuscript, 'publicity', 'publicityLead', seen),
    ),
  );
  const codes = answers.map((answer) => (answer.statusCode === 200 ? 'ok' : answer.json().code));
  expect(codes.filter((code) => code === 'ok').length).toBeGreaterThanOrEqual(1);
  expect([...new Set(codes)].filter((code) => code !== 'ok').sort()).toEqual(
    expect.arrayContaining(['review.alreadySigned']),
  );
  for (const code of codes) expect(['ok', 'review.alreadySigned', 'review.stageNotReached']).toContain(code);
  const events = await eventsOf(manuscript);
  const review = await operator.call(contract.readReview, { params: { manuscript } });
  const signed = review.stages.flatMap((stage) => stage.seats.flatMap((seat) => seat.signOffs.length));
  expect(signed).toEqual(codes.filter((code) => code === 'ok').length === 2 ? [2, 2, 0] : [2, 0, 0]);
  expect(count(events, 'stageCompleted')).toBe(codes.filter((code) => code === 'ok').length);
  expect(
    events
      .filter((event) => event.kind === 'stageEntered')
      .map((event) => (event as { stage?: string }).stage),
  ).toEqual(['platform', 'publicity', 'leader'].slice(0, 1 + codes.filter((code) => code === 'ok').length));
});

test('complaint 3: both deputies sign at the same moment; both count, and only both together complete the stage', async () => {
  const author = await city.as('schoolAffairs', 'operator', 1);
  const { manuscript, digest } = await writeAndSubmit(author, 'schoolAffairs');
  await sign(await city.as('schoolAffairs', 'platformLead'), manuscript, 'platform', 'platformLead');
  await sign(
    await city.as('schoolAffairs', 'departmentHead'),
    manuscript,
    'departmentHead',
    'departmentHead',
  );
  const seen = { digest: digest ?? '', round: 1 };
  const deputies = ['deputySecretaryBusiness', 'deputySecretaryPublicity'];
  const callers = await Promise.all(deputies.map((office) => city.as('kunming', office)));
  const answers = await Promise.all(
    callers.map((caller, n) => trySign(caller, manuscript, 'deputySecretaries', deputies[n] ?? '', seen)),
  );
  expect(
    answers.map((answer) => answer.statusCode),
    answers.map((one) => one.body).join(),
  ).toEqual([200, 200]);
  expect(answers.map((answer) => answer.json().phase).sort()).toEqual(['inReview', 'released']);
});

test('complaint 1: an edit that races with the last signature leaves no approval standing on another text', async () => {
  for (let attempt = 0; attempt < 6; attempt++) {
    const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
    await sign(platformLead, manuscript, 'platform', 'platformLead');
    await sign(publicityLead, manuscript, 'publicity', 'publicityLead');
    const changed = article('wuhua', { body: paragraphs(`改动${attempt}`) });
    const both = [
      () => tryRevise(operator, manuscript, changed, digest ?? ''),
      () => trySign(leader, manuscript, 'leader', 'leader', { digest: digest ?? '', round: 1 }),
    ];
    const ordered = attempt % 2 === 0 ? both : both.toReversed();
    const answers = await Promise.all(ordered.map((send) => send()));
    const review = await operator.call(contract.readReview, { params: { manuscript } });
    // Whichever came first, the text that stands is the edited one, and nothing is released.
    expect(review).toMatchObject({ release: null, phase: 'inReview', round: 2 });
    expect(review.digest).not.toBe(digest);
    const valid = review.stages.flatMap((stage) => stage.seats.flatMap((seat) => seat.signOffs));
    expect(valid.filter((one) => one.valid)).toEqual([]);
    const refused = answers.filter((answer) => answer.statusCode !== 200);
    for (const answer of refused) expectRefusal(answer, 409, 'review.staleDigest');
  }
});

test('one key sent by many connections at once has one effect and one answer', async () => {
  const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
  const options = {
    digest: digest ?? '',
    round: 1,
    headers: { 'idempotency-key': 'the-same-key-many-times' },
  };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => trySign(platformLead, manuscript, 'platform', 'platformLead', options)),
  );
  expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
  expect(answers[0]?.statusCode).toBe(200);
  expect(count(await eventsOf(manuscript), 'signedOff')).toBe(2);
});

test('forty parallel new manuscripts with files wait for no second connection inside a transaction', async () => {
  // Waiting for each other they would end after ten seconds, in refusals for want of a connection.
  await Promise.all(Array.from({ length: 40 }, () => writeAndSubmit(operator, 'wuhua')));
});
