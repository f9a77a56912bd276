import { publish } from '@sanshen/contract/publishing';
import { demonstrationChannelId, demonstrationPersonId } from '@sanshen/server/demonstration/index';
import { test } from 'vitest';
import { articleOf, signBoth, type Written, writeAndSubmit } from './support/articles.ts';
import { expectGood, useDesks } from './support/desk.ts';

// 盘龙区 Panlong, which has a channel on every platform and an editorial board.
const desks = useDesks();
const county = 'panlong';

async function released(title: string, platform: 'toutiao' | 'website'): Promise<Written> {
  const author = await desks.api('panlong.operator1');
  const channels = [{ channel: demonstrationChannelId(county, platform) }];
  const article = await writeAndSubmit(author, county, articleOf(county, { title, channels }));
  await signBoth(await desks.api('panlong.platformlead'), article, 'platform', 'platformLead');
  await signBoth(await desks.api('panlong.publicitylead'), article, 'publicity', 'publicityLead');
  const member = demonstrationPersonId(county, 'boardMember', 1);
  const leader = demonstrationPersonId(county, 'leaderInCharge');
  await signBoth(await desks.api('panlong.boardmember1'), article, 'board', `board:${member}`);
  await signBoth(await desks.api('panlong.leaderincharge'), article, 'board', `board:${leader}`);
  return article;
}

const shot = async (
  page: { screenshot(options: { path: string; fullPage: boolean }): Promise<unknown> },
  name: string,
) => {
  const folder = process.env.SANSHEN_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

test('§5 a person publishes by hand with the package, ticks the steps, compares, and is told what is missing', async () => {
  const article = await released('盘龙人工发布的一篇', 'toutiao');
  const operator = await desks.api('panlong.operator1');
  await operator.call(publish, {
    params: { manuscript: article.manuscript },
    body: { channel: demonstrationChannelId(county, 'toutiao'), digest: article.digest },
  });
  const desk = await desks.sit({ login: 'panlong.operator1', width: 'phone' });
  await desk.open(`/manuscripts/${article.manuscript}/publication`);
  const { page } = desk;
  await page.getByText('一、取素材').waitFor({ timeout: 20_000 });
  await page.getByText('还有 5 项未勾选').waitFor();
  await shot(page, 'manual-phone');
  await expectGood(desk);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByText('各项已办完，请登记结果。').waitFor();
  const given = page.getByLabel('粘贴作品链接');
  await given.fill('只有一句。');
  await page.getByRole('button', { name: '核对' }).click();
  await page.getByText('以下内容在已发布的文字中没有找到').waitFor();
  await given.fill('https://example.org/1');
  await page.getByRole('button', { name: '核对' }).click();
  await page.getByText('该链接不是此平台的作品链接，请核对').waitFor();
  await expectGood(desk);
  const wide = await desks.sit({ login: 'panlong.operator1', language: 'en', theme: 'dark' });
  await wide.open(`/manuscripts/${article.manuscript}/publication`);
  await wide.page.getByText('1. Take the material').waitFor();
  await shot(wide.page, 'manual-desk');
  await expectGood(wide);
});

test('§7 who keeps the register sees what each channel can do and asks its platform', async () => {
  const desk = await desks.sit({ login: 'panlong.platformlead' });
  await desk.open('/publications');
  const { page } = desk;
  await page.getByRole('link', { name: '接口状态' }).click();
  await page.getByRole('heading', { name: '盘龙区网站（演示）' }).waitFor({ timeout: 20_000 });
  await page.getByRole('button', { name: '立即检测：盘龙区网站（演示）' }).click();
  await page.getByText('已检测。').waitFor();
  await page.getByText('回读核验').first().waitFor();
  await page.getByText('没有发现被改动、删除或处置的内容').waitFor();
  await shot(page, 'connectors-desk');
  await expectGood(desk);
  const phone = await desks.sit({ login: 'panlong.platformlead', width: 'phone', theme: 'dark' });
  await phone.open('/connectors');
  await phone.page.getByText('回读核验').first().waitFor({ timeout: 20_000 });
  await shot(phone.page, 'connectors-phone');
  await expectGood(phone);
});

test('§9 a unit is frozen by one and released by two, for everybody who looks', async () => {
  const desk = await desks.sit({ login: 'panlong.leaderincharge', width: 'phone' });
  await desk.open('/freeze');
  const { page } = desk;
  await page.getByText('未封停，发布正常').waitFor();
  await expectGood(desk);
  const colleague = await desks.sit({ login: 'panlong.mainleader' });
  await colleague.open('/freeze');
  await colleague.page.getByText('未封停，发布正常').waitFor();
  await page.getByRole('button', { name: '立即封停' }).tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('账号疑似被盗。');
  await expectGood(desk);
  await dialog.getByRole('button', { name: '立即封停' }).tap();
  await page.getByText('已封停，任何内容都不会发出').waitFor();
  await shot(page, 'freeze-phone');
  await colleague.page.getByText('已封停，任何内容都不会发出').waitFor({ timeout: 10_000 });
  await shot(colleague.page, 'freeze-desk');
  await expectGood(colleague);
  // Who was not called learns of it on whatever page is open.
  const operator = await desks.sit({ login: 'panlong.operator1', width: 'phone' });
  await operator.open('/manuscripts');
  const notice = operator.page.getByRole('alert').filter({ hasText: '已封停' });
  await notice.getByText('账号疑似被盗。').waitFor();
  await expectGood(operator);
  await shot(operator.page, 'freeze-notice-phone');
  await page.getByRole('button', { name: '提出解除' }).tap();
  await dialog.getByRole('textbox').fill('密码已改，设备已清。');
  await dialog.getByRole('button', { name: '提出解除' }).tap();
  await page.getByText('等待另一人确认').first().waitFor();
  // Who proposed does not confirm.
  await page.getByRole('button', { name: '确认解除' }).waitFor({ state: 'detached' });
  await colleague.page.getByRole('button', { name: '确认解除' }).click();
  await colleague.page.getByRole('dialog').getByRole('textbox').fill('同意。');
  await colleague.page.getByRole('dialog').getByRole('button', { name: '确认解除' }).click();
  await colleague.page.getByText('未封停，发布正常').waitFor();
  await page.getByText('未封停，发布正常').waitFor({ timeout: 10_000 });
  await expectGood(desk);
  await notice.waitFor({ state: 'detached' });
});
