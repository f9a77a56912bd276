import { createManuscript, readManuscript } from '@sanshen/contract/content';
import * as contract from '@sanshen/contract/review';
import { allRoutes } from '@sanshen/contract/routes';
import pg from 'pg';
import { expect, test } from 'vitest';
import { asOwner, type Caller } from './harness.ts';
import { organizationIn, startCity } from './organization-support.ts';
import {
  article,
  expectRefusal,
  paragraphs,
  revise,
  sign,
  submit,
  tryCorrect,
  trySign,
  write,
  writeAndSubmit,
} from './review-support.ts';

const city = await startCity();
const { harness } = city;
const operator = await city.as('wuhua', 'operator', 1);
const platformLead = await city.as('wuhua', 'platformLead');
const publicityLead = await city.as('wuhua', 'publicityLead');
const leader = await city.as('wuhua', 'leaderInCharge');

const reviewOf = (caller: Caller, manuscript: string) =>
  caller.call(contract.readReview, { params: { manuscript } });
const kindsTold = async (caller: Caller, manuscript: string) =>
  (await caller.call(contract.listNotifications, { query: { limit: 100 } })).items
    .filter((one) => one.manuscript === manuscript)
    .map((one) => one.kind);

async function released(): Promise<string> {
  const { manuscript } = await writeAndSubmit(operator, 'wuhua');
  await sign(platformLead, manuscript, 'platform', 'platformLead');
  await sign(publicityLead, manuscript, 'publicity', 'publicityLead');
  await sign(leader, manuscript, 'leader', 'leader');
  return manuscript;
}

test('complaint 1: an edit after the release takes the release back and begins a new round', async () => {
  const manuscript = await released();
  await revise(operator, manuscript, article('wuhua', { title: '改过的标题' }));
  const review = await reviewOf(operator, manuscript);
  expect(review).toMatchObject({ phase: 'inReview', round: 2, release: null });
  expect(review.stages.flatMap((stage) => stage.seats.flatMap((seat) => seat.signOffs))).toEqual([]);
});

test('complaint 2: an identical save voids nothing and writes nothing', async () => {
  const manuscript = await released();
  const before = await operator.call(readManuscript, { params: { manuscript } });
  const history = await operator.call(contract.readHistory, { params: { manuscript }, query: {} });
  const content = article('wuhua');
  // The same text, with members in another order and a paragraph that carries an empty list of marks.
  const reordered = Object.fromEntries(Object.entries(content).reverse()) as typeof content;
  const after = await revise(operator, manuscript, reordered);
  expect(after).toEqual(before);
  expect(await operator.call(contract.readHistory, { params: { manuscript }, query: {} })).toEqual(history);
  expect((await reviewOf(operator, manuscript)).release?.digest).toBe(before.digest);
});

test('complaint 3: one of two named seats does not advance the stage, nor may one deputy fill the other seat', async () => {
  const author = await city.as('schoolAffairs', 'operator', 1);
  const business = await city.as('kunming', 'deputySecretaryBusiness');
  const { manuscript } = await writeAndSubmit(author, 'schoolAffairs');
  await sign(await city.as('schoolAffairs', 'platformLead'), manuscript, 'platform', 'platformLead');
  await sign(
    await city.as('schoolAffairs', 'departmentHead'),
    manuscript,
    'departmentHead',
    'departmentHead',
  );
  const half = await sign(business, manuscript, 'deputySecretaries', 'deputySecretaryBusiness');
  expect(half).toMatchObject({ phase: 'inReview', stage: 'deputySecretaries' });
  expectRefusal(
    await trySign(business, manuscript, 'deputySecretaries', 'deputySecretaryPublicity'),
    403,
    'review.notInOffice',
  );
  const review = await reviewOf(author, manuscript);
  expect(review.stages[2]?.status).toBe('waiting');
});

test('complaint 3: one of two duties does not complete a seat', async () => {
  const { manuscript } = await writeAndSubmit(operator, 'wuhua');
  const half = await sign(platformLead, manuscript, 'platform', 'platformLead', { duties: ['proofread'] });
  expect(half.stage).toBe('platform');
  expect(
    (await sign(platformLead, manuscript, 'platform', 'platformLead', { duties: ['review'] })).stage,
  ).toBe('publicity');
});

test('complaint 5: a return inside a countersigned stage moves the run on for everybody', async () => {
  const author = await city.as('schoolAffairs', 'operator', 1);
  const business = await city.as('kunming', 'deputySecretaryBusiness');
  const publicity = await city.as('kunming', 'deputySecretaryPublicity');
  const { manuscript, digest } = await writeAndSubmit(author, 'schoolAffairs');
  await sign(await city.as('schoolAffairs', 'platformLead'), manuscript, 'platform', 'platformLead');
  await sign(
    await city.as('schoolAffairs', 'departmentHead'),
    manuscript,
    'departmentHead',
    'departmentHead',
  );
  await sign(business, manuscript, 'deputySecretaries', 'deputySecretaryBusiness');
  const back = await publicity.call(contract.returnManuscript, {
    params: { manuscript },
    body: { to: 'departmentHead', round: 1, digest: digest ?? '', reasons: '口径需核对' },
  });
  expect(back).toMatchObject({ phase: 'inReview', round: 2, stage: 'departmentHead' });
  const head = await city.as('schoolAffairs', 'departmentHead');
  expect((await head.call(contract.readInbox, { query: {} })).items.map((one) => one.manuscript)).toEqual([
    manuscript,
  ]);
  expect((await business.call(contract.readInbox, { query: {} })).items).toEqual([]);
  expect(await kindsTold(author, manuscript)).toContain('returned');
  await sign(head, manuscript, 'departmentHead', 'departmentHead');
  await sign(business, manuscript, 'deputySecretaries', 'deputySecretaryBusiness');
  const last = await sign(publicity, manuscript, 'deputySecretaries', 'deputySecretaryPublicity');
  expect(last.phase).toBe('released');
});

test('complaint 9: every way round the screen meets the same check', async () => {
  const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
  const seen = { digest: digest ?? '', round: 1 };
  expectRefusal(await trySign(leader, manuscript, 'leader', 'leader', seen), 409, 'review.stageNotReached');
  expectRefusal(
    await trySign(operator, manuscript, 'platform', 'platformLead', seen),
    403,
    'review.notInOffice',
  );
  const own = await city.as('wuhua', 'platformLead');
  const mine = await writeAndSubmit(own, 'wuhua');
  expectRefusal(await trySign(own, mine.manuscript, 'platform', 'platformLead'), 403, 'review.ownArticle');
  const forged = { ...seen, digest: `sha256:${'0'.repeat(64)}` };
  expectRefusal(
    await trySign(platformLead, manuscript, 'platform', 'platformLead', forged),
    409,
    'review.staleDigest',
  );
  expectRefusal(
    await trySign(platformLead, manuscript, 'platform', 'platformLead', { ...seen, round: 7 }),
    409,
    'review.staleRound',
  );
  const smuggled = await operator.send(createManuscript, {
    body: {
      organization: organizationIn('wuhua'),
      content: { ...article('wuhua'), phase: 'released' } as never,
    },
  });
  expectRefusal(smuggled, 422, 'document.malformed');
});

test('complaint 10: the administrator has no way to sign, move, read or end a manuscript', async () => {
  const administrator = await city.as('kunming', 'administrator');
  const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
  const seen = { digest: digest ?? '', round: 1 };
  const params = { manuscript };
  const refused = [
    await trySign(administrator, manuscript, 'platform', 'platformLead', seen),
    await administrator.send(contract.returnManuscript, {
      params,
      body: { to: null, reasons: '理由', ...seen },
    }),
    await administrator.send(contract.withdraw, { params, body: { reason: '理由' } }),
    await administrator.send(contract.abandon, { params, body: { reason: '理由' } }),
    await administrator.send(contract.changeImportance, {
      params,
      body: { direction: 'raise', level: 'important', reason: '理由' },
    }),
    await administrator.send(contract.requestEmergency, {
      params,
      body: { digest: seen.digest, reason: '理由' },
    }),
    await administrator.send(contract.confirmEmergency, { params, body: { digest: seen.digest } }),
    await administrator.send(contract.noteFinding, { params, body: { severity: 'advice', text: '意见' } }),
    await administrator.send(contract.readHistory, { params, query: {} }),
  ];
  expect(
    refused.map((answer) => answer.statusCode >= 400),
    refused.map((one) => one.body).join('\n'),
  ).toEqual(refused.map(() => true));
  expect(await reviewOf(operator, manuscript)).toMatchObject({
    phase: 'inReview',
    round: 1,
    importance: 'ordinary',
  });
});

test("complaint 10: the server's own database role cannot change or delete the ledger or a revision", async () => {
  const { manuscript } = await writeAndSubmit(operator, 'wuhua');
  const client = new pg.Client({ connectionString: harness.serverUrl });
  await client.connect();
  try {
    const statements = [
      `update ledger_entry set text = '{}' where stream = 'manuscript:${manuscript}'`,
      `delete from ledger_entry where stream = 'manuscript:${manuscript}'`,
      'truncate ledger_entry',
      `update revision set content = '{}' where manuscript_id = '${manuscript}'`,
      `delete from revision where manuscript_id = '${manuscript}'`,
      'truncate revision',
      'delete from pinned_procedure',
      "update pinned_procedure set body = '{}'",
      'alter table ledger_entry disable trigger all',
      'drop table revision',
      'alter table revision disable trigger all',
    ];
    for (const statement of statements) {
      await expect(client.query(statement), statement).rejects.toThrow(
        /permission denied|append-only|must be owner/,
      );
    }
  } finally {
    await client.end();
  }
  await asOwner(harness.ownerUrl, async (owner) => {
    await expect(owner.query(`delete from revision where manuscript_id = '${manuscript}'`)).rejects.toThrow(
      /immutable/,
    );
    await expect(owner.query('truncate revision')).rejects.toThrow(/immutable/);
    await expect(owner.query('delete from ledger_entry')).rejects.toThrow(/append-only/);
  });
});

test('complaint 13: opinions and findings are no part of the text or its digest', async () => {
  const author = await city.as('fumin', 'operator', 1);
  const first = await city.as('fumin', 'platformLead');
  const shown = await write(author, 'fumin');
  await submit(author, shown);
  const { manuscript, digest } = shown;
  const params = { manuscript };
  const noted = await first.call(contract.noteFinding, {
    params,
    body: { severity: 'error', text: '内部意见甲', place: { start: 0, end: 2 } },
  });
  expect(noted.digest).toBe(digest);
  expectRefusal(await trySign(first, manuscript, 'platform', 'platformLead'), 422, 'review.findingsUnruled');
  const { items } = await author.call(contract.listFindings, { params, query: {} });
  const [finding] = items;
  expect(finding).toMatchObject({ text: '内部意见甲', ruling: null, place: { start: 0, end: 2 }, digest });
  await first.call(contract.ruleFinding, {
    params: { manuscript, finding: finding?.finding ?? '' },
    body: { ruling: 'overruled', reason: '内部理由乙' },
  });
  await sign(first, manuscript, 'platform', 'platformLead', { opinion: '内部意见丙' });
  const read = await author.call(readManuscript, { params });
  expect(read.digest).toBe(digest);
  const { rows } = await asOwner(harness.ownerUrl, (client) =>
    client.query<{ content: unknown; plain_text: string }>(
      'select content, plain_text from revision where manuscript_id = $1',
      [manuscript],
    ),
  );
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toMatch(/内部/);
  expect(JSON.stringify(read.content)).not.toMatch(/内部/);
});

test('complaint 14: ending a manuscript keeps its text and history, and no route deletes one', async () => {
  const shown = await writeAndSubmit(operator, 'wuhua');
  const { manuscript } = shown;
  const params = { manuscript };
  const ended = await operator.call(contract.abandon, { params, body: { reason: '活动取消' } });
  expect(ended).toMatchObject({ phase: 'abandoned', stage: null });
  const history = await operator.call(contract.readHistory, { params, query: {} });
  expect(history.items.at(-1)?.events).toEqual([
    expect.objectContaining({ kind: 'abandoned', reason: '活动取消' }),
  ]);
  expect((await operator.call(readManuscript, { params })).content?.title).toBe(article('wuhua').title);
  const deleting = allRoutes.filter(({ method, path }) => method === 'DELETE' && path.includes('manuscript'));
  // A check-out given back and a working copy: neither is a text that anybody submitted.
  expect(deleting.map(({ id }) => id)).toEqual(['content.checkIn', 'content.discardDraft']);
  const deleted = await harness.inject({
    method: 'DELETE',
    url: `/api/v1/manuscripts/${manuscript}`,
    headers: { cookie: operator.cookie, 'x-sanshen-request': '1' },
  });
  expect(deleted.statusCode).toBe(404);
  expect(
    (await platformLead.call(contract.readInbox, { query: {} })).items.map((one) => one.manuscript),
  ).not.toContain(manuscript);
});

test('§5: the corrector of a later stage is asked of those who signed before, who confirm what they are shown', async () => {
  const author = await city.as('yiliang', 'operator', 1);
  const { manuscript } = await writeAndSubmit(author, 'yiliang');
  const first = await city.as('yiliang', 'platformLead');
  await sign(first, manuscript, 'platform', 'platformLead');
  const answer = await tryCorrect(
    await city.as('yiliang', 'publicityLead'),
    manuscript,
    { stage: 'publicity', seat: 'publicityLead' },
    article('yiliang', { body: paragraphs('改正后的正文。') }),
  );
  expect(answer.statusCode, answer.body).toBe(200);
  expectRefusal(
    await trySign(await city.as('yiliang', 'leaderInCharge'), manuscript, 'leader', 'leader'),
    409,
    'review.stageNotReached',
  );
  expect((await reviewOf(author, manuscript)).stages[0]?.seats[0]?.signOffs.map((one) => one.valid)).toEqual([
    false,
    false,
  ]);
});
