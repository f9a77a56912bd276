import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordHours } from '@sanshen/contract/training';
import { readBank } from '@sanshen/contract/training-bank';
import { setExamination } from '@sanshen/contract/training-examinations';
import { demonstrationOrganizationId, demonstrationPersonId } from '@sanshen/server/demonstration/index';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectGood, inspectPage, useDesks } from './support/desk.ts';
import { downloaded } from './support/download.ts';

// 轨道集团 metro: training.
const desks = useDesks();
const organization = demonstrationOrganizationId('metro');
const city = demonstrationOrganizationId('kunming');
const free = '发现差错后先报告负责人，再保全证据，然后撤稿并说明。';

const shot = async (page: Page, name: string) => {
  const folder = process.env.SANSHEN_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

/** What is right, by the words of the question; only who keeps the bank can read it. */
async function rightAnswers() {
  const keeper = await desks.api('kunming.mainleader');
  const right = new Map<string, string[]>();
  let cursor: string | undefined;
  do {
    const page = await keeper.call(readBank, {
      params: { organization: city },
      query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) },
    });
    for (const { stem, content } of page.items) {
      if (content.kind === 'single') right.set(stem, [content.options[content.right] ?? '']);
      if (content.kind === 'multiple')
        right.set(
          stem,
          content.right.map((one) => content.options[one] ?? ''),
        );
      if (content.kind === 'judge') right.set(stem, [content.right ? '对' : '错']);
      if (content.kind === 'fill')
        right.set(
          stem,
          content.blanks.map((ways) => ways[0] ?? ''),
        );
    }
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return right;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Answers the question that is shown, whatever kind it is. */
async function answerShown(page: Page, right: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const question = page.getByRole('region', { name: /^第 \d+ 题，共/ });
  const stem = await question.locator('p').first().textContent();
  const answers = right.get(stem ?? '');
  if (answers === undefined) {
    const box = question.getByRole('textbox', { name: '您的答案' });
    if ((await box.count()) > 0) return box.fill(free);
    // A page: the first of its words is marked, which is wrong, and something else written there.
    await question.getByRole('button', { pressed: false }).first().click();
    return question.getByLabel(/改为$/).fill('改正');
  }
  const blanks = await question.getByRole('textbox').all();
  for (const [index, blank] of blanks.entries()) await blank.fill(answers[index] ?? '');
  if (blanks.length > 0) return;
  for (const text of answers) {
    const name = new RegExp(`^([A-H]\\. )?${escaped(text)}$`);
    await question.getByRole('radio', { name }).or(question.getByRole('checkbox', { name })).check();
  }
}

const next = (page: Page) => page.getByRole('button', { name: '下一题' }).click();
const saved = (page: Page) => page.getByRole('status').getByText('已保存').waitFor();

test('§10 an examination survives a lost connection and a closed page, goes on on a phone, is marked by two, and brings a certificate', async () => {
  const lead = await desks.api('metro.platformlead');
  const line = (
    kind: 'single' | 'multiple' | 'judge' | 'fill' | 'free' | 'proofreading',
    points: number,
  ) => ({
    ...{ kind, points, count: 1 },
  });
  const title = '新媒体运营资格考试';
  await lead.call(setExamination, {
    params: { organization },
    body: {
      ...{ title, qualification: 'newMediaOperator', minutes: 60, passScore: 80 },
      audience: { scope: 'own', offices: ['operator'], people: [] },
      blueprint: [
        ...[line('single', 10), line('multiple', 20), line('judge', 10), line('fill', 20)],
        ...[line('proofreading', 10), line('free', 30)],
      ],
      opensAt: new Date().toISOString(),
      closesAt: new Date(Date.now() + 3_600_000).toISOString(),
      ...{ attempts: 2, retakeAfterHours: 24, variants: 'ownQuestions', tolerance: 0.2 },
    },
  });
  await (await desks.api('metro.publicitylead')).call(recordHours, {
    params: { organization },
    body: {
      ...{ title: '岗前培训', day: '2026-11-01', hours: 40 },
      people: [demonstrationPersonId('metro', 'operator', 1)],
    },
  });
  const right = await rightAnswers();

  const desk = await desks.sit({ login: 'metro.operator1' });
  await desk.open('/training');
  const row = (page: Page) => page.getByRole('main').getByRole('listitem').filter({ hasText: title });
  await row(desk.page).getByRole('button', { name: '开始考试' }).waitFor();
  await shot(desk.page, 'training-mine');
  await expectGood(desk);
  await row(desk.page).getByRole('button', { name: '开始考试' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: '开始考试' }).click();
  await desk.page.getByRole('heading', { name: /^第 1 题，共 6 题/ }).waitFor();
  const address = new URL(desk.page.url()).pathname;
  await answerShown(desk.page, right);
  await saved(desk.page);

  // The network is gone: what is answered stays here and says so, and nothing keeps the taker from going on.
  await desk.context.setOffline(true);
  await next(desk.page);
  await answerShown(desk.page, right);
  await next(desk.page);
  await answerShown(desk.page, right);
  await desk.page.getByText('网络中断，2 题已存在本机，恢复后自动发送').waitFor();
  await shot(desk.page, 'training-offline');
  await desk.context.setOffline(false);
  await saved(desk.page);

  // Gone again, and the page is closed before it is back: the answer is sent when it is opened the next time.
  await desk.context.setOffline(true);
  await next(desk.page);
  await answerShown(desk.page, right);
  await desk.page.getByText('网络中断，1 题已存在本机，恢复后自动发送').waitFor();
  await desk.page.close();
  await desk.context.setOffline(false);
  const again = await desk.context.newPage();
  await again.goto(address);
  await again.getByText('已答 4 / 6').waitFor();
  await saved(again);
  await shot(again, 'training-sheet');
  expect(await inspectPage(again)).toEqual([]);

  const phone = await desks.sit({ login: 'metro.operator1', width: 'phone' });
  await phone.open('/training');
  await row(phone.page).getByRole('button', { name: '继续作答' }).click();
  await phone.page.getByText('已答 4 / 6').waitFor();
  await phone.page.getByRole('button', { name: '第 5 题', exact: true }).click();
  await answerShown(phone.page, right);
  await shot(phone.page, 'training-page-phone');
  // High enough that no word lies half under the bars, which would be measured as too small to point at.
  await phone.page.setViewportSize({ width: 390, height: 2400 });
  await expectGood(phone);
  await phone.page.setViewportSize({ width: 390, height: 844 });
  await next(phone.page);
  await answerShown(phone.page, right);
  await saved(phone.page);
  await phone.page.getByRole('main').getByRole('button', { name: '交卷' }).first().click();
  const sure = phone.page.getByRole('dialog');
  await sure.getByText('全部题目已作答。交卷后不能再改。').waitFor();
  await sure.getByRole('button', { name: '交卷' }).click();
  await phone.page.getByText('已交卷，简答题阅卷后公布成绩').waitFor();
  await expectGood(phone);

  for (const login of ['metro.publicitylead', 'metro.platformlead']) {
    const marker = await desks.sit({ login });
    await marker.open('/training/marking');
    await marker.page.getByText(free).waitFor();
    await marker.page.getByLabel('评分（0 至 30）').fill('28');
    await shot(marker.page, 'training-marking');
    await expectGood(marker);
    await marker.page.getByRole('button', { name: '提交评分' }).click();
    await marker.page.getByText('没有等待您评阅的答案').waitFor();
  }
  await phone.page.getByText('合格', { exact: true }).waitFor();
  await phone.page.getByText('已发资格证书').waitFor();
  await shot(phone.page, 'training-result-phone');
  await phone.open('/training');
  const print = phone.page.getByRole('button', { name: '下载证书' }).first();
  const { name, bytes } = await downloaded(phone.page, () => print.click());
  expect(name).toMatch(/\.pdf$/);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
});

test('§10 a list of questions is refused row by row and then taken in; an examination that asks too little is refused and nothing typed is lost', async () => {
  const desk = await desks.sit({ login: 'metro.platformlead', theme: 'dark' });
  const { page } = desk;
  await desk.open('/training/bank');
  await page.getByRole('main').getByRole('button', { name: '导入' }).click();
  const dialog = page.getByRole('dialog');
  const template = await downloaded(page, () => dialog.getByRole('button', { name: '下载模板' }).click());
  expect(template.name).toBe('题库.xlsx');
  const head = '题型,考点,难度,题干,选项A,选项B,答案';
  const good = '判断,第五条,易,一审和一校可以由撰稿人自己完成。,,,错';
  const file = join(tmpdir(), `bank-${process.pid}.csv`);
  await writeFile(file, [head, good, '单选,第五条,易,哪项正确？,甲,乙,C'].join('\n'));
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByText('1 处问题，改正后重新上传').waitFor();
  await dialog.getByText(/^第 3 行 · 答案/).waitFor();
  await shot(page, 'training-import-dark');
  expect(await dialog.getByRole('button', { name: '导入' }).isDisabled()).toBe(true);
  await writeFile(file, [head, good, '单选,第五条,易,哪项正确？,甲,乙,B'].join('\n'));
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByRole('button', { name: '导入' }).click();
  await page.getByText('已加入 2 题').waitFor();
  await page.getByText('一审和一校可以由撰稿人自己完成。').waitFor();
  await expectGood(desk);

  await desk.open('/training/examinations');
  await page.getByRole('button', { name: '组织考试' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('考试名称').fill('季度测验');
  await form.getByLabel('对应资格').click();
  await page.getByTitle('新媒体运营资格').last().click();
  await form.getByLabel('合格分数').fill('60');
  await shot(page, 'training-set-dark');
  await expectGood(desk);
  await form.getByRole('button', { name: '发布考试' }).click();
  await page.getByText('合格线低于规则对该资格的要求').waitFor();
  expect(await form.getByLabel('考试名称').inputValue()).toBe('季度测验');
  await form.getByLabel('合格分数').fill('80');
  await form.getByRole('button', { name: '发布考试' }).click();
  await page.getByText('考试已发布，已通知参加人员').waitFor();
  await page.getByRole('main').getByText('季度测验').waitFor();

  // Who only takes examinations is shown no bank.
  const taker = await desks.sit({ login: 'metro.operator2', width: 'phone', language: 'en' });
  await taker.open('/training/bank');
  await taker.page.getByRole('alert').waitFor();
  expect(await taker.page.getByRole('button', { name: 'Add a question' }).count()).toBe(0);
  expect(await taker.page.getByText('一审和一校可以由撰稿人自己完成。').count()).toBe(0);
  await shot(taker.page, 'training-refused-phone');
  await expectGood(taker);
});
