import { declareIncident } from '@sanshen/contract/incidents';
import { publish, readPublication, resolvePublication } from '@sanshen/contract/publishing';
import { demonstrationChannelId } from '@sanshen/server/demonstration/index';
import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { articleOf, signBoth, writeAndSubmit } from './support/articles.ts';
import { expectGood, useDesks } from './support/desk.ts';

// 公交集团 The bus company.
const desks = useDesks();
const county = 'bus';
const weibo = demonstrationChannelId(county, 'weibo');

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
const picture = { name: '截图.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') };

const shot = async (page: Page, name: string) => {
  const folder = process.env.SANSHEN_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

/** Something that is public on Weibo, where a person published it. */
async function published(title: string): Promise<void> {
  const author = await desks.api(`${county}.operator1`);
  const content = articleOf(county, { title, channels: [{ channel: weibo }] });
  const article = await writeAndSubmit(author, county, content);
  await signBoth(await desks.api(`${county}.platformlead`), article, 'platform', 'platformLead');
  await signBoth(await desks.api(`${county}.publicitylead`), article, 'publicity', 'publicityLead');
  await signBoth(await desks.api(`${county}.leaderincharge`), article, 'leader', 'leader');
  const { manuscript, digest } = article;
  const params = await author.call(publish, { params: { manuscript }, body: { channel: weibo, digest } });
  while ((await author.call(readPublication, { params })).status !== 'handedOver') {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const url = 'https://weibo.com/1234567890/Abcdefghi';
  await author.call(resolvePublication, { params, body: { happened: true, url } });
}

test('§9 an incident is declared in three taps on a phone, frozen, taken down by hand with proof, and closed with a report', async () => {
  await published('误发的一条微博');
  const desk = await desks.sit({ login: `${county}.operator1`, width: 'phone' });
  const { page } = desk;
  await desk.open('/emergency/incidents');
  await page.getByRole('button', { name: '登记突发事件' }).click();
  await page.getByRole('dialog').waitFor();
  await shot(page, 'incidents-declare-phone');
  await page.getByRole('button', { name: '误发、错发内容', exact: true }).click();
  await page.getByRole('button', { name: '登记为较大事件' }).click();
  await page.getByRole('heading', { name: '误发、错发内容', level: 1 }).waitFor();
  await page.getByText('目前没有系统办不了的事项。').waitFor();
  await shot(page, 'incidents-desk-phone');
  await expectGood(desk);
  const place = new URL(page.url()).pathname;

  await page.getByRole('button', { name: '统一撤稿' }).click();
  const choosing = page.getByRole('dialog');
  await choosing.getByRole('checkbox', { name: /误发的一条微博/ }).check();
  await choosing.getByLabel('原因（记入台账）').fill('配图错误');
  await shot(page, 'incidents-choose-phone');
  await choosing.getByRole('button', { name: '撤下所选1条' }).click();
  await page.getByText('待人工撤稿', { exact: true }).waitFor({ timeout: 20_000 });
  await page.getByText('平台没有接口，系统不能代为撤稿').waitFor();
  await page.getByText('撤稿前未能保存页面').waitFor();
  await shot(page, 'incidents-byhand-phone');
  await expectGood(desk);

  // He who publishes does not freeze; who leads the platform does.
  const lead = await desks.sit({ login: `${county}.platformlead` });
  await lead.open(place);
  await lead.page.getByRole('button', { name: /^封\s*停$/ }).click();
  const freezing = lead.page.getByRole('dialog');
  await freezing.getByText('一个账号').click();
  await freezing.getByRole('combobox', { name: '账号' }).click();
  await lead.page.getByTitle('公交集团微博（演示）').last().click();
  await freezing.getByLabel('原因（记入台账）').fill('先停再查');
  await shot(lead.page, 'incidents-freeze-desk');
  await freezing.getByRole('button', { name: /^封\s*停$/ }).click();
  await lead.page.getByText('生效中', { exact: true }).waitFor();
  await lead.page.getByLabel('记一笔').fill('已电话联系平台客服');
  await lead.page.getByRole('button', { name: '记一笔' }).click();
  await lead.page.getByRole('listitem').filter({ hasText: '已电话联系平台客服' }).waitFor();
  await expectGood(lead);

  await page.getByRole('button', { name: '登记人工撤稿结果' }).click();
  const result = page.getByRole('dialog');
  await result.locator('input[type=file]').setInputFiles(picture);
  await result.getByLabel('说明').fill('已在后台删除');
  await result.getByRole('button', { name: '登记人工撤稿结果' }).click();
  await page.getByText('已撤下，已核实').first().waitFor({ timeout: 20_000 });

  const leader = await desks.sit({ login: `${county}.leaderincharge`, theme: 'dark', language: 'en' });
  await leader.open(place);
  await leader.page.getByRole('button', { name: 'Add a lesson' }).click();
  const lesson = leader.page.getByRole('dialog');
  await lesson.getByLabel('What is to change').fill('发布前双人核对配图');
  await lesson.getByLabel('Owner').click();
  await leader.page.getByTitle('公交集团运营人员甲').last().click();
  await lesson.getByLabel('Until').fill('2099-01-01');
  await lesson.getByRole('button', { name: 'Add a lesson' }).click();
  await leader.page.getByText('发布前双人核对配图').first().waitFor();
  await leader.page.getByRole('button', { name: 'Close incident' }).click();
  const closing = leader.page.getByRole('dialog');
  await closing.getByLabel('What happened and what it did').fill('配图有误，十分钟内撤下。');
  await closing.getByLabel('What worked').fill('发现及时。');
  await closing.getByLabel('What failed').fill('核对不到位。');
  await closing.getByRole('button', { name: 'Close incident' }).last().click();
  await leader.page.getByText('Closed with the after-action report').first().waitFor();
  await shot(leader.page, 'incidents-closed-dark');
  await expectGood(leader);
  const [file] = await Promise.all([
    leader.page.waitForEvent('download'),
    leader.page.getByRole('button', { name: 'PDF' }).click(),
  ]);
  if (!file.suggestedFilename().endsWith('.pdf')) throw new Error(file.suggestedFilename());
});

test('§9 who only guides the unit reads the desk and can do nothing on it', async () => {
  const api = await desks.api(`${county}.operator1`);
  const { incident } = await api.call(declareIncident, {
    params: { organization: `organization-${county}` },
    body: { scenario: 'publicOpinion', gravity: 'grave', known: '评论区出现集中投诉。' },
  });
  const guide = await desks.sit({ login: 'publicity.departmenthead' });
  await guide.open(`/emergency/incidents/${incident}`);
  await guide.page.getByText('评论区出现集中投诉。').first().waitFor({ timeout: 20_000 });
  for (const name of [/^封\s*停$/, '统一撤稿', /^已\s*办$/]) {
    if ((await guide.page.getByRole('button', { name }).count()) > 0) throw new Error(`${name} is offered`);
  }
  await shot(guide.page, 'incidents-guidance');
  await expectGood(guide);
});
