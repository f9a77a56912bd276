import { listEvidence } from '@sanshen/contract/supervision';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { expect, test, vi } from 'vitest';
import { type Desk, expectGood, useDesks } from './support/desk.ts';

// 市一院 hospital: the clause board, one unit's numbers, and the cases behind them.
const desks = useDesks();
const hospital = demonstrationOrganizationId('hospital');
const kunming = demonstrationOrganizationId('kunming');

/** Each looks at several states with axe, which takes seconds on a busy machine. */
vi.setConfig({ testTimeout: 240_000 });

async function shot({ page }: Desk, name: string): Promise<void> {
  const folder = process.env.SANSHEN_SHOTS;
  if (folder !== undefined)
    await page.screenshot({ path: `${folder}/supervision-${name}.png`, fullPage: true });
}

/** The record is counted once a minute; a server that has just started has not begun. */
async function counted(): Promise<void> {
  const operator = await desks.api('hospital.operator1');
  const period = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
  const call = { params: { organization: hospital }, query: { period, indicator: 'dormantChannels' } };
  await expect
    .poll(async () => (await operator.call(listEvidence, call)).items.length, {
      timeout: 150_000,
      interval: 1000,
    })
    .toBeGreaterThan(3);
}

/** Nothing fades in or slides any more: half-way its colours are those of no state. */
async function settled({ page }: Desk): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
}

test('§12 the city sees its units by clause, one clause with its trends, and the cases behind a number', async () => {
  await counted();
  const desk = await desks.sit({ login: 'kunming.mainleader' });
  const { page } = desk;
  await desk.open(`/supervision?organization=${kunming}`);
  const board = page.getByRole('region', { name: '条款看板' });
  await board.getByRole('row').nth(40).waitFor();
  await expectGood(desk);
  await shot(desk, 'board-desk');

  await board.getByRole('button', { name: '§7', exact: true }).click();
  const dormant = board.getByRole('button', { name: /^昆明市第一人民医院团委 僵尸账号数/ });
  await dormant.waitFor();
  await expectGood(desk);
  await shot(desk, 'clause-desk');
  await dormant.click();
  const cases = page.getByRole('dialog');
  await cases.getByText('市一院微博（演示）').waitFor();
  await settled(desk);
  await expectGood(desk);
  await shot(desk, 'cases-desk');
  // Nothing speaks against the unit, and nothing is invented.
  await cases.getByLabel('只看问题事项').check();
  await cases.getByText('没有事项').waitFor();
  await page.keyboard.press('Escape');
  await cases.waitFor({ state: 'hidden' });

  // The board is still there, and shows the whole year.
  await page.getByRole('main').getByText('年', { exact: true }).click();
  await page.getByText(/^\d{4} 年$/).waitFor();
  await board.getByRole('row').nth(3).waitFor();
  await expectGood(desk);
});

test('§12 a unit sees its own numbers with how each is counted, in English and in the dark, on the phone as on the desk', async () => {
  await counted();
  for (const width of ['desk', 'phone'] as const) {
    const desk = await desks.sit({ login: 'hospital.operator1', width, language: 'en', theme: 'dark' });
    const { page } = desk;
    await desk.open(`/supervision?organization=${hospital}&view=unit`);
    const row = page.getByRole('row', { name: /attestations overdue/ });
    await row.getByText(/^How it is counted/).click();
    await row.getByText(/Every channel that ran or slept in the month/).waitFor();
    await page.getByText('No month of this year is closed yet').waitFor();
    await expectGood(desk);
    await shot(desk, `unit-${width}-dark-en`);
    await row.getByRole('button', { name: /^Chart of/ }).click();
    await page.getByRole('table', { name: 'attestations overdue' }).waitFor();
    await settled(desk);
    await expectGood(desk);
    await shot(desk, `trend-${width}-dark-en`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await row.getByRole('button', { name: /^attestations overdue/ }).click();
    await page.getByRole('dialog').getByText('市一院微信公众号（演示）').waitFor();
    await settled(desk);
    await expectGood(desk);
    await shot(desk, `cases-${width}-dark-en`);
  }
});

test('§11 who belongs to one unit is shown nothing of another or of those above', async () => {
  const desk = await desks.sit({ login: 'hospital.operator1', width: 'phone' });
  await desk.open(`/supervision?organization=${kunming}`);
  const main = desk.page.getByRole('main');
  await main.getByRole('alert').waitFor();
  expect(await main.getByRole('table').count()).toBe(0);
  await shot(desk, 'refused-phone');
  await desk.open('/supervision');
  await main.getByRole('row', { name: /昆明市第一人民医院团委/ }).waitFor();
  await expectGood(desk);
  await shot(desk, 'board-phone');
});
