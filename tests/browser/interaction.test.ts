import { readInteraction, requestAction } from '@sanshen/contract/interaction';
import { proposeStanding } from '@sanshen/contract/interaction-standing';
import { demonstrationChannelId, demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { expect, test } from 'vitest';
import { expectGood, useDesks } from './support/desk.ts';

// 阳宗海 Yangzonghai.
const desks = useDesks();
const county = 'yangzonghai';
const organization = demonstrationOrganizationId(county);
const channel = demonstrationChannelId(county, 'weibo');

const shot = async (
  page: { screenshot(options: { path: string; fullPage: boolean }): Promise<unknown> },
  name: string,
) => {
  const folder = process.env.SANSHEN_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

async function ask(account: string) {
  const operator = await desks.api(`${county}.operator1`);
  await operator.call(requestAction, {
    body: { channel, action: 'follow', purpose: '与共建单位互相关注', target: { account } },
  });
}

test('§6 an operator asks, the publicity lead approves on a phone in two taps, and the operator records the step by hand', async () => {
  const asking = await desks.sit({ login: `${county}.operator1` });
  await asking.open('/interaction');
  await asking.page.getByRole('button', { name: '申请互动' }).click();
  const dialog = asking.page.getByRole('dialog');
  await dialog.getByLabel('账号', { exact: true }).click();
  await asking.page.getByText('阳宗海微博（演示）').last().click();
  await dialog.getByLabel('操作').click();
  await asking.page.getByTitle('关注', { exact: true }).click();
  await dialog.getByText('批准后须人工办理').waitFor();
  await dialog.getByLabel('对象账号').fill('阳宗海青年志愿者协会');
  await dialog.getByLabel('用途').fill('与共建单位互相关注，转发志愿服务信息');
  await shot(asking.page, 'interaction-ask');
  await dialog.getByRole('button', { name: '申请互动' }).click();
  await asking.page.getByText('申请已提交').waitFor();
  // His own request is not his to approve.
  await asking.page.getByRole('button', { name: '撤回' }).waitFor();
  expect(await asking.page.getByRole('button', { name: '批准', exact: true }).count()).toBe(0);
  await shot(asking.page, 'interaction-waiting');
  await expectGood(asking);

  const lead = await desks.sit({ login: `${county}.publicitylead`, width: 'phone' });
  await lead.open('/interaction');
  await lead.page.getByText('阳宗海青年志愿者协会').waitFor();
  await shot(lead.page, 'interaction-phone');
  await expectGood(lead);
  await lead.page.getByRole('button', { name: '批准', exact: true }).click();
  await lead.page.getByRole('button', { name: '确认批准' }).click();
  await lead.page.getByText('没有等待批准的申请').waitFor();

  await asking.open('/interaction?view=running');
  await asking.page.getByText('待人工办理').waitFor({ timeout: 20_000 });
  await asking.page.getByRole('list', { name: '人工办理步骤' }).waitFor();
  await shot(asking.page, 'interaction-running');
  await asking.page.getByRole('button', { name: '登记结果' }).click();
  const result = asking.page.getByRole('dialog');
  await result.getByRole('button', { name: '登记结果' }).click();
  // Nothing is done without evidence, and what was entered stays.
  await result.getByText('请上传截图等办理凭证').waitFor();
  await result.getByLabel('未办理').check();
  await result.getByLabel('说明').fill('对方账号已注销');
  await result.getByRole('button', { name: '登记结果' }).click();
  await asking.page.getByText('没有正在办理的互动').waitFor();
  await asking.open('/interaction?view=record');
  await asking.page.getByText('对方账号已注销').waitFor();
  await expectGood(asking);
});

test('§6 an imitation is refused with what to do, and a standing approval shows its limits', async () => {
  const operator = await desks.sit({ login: `${county}.operator2` });
  await operator.open('/interaction');
  await operator.page.getByRole('button', { name: '申请互动' }).click();
  const dialog = operator.page.getByRole('dialog');
  await dialog.getByLabel('账号', { exact: true }).click();
  await operator.page.getByText('阳宗海微博（演示）').last().click();
  await dialog.getByLabel('操作').click();
  await operator.page.getByTitle('关注', { exact: true }).click();
  await dialog.getByLabel('对象账号').fill('阳宗海官方微博');
  await dialog.getByLabel('用途').fill('联系');
  await dialog.getByRole('button', { name: '申请互动' }).click();
  await dialog.getByText('疑似假冒').waitFor();
  await shot(operator.page, 'interaction-imitation');

  const api = await desks.api(`${county}.operator1`);
  const rules = await api.call(readInteraction, { params: { organization } });
  expect(rules.mayRequest).toBe(true);
  await api.call(proposeStanding, {
    params: { organization },
    body: {
      action: 'reply',
      channel: null,
      name: '报名类留言的答复',
      template: {
        text: '感谢留言，{事项}请见{链接}。',
        variables: [
          { name: '事项', kind: 'words', max: 12 },
          { name: '链接', kind: 'link', prefixes: ['https://www.example.org/'] },
        ],
      },
      perHour: 5,
      perDay: 20,
      validTo: new Date(Date.now() + 20 * 86_400_000).toISOString(),
    },
  });
  const lead = await desks.sit({ login: `${county}.platformlead`, language: 'en', theme: 'dark' });
  await lead.open('/interaction?view=standing');
  await lead.page.getByText('5 an hour, 20 a day').waitFor();
  await shot(lead.page, 'interaction-standing-dark');
  await expectGood(lead);
  await lead.page.getByRole('button', { name: 'Grant', exact: true }).click();
  await lead.page.getByRole('button', { name: 'Yes, grant' }).click();
  await lead.page.getByText('in force').waitFor();

  await operator.open('/interaction?view=standing');
  await operator.page.getByRole('button', { name: '提出长期批准' }).click();
  const propose = operator.page.getByRole('dialog');
  await propose.getByLabel('模板').fill('您好，{活动}报名见{网址}。');
  await propose.getByText('变量“网址”').waitFor();
  await shot(operator.page, 'interaction-propose');
  await expectGood(operator);
});

test('§6 what was hidden is open to the superior, and the page says that criticism is no reason', async () => {
  await ask('共建单位账号');
  const city = await desks.sit({ login: 'kunming.mainleader', width: 'phone', theme: 'dark' });
  await city.open(`/interaction?view=hidings&organization=${organization}`);
  await city.page.getByText('批评、质疑和不同意见不是隐藏理由').waitFor();
  await city.page.getByText('共隐藏').waitFor();
  await shot(city.page, 'interaction-hidings-phone');
  await expectGood(city);
  await city.open(`/interaction?organization=${organization}`);
  await city.page.getByText('内容不对您显示，或已按期限删除').first().waitFor();
  expect(await city.page.getByText('共建单位账号').count()).toBe(0);
  const accounts = await desks.sit({ login: `${county}.publicitylead`, width: 'phone', language: 'en' });
  await accounts.open('/interaction?view=accounts');
  await accounts.page.getByRole('button', { name: 'Put on a list' }).waitFor();
  await expectGood(accounts);
});
