import { readManuscript, reviseManuscript } from '@sanshen/contract/content';
import * as contract from '@sanshen/contract/content-drafts';
import { readFile } from '@sanshen/contract/files';
import { addHours } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { startCity } from './organization-support.ts';
import { article, expectRefusal, paragraphs, tryRevise, write, writeAndSubmit } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const author = await city.as('wuhua', 'operator', 1);
const colleague = await city.as('wuhua', 'operator', 2);
const reviewer = await city.as('wuhua', 'platformLead');

const secondsOf = (n: number) => harness.clock.advance(n * 1000);

test('one writes at a time: the second is told who has it and since when, and may take over', async () => {
  const { manuscript, digest } = await write(author, 'wuhua');
  const params = { manuscript };
  const taken = await author.call(contract.checkOutManuscript, { params, body: {} });
  expect(taken.holder).toEqual({ person: author.person, name: '五华区运营人员甲' });
  const refused = await colleague.send(contract.checkOutManuscript, { params, body: {} });
  expect(expectRefusal(refused, 409, 'content.checkedOut')).toMatchObject({
    holder: { name: '五华区运营人员甲' },
    since: taken.since,
  });
  // A second window of the same person is a second writer.
  expectRefusal(
    await author.send(contract.checkOutManuscript, { params, body: {} }),
    409,
    'content.checkedOut',
  );
  expectRefusal(
    await tryRevise(colleague, manuscript, article('wuhua', { title: '抢改' })),
    409,
    'content.checkedOut',
  );

  const over = await colleague.call(contract.checkOutManuscript, { params, body: { takeOver: true } });
  expect(over.token).not.toBe(taken.token);
  const save = await author.send(
    reviseManuscript,
    { params, body: { content: article('wuhua', { title: '甲的改动' }), token: taken.token } },
    { 'if-match': `"${digest}"` },
  );
  expect(expectRefusal(save, 409, 'content.checkOutTakenOver')).toMatchObject({
    holder: { name: '五华区运营人员乙' },
  });
  // He is told even after it was given back.
  await colleague.send(contract.checkInManuscript, { params, query: { token: over.token } });
  expect((await author.call(contract.readCheckOut, { params })).checkOut).toBeNull();
  expectRefusal(
    await author.send(contract.checkOutManuscript, { params, body: { token: taken.token } }),
    409,
    'content.checkOutTakenOver',
  );
});

test('a check-out ends when nobody renews it, and lives on as long as somebody does', async () => {
  const { manuscript } = await write(author, 'wuhua');
  const params = { manuscript };
  const { token } = await author.call(contract.checkOutManuscript, { params, body: {} });
  secondsOf(80);
  const renewed = await author.call(contract.checkOutManuscript, { params, body: { token } });
  expect(renewed.token).toBe(token);
  secondsOf(80);
  expectRefusal(
    await colleague.send(contract.checkOutManuscript, { params, body: {} }),
    409,
    'content.checkedOut',
  );
  secondsOf(20);
  await colleague.call(contract.checkOutManuscript, { params, body: {} });
});

test('two who check out at once: one of them gets it', async () => {
  const { manuscript } = await write(author, 'wuhua');
  const params = { manuscript };
  const answers = await Promise.all(
    [author, colleague, author, colleague].map((one) =>
      one.send(contract.checkOutManuscript, { params, body: {} }),
    ),
  );
  expect(answers.map((one) => one.statusCode).sort()).toEqual([200, 409, 409, 409]);
});

test('a working copy may be incomplete, is told stale, and goes when its text is saved', async () => {
  const { manuscript, digest } = await write(author, 'wuhua');
  const params = { manuscript };
  const { token } = await author.call(contract.checkOutManuscript, { params, body: {} });
  const keep = (content: object, sequence: number) =>
    author.send(contract.saveDraft, {
      params,
      // An editor's content before it is complete.
      body: { token, base: digest ?? 'none', content: content as never, sequence },
    });
  expect((await keep({ title: '半句' }, 1)).statusCode).toBe(200);
  expect((await keep({ title: '半句话' }, 3)).statusCode).toBe(200);
  expectRefusal(await keep({ title: '迟到' }, 2), 409, 'content.draftOutOfOrder');
  const { own, others } = await author.call(contract.readDraft, { params });
  expect(own).toMatchObject({ content: { title: '半句话' }, sequence: 3, mine: true, stale: false });
  expect(others).toBeNull();

  const next = article('wuhua', { title: '改后', body: paragraphs('新的正文。') });
  const save = () =>
    author.send(reviseManuscript, { params, body: { content: next, token } }, { 'if-match': `"${digest}"` });
  expect((await save()).statusCode).toBe(200);
  // What was written since is kept, and is about another text now.
  expect((await author.call(contract.readDraft, { params })).own?.stale).toBe(true);
  await keep(next, 4);
  const { digest: now } = await author.call(readManuscript, { params });
  await author.call(reviseManuscript, { params, body: { content: next, token } }, { 'if-match': `"${now}"` });
  expect((await author.call(contract.readDraft, { params })).own).toBeNull();
  const revisions = await harness.db
    .selectFrom('revision')
    .select('number')
    .where('manuscript_id', '=', manuscript as never)
    .execute();
  expect(revisions).toHaveLength(2);
});

test('the former holder keeps his working copy, whoever took over sees it, a reviewer does not', async () => {
  const { manuscript } = await writeAndSubmit(author, 'wuhua');
  const params = { manuscript };
  const { token } = await author.call(contract.checkOutManuscript, { params, body: {} });
  await author.call(contract.saveDraft, {
    params,
    body: { token, base: 'none', content: { title: '未送审的改动' } as never, sequence: 1 },
  });
  expect((await reviewer.call(contract.readDraft, { params })).others).toBeNull();
  await colleague.call(contract.checkOutManuscript, { params, body: { takeOver: true } });
  expectRefusal(
    await author.send(contract.saveDraft, {
      params,
      body: { token, base: 'none', content: {} as never, sequence: 2 },
    }),
    409,
    'content.checkOutTakenOver',
  );
  expect((await author.call(contract.readDraft, { params })).own).toMatchObject({
    content: { title: '未送审的改动' },
  });
  expect((await colleague.call(contract.readDraft, { params })).others).toMatchObject({
    content: { title: '未送审的改动' },
    by: { name: '五华区运营人员甲' },
    mine: false,
  });
});

test('a working copy opens no file to anybody by naming its digest', async () => {
  const { manuscript } = await write(author, 'wuhua');
  const params = { manuscript };
  const { token } = await author.call(contract.checkOutManuscript, { params, body: {} });
  const file = `sha256:${'a'.repeat(64)}`;
  await author.call(contract.saveDraft, {
    params,
    body: { token, base: 'none', content: { cover: { file } } as never, sequence: 1 },
  });
  expectRefusal(await author.send(readFile, { params: { digest: file } }), 404, 'request.notFound');
});

test('working copies that nobody touches go after 90 days', async () => {
  const { manuscript } = await write(author, 'wuhua');
  const params = { manuscript };
  const { token } = await author.call(contract.checkOutManuscript, { params, body: {} });
  await author.call(contract.saveDraft, {
    params,
    body: { token, base: 'none', content: {} as never, sequence: 1 },
  });
  const { contentModule } = await import('../src/modules/content/public.ts');
  const purge = contentModule.tasks?.(harness.context)['content.purgeDrafts'];
  await purge?.({}, { attempt: 1, jobId: '1' });
  expect((await author.call(contract.readDraft, { params })).own).not.toBeNull();
  harness.clock.set(addHours(harness.clock.now(), 91 * 24));
  await purge?.({}, { attempt: 1, jobId: '2' });
  const left = await harness.db.selectFrom('manuscript_draft').select('sequence').execute();
  expect(left).toEqual([]);
});
