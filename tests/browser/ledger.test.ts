import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { expectGood, useDesks } from './support/desk.ts';

// 富民县 Fumin: its ledger is read and verified here.
const county = 'fumin';
const leader = `${county}.mainleader`;
const entry = `organization:organization-${county}/1`;
const desks = useDesks();

test.each([
  ['desk', 'light'],
  ['phone', 'dark'],
] as const)(
  '§12 who did what is told in sentences, and filters stand in the address: %s',
  async (width, theme) => {
    const desk = await desks.sit({ login: leader, width, theme });
    const { page } = desk;
    await desk.open('/ledger');
    const list = page.getByRole('region', { name: '台账记录' });
    await list.getByText(/设立共青团富民县委/u).waitFor();
    await expectGood(desk);
    const kind = page.getByRole('combobox', { name: '事项' });
    await kind.fill('登记账号');
    await kind.press('Enter');
    await page.waitForURL(/kind=channels\.registered/u);
    await list.getByText(/设立共青团富民县委/u).waitFor({ state: 'detached' });
    await list.getByText(/登记账号“富民县微博/u).waitFor();
    await page.getByLabel('截止日期').fill('2020-01-01');
    await page.waitForURL(/to=2020-01-01/u);
    await page.getByRole('heading', { name: '没有符合条件的记录' }).waitFor();
    await expectGood(desk);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await list.getByText(/设立共青团富民县委/u).waitFor();
    expect(new URL(page.url()).search).not.toMatch(/kind|to=/u);
  },
);

test('§12 an entry is proven in the browser, and its proof can be taken along', async () => {
  const desk = await desks.sit({ login: leader });
  const { page } = desk;
  await desk.open('/ledger');
  await page.getByRole('link', { name: /设立共青团富民县委/u }).click();
  expect(new URL(page.url()).searchParams.get('entry')).toBe(entry);
  const drawer = page.getByRole('dialog', { name: '台账记录' });
  await drawer.getByText('核对无误', { exact: false }).waitFor();
  expect(await drawer.getByText('通过', { exact: true }).count()).toBe(4);
  await drawer.getByText('记录原文', { exact: true }).click();
  await drawer.getByText('"format": "sanshen-entry/1"', { exact: false }).waitFor();
  await expectGood(desk);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    drawer.getByRole('button', { name: '下载存在证明' }).click(),
  ]);
  const kept = join(await mkdtemp(join(tmpdir(), 'sanshen-proof-')), 'proof.json');
  await file.saveAs(kept);
  const proof = JSON.parse(await readFile(kept, 'utf8'));
  await rm(dirname(kept), { recursive: true });
  expect(proof.format).toBe('sanshen-inclusion/1');
  await drawer.getByRole('button', { name: '只看与此相关的记录' }).click();
  await page.waitForURL(/stream=organization/u);
  await page.getByText('只显示与同一对象有关的记录').waitFor();
});

test.each([
  ['text', /核对不通过/u],
  ['inclusion', /核对不通过/u],
  ['checkpoint', /核对不通过/u],
] as const)('§12 a proof whose %s was changed on the way is seen through', async (part, verdict) => {
  const desk = await desks.sit({ login: leader, width: 'phone' });
  await desk.page.route('**/entries/1/proof', async (route) => {
    const answer = await route.fetch();
    const proof = await answer.json();
    if (part === 'text') proof.entry.text = proof.entry.text.replace('富民', '福民');
    if (part === 'inclusion') proof.inclusion.reverse();
    if (part === 'checkpoint') proof.checkpoint = proof.checkpoint.replace(/\n(\d+)\n/u, '\n1$1\n');
    await route.fulfill({ response: answer, json: proof });
  });
  await desk.open(`/ledger?entry=${encodeURIComponent(entry)}`);
  await desk.page.getByRole('alert').filter({ hasText: verdict }).waitFor();
  await desk.page.getByText('不通过', { exact: true }).first().waitFor();
  await expectGood(desk);
});

test('who may not read the ledger is told who may', async () => {
  const desk = await desks.sit({ login: `${county}.operator1`, width: 'phone' });
  await desk.open('/ledger');
  await desk.page.getByRole('heading', { name: '您不能查看本单位的台账' }).waitFor();
  expect(await desk.page.getByRole('button', { name: '开始核验' }).count()).toBe(0);
  await expectGood(desk);
});

test('§12 the whole ledger is verified from the desk', async () => {
  const desk = await desks.sit({ login: leader });
  const { page } = desk;
  await desk.open('/ledger');
  await page.getByText(/最近一次检查点/u).waitFor();
  await page.getByRole('button', { name: /^(开始|重新)核验$/u }).click();
  await page
    .getByText(/^核验 [1-9]\d* 条/u)
    .first()
    .waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: '重新核验' }).waitFor();
  await expectGood(desk);
});

test('a verification under way shows how far it is, and can be stopped', async () => {
  const desk = await desks.sit({ login: leader, width: 'phone' });
  const { page } = desk;
  const verification = '00000000-0000-4000-8000-000000000000';
  const run = {
    verification,
    state: 'running',
    text: { zh: '正在核验。', en: 'Under way.' },
    checked: 250,
    total: 1000,
    startedAt: '2026-01-01T00:00:00.000Z',
    endedAt: null,
    startedBy: null,
    firstProblem: null,
  };
  // A demonstration's ledger is verified sooner than a finger can stop it.
  let stopped = '';
  await page.route('**/api/v1/ledger/verifications?*', (route) =>
    route.fulfill({ json: { items: [run], next: null } }),
  );
  await page.route('**/cancellation', (route) => {
    stopped = route.request().url();
    return route.fulfill({ json: { ...run, state: 'cancelled' } });
  });
  await desk.open('/ledger');
  await page.getByText('已核验 250 / 1000 条').waitFor();
  expect(await page.getByRole('progressbar', { name: '核验进度' }).getAttribute('aria-valuenow')).toBe('25');
  await expectGood(desk);
  await page.getByRole('button', { name: '取消核验' }).click();
  await expect.poll(() => stopped).toContain(verification);
});
