import type { Client } from '@sanshen/contract/client';
import { readManuscript, reviseManuscript } from '@sanshen/contract/content';
import * as review from '@sanshen/contract/review';
import { expect, test } from 'vitest';
import { expectGood, useDesks } from './support/desk.ts';

// 昆明理工大学团委 signs for what 团市委宣传部 issues.
const desks = useDesks();
const unit = '昆明理工大学团委';
const title = '关于国庆期间新媒体值守情况的通报';

const declarations = {
  ...{ sourcesTrue: true, noSecrets: true, noPaidNews: true, copyrightCleared: true, portraitConsent: true },
};

async function sign(client: Client, manuscript: string, stage: string, seat: string): Promise<void> {
  const params = { manuscript };
  const { round, digest } = await client.call(review.readReview, { params });
  const body = { stage, seat, round, digest: digest ?? '', opinion: '', duties: ['review', 'proofread'] };
  await client.call(review.sign, { params, body: body as never });
}

/** The author declares and submits; every seat signs. */
async function signAll(manuscript: string): Promise<void> {
  const author = await desks.api('publicity.operator1');
  const params = { manuscript };
  const { content, digest } = await author.call(readManuscript, { params });
  if (content === null) throw new Error('no text');
  const body = { content: { ...content, declarations } };
  const saved = await author.call(reviseManuscript, { params, body }, { ifMatch: digest ?? '' });
  await author.call(review.submit, { params, body: { digest: saved.digest ?? '' } });
  await sign(await desks.api('publicity.platformlead'), manuscript, 'platform', 'platformLead');
  await sign(await desks.api('publicity.departmenthead'), manuscript, 'departmentHead', 'departmentHead');
  for (const seat of ['deputySecretaryBusiness', 'deputySecretaryPublicity']) {
    await sign(await desks.api(`kunming.${seat.toLowerCase()}`), manuscript, 'deputySecretaries', seat);
  }
}

test('§12 a circular is drafted, goes through the reviews, gets its number and is signed for on a phone', async () => {
  const author = await desks.sit({ login: 'publicity.operator1' });
  const { page } = author;
  await author.open('/supervision/circulars?side=sent');
  const main = page.getByRole('main');
  await main.getByRole('link', { name: /关于第三季度新媒体工作情况的通报/ }).waitFor();
  await expectGood(author);
  await main.getByRole('button', { name: '起草通报' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('其他通报').click();
  await dialog.getByLabel('标题').fill(title);
  await dialog.getByRole('combobox', { name: '主送单位' }).fill(unit);
  await page.getByTitle(unit).last().click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: '起草通报' }).click();
  await page.waitForURL(/\/supervision\/circulars\/[0-9a-f-]{36}$/);
  await main.getByRole('article', { name: '公文预览' }).getByText(`${unit}：`).waitFor();
  // Nothing is issued before every review has signed.
  await main.getByText('通报文稿尚未走完三审三校，不能印发；请先送审').waitFor();
  expect(await main.getByRole('button', { name: '编号印发' }).count()).toBe(0);
  await expectGood(author);
  const text = main.getByRole('link', { name: '修改文稿、送审' });
  const manuscript = (await text.getAttribute('href'))?.split('/').at(-1) ?? '';
  await signAll(manuscript);

  const head = await desks.sit({ login: 'publicity.departmenthead' });
  await head.open(new URL(page.url()).pathname);
  await head.page.getByRole('button', { name: '编号印发' }).click();
  const issuing = head.page.getByRole('dialog');
  await issuing.getByRole('button', { name: '编号印发' }).click();
  await head.page.getByText(/已印发：昆团宣通〔\d{4}〕\d+号/).waitFor();
  await head.page.getByRole('main').getByText('待签收').waitFor();

  const reader = await desks.sit({ login: 'scienceuniversity.publicitylead', width: 'phone', theme: 'dark' });
  await reader.open('/supervision/circulars');
  await reader.page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(title) })
    .click();
  await reader.page.getByRole('button', { name: '签收' }).click();
  await reader.page.getByRole('main').getByText('已签收', { exact: true }).waitFor();
  await expectGood(reader);
  const pdf = reader.page.getByRole('link', { name: '公文 PDF' });
  const answer = await reader.context.request.get((await pdf.getAttribute('href')) ?? '');
  expect(answer.headers()['content-type']).toBe('application/pdf');
});
