import { createManuscript } from '@sanshen/contract/content';
import * as contract from '@sanshen/contract/preview';
import { expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { organizationIn, startCity } from './organization-support.ts';
import { article, expectRefusal } from './review-support.ts';

const city = await startCity();
const operator = await city.as('wuhua', 'operator', 1);
const wechat = demonstrationChannelId('wuhua', 'wechat');
const weibo = demonstrationChannelId('wuhua', 'weibo');
const film = `sha256:${'b'.repeat(64)}` as const;

test('every platform is listed with its figures, each with its source, and nothing unverified refuses', async () => {
  const { items } = await operator.call(contract.listPlatforms, {});
  const wechatFacts = items.find((one) => one.platform === 'wechat');
  expect(wechatFacts?.limits.titleMax).toMatchObject({ value: 32, verified: true, excess: 'refused' });
  const figures = items
    .flatMap((one) => Object.values(one.limits))
    .filter((one) => typeof one === 'object' && one !== null);
  expect(figures.length).toBeGreaterThan(8);
  for (const figure of figures) {
    expect(figure.source.zh).toMatch(/\p{Script=Han}/u);
    if (!figure.verified) expect(figure.excess).toBe('warned');
  }
  expect(items.find((one) => one.platform === 'kuaishou')?.limits.titleMax).toBeNull();
});

test('what the editor is told of a limit is what the platform’s check holds against the text', async () => {
  const { items } = await operator.call(contract.listPlatforms, {});
  for (const [platform, channel] of [
    ['wechat', wechat],
    ['douyin', demonstrationChannelId('wuhua', 'douyin')],
  ] as const) {
    const limit = items.find((one) => one.platform === platform)?.limits.titleMax?.value ?? 0;
    const issuesOf = async (length: number) => {
      const content = article('wuhua', { title: '长'.repeat(length), channels: [] });
      const { issues } = await operator.call(contract.previewContent, { body: { content, channel } });
      return issues.filter((one) => one.field === 'title').map((one) => one.severity);
    };
    expect(await issuesOf(limit)).toEqual([]);
    expect(await issuesOf(limit + 1)).toEqual([platform === 'wechat' ? 'error' : 'warning']);
  }
});

test('a channel shows its own title; what the platform cannot show is said, and the rest is shown', async () => {
  const content = article('wuhua', {
    channels: [{ channel: weibo, title: '微博上的标题' }],
    body: {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: '<script>alert(1)</script>' }] },
        { type: 'video', attrs: { file: film, src: null, title: '短片' } },
      ],
    },
  });
  const onWeibo = await operator.call(contract.previewContent, { body: { content, channel: weibo } });
  expect(onWeibo).toMatchObject({ title: '微博上的标题', platform: 'weibo' });
  expect(onWeibo.html).toContain('&lt;script&gt;');
  expect(onWeibo.html).toContain(`/api/v1/files/${film}`);
  const onWechat = await operator.call(contract.previewContent, { body: { content, channel: wechat } });
  expect(onWechat.title).toBe('青年志愿者走进社区');
  expect(onWechat.issues.map((one) => one.field)).toContain('body');
  expect(onWechat.html).toContain('&lt;script&gt;');
});

test('a saved manuscript is shown for any channel of its organisation and for no other', async () => {
  const { manuscript } = await operator.call(createManuscript, {
    body: { organization: organizationIn('wuhua'), content: article('wuhua') },
  });
  const params = { manuscript };
  const shown = await operator.call(contract.previewManuscript, { params, query: { channel: wechat } });
  expect(shown.html).toContain('三十名青年志愿者');
  expect(shown.issues.map((one) => one.field)).toContain('cover');
  const foreign = { channel: demonstrationChannelId('panlong', 'weibo') };
  expectRefusal(
    await operator.send(contract.previewManuscript, { params, query: foreign }),
    422,
    'content.channelUnknown',
  );
});
