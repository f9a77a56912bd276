import { listLetters } from '@sanshen/contract/responsibility';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { expect, test } from 'vitest';
import { expectGood, useDesks } from './support/desk.ts';

// 云南师范大学团委 Normal university.
const desks = useDesks();
const school = 'normalUniversity';
const organization = demonstrationOrganizationId(school);

test('§11 the superior issues a responsibility letter, the unit signs it on a phone, and the gap closes', async () => {
  const superior = await desks.sit({ login: 'kunming.mainleader' });
  await superior.open(`/organization/letters?organization=${organization}`);
  await superior.page.getByText('没有责任书').first().waitFor();
  await superior.page.getByRole('link', { name: '签发' }).first().click();
  await superior.page.getByLabel('第 1 条责任', { exact: true }).fill('对全部账号发布的内容负领导责任。');
  await expectGood(superior);
  await superior.page.getByRole('button', { name: '签发', exact: true }).click();
  await superior.page.getByText('待签字').waitFor();
  const address = new URL(superior.page.url()).pathname;

  const leader = await desks.sit({ login: `${school}.mainleader`, width: 'phone' });
  await leader.open(address);
  await leader.page.getByText('对全部账号发布的内容负领导责任。').waitFor();
  await expectGood(leader);
  await leader.page.getByRole('button', { name: '签字' }).click();
  const dialog = leader.page.getByRole('dialog');
  await dialog.getByText('签字后即生效').waitFor();
  await dialog.getByRole('button', { name: '签字' }).click();
  await leader.page.getByText('已生效').waitFor();
  const download = leader.page.waitForEvent('download');
  await leader.page.getByRole('link', { name: '下载 PDF' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);

  const api = await desks.api(`${school}.mainleader`);
  const { gaps } = await api.call(listLetters, { params: { organization }, query: {} });
  expect(gaps.filter(({ person, organization: of }) => person === null && of === organization)).toEqual([]);
});

test('§11 everybody is told why he sees a unit and why not, and a refusal leads there', async () => {
  const guide = await desks.sit({ login: 'publicity.departmenthead', width: 'phone' });
  await guide.open(`/organization/why?organization=${organization}`);
  await guide.page.getByText('任免与登记人员').waitFor();
  await guide.page.getByText('这种关系没有这一项').first().waitFor();
  await expectGood(guide);
  const neighbour = await desks.sit({ login: 'scienceuniversity.mainleader' });
  await neighbour.open(`/organization/letters?organization=${organization}`);
  await neighbour.page.getByRole('link', { name: '为什么，谁可以' }).click();
  await neighbour.page.getByRole('heading', { name: '权限说明' }).waitFor();
  await neighbour.page.getByText('查看责任书').waitFor();
});
