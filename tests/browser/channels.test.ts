import { applyForChannel } from '@sanshen/contract/channels';
import { setCredential } from '@sanshen/contract/channels-credentials';
import { listDevices } from '@sanshen/contract/channels-devices';
import { readRegisterEntry, stepChannel } from '@sanshen/contract/channels-register';
import {
  demonstrationChannelId,
  demonstrationOrganizationId,
  demonstrationPersonId,
} from '@sanshen/server/demonstration/index';
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { drawWords } from '../../packages/checks/test/ocr/draw-words.ts';
import { type Desk, expectGood, useDesks } from './support/desk.ts';

// 寻甸县 Xundian: its channels, devices and credentials.
const desks = useDesks();
const organization = demonstrationOrganizationId('xundian');
const person = (office: string, copy?: number) => demonstrationPersonId('xundian', office, copy);
const login = {
  lead: 'xundian.platformlead',
  leader: 'xundian.leaderincharge',
  main: 'xundian.mainleader',
  operator: 'xundian.operator1',
  above: 'publicity.departmenthead',
};

/** Each looks at several states with axe, which takes seconds on a busy machine. */
vi.setConfig({ testTimeout: 240_000 });

/** A device that proves itself inside this page: its key stays with the page. */
async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function choose({ page }: Desk, label: string, option: string, several = false): Promise<void> {
  const field = page.getByRole('dialog').getByRole('combobox', { name: label, exact: true });
  await field.fill(option);
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .getByText(option)
    .first()
    .click();
  // A list of several stays open until it is closed; one of one closes by itself, and would close the dialogue.
  if (several) await field.press('Escape');
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' });
}

const dialogButton = ({ page }: Desk, name: string) =>
  page.getByRole('dialog').last().getByRole('button', { name, exact: true }).click();

async function shot({ page }: Desk, name: string): Promise<void> {
  const folder = process.env.SANSHEN_CHANNEL_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

test('§7 the register, the matrix and its tree show who answers for what, on a desk and on a phone', async () => {
  const desk = await desks.sit({ login: login.leader });
  await desk.open(`/channels?organization=${organization}`);
  await desk.page.getByRole('link', { name: '寻甸县微博（演示）' }).waitFor();
  await shot(desk, 'register');
  await expectGood(desk);
  await desk.page.getByRole('button', { name: '责任', exact: true }).click();
  await desk.page.getByRole('table').waitFor();
  await desk.page.getByText('业务指导：宣传部').first().waitFor();
  await shot(desk, 'matrix');
  await expectGood(desk);
  const phone = await desks.sit({ login: login.leader, width: 'phone', theme: 'dark', language: 'en' });
  await phone.open(`/channels?organization=${organization}`);
  await phone.page.getByRole('link', { name: '寻甸县微博（演示）' }).waitFor();
  await shot(phone, 'register-phone');
  await expectGood(phone);
  await phone.open(`/channels?organization=${organization}&view=matrix`);
  await phone.page.getByRole('table').waitFor();
  await shot(phone, 'matrix-phone');
  await expectGood(phone);
});

test('§7 §0 a channel is applied for, approved by another, filed, accepted above, and runs', async () => {
  const lead = await desks.sit({ login: login.lead });
  await lead.open(`/channels?organization=${organization}`);
  await lead.page.getByRole('button', { name: '申请开设账号' }).click();
  await choose(lead, '平台', '小红书');
  const dialog = lead.page.getByRole('dialog');
  await dialog.getByLabel('账号名称').fill('寻甸青年小红书');
  await dialog.getByLabel('用途').fill('发布青年服务信息');
  await choose(lead, '责任领导', '寻甸县分管领导');
  await choose(lead, '平台负责人', '寻甸县平台负责人');
  await choose(lead, '运营人员', '寻甸县运营人员甲', true);
  await shot(lead, 'apply');
  await expectGood(lead);
  await dialogButton(lead, '申请开设账号');
  await lead.page.getByRole('heading', { level: 1, name: '寻甸青年小红书' }).waitFor();
  const address = new URL(lead.page.url()).pathname;
  expect(await lead.page.getByRole('button', { name: '批准' }).count()).toBe(0);

  const leader = await desks.sit({ login: login.leader });
  await leader.open(address);
  await leader.page.getByRole('button', { name: '批准', exact: true }).click();
  await dialogButton(leader, '批准');
  await leader.page.getByText('向宣传部备案').waitFor();

  await lead.page.getByRole('button', { name: '报送备案' }).click();
  await lead.page.getByRole('dialog').getByLabel('平台标识').fill('xhs-xundian');
  await choose(lead, '平台绑定的管理员', '寻甸县平台负责人', true);
  await choose(lead, '找回联系人', '寻甸县分管领导');
  await dialogButton(lead, '报送备案');

  const above = await desks.sit({ login: login.above, width: 'phone' });
  await above.open(address);
  await above.page.getByRole('button', { name: '受理备案' }).waitFor();
  await shot(above, 'accept-phone');
  await expectGood(above);
  await above.page.getByRole('button', { name: '受理备案' }).click();
  await dialogButton(above, '受理备案');
  await lead.page
    .getByRole('listitem')
    .filter({ hasText: '运行' })
    .and(lead.page.locator('[aria-current]'))
    .waitFor();
  await shot(lead, 'channel');
  await expectGood(lead);
});

test('§7 logins are attested with a screenshot, and one on a personal phone is a finding until it is cleared', async () => {
  const channel = demonstrationChannelId('xundian', 'bilibili');
  const desk = await desks.sit({ login: login.operator });
  await desk.open(`/channels/${channel}`);
  await desk.page.getByRole('button', { name: '核对登录设备' }).click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByLabel('平台显示的名称').fill('iPhone 15');
  await choose(desk, '是哪台设备', '个人手机或电脑');
  await dialogButton(desk, '核对登录设备');
  await dialog.getByRole('alert').getByText('请附上平台“登录设备”页面的截图').waitFor();
  await shot(desk, 'attest');
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'logins.png',
    mimeType: 'image/png',
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      'base64',
    ),
  });
  await dialogButton(desk, '核对登录设备');
  await desk.page.getByText('在个人设备上登录').first().waitFor();
  await expectGood(desk);
  const lead = await desks.sit({ login: login.lead, width: 'phone' });
  await lead.open(`/channels?organization=${organization}&view=findings`);
  await lead.page.getByRole('button', { name: '登记处理' }).click();
  await lead.page.getByRole('dialog').getByLabel('处理情况').fill('已退出该手机，并更换密码');
  await shot(lead, 'clear-phone');
  await dialogButton(lead, '登记处理');
  await lead.page.getByText('没有登录问题').waitFor();
  await expectGood(lead);
});

test('§7 a screenshot of the platform’s own list fills in the devices, which a person confirms', async () => {
  const desk = await desks.sit({ login: login.operator, width: 'phone' });
  await desk.open(`/channels/${demonstrationChannelId('xundian', 'weibo')}`);
  await desk.page.getByRole('button', { name: '核对登录设备' }).click();
  const dialog = desk.page.getByRole('dialog');
  const lines = ['登录设备管理', 'HUAWEI Mate 60', '最近登录：2026-11-20 10:22', 'Windows 电脑', '退出登录'];
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'logins.png',
    mimeType: 'image/png',
    buffer: await drawWords({
      width: 720,
      height: 420,
      words: lines.map((text, at) => ({ text, x: 40, y: 70 + at * 70, size: 34 })),
    }),
  });
  await dialog.getByText('识别出 2 台设备，请逐台核对').waitFor({ timeout: 60_000 });
  const labels = dialog.getByLabel('平台显示的名称');
  expect(await labels.count()).toBe(2);
  expect((await labels.first().inputValue()).replaceAll(' ', '')).toBe('HUAWEIMate60');
  await shot(desk, 'attest-read');
  await expectGood(desk);
  await dialogButton(desk, '核对登录设备');
  await desk.page.getByText('在未登记的设备上登录').first().waitFor();
});

test('§7 a credential is asked for, approved by two and shown once on the enrolled phone, then masked', async () => {
  const channel = demonstrationChannelId('xundian', 'douyin');
  const api = await desks.api(login.lead);
  await api.call(setCredential, {
    params: { channel },
    body: { kind: 'loginPassword', label: '抖音后台', value: 'Qicai-Yunnan-2026' },
  });
  const phone = await desks.sit({ login: login.lead, width: 'phone' });
  await withAuthenticator(phone.page);
  // Browsers make no passkeys for numbers as addresses.
  const local = desks.url().replace('127.0.0.1', 'localhost');
  await logInAt(phone, local, login.lead);
  await phone.page.goto(`${local}/channels?organization=${organization}&view=devices`);
  await phone.page.getByRole('button', { name: '登记设备' }).click();
  await phone.page.getByRole('dialog').getByLabel('资产编号').fill('XD-001');
  await phone.page.getByRole('dialog').getByLabel('型号').fill('工作手机');
  await choose(phone, '保管人', '寻甸县平台负责人');
  await dialogButton(phone, '登记设备');
  await phone.page.getByText('个人设备不能登记').waitFor();
  await phone.page.getByRole('dialog').getByLabel('确认为单位资产').check();
  await dialogButton(phone, '登记设备');
  await phone.page.getByRole('button', { name: '绑定本机' }).click();
  await dialogButton(phone, '绑定本机');
  await phone.page.getByText('已绑定').first().waitFor();
  await shot(phone, 'devices-phone');
  const { items } = await api.call(listDevices, { params: { organization } });
  expect(items[0]?.enrolledAt).not.toBeNull();

  await phone.page.goto(`${local}/channels/${channel}`);
  await phone.page.getByRole('button', { name: '申请取用' }).click();
  await phone.page.getByRole('dialog').getByLabel('取用事由').fill('更换头像');
  await shot(phone, 'ask-phone');
  await dialogButton(phone, '申请取用');
  await phone.page.getByText('已批准 0/2').waitFor();
  for (const one of [login.leader, login.main]) {
    const desk = await desks.sit({ login: one });
    await desk.open(`/channels?organization=${organization}&view=checkouts`);
    await desk.page.getByRole('button', { name: '批准取用' }).click();
    await desk.page.getByText(one === login.leader ? '已批准 1/2' : '已批准 2/2').waitFor();
    await expectGood(desk);
  }
  await phone.page.reload();
  await phone.page.getByRole('button', { name: '在本机查看' }).click();
  await phone.page.getByRole('dialog').getByRole('button', { name: '在本机查看' }).click();
  await phone.page.getByText('Qicai-Yunnan-2026').waitFor();
  await shot(phone, 'reveal-phone');
  await phone.page.getByRole('button', { name: '立即遮盖' }).click();
  await phone.page.getByText('已遮盖').waitFor();
  expect(await phone.page.content()).not.toContain('Qicai-Yunnan-2026');
  await phone.page
    .getByRole('dialog')
    .getByRole('button', { name: /关闭|Close/ })
    .click();
  await phone.page.getByRole('button', { name: '归还' }).click();
  await phone.page.getByText('已归还').first().waitFor();
  expect(await phone.page.getByRole('button', { name: '在本机查看' }).count()).toBe(0);
  await shot(phone, 'returned-phone');
});

/** The same login at another address, since cookies belong to one. */
async function logInAt(desk: Desk, url: string, name: string): Promise<void> {
  const answer = await desk.context.request.post(`${url}/api/v1/session`, {
    headers: { 'x-sanshen-request': '1', origin: url },
    data: { name, password: 'sanshen-demonstration' },
  });
  expect(answer.status()).toBe(201);
}

test('§7 closing needs evidence, and what was refused stays in the dialogue', async () => {
  const api = await desks.api(login.lead);
  const { id } = await api.call(applyForChannel, {
    params: { organization },
    body: {
      platform: 'kuaishou',
      name: '寻甸临时快手',
      purpose: '活动',
      duties: [
        { duty: 'leader', person: person('leaderInCharge') },
        { duty: 'platformLead', person: person('platformLead') },
        { duty: 'operator', person: person('operator', 1) },
      ],
    },
  });
  const leader = await desks.api(login.leader);
  const { version } = await leader.call(readRegisterEntry, { params: { channel: id } });
  await leader.call(
    stepChannel,
    { params: { channel: id }, body: { kind: 'refuse', reason: '已有同类账号' } },
    { ifMatch: String(version) },
  );
  const desk = await desks.sit({ login: login.leader });
  await desk.open(`/channels/${id}`);
  await desk.page.getByText('已有同类账号').waitFor();
  expect(await desk.page.getByRole('button', { name: '注销' }).count()).toBe(0);
  await desk.open(`/channels/${demonstrationChannelId('xundian', 'kuaishou')}`);
  await desk.page.getByRole('button', { name: '注销' }).click();
  await desk.page.getByRole('dialog').getByLabel('理由').fill('撤并');
  await dialogButton(desk, '注销');
  await desk.page.getByRole('dialog').getByText('请附上平台注销结果的截图等凭证').waitFor();
  expect(await desk.page.getByRole('dialog').getByLabel('理由').inputValue()).toBe('撤并');
  await expectGood(desk);
});
