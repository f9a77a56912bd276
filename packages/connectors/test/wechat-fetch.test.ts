import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyRef, type PublicationRef, uploadedPicture } from '../src/connector.ts';
import { pictureAddresses, plainText } from '../src/html.ts';
import { readPage } from '../src/wechat/index.ts';
import { appId, article, type Bench, first, prepared, receiver, second, wechatBench } from './support.ts';

let bench: Bench;
let ref: PublicationRef;
let sent: string;
beforeEach(async () => {
  bench = await wechatBench();
  const intent = await prepared(bench);
  sent = bench.simulator.control.account(appId).drafts[0]?.item.content ?? '';
  await bench.connector.submit(intent);
  bench.simulator.control.finishTasks();
  const outcome = await bench.connector.reconcile(intent);
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  const { tasks } = bench.simulator.control.account(appId);
  ref = { ...outcome.ref, task: outcome.ref.task ?? (tasks[0]?.publishId as PublicationRef['task']) };
});
afterEach(() => bench.simulator.close());

const pageOnly = () => ({ ...emptyRef('wechat'), url: ref.url });

test.each(['api', 'page'] as const)(
  'fetched by %s: other bytes, the same text and pictures',
  async (from) => {
    const fetched = await bench.connector.fetchPublished(from === 'api' ? ref : pageOnly());
    if (fetched.kind !== 'ok') throw new Error(fetched.kind);
    expect(fetched.from).toBe(from);
    expect(fetched.article.html).not.toBe(sent);
    expect(plainText(fetched.article.html).replaceAll(' ', '')).toBe(plainText(sent).replaceAll(' ', ''));
    const bare = (html: string) => pictureAddresses(html).map((address) => address.replace(/\?.*/, ''));
    expect(bare(fetched.article.html)).toEqual(bare(sent));
    const state = bench.saved();
    if (state === null) throw new Error('no state');
    const behind = pictureAddresses(fetched.article.html).map((address) => uploadedPicture(state, address));
    expect(behind).toEqual([first.digest, second.digest]);
    expect(uploadedPicture(state, 'https://example.com/a.png')).toBeNull();
    const { title, byline, summary, sourceLink } = article();
    expect(fetched.article).toMatchObject({ title, byline, summary, sourceLink });
  },
);

test('pictures of a published page can be loaded from the platform', async () => {
  const address = pictureAddresses(sent)[0] ?? '';
  const response = await fetch(address);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
});

test('a text changed after publication is seen', async () => {
  bench.simulator.control.editArticle(appId, ref.article ?? '', { content: '<p>被改动</p>' });
  const fetched = await bench.connector.fetchPublished(ref);
  expect(fetched.kind === 'ok' && plainText(fetched.article.html)).toBe('被改动');
});

test.each([
  ['deleted', 'gone'],
  ['banned', 'banned'],
] as const)('%s afterwards: the API and the page say %s', async (standing, kind) => {
  bench.simulator.control.removeArticle(appId, ref.article ?? '', standing);
  expect((await bench.connector.fetchPublished(ref)).kind).toBe(kind);
  expect((await bench.connector.fetchPublished(pageOnly())).kind).toBe(kind);
});

test('the verification page with HTTP 200 is "blocked", not a difference', async () => {
  bench.simulator.control.moods.verificationPage = true;
  expect((await bench.connector.fetchPublished(pageOnly())).kind).toBe('blocked');
  expect((await bench.connector.fetchPublished(ref)).kind).toBe('ok');
});

test('an article that quotes the notices is still an article', () => {
  const page =
    '<html><div id="js_content"><p>何谓“环境异常”？该内容已被发布者删除是什么意思？</p><div>尾</div></div></html>';
  expect(readPage(page, 'https://mp.weixin.qq.com/s/x')).toMatchObject({ kind: 'article' });
});

test('without the API the page is read; an address of another site is never opened', async () => {
  bench.simulator.control.moods.publishAllowed = false;
  expect(await bench.connector.fetchPublished(ref)).toMatchObject({ kind: 'ok', from: 'page' });
  const foreign = await receiver();
  for (const url of [foreign.url, 'http://169.254.169.254/latest', 'file:///etc/passwd', 'nonsense']) {
    expect(await bench.connector.fetchPublished({ ...emptyRef('wechat'), url })).toMatchObject({
      kind: 'unavailable',
    });
  }
  expect(foreign.got).toEqual([]);
  await foreign.close();
});

test.each(['status', 'hang', 'garbage', 'huge'] as const)(
  'no statement about the article while the platform answers with %s',
  async (kind) => {
    bench.simulator.control.moods.faults.push({ path: '/cgi-bin/freepublish/getarticle', kind, times: 99 });
    const fetched = await bench.connector.fetchPublished(ref);
    expect(fetched).toMatchObject({ kind: 'unavailable' });
    expect(fetched.kind === 'unavailable' && fetched.retryAt).not.toBeNull();
  },
);

test('an unclosed page is unreadable', () => {
  expect(readPage('<div id="js_content"><p>半截', 'https://mp.weixin.qq.com/s/x')).toEqual({
    kind: 'unreadable',
  });
});
