import { readManuscript } from '@sanshen/contract/content';
import * as discussion from '@sanshen/contract/discussion-suggestions';
import { listNotifications } from '@sanshen/contract/review';
import { acceptSome, readSuggestedBody, suggestionsBetween } from '@sanshen/document';
import { brandId, type Digest, type Json } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { keepFile } from '../src/platform/files/keep-file.ts';
import type { Caller } from './harness.ts';
import { addStranger, startCity } from './organization-support.ts';
import { article, expectRefusal, paragraphs, revise, type Shown, writeAndSubmit } from './review-support.ts';

const city = await startCity();
const operator = await city.as('wuhua', 'operator', 1);
const colleague = await city.as('wuhua', 'operator', 2);
const platformLead = await city.as('wuhua', 'platformLead');
const publicityLead = await city.as('wuhua', 'publicityLead');

const edited = paragraphs('周末，五十名青年志愿者来到社区。', '他们为老人讲解了反诈知识和用药知识。');
const bodyOf = (shown: Shown): Json => shown.content?.body ?? null;
const suggest = (caller: Caller, shown: Shown, to: Json = edited, change: object = {}) =>
  caller.send(discussion.saveSuggestions, {
    params: { manuscript: shown.manuscript },
    body: {
      base: shown.digest ?? '',
      body: suggestionsBetween(bodyOf(shown), to),
      note: '请酌',
      ...change,
    },
  });
const setOf = async (caller: Caller, shown: Shown) => (await suggest(caller, shown)).json();

test('a reviewer suggests, the author takes one and leaves one, and the reviewer hears of it', async () => {
  const shown = await writeAndSubmit(operator, 'wuhua');
  const { manuscript, digest } = shown;
  const set = await setOf(platformLead, shown);
  expect(set).toMatchObject({
    ...{ manuscript, state: 'open', stale: false, note: '请酌', base: { revision: 1, digest } },
    counts: { pending: 2, accepted: 0, rejected: 0 },
    suggestions: [
      { id: '1', kind: 'replacement', before: '三', after: '五', place: { from: 3, to: 4 }, verdict: null },
      { id: '2', kind: 'insertion', after: '和用药知识' },
    ],
  });
  const shownTo = await operator.call(discussion.listSuggestions, { params: { manuscript }, query: {} });
  expect(shownTo.items.map((one) => [one.set, one.author.name])).toEqual([[set.set, '五华区平台负责人']]);
  const body = acceptSome(readSuggestedBody(set.body), new Set(['1']));
  const saved = await revise(operator, manuscript, article('wuhua', { body }));
  expect(saved.revision).toBe(2);
  const params = { manuscript, set: set.set };
  const settlement = { accepted: ['1'], rejected: [{ id: '2', reason: '与主题无关' }], revision: 2 };
  const settled = await operator.call(discussion.settleSuggestions, { params, body: settlement });
  expect(settled).toMatchObject({
    state: 'settled',
    stale: true,
    counts: { pending: 0, accepted: 1, rejected: 1 },
  });
  expect(settled.suggestions.map((one) => one.verdict)).toMatchObject([
    { verdict: 'accepted', revision: 2, by: { name: '五华区运营人员甲' } },
    { verdict: 'rejected', reason: '与主题无关' },
  ]);
  const kinds = async (caller: Caller) =>
    (await caller.call(listNotifications, { query: {} })).items
      .filter((one) => one.manuscript === manuscript)
      .map((one) => one.kind);
  expect(await kinds(operator)).toContain('suggested');
  expect(await kinds(platformLead)).toContain('suggestionsSettled');
  expectRefusal(
    await operator.send(discussion.settleSuggestions, { params, body: settlement }),
    409,
    'discussion.alreadySettled',
  );
});

test('a suggestion changes nothing of the text, and cannot smuggle a change', async () => {
  const shown = await writeAndSubmit(operator, 'wuhua');
  const smuggled = suggestionsBetween(
    paragraphs('周末，一百名青年志愿者来到社区。', '他们为老人讲解了反诈知识。'),
    edited,
  );
  const refused = await suggest(platformLead, shown, edited, { body: smuggled });
  expectRefusal(refused, 422, 'discussion.baseDiffers');
  expectRefusal(await suggest(platformLead, shown, bodyOf(shown)), 422, 'discussion.noSuggestions');
  const script = { type: 'doc', content: [{ type: 'script', content: [] }] };
  expectRefusal(await suggest(platformLead, shown, edited, { body: script }), 422, 'document.malformed');
  const deep = JSON.parse(`${'{"type":"doc","content":['.repeat(50_000)}${']}'.repeat(50_000)}`);
  const answer = await suggest(platformLead, shown, edited, { body: deep });
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.statusCode).toBeLessThan(500);
  const wrongBase = { base: `sha256:${'0'.repeat(64)}` };
  expectRefusal(await suggest(platformLead, shown, edited, wrongBase), 409, 'discussion.staleBase');
  await setOf(platformLead, shown);
  const after = await operator.call(readManuscript, { params: { manuscript: shown.manuscript } });
  expect([after.digest, after.revision]).toEqual([shown.digest, 1]);
});

test('saving again takes the place of my open set, of nobody else’s', async () => {
  const shown = await writeAndSubmit(operator, 'wuhua');
  const { manuscript } = shown;
  const first = await setOf(platformLead, shown);
  const other = await setOf(publicityLead, shown);
  const again = (await suggest(platformLead, shown, paragraphs('全新的一段。'))).json();
  expect(again.set).toBe(first.set);
  const { items } = await operator.call(discussion.listSuggestions, { params: { manuscript }, query: {} });
  expect(new Set(items.map((one) => one.set))).toEqual(new Set([first.set, other.set]));
  // What was settled in part stays as it was; what comes after is another set.
  const params = { manuscript, set: other.set };
  await operator.call(discussion.settleSuggestions, { params, body: { rejected: [{ id: '2' }] } });
  const next = await setOf(publicityLead, shown);
  expect(next.set).not.toBe(other.set);
  const kept = await operator.call(discussion.readSuggestions, { params });
  expect([kept.state, kept.counts]).toEqual(['withdrawn', { pending: 0, accepted: 0, rejected: 1 }]);
});

test('suggestions settle what exists, once, by whom the text belongs to', async () => {
  const shown = await writeAndSubmit(operator, 'wuhua');
  const { set } = await setOf(platformLead, shown);
  const params = { manuscript: shown.manuscript, set };
  const settle = (caller: Caller, body: object) =>
    caller.send(discussion.settleSuggestions, { params, body });
  expectRefusal(await settle(platformLead, { rejected: [{ id: '1' }] }), 403, 'discussion.notTheAuthor');
  expectRefusal(await settle(colleague, { rejected: [{ id: '1' }] }), 403, 'discussion.notTheAuthor');
  expectRefusal(await settle(operator, { rejected: [{ id: '77' }] }), 422, 'discussion.suggestionUnknown');
  expectRefusal(await settle(operator, {}), 422, 'discussion.suggestionUnknown');
  expectRefusal(
    await settle(operator, { rejected: [{ id: '1' }, { id: '1' }] }),
    409,
    'discussion.alreadySettled',
  );
  for (const revision of [null, 1, 5])
    expectRefusal(await settle(operator, { accepted: ['1'], revision }), 422, 'discussion.noSuchRevision');
});

test('my own set I take back, another’s not; then nobody settles it', async () => {
  const shown = await writeAndSubmit(operator, 'wuhua');
  const { set } = await setOf(platformLead, shown);
  const params = { manuscript: shown.manuscript, set };
  expectRefusal(
    await publicityLead.send(discussion.withdrawSuggestions, { params }),
    403,
    'access.forbidden',
  );
  await platformLead.call(discussion.withdrawSuggestions, { params });
  expectRefusal(
    await platformLead.send(discussion.withdrawSuggestions, { params }),
    409,
    'discussion.alreadySettled',
  );
  const body = { rejected: [{ id: '1' }] };
  expectRefusal(
    await operator.send(discussion.settleSuggestions, { params, body }),
    409,
    'discussion.alreadySettled',
  );
});

test('a suggested picture must be the suggester’s to show; then who reads the manuscript sees it', async () => {
  const shown = await writeAndSubmit(operator, 'wuhua');
  const keep = async (caller: Caller, words: string) => {
    const { digest } = await keepFile(city.harness.context, Buffer.from(words), {
      person: caller.person,
      organization: null,
      name: '图.txt',
    });
    return brandId<Digest>(digest);
  };
  const withPicture = (file: Digest): Json => ({
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'image', attrs: { file } }] },
      ...(edited as unknown as { content: Json[] }).content,
    ],
  });
  const foreign = await keep(await city.as('panlong', 'operator', 1), '别人的图');
  expectRefusal(await suggest(platformLead, shown, withPicture(foreign)), 422, 'content.fileUnknown');
  const own = await keep(platformLead, '自己的图');
  const read = () =>
    city.harness.inject({ url: `/api/v1/files/${own}`, headers: { cookie: operator.cookie } });
  expect((await read()).statusCode).toBe(404);
  expect((await suggest(platformLead, shown, withPicture(own))).statusCode).toBe(200);
  expect((await read()).statusCode).toBe(200);
});

test('outsiders neither suggest nor read what was suggested', async () => {
  const shown = await writeAndSubmit(operator, 'wuhua');
  const { set } = await setOf(platformLead, shown);
  const params = { manuscript: shown.manuscript, set };
  for (const caller of [await city.as('panlong', 'operator', 1), await addStranger(city)]) {
    expectRefusal(await suggest(caller, shown), 404, 'request.notFound');
    expectRefusal(await caller.send(discussion.readSuggestions, { params }), 404, 'request.notFound');
    expectRefusal(
      await caller.send(discussion.listSuggestions, { params, query: {} }),
      404,
      'request.notFound',
    );
  }
  const other = await writeAndSubmit(operator, 'wuhua');
  const crossed = { params: { manuscript: other.manuscript, set } };
  expectRefusal(await operator.send(discussion.readSuggestions, crossed), 404, 'request.notFound');
});

test('two saves at one moment leave one open set', async () => {
  const shown = await writeAndSubmit(operator, 'wuhua');
  const answers = await Promise.all([1, 2, 3].map(() => suggest(platformLead, shown)));
  expect(answers.every((one) => one.statusCode === 200 || one.statusCode === 409)).toBe(true);
  const params = { manuscript: shown.manuscript };
  expect((await operator.call(discussion.listSuggestions, { params, query: {} })).items).toHaveLength(1);
});
