import { appoint, readOrganization, registerPerson } from '@sanshen/contract/organization';
import { expect, test, vi } from 'vitest';
import { type Desk, expectGood, useDesks } from './support/desk.ts';

// 安宁市 Anning: what is changed there is put back, or happens in a unit founded below it.
const desks = useDesks();
const unit = 'organization-anning';
const leader = 'anning.mainleader';

/** Each looks at several states with axe, which takes seconds on a busy machine. */
vi.setConfig({ testTimeout: 180_000 });

async function openUnit(desk: Desk, search = ''): Promise<void> {
  await desk.open(`/organization?organization=${unit}${search}`);
  await desk.page.getByRole('heading', { level: 1 }).waitFor();
}

/** Chooses in a list of a dialogue by what stands on it, with the keyboard. */
async function choose({ page }: Desk, label: string, option: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await field.fill(option);
  await page.locator('.ant-select-item-option-active').getByText(option, { exact: true }).waitFor();
  await field.press('Enter');
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' });
}

/** Presses the button of the open dialogue that decides. */
async function confirm({ page }: Desk, button: string): Promise<void> {
  await page.getByRole('dialog').last().getByRole('button', { name: button, exact: true }).click();
}

test('the tree leads by keyboard and by name to a unit, whose parts stand in the address', async () => {
  const desk = await desks.sit({ login: leader });
  await openUnit(desk);
  const { page } = desk;
  await page.getByRole('heading', { name: '职务与任职人' }).waitFor();
  await page.getByRole('button', { name: '安宁市平台负责人' }).waitFor();
  await page.getByText('因为您担任共青团安宁市委').waitFor();
  await expectGood(desk);
  for (const [tab, seen] of [
    ['人员', '安宁市运营人员甲'],
    ['任职', '在任'],
    ['账号', '安宁市微博（演示）'],
    ['沿革', '设立共青团安宁市委'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByText(seen).first().waitFor();
    await expectGood(desk);
  }
  expect(new URL(page.url()).searchParams.get('tab')).toBe('history');
  await page.getByRole('treeitem', { name: /共青团安宁市委/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '共青团昆明市委' }).waitFor();
  await page.getByRole('textbox', { name: '按名称查找组织' }).fill('五华');
  await page.getByRole('button', { name: /共青团五华区委/ }).click();
  await page.getByRole('heading', { level: 1, name: '共青团五华区委' }).waitFor();
  expect(await page.getByRole('treeitem', { name: /共青团五华区委/ }).getAttribute('aria-selected')).toBe(
    'true',
  );
});

test('on a phone one goes down the tree by its units and up by the path, and reads a person', async () => {
  const desk = await desks.sit({ login: 'kunming.mainleader', width: 'phone', theme: 'dark' });
  await desk.open('/organization');
  const { page } = desk;
  await page.getByRole('heading', { level: 1, name: '共青团昆明市委' }).waitFor();
  await page.getByRole('button', { name: /显示全部/ }).click();
  await page.getByRole('link', { name: '共青团安宁市委' }).click();
  await page.getByRole('heading', { level: 1, name: '共青团安宁市委' }).waitFor();
  await expectGood(desk);
  await page.getByRole('button', { name: '安宁市运营人员甲' }).click();
  await page.getByRole('dialog').getByText('长期工作人员').waitFor();
  await page.getByRole('dialog').getByText('anning.operator1').waitFor();
  await expectGood(desk);
  await page.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('navigation', { name: '所在位置' }).getByText('共青团昆明市委').click();
  await page.getByRole('heading', { level: 1, name: '共青团昆明市委' }).waitFor();
});

test('§11 somebody of another county sees that the unit exists, but neither its people nor a way to act', async () => {
  const desk = await desks.sit({ login: 'guandu.mainleader', language: 'en' });
  await openUnit(desk);
  const { page } = desk;
  await page.getByText('Who holds offices here is not shown').waitFor();
  expect(await page.getByRole('button', { name: 'Manage' }).count()).toBe(0);
  expect(await page.getByRole('tab').allTextContents()).toEqual(['Overview']);
  await expectGood(desk);
  await desk.open(`/organization?organization=${unit}&tab=people`);
  await page.getByRole('alert').getByText('You may not see this').waitFor();
  const api = await desks.api('guandu.mainleader');
  await expect(
    api.call(registerPerson, {
      params: { organization: unit },
      body: { name: '外单位人员', employment: 'volunteer' },
    }),
  ).rejects.toMatchObject({ problem: { code: 'access.forbidden' } });
});

test('§7 who is registered, appointed and given a login appears on another desk without reloading', async () => {
  const watching = await desks.sit({ login: 'anning.platformlead' });
  await openUnit(watching);
  await watching.page.getByRole('button', { name: '安宁市运营人员甲' }).waitFor();
  const desk = await desks.sit({ login: leader });
  await openUnit(desk, '&tab=people');
  const { page } = desk;
  await page.getByRole('button', { name: '登记人员' }).click();
  await page.getByRole('textbox', { name: '姓名' }).fill('安宁市运营人员丙');
  await choose(desk, '用工性质', '长期工作人员');
  await expectGood(desk);
  await confirm(desk, '登记人员');
  const drawer = page.getByRole('dialog', { name: '安宁市运营人员丙' });
  await drawer.getByText('没有有效的资格').waitFor();
  await drawer.getByRole('button', { name: '任命' }).click();
  await choose(desk, '职务', '运营人员');
  await confirm(desk, '任命');
  await drawer.getByRole('button', { name: '免去' }).waitFor();
  await watching.page.getByRole('button', { name: '安宁市运营人员丙' }).waitFor({ timeout: 5_000 });
  await drawer.getByRole('button', { name: '登记资格' }).click();
  await choose(desk, '资格', '审校资格');
  await confirm(desk, '登记资格');
  await drawer.getByRole('button', { name: '取消资格' }).waitFor();
  await drawer.getByRole('button', { name: '开通登录' }).click();
  await page.getByRole('textbox', { name: '用户名' }).fill('anning.operator1');
  await confirm(desk, '开通登录');
  await page.getByText('请换一个用户名').waitFor();
  await page.getByRole('textbox', { name: '用户名' }).fill('anning.operator3');
  await confirm(desk, '开通登录');
  await page.getByText('后一半已作为消息发给另一位').waitFor();
  await page.getByText(/^[a-z0-9]{5}-[a-z0-9]{5}-$/).waitFor();
  await expectGood(desk);
  await page.getByRole('button', { name: '我已记下' }).click();
  await drawer.getByText('一次性密码尚未更换').waitFor();
  await drawer.getByRole('button', { name: '停用登录' }).click();
  await confirm(desk, '停用登录');
  await drawer.getByText('已停用').waitFor();
  await expectGood(desk);
  await drawer.getByRole('button', { name: '免去' }).click();
  await confirm(desk, '免去');
  await watching.page
    .getByRole('button', { name: '安宁市运营人员丙' })
    .waitFor({ state: 'detached', timeout: 5_000 });
  await expectGood(watching);
});

test('a refused appointment says why and what next, and keeps what was entered', async () => {
  const desk = await desks.sit({ login: leader });
  // Cut off from live changes, so that the screen is behind for certain.
  await desk.context.route('**/api/v1/live', (route) => route.abort());
  await openUnit(desk, '&tab=appointments');
  const { page } = desk;
  await page.getByRole('button', { name: '任命', exact: true }).click();
  await choose(desk, '职务', '运营人员');
  await choose(desk, '人员', '安宁市运营人员甲');
  await confirm(desk, '任命');
  await page.getByText('此人在该期间已担任此职务').waitFor();
  await page.getByText('需要调整时先结束原任期').waitFor();
  await expectGood(desk);
  // A colleague decides something meanwhile: the next try is refused as stale, the one after it is not.
  const registrar = await desks.api('anning.registrar');
  const { version } = await registrar.call(readOrganization, { params: { organization: unit } });
  const other = await registrar.call(
    appoint,
    {
      params: { organization: unit },
      body: { person: 'person-anning-operator-2', office: 'boardMember', to: '2099-01-01T00:00:00.000Z' },
    },
    { ifMatch: String(version) },
  );
  expect(other.id).not.toBe('');
  await choose(desk, '职务', '编委会成员');
  await confirm(desk, '任命');
  await page.getByText('刚才有同事改动了此组织').waitFor();
  await confirm(desk, '任命');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '免去：安宁市运营人员甲' }).first().click();
  await confirm(desk, '免去');
  await page.getByRole('button', { name: '免去：安宁市运营人员乙' }).first().click();
  await confirm(desk, '免去');
  await page.getByText('已结束').nth(1).waitFor();
});

test('who goes on leave lets a colleague act in his office until a date, and it ends with his leave', async () => {
  const desk = await desks.sit({ login: 'anning.publicitylead' });
  await openUnit(desk);
  const { page } = desk;
  await page.getByRole('button', { name: '安宁市宣传工作负责人', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: '安宁市宣传工作负责人' });
  await drawer.getByRole('button', { name: '登记休假' }).click();
  await page.getByLabel('结束日期（当日有效，可不填）').fill('2099-12-30');
  await confirm(desk, '登记休假');
  await drawer.getByRole('button', { name: '委托代行' }).click();
  await choose(desk, '代行人', '安宁市登记员');
  await expectGood(desk);
  await confirm(desk, '委托代行');
  await page.getByText('请另选一位在本单位任职').waitFor();
  await choose(desk, '代行人', '安宁市平台负责人');
  await confirm(desk, '委托代行');
  await page.getByText('代行至2099年12月30日').waitFor();
  await page.getByText('休假中').first().waitFor();
  await expectGood(desk);
  await drawer.getByRole('button', { name: '销假' }).click();
  await confirm(desk, '销假');
  await page.getByText('代行至2099年12月30日').waitFor({ state: 'detached' });
});

test('a founded unit shows what is vacant, and is closed only by who types its name', async () => {
  const desk = await desks.sit({ login: leader });
  await openUnit(desk);
  const { page } = desk;
  await page.getByRole('button', { name: '管理' }).click();
  await page.getByRole('menuitem', { name: '新设下级组织' }).click();
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('安宁市温泉街道团工委');
  await choose(desk, '类型', '市属企事业单位团委');
  await confirm(desk, '新设下级组织');
  await page.getByRole('heading', { level: 1, name: '安宁市温泉街道团工委' }).waitFor();
  await page.getByText('空缺').first().waitFor();
  await page.getByText('补齐之前，送审的稿件会停在这里').first().waitFor();
  await expectGood(desk);
  await page.getByRole('button', { name: '管理' }).click();
  await page.getByRole('menuitem', { name: '撤销该组织' }).click();
  await page.getByRole('textbox', { name: '请输入该组织的名称以确认' }).fill('温泉街道');
  await confirm(desk, '撤销该组织');
  await page.getByText('名称不一致').waitFor();
  await page.getByRole('textbox', { name: '请输入该组织的名称以确认' }).fill('安宁市温泉街道团工委');
  await confirm(desk, '撤销该组织');
  await page.getByText('已撤销').first().waitFor();
  expect(await page.getByRole('button', { name: '管理' }).count()).toBe(0);
});

const table = (rows: readonly string[]) => ({
  name: '名单.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['单位,上级单位,类型,姓名,用工性质,职务', ...rows].join('\n')),
});

test('a table with errors is told cell by cell and changes nothing; the mended one is imported at once', async () => {
  const desk = await desks.sit({ login: leader });
  await openUnit(desk, '&tab=import');
  const { page } = desk;
  await expectGood(desk);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载模板' }).click();
  expect((await download).suggestedFilename()).toBe('sanshen-import.xlsx');
  const file = page.locator('input[type=file]');
  await file.setInputFiles(
    table(['安宁市八街街道团工委,,市属企事业单位团委,安宁市八街负责人,正式干部,平台主任']),
  );
  await page.getByText('1 行有错误').waitFor();
  await page
    .getByText(/平台主任/)
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: '执行导入' }).count()).toBe(0);
  await expectGood(desk);
  await page.getByRole('button', { name: '重新上传' }).click();
  await file.setInputFiles(
    table(['安宁市八街街道团工委,,市属企事业单位团委,安宁市八街负责人,正式干部,新媒体平台负责同志']),
  );
  await page.getByText('新设单位 1').waitFor();
  await expectGood(desk);
  await page.getByRole('button', { name: '执行导入' }).click();
  await confirm(desk, '执行导入');
  await page.getByText('导入完成').waitFor({ timeout: 20_000 });
  await expectGood(desk);
  await page.getByRole('link', { name: '查看单位' }).click();
  await page.getByRole('link', { name: '安宁市八街街道团工委' }).click();
  await page.getByRole('button', { name: '安宁市八街负责人' }).waitFor();
});

test('the upload of a table is readable on a phone, in the dark and in English', async () => {
  const desk = await desks.sit({ login: leader, width: 'phone', theme: 'dark', language: 'en' });
  await openUnit(desk, '&tab=import');
  const { page } = desk;
  await page.locator('input[type=file]').setInputFiles(table(['安宁市金方街道团工委,,没有的类型,,,']));
  await page.getByText('1 rows have errors').waitFor();
  await expectGood(desk);
});
