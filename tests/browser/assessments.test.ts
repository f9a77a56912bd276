import * as cases from '@sanshen/contract/cases';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { expect, test } from 'vitest';
import { expectGood, useDesks } from './support/desk.ts';

// 昆明理工大学团委, which 团市委 assesses.
const desks = useDesks();
const unit = '昆明理工大学团委';
const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();

/** A case that costs points: verified, with the measure, and told to the unit. */
async function costlyCase(title: string): Promise<void> {
  const deputy = await desks.api('kunming.deputysecretarybusiness');
  const { case: id } = await deputy.call(cases.openCase, {
    params: { organization: demonstrationOrganizationId('scienceUniversity') },
    body: {
      ...{ clause: '§5' as const, gravity: 'ordinary' as const, title, note: '抽看发现' },
      evidence: [{ kind: 'page' as const, id: 'https://example.com/a', name: '页面' }],
    },
  });
  const params = { case: id };
  const measures = ['assessment' as const];
  const verify = { kind: 'verify' as const, gravity: 'ordinary' as const, measures, note: '属实' };
  await deputy.call(cases.stepCase, { params, body: verify });
  await deputy.call(cases.stepCase, { params, body: { kind: 'notify', note: '请答复' } });
}

test('§12 units are assessed by the formula, each lost point opens to its case, and a period that is not over is not published', async () => {
  await costlyCase('一篇推送漏了三校');
  const leader = await desks.sit({ login: 'kunming.mainleader' });
  const { page } = leader;
  const main = page.getByRole('main');
  const compute = async (period: string) => {
    await leader.open('/supervision/assessments?side=units');
    await main.getByRole('button', { name: '计算考核' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '考核周期' }).click();
    await page.getByTitle(period, { exact: true }).last().click();
    await dialog.getByRole('combobox', { name: '单位' }).fill(unit);
    await page.getByTitle(unit).last().click();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: '计算考核' }).click();
    await main.getByRole('link', { name: new RegExp(unit) }).click();
  };
  await compute(`${year} 年度`);
  await main.getByText('案件“一篇推送漏了三校”').waitFor();
  await expectGood(leader);
  await main.getByRole('button', { name: '向单位公示' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '向单位公示' }).click();
  await dialog.getByText('考核周期尚未结束，只能试算，不能公示').waitFor();
  await dialog.getByRole('button', { name: '取消' }).click();
  await main.getByRole('button', { name: '重新计算核对' }).click();
  await main.getByText(/重新计算结果/).waitFor();
  await main.getByRole('link', { name: '查看案件' }).click();
  await page.getByRole('heading', { name: '一篇推送漏了三校' }).waitFor();

  await compute(`${year - 1} 年度`);
  await main.getByRole('button', { name: '向单位公示' }).click();
  await dialog.getByRole('button', { name: '向单位公示' }).click();
  await main.getByText('公示中', { exact: true }).waitFor();
  const path = new URL(page.url()).pathname;

  // What is published the unit sees, and appeals against; the draft of this year it does not see.
  const lead = await desks.sit({ login: 'scienceuniversity.publicitylead', width: 'phone' });
  await lead.open('/supervision/assessments');
  const lines = lead.page.getByRole('main').getByRole('link', { name: new RegExp(unit) });
  await lines.first().waitFor();
  expect(await lines.count()).toBe(1);
  await lines.click();
  await lead.page.getByRole('main').getByRole('button', { name: '申诉' }).first().click();
  const appeal = lead.page.getByRole('dialog');
  await appeal.getByLabel('申诉理由').fill('上年演练记录在纸质台账中');
  await appeal.getByRole('button', { name: '申诉' }).click();
  await lead.page.getByText('已申诉').waitFor();
  await expectGood(lead);

  await leader.open(path);
  await main.getByText('1 项申诉待答复').waitFor();
  await main.getByRole('button', { name: '答复申诉' }).click();
  await dialog.getByLabel(/退回的分数/).fill('1');
  await dialog.getByLabel('理由').fill('纸质台账有一次演练');
  await dialog.getByRole('button', { name: '答复申诉' }).click();
  await main.getByText('退回 1 分').first().waitFor();
  const reader = await desks.sit({ login: 'scienceuniversity.operator1', language: 'en' });
  await reader.open(path);
  await reader.page.getByText('1 given back').first().waitFor();
  await expectGood(reader);
});

test('§12 who answers for a unit has its year put into one file, and gets it', async () => {
  const leader = await desks.sit({ login: 'scienceuniversity.mainleader' });
  const { page } = leader;
  await leader.open('/supervision/assessments');
  await page.getByRole('button', { name: '年度归档' }).click();
  await page.getByRole('button', { name: '制作归档' }).click();
  const download = page.getByRole('link', { name: `下载 ${year} 年归档` });
  await download.waitFor({ timeout: 60_000 });
  await expectGood(leader);
  const answer = await leader.context.request.get((await download.getAttribute('href')) ?? '');
  expect(answer.headers()['content-type']).toBe('application/x-tar');
  expect((await answer.body()).toString('latin1', 0, 10)).toBe('about.json');
  const operator = await desks.sit({ login: 'scienceuniversity.operator1' });
  const refused = operator.page.waitForResponse((answer) => answer.url().includes('/year-archives'));
  await operator.open('/supervision/assessments');
  await operator.page.getByRole('heading', { name: '考核', exact: true }).waitFor();
  await operator.page.getByRole('main').getByText('所考核单位的').waitFor();
  await refused;
  expect(await operator.page.getByRole('button', { name: '年度归档' }).count()).toBe(0);
});
