import { createHmac } from 'node:crypto';
import { giveLogin } from '@sanshen/contract/logins';
import { registerPerson } from '@sanshen/contract/organization';
import { listNotifications } from '@sanshen/contract/review';
import { demonstrationOrganizationId, demonstrationPassword } from '@sanshen/server/demonstration/index';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import { signBoth, writeAndSubmit } from './support/articles.ts';
import { addAuthenticator } from './support/authenticator.ts';
import { type Desk, expectGood, useDesks } from './support/desk.ts';

// 宜良县 Yiliang: nobody but these tests logs in there.
const desks = useDesks();

async function enter({ page }: Desk, name: string, password = demonstrationPassword): Promise<void> {
  await page.getByLabel('用户名').fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Answers the question of who sits here. */
async function confirmSelf({ page }: Desk, name?: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  if (name !== undefined) await dialog.getByLabel('名称').fill(name);
  await dialog.getByLabel('请先输入密码确认是您本人').fill(demonstrationPassword);
  await dialog.getByRole('button', { name: '继续' }).click();
}

const panel = ({ page }: Desk, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

/** The code that an authenticator shows for a secret `steps` half minutes from now (RFC 6238, six digits). */
function codeOf(secret: string, steps = 0): string {
  const bits = [...secret]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('who enters a wrong password is told so, keeps his name, and comes in with the right one', async () => {
  const desk = await desks.sit({ login: null });
  await desk.open('/login?from=/settings');
  const { page } = desk;
  await enter(desk, 'yiliang.operator1', 'wrong-password-here');
  await page.getByText('用户名或密码不正确').waitFor();
  expect(await page.getByLabel('用户名').inputValue()).toBe('yiliang.operator1');
  await expectGood(desk);
  await enter(desk, 'yiliang.operator1');
  await page.getByRole('heading', { name: '设置与安全' }).waitFor();
  await expectGood(desk);
});

test.each(['desk', 'phone'] as const)(
  'the login and the settings speak the chosen language (%s)',
  async (width) => {
    const guest = await desks.sit({ login: null, width, theme: 'dark' });
    await guest.open('/login');
    await guest.page.getByRole('button', { name: 'English' }).click();
    await guest.page.getByLabel('Login name').waitFor();
    await expectGood(guest);
    const desk = await desks.sit({ login: 'yiliang.operator1', width });
    await desk.open('/settings');
    const { page } = desk;
    await page.getByText('English').click();
    await page.getByRole('heading', { name: 'Settings and security' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { name: 'Settings and security' }).waitFor();
    await page.getByText('Dark').click();
    await expectGood(desk);
    await page.getByText('中文').click();
    await page.getByRole('heading', { name: '设置与安全' }).waitFor();
  },
);

test('a one-time password, told by two people, opens nothing but the choice of one’s own', async () => {
  const registrar = await desks.api('yiliang.registrar');
  const { id } = await registrar.call(registerPerson, {
    params: { organization: demonstrationOrganizationId('yiliang') },
    body: { name: '宜良县新来的同志', employment: 'longTermStaff' },
  });
  const given = await registrar.call(giveLogin, {
    params: { person: id },
    body: { name: 'yiliang.newcomer' },
  });
  const witness = await desks.api('yiliang.mainleader');
  const { items } = await witness.call(listNotifications, { query: {} });
  const told = z.object({ login: z.literal(given.name), secondHalf: z.string() });
  const secondHalf = items.flatMap(({ details }) => told.safeParse(details).data?.secondHalf ?? [])[0];
  const oneTime = `${given.password}${secondHalf}`;

  const desk = await desks.sit({ login: null, width: 'phone' });
  await desk.open('/');
  const { page } = desk;
  await enter(desk, 'yiliang.newcomer', given.password ?? '');
  await page.getByText('用户名或密码不正确').waitFor();
  await enter(desk, 'yiliang.newcomer', oneTime);
  await page.getByRole('heading', { name: '请设置自己的密码' }).waitFor();
  await expectGood(desk);
  await desk.open('/manuscripts');
  await page.getByRole('heading', { name: '请设置自己的密码' }).waitFor();
  await page.getByLabel('现在的密码').fill(oneTime);
  await page.getByLabel('新密码', { exact: true }).fill('自己记得住的一句话 2026');
  await page.getByLabel('再输入一次新密码').fill('另外一句话');
  await page.getByRole('button', { name: '保存并继续' }).click();
  await page.getByText('两次输入的新密码不一致').waitFor();
  await page.getByLabel('再输入一次新密码').fill('自己记得住的一句话 2026');
  await page.getByRole('button', { name: '保存并继续' }).click();
  await page.getByRole('heading', { name: '稿件', exact: true }).waitFor();
  await expectGood(desk);
});

test('codes from an app are switched on by a first code, asked for at the next login, and replaced by a recovery code once', async () => {
  const desk = await desks.sit({ login: 'yiliang.operator2' });
  await desk.open('/settings');
  const { page } = desk;
  await panel(desk, '动态验证码').getByRole('button', { name: '启用' }).click();
  await page.getByRole('dialog').getByLabel('请先输入密码确认是您本人').fill('not-my-password');
  await page.getByRole('dialog').getByRole('button', { name: '继续' }).click();
  await page.getByRole('dialog').getByText('密码不正确').waitFor();
  await confirmSelf(desk);
  const secret = (await page.getByText(/^[A-Z2-7]{32}$/).textContent()) ?? '';
  await expectGood(desk);
  const confirm = async (code: string) => {
    await page.getByLabel('验证码', { exact: true }).fill(code);
    await page.getByRole('button', { name: '确认' }).click();
  };
  await confirm(codeOf(secret, 5));
  await page.getByText('验证码不正确或已使用').waitFor();
  await confirm(codeOf(secret, -1));
  await page.getByRole('dialog', { name: '请保存恢复码' }).waitFor();
  const codes = await page.getByRole('dialog').getByRole('listitem').allTextContents();
  expect(codes).toHaveLength(10);
  await expectGood(desk);
  await page.getByRole('button', { name: '我已保存' }).click();
  await page.getByText('剩余恢复码 10 个').waitFor();
  await expectGood(desk);

  const again = await desks.sit({ login: null });
  await again.open('/login?from=/settings');
  await enter(again, 'yiliang.operator2');
  await again.page.getByRole('heading', { name: '第二步验证' }).waitFor();
  await expectGood(again);
  const code = async (text: string) => {
    await again.page.getByLabel('动态验证码').fill(text);
    await again.page.getByRole('button', { name: '确认' }).click();
  };
  await code('000000');
  await again.page.getByText('验证码不正确或已使用').waitFor();
  await code(codeOf(secret, 1));
  await again.page.getByRole('heading', { name: '设置与安全' }).waitFor();

  const [recovery = ''] = codes;
  for (const outcome of ['in', 'refused']) {
    const guest = await desks.sit({ login: null });
    await guest.open('/login?from=/settings');
    await enter(guest, 'yiliang.operator2');
    await guest.page.getByLabel('动态验证码').fill(recovery);
    await guest.page.getByRole('button', { name: '确认' }).click();
    if (outcome === 'in') await guest.page.getByText('剩余恢复码 9 个').waitFor();
    else await guest.page.getByText('验证码不正确或已使用').waitFor();
  }
});

test('§5 with a passkey a leader logs in and signs in three taps on a phone; without it nothing is signed', async () => {
  const desk = await desks.sit({ login: 'yiliang.leaderincharge', width: 'phone' });
  const device = await addAuthenticator(desk);
  await desk.open('/settings');
  const { page } = desk;
  await panel(desk, '通行密钥').getByRole('button', { name: '登记本机' }).tap();
  await expectGood(desk);
  await confirmSelf(desk, '工作手机');
  await page.getByText('工作手机').waitFor();
  await page.getByRole('switch', { name: '每次签署都要求通行密钥确认' }).tap();
  await confirmSelf(desk);
  await page.getByRole('switch', { name: '每次签署都要求通行密钥确认', checked: true }).waitFor();
  await expectGood(desk);

  await page.getByRole('button', { name: '宜良县分管领导' }).tap();
  await page.getByRole('menuitem', { name: '退出登录' }).tap();
  await page.getByRole('button', { name: '使用通行密钥登录' }).tap();
  await page.getByRole('heading', { name: '工作台' }).waitFor();

  const article = await writeAndSubmit(await desks.api('yiliang.operator1'), 'yiliang');
  await signBoth(await desks.api('yiliang.platformlead'), article, 'platform', 'platformLead');
  await signBoth(await desks.api('yiliang.publicitylead'), article, 'publicity', 'publicityLead');
  const leader = await desks.api('yiliang.leaderincharge');
  await expect(signBoth(leader, article, 'leader', 'leader')).rejects.toMatchObject({
    problem: { code: 'factor.confirmationRequired' },
  });
  // First tap: the manuscript. Second: the signature, and the device asks; the third is the finger on it.
  await page.locator(`a[href="/manuscripts/${article.manuscript}"]`).tap();
  await page.getByRole('button', { name: '审校通过并签署' }).waitFor();
  await page.getByText('请用通行密钥确认').waitFor();
  await expectGood(desk);
  await device.refuse();
  await page.getByRole('button', { name: '审校通过并签署' }).tap();
  await page.getByText('没有完成通行密钥确认，签署没有生效').waitFor();
  await device.accept();
  await page.getByRole('button', { name: '审校通过并签署' }).tap();
  await page.getByText('已签署。').waitFor();
  await page.getByText('通行密钥').first().waitFor();
});

test('who ends another login sends that browser back to the login, and it forgets what it showed', async () => {
  const lost = await desks.sit({ login: 'yiliang.publicitylead' });
  await lost.open('/settings');
  await lost.page.getByRole('heading', { name: '设置与安全' }).waitFor();
  const desk = await desks.sit({ login: 'yiliang.publicitylead' });
  await desk.open('/settings');
  const { page } = desk;
  const logins = panel(desk, '登录设备');
  await logins.getByText('本机').waitFor();
  await logins.getByRole('button', { name: '退出此登录' }).first().click();
  await page.getByText('已退出该登录。').waitFor();
  await lost.page.waitForURL('**/login?from=*', { timeout: 5_000 });
  expect(await lost.page.getByText('宜良县宣传工作负责人').count()).toBe(0);
  await page.getByRole('heading', { name: '设置与安全' }).waitFor();
});

test('who logs out leaves nothing behind in the tab, nor in the others of that browser', async () => {
  const article = await writeAndSubmit(await desks.api('yiliang.operator1'), 'yiliang');
  const desk = await desks.sit({ login: 'yiliang.platformlead' });
  await desk.open('/');
  const { page } = desk;
  const other = await desk.context.newPage();
  await other.goto(`/manuscripts/${article.manuscript}`);
  await other.getByRole('document').waitFor();
  await page.getByText('青年志愿者走进社区').first().waitFor();
  await page.getByRole('button', { name: '宜良县平台负责人' }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.getByLabel('用户名').waitFor();
  await other.waitForURL('**/login?from=*', { timeout: 5_000 });
  await page.goBack();
  await page.getByLabel('用户名').waitFor();
  expect(await page.getByText('青年志愿者走进社区').count()).toBe(0);
  // Somebody else on the same machine sees nothing of it either.
  await enter(desk, 'yiliang.operator1');
  await page.getByRole('button', { name: '宜良县运营人员甲' }).waitFor();
});

test('a session that has run out leads to the login and back to where one was', async () => {
  const desk = await desks.sit({ login: 'yiliang.mainleader' });
  await desk.open('/manuscripts?phase=inReview');
  const { page } = desk;
  await page.getByRole('heading', { name: '稿件', exact: true }).waitFor();
  // The live stream's first word reads everything again, which would find out before the click does.
  await page.waitForLoadState('networkidle');
  const database = new pg.Client({ connectionString: inject('desk').ownerUrl });
  await database.connect();
  await database.query("update session set expires_at = '2020-01-01T00:00:00.000Z' where person_id = $1", [
    'person-yiliang-mainLeader',
  ]);
  await database.end();
  // The stream may have said so already, and the link is gone with the page.
  const link = page.getByRole('link', { name: '工作台' }).first();
  await Promise.race([link.click(), page.waitForURL('**/login?from=*')]);
  await page.waitForURL('**/login?from=*');
  await enter(desk, 'yiliang.mainleader');
  await page.getByRole('heading', { name: '工作台' }).waitFor();
});
