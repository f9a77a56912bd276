import { listManuscripts } from '@sanshen/contract/content';
import type { ManuscriptContent } from '@sanshen/domain/content';
import { expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { contentModule } from '../src/modules/content/public.ts';
import { rangesIn } from '../src/modules/content/search/highlight.ts';
import { asOwner } from './harness.ts';
import { organizationIn, startCity } from './organization-support.ts';
import { article, expectRefusal, paragraphs, revise, sign, submit, write } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const operator = await city.as('wuhua', 'operator', 1);
const cityLead = await city.as('kunming', 'mainLeader');
const wuhua = organizationIn('wuhua');
const kunming = organizationIn('kunming');

async function put(title: string, body: string, change: Partial<ManuscriptContent> = {}) {
  harness.clock.advance(1000);
  return write(operator, 'wuhua', { title, body: paragraphs(body), ...change });
}

async function titles(q: string, more: object = {}) {
  const { items } = await operator.call(listManuscripts, { query: { organization: wuhua, q, ...more } });
  return items.map((one) => one.title);
}

const marked = (text: string, ranges: readonly (readonly [number, number])[]) =>
  ranges.map(([from, to]) => text.slice(from, to));

test('a Chinese text is found by its words, and by any two characters of it, which is told apart', async () => {
  await put('春城青年学雷锋', '昆明市大学生服务西部计划启动，二〇二六年招募志愿者三百名。');
  await put('团干部培训班开班', '培训为期三天。');
  const { items } = await operator.call(listManuscripts, {
    query: { organization: wuhua, q: '志愿者 培训' },
  });
  expect(items).toEqual([]);
  expect(await titles('西部计划')).toEqual(['春城青年学雷锋']);
  const words = await operator.call(listManuscripts, { query: { organization: wuhua, q: '志愿者' } });
  expect(words.items[0]?.highlights).toMatchObject({ matchedBy: 'words', title: [] });
  const { excerpt, excerptRanges } = words.items[0]?.highlights ?? { excerpt: '', excerptRanges: [] };
  expect(marked(excerpt, excerptRanges)).toEqual(['志愿者']);
  // Cut across words: no dictionary gives this.
  const cut = await operator.call(listManuscripts, { query: { organization: wuhua, q: '生服' } });
  expect(cut.items.map((one) => one.highlights?.matchedBy)).toEqual(['characters']);
  expect(
    marked(cut.items[0]?.highlights?.excerpt ?? '', cut.items[0]?.highlights?.excerptRanges ?? []),
  ).toEqual(['生服']);
});

test('every substring of at least two characters is found', async () => {
  const text = '在2026年3月5日，“ＡＢｃ”青年文明号（五华区）评审Résumé正式开始！';
  await put('子串', text);
  for (let from = 0; from < text.length - 1; from += 1) {
    for (const length of [2, 3, 7]) {
      const part = text.slice(from, from + length);
      if (part.length < 2 || !/[\p{L}\p{N}]/u.test(part) || /\s/.test(part)) continue;
      expect(await titles(part), part).toContain('子串');
    }
  }
});

test('full width and capitals make no difference; one character is enough; signs alone find nothing', async () => {
  await put('全角', '请登录ＫＵＮＭＩＮＧ平台填报，截止汛');
  expect(await titles('kunming')).toEqual(['全角']);
  expect(await titles('汛')).toEqual(['全角']);
  expect(await titles('！？')).toEqual([]);
  // Written into no query: quotes, wild cards and tsquery's own signs are ordinary characters or nothing.
  for (const q of ["o'", '%', "'", '\\', '!', ':*', "a'b\\c & (d | !e)", '<->', '_']) {
    expect((await operator.send(listManuscripts, { query: { organization: wuhua, q } })).statusCode, q).toBe(
      200,
    );
  }
  expect(await titles('台%填')).toEqual([]);
});

test('the newest revision is searched, and only that', async () => {
  const shown = await put('改前标题', '旧稿独有的麒麟');
  await revise(
    operator,
    shown.manuscript,
    article('wuhua', { title: '改后标题', body: paragraphs('新稿独有的凤凰') }),
  );
  expect(await titles('麒麟')).toEqual([]);
  expect(await titles('凤凰')).toEqual(['改后标题']);
});

test('§11: nobody finds a text that he may not read; the superior finds it by its title while it is in review', async () => {
  const shown = await put('督导题目', '审核中的机密词句');
  const find = async (q: string) => {
    const query = { organization: kunming, subtree: 'true', q } as const;
    const { items, count } = await cityLead.call(listManuscripts, { query });
    expect(count?.value).toBe(items.length);
    return items.map((one) => [one.title, one.highlights?.excerpt]);
  };
  expect(await find('督导题目')).toEqual([]);
  await submit(operator, shown);
  expect(await find('机密词句')).toEqual([]);
  expect(await find('督导题目')).toEqual([['督导题目', '']]);
  for (const [office, stage, seat] of [
    ['platformLead', 'platform', 'platformLead'],
    ['publicityLead', 'publicity', 'publicityLead'],
    ['leaderInCharge', 'leader', 'leader'],
  ] as const) {
    await sign(await city.as('wuhua', office), shown.manuscript, stage, seat);
  }
  expect(await find('机密词句')).toEqual([['督导题目', '审核中的机密词句']]);
  const stranger = await city.as('panlong', 'mainLeader');
  expectRefusal(
    await stranger.send(listManuscripts, { query: { organization: wuhua, q: '督导' } }),
    403,
    'access.forbidden',
  );
});

test('filters narrow the list together, and a line says what it waits for and by when', async () => {
  const key = { q: '筛选专用' };
  const topic = await put('筛选专用甲', '甲', { topic: 'work' });
  await put('筛选专用乙', '乙', {
    topic: 'activity',
    source: { form: 'adapted', sources: [] },
    channels: [{ channel: demonstrationChannelId('wuhua', 'douyin') }],
  });
  harness.clock.advance(1000);
  await submit(operator, topic);
  expect(await titles(key.q, { topic: 'work' })).toEqual(['筛选专用甲']);
  expect(await titles(key.q, { topic: 'work,activity' })).toEqual(['筛选专用甲', '筛选专用乙']);
  expect(await titles(key.q, { form: 'adapted' })).toEqual(['筛选专用乙']);
  expect(await titles(key.q, { channel: demonstrationChannelId('wuhua', 'douyin') })).toEqual(['筛选专用乙']);
  expect(await titles(key.q, { phase: 'drafting' })).toEqual(['筛选专用乙']);
  expect(await titles(key.q, { phase: 'drafting,inReview', sort: 'created' })).toEqual([
    '筛选专用乙',
    '筛选专用甲',
  ]);
  expect(await titles(key.q, { sort: 'due' })).toEqual(['筛选专用甲']);
  expect(await titles(key.q, { waitingFor: 'platformLead' })).toEqual(['筛选专用甲']);
  expect(await titles(key.q, { waitingFor: 'mainLeader' })).toEqual([]);
  expect(await titles(key.q, { person: operator.person })).toHaveLength(2);
  expect(await titles(key.q, { person: cityLead.person })).toEqual([]);
  expect(await titles(key.q, { changedFrom: harness.clock.now() })).toEqual(['筛选专用甲']);
  expect(await titles(key.q, { changedTo: harness.clock.now() })).toEqual(['筛选专用乙']);
  const { items } = await operator.call(listManuscripts, {
    query: { organization: wuhua, q: '筛选专用甲' },
  });
  expect(items[0]).toMatchObject({
    organizationName: '共青团五华区委',
    authorName: '五华区运营人员甲',
    form: 'original',
    channels: [{ platform: 'weibo' }],
    waiting: [{ stage: 'platform', seat: 'platformLead', offices: ['platformLead'] }],
    dueAt: expect.any(String),
  });
});

test('pages join without gaps in every order, with and without a search, and the head counts all', async () => {
  for (let n = 0; n < 7; n += 1) {
    const shown = await put(`翻页样稿第${n}篇`, '翻页');
    if (n % 2 === 0) await submit(operator, shown);
  }
  for (const sort of ['changed', 'created', 'due'] as const) {
    for (const more of [
      {},
      { q: '翻页样稿' },
      { phase: 'drafting,inReview' },
      { subtree: 'true' as const },
    ]) {
      const query = { organization: wuhua, sort, ...more };
      const all = await operator.call(listManuscripts, { query: { ...query, limit: 100 } });
      expect(all.count).toEqual({ value: all.items.length, more: false });
      const seen: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await operator.call(listManuscripts, {
          query: { ...query, limit: 3, ...(cursor ? { cursor } : {}) },
        });
        seen.push(...page.items.map((one) => one.manuscript));
        cursor = page.next;
      } while (cursor !== null);
      expect(seen).toEqual(all.items.map((one) => one.manuscript));
    }
  }
});

test('texts from before the search are read after the start', async () => {
  await put('补录样稿', '补录');
  await asOwner(harness.ownerUrl, (client) =>
    client.query(`delete from manuscript_text where folded_title = '补录样稿';
      insert into manuscript_text_backlog select manuscript_id from manuscript where title = '补录样稿'`),
  );
  expect(await titles('补录样稿')).toEqual([]);
  await contentModule.start?.(harness.context);
  await harness.runJobs();
  expect(await titles('补录样稿')).toEqual(['补录样稿']);
});

test('places are given in the text as it is written', () => {
  const text = '𠮷祥ＡＢ，ﬁne';
  expect(marked(text, rangesIn(text, ['ab', 'fi', '祥']))).toEqual(['祥ＡＢ', 'ﬁ']);
});
