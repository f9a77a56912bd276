import { readSpotCheck } from '@sanshen/contract/spot-checks';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { expect, test } from 'vitest';
import { type Desk, expectGood, useDesks } from './support/desk.ts';

// 市级抽查 kunming: what wuhua has published is only read here.
const desks = useDesks();
const root = demonstrationOrganizationId('kunming');

const shot = async ({ page }: Desk, name: string) => {
  const folder = process.env.SANSHEN_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};
/** Answers every question: no fault, but for the questions that are named. */
async function answer(
  { page }: Desk,
  words: { fine: string; fault: string; what: string },
  faults: readonly string[],
) {
  const questions = page.getByRole('group');
  await questions.first().waitFor();
  for (let index = 0; index < (await questions.count()); index++) {
    const question = questions.nth(index);
    const name = (await question.locator('legend').textContent()) ?? '';
    if (!faults.some((clause) => name.startsWith(clause))) {
      await question.getByRole('radiogroup').getByText(words.fine, { exact: true }).click();
      continue;
    }
    await question.getByRole('radiogroup').getByText(words.fault, { exact: true }).click();
    await question.getByLabel(words.what).fill('第二段的数据没有注明来源。');
  }
}
/** The page without the article, whose title and text may well name a unit, and without calls, which concern other things. */
const aroundArticle = ({ page }: Desk) =>
  page.getByRole('main').evaluate((main) => {
    // A clone of an element is an element.
    const copy = main.cloneNode(true) as HTMLElement;
    for (const other of copy.querySelectorAll('section[tabindex] > :is(h3, p), [role="alert"]'))
      other.remove();
    return copy.textContent;
  });
const somebody = /五华|班子成员|Wuhua|committee member/;
const zh = { fine: '符合', fault: '有问题', what: '是什么问题' };
const en = { fine: 'Fine', fault: 'Fault', what: 'What is it' };

test('§12 a spot check is drawn, inspected by two who see neither names nor each other, settled by a third, and can be drawn again', async () => {
  const leader = await desks.sit({ login: 'kunming.mainleader' });
  const { page } = leader;
  await leader.open(`/supervision/spot-checks?organization=${root}`);
  await page.getByRole('button', { name: '组织抽查' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('十一月抽查');
  await dialog.getByLabel('被抽查单位').fill('五华区委');
  await page.getByTitle('共青团五华区委').click();
  await page.keyboard.press('Escape');
  await dialog.getByLabel('抽取条数').fill('1');
  const choose = async (label: string, name: string) => {
    await dialog.getByLabel(label).fill(name);
    await page.locator('.ant-select-dropdown:visible').getByTitle(name, { exact: true }).click();
  };
  await choose('检查人甲', '团市委书记班子成员');
  await choose('检查人乙', '团市委书记班子成员');
  await choose('裁定人', '团市委分管宣传工作的副书记');
  await dialog.getByRole('button', { name: '组织抽查' }).click();
  // The same person twice is refused, and nothing that was chosen is lost.
  await dialog.getByText('须是三个不同的人').waitFor();
  expect(await dialog.getByLabel('名称').inputValue()).toBe('十一月抽查');
  await choose('检查人乙', '团市委宣传部运营人员乙');
  await expectGood(leader);
  await shot(leader, 'spot-draw');
  await dialog.getByRole('button', { name: '组织抽查' }).click();
  await page.getByRole('heading', { name: '十一月抽查' }).waitFor();
  await page.getByText('刚才重抽一遍，结果相同').waitFor();
  const address = new URL(page.url()).pathname;

  const first = await desks.sit({ login: 'kunming.secretary' });
  await first.open('/supervision/spot-checks');
  await first.page.getByText('等待您办理').waitFor();
  await shot(first, 'spot-list');
  await first.page.locator(`a[href="${address}"]`).first().click();
  await first.page.getByText('双盲检查：').waitFor();
  expect(await aroundArticle(first)).not.toMatch(somebody);
  await answer(first, zh, ['§8']);
  await expectGood(first);
  await shot(first, 'spot-inspect');
  // What was said outlives a reload.
  await first.page.reload();
  await first.page.getByText('提交后不能修改').waitFor();
  await first.page.getByRole('button', { name: '提交检查意见' }).click();
  await first.page.getByText('等待另一位检查人').waitFor();

  const second = await desks.sit({
    ...{ login: 'publicity.operator2', width: 'phone', theme: 'dark', language: 'en' },
  });
  await second.open(address);
  await second.page.getByText('Double-blind: no units').waitFor();
  await answer(second, en, ['§8', '§4']);
  await expectGood(second);
  await shot(second, 'spot-inspect-phone-dark-en');
  expect(await aroundArticle(second)).not.toMatch(somebody);
  await second.page.getByRole('button', { name: 'Hand in' }).click();
  await second.page.getByRole('button', { name: 'Hand in' }).waitFor({ state: 'hidden' });

  const referee = await desks.sit({ login: 'kunming.deputysecretarypublicity', width: 'phone' });
  await referee.open(address);
  await referee.page.getByText('两人意见不一致').waitFor();
  expect(await referee.page.getByRole('group').count()).toBe(1);
  expect(await aroundArticle(referee)).not.toMatch(somebody);
  await answer(referee, zh, []);
  await expectGood(referee);
  await shot(referee, 'spot-settle-phone');
  await referee.page.getByRole('button', { name: '提交裁定' }).click();

  await page.getByText('认定的问题').waitFor();
  await page.getByText('83.3%').waitFor();
  await page.getByRole('link', { name: '查看案件' }).waitFor();
  await expectGood(leader);
  await shot(leader, 'spot-result');
  const check = address.split('/').at(-1) ?? '';
  const shown = await (await desks.api('kunming.mainleader')).call(readSpotCheck, { params: { check } });
  expect(shown.sample?.reproduced).toBe(true);
  expect(shown.faults.map(({ line }) => line)).toEqual(['sources']);

  const stranger = await desks.sit({ login: 'wuhua.mainleader' });
  await stranger.open(address);
  await stranger.page.getByText('没有此内容').first().waitFor();
});
