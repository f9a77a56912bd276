import { addQualification, endQualification, readPerson } from '@sanshen/contract/organization';
import { demonstrationOrganizationId, demonstrationPersonId } from '@sanshen/server/demonstration/index';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectGood, useDesks } from './support/desk.ts';

// 自来水集团 water: what rights rest on, and the selection of people.
const desks = useDesks();
const organization = demonstrationOrganizationId('water');
const day = 86_400_000;

const shot = async (page: Page, name: string) => {
  const folder = process.env.SANSHEN_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

/** Lets a person's certificate of an operator end. */
async function endCertificate(person: string, at?: string): Promise<void> {
  const registrar = await desks.api('water.registrar');
  const { facts } = await registrar.call(readPerson, { params: { person } });
  for (const { id, kind } of facts?.qualifications ?? []) {
    if (kind !== 'newMediaOperator') continue;
    const body = at === undefined ? {} : { at };
    await registrar.call(endQualification, { params: { qualification: id }, body });
  }
}

test('§10 who is about to lose what, whom it leaves uncovered, and what he may do at the moment it ends and again when it is renewed', async () => {
  const person = demonstrationPersonId('water', 'operator', 2);
  await endCertificate(person, new Date(Date.now() + 5 * day).toISOString());
  const own = await desks.sit({ login: 'water.operator2', width: 'phone' });
  await own.open('/training/qualification');
  await own.page.getByText('即将到期').first().waitFor();
  await expectGood(own);

  const leader = await desks.sit({ login: 'water.mainleader' });
  const { page } = leader;
  await leader.open('/training/qualification');
  const soon = page.locator('section', { has: page.getByRole('heading', { name: '30 天内到期' }) });
  await soon.getByText('自来水集团运营人员乙 · 新媒体运营资格').waitFor();
  await soon.getByText(/到期后不能：.*互动区巡查/u).waitFor();
  await page.getByText('自来水集团运营人员乙', { exact: true }).click();
  await shot(page, 'qualification-leader');
  await expectGood(leader);

  await endCertificate(person);
  await own.page.reload();
  await own.page.getByText('不能：没有有效资格').first().waitFor();
  await shot(own.page, 'qualification-phone');
  await expectGood(own);
  const registrar = await desks.api('water.registrar');
  await registrar.call(addQualification, {
    params: { person },
    body: {
      kind: 'newMediaOperator',
      from: new Date().toISOString() as never,
      to: new Date(Date.now() + 700 * day).toISOString() as never,
    },
  });
  await own.page.reload();
  await own.page.getByText('可以履行').first().waitFor();
  expect(await own.page.getByText('不能：没有有效资格').count()).toBe(0);
});

test('§10 a candidate is recommended, checked by another, and put on a probation that may not be too short; he sees it and withdraws', async () => {
  const lead = await desks.sit({ login: 'water.platformlead' });
  await lead.open('/training/selection');
  await lead.page.getByRole('button', { name: '推荐人选' }).click();
  const proposing = lead.page.getByRole('dialog', { name: '推荐人选' });
  await proposing.getByLabel('人选', { exact: true }).fill('自来水集团登记员');
  await lead.page.keyboard.press('Enter');
  await proposing.getByLabel(/^理由/u).fill('文字功底扎实，愿意参加值班。');
  await expectGood(lead);
  await proposing.getByRole('button', { name: '推荐人选' }).click();
  await lead.page.getByText('已提交').waitFor();

  const leader = await desks.sit({ login: 'water.mainleader' });
  const { page } = leader;
  await leader.open('/training/selection');
  await page.getByRole('button', { name: '审核' }).click();
  const checking = page.getByRole('dialog');
  for (const answer of await checking.getByLabel('符合', { exact: true }).all()) await answer.check();
  await checking.getByLabel('说明').fill('已面谈。');
  await checking.getByRole('button', { name: '审核' }).click();
  await page.getByText('待试用').waitFor();

  await page.getByRole('button', { name: '安排试用' }).click();
  const probation = page.getByRole('dialog');
  await probation.getByLabel('带教人').fill('自来水集团运营人员甲');
  await page.keyboard.press('Enter');
  const on = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);
  await probation.getByLabel('试用期至').fill(on(20));
  await probation.getByRole('button', { name: '安排试用' }).click();
  // The refusal is told in the dialogue, and what was entered stands.
  await probation.getByText('试用期短于审校制度的要求').waitFor();
  await shot(page, 'selection-refused');
  expect(await probation.getByLabel('试用期至').inputValue()).toBe(on(20));
  await expectGood(leader);
  await probation.getByLabel('试用期至').fill(on(120));
  await probation.getByRole('button', { name: '安排试用' }).click();
  await page.getByText('试用中').waitFor();
  await shot(page, 'selection-leader');
  await expectGood(leader);

  const candidate = await desks.sit({
    login: 'water.registrar',
    width: 'phone',
    theme: 'dark',
    language: 'en',
  });
  await candidate.open(`/training/selection?organization=${organization}`);
  await candidate.page.getByText('On probation').waitFor();
  await shot(candidate.page, 'selection-phone');
  await expectGood(candidate);
  await candidate.page.getByRole('button', { name: 'Withdraw' }).tap();
  await candidate.page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).tap();
  await candidate.page.getByText('Withdrawn by the candidate').waitFor();
  await candidate.page.getByRole('dialog').waitFor({ state: 'detached' });
  await expectGood(candidate);
  await leader.open('/training/selection');
  await page.getByText('没有其他未办结的遴选').waitFor();
});

test('§11 who answers for nobody sees his own conditions and no colleague’s', async () => {
  const desk = await desks.sit({ login: 'water.operator1' });
  await desk.open(`/training/qualification?organization=${organization}`);
  await desk.page.getByRole('heading', { name: '我的资格' }).waitFor();
  await desk.page.getByText('可以履行').first().waitFor();
  expect(await desk.page.getByRole('heading', { name: '本单位人员' }).count()).toBe(0);
  expect(await desk.page.getByText('自来水集团运营人员乙').count()).toBe(0);
});
