import { expect, test } from 'vitest';
import { articleOf, bodyOf, revise, signBoth, writeAndSubmit } from './support/articles.ts';
import { expectGood, useDesks } from './support/desk.ts';

// 西山区 Xishan.
const desks = useDesks();

test('§5 a reviewer reads the text, what his stage asks and what his signature binds to, and signs', async () => {
  const article = await writeAndSubmit(await desks.api('xishan.operator1'), 'xishan');
  const desk = await desks.sit({ login: 'xishan.platformlead' });
  await desk.open(`/manuscripts/${article.manuscript}`);
  const { page } = desk;
  await page.getByRole('document').getByText('讲解反诈知识').waitFor();
  await page.getByText('本审次要审').waitFor();
  expect(await page.getByText(article.digest.slice(7, 15)).count()).toBe(1);
  await expectGood(desk);
  await page.getByLabel('意见（可不填）').fill('导向正确，同意。');
  await page.getByRole('button', { name: '审校通过并签署' }).click();
  await page.getByText('已签署。').waitFor();
  await page.getByText('导向正确，同意。').waitFor();
  expect(await page.getByRole('button', { name: '审校通过并签署' }).count()).toBe(0);
});

test("a colleague's sign-off appears within a second, in every tab, without reloading", async () => {
  const article = await writeAndSubmit(await desks.api('xishan.operator1'), 'xishan');
  const desk = await desks.sit({ login: 'xishan.operator1' });
  await desk.open(`/manuscripts/${article.manuscript}`);
  await desk.page.getByText('等待：西山区平台负责人').waitFor();
  const second = await desk.context.newPage();
  await second.goto(`/manuscripts/${article.manuscript}`);
  await second.getByText('等待：西山区平台负责人').waitFor();
  // Streams open a moment after the page.
  await desk.page.waitForTimeout(1_000);
  const lead = await desks.api('xishan.platformlead');
  await signBoth(lead, article, 'platform', 'platformLead');
  const signed = Date.now();
  await desk.page.getByText('等待：西山区宣传工作负责人').waitFor({ timeout: 5_000 });
  await second.getByText('等待：西山区宣传工作负责人').waitFor({ timeout: 5_000 });
  expect(Date.now() - signed).toBeLessThan(1_000);
});

test('who signs while the text was changed is told so, shown the change, and nothing is signed', async () => {
  const author = await desks.api('xishan.operator1');
  const article = await writeAndSubmit(author, 'xishan');
  const desk = await desks.sit({ login: 'xishan.platformlead' });
  // A stream that is cut leaves the desk with the old text.
  await desk.context.route('**/api/v1/live', (route) => route.abort());
  await desk.open(`/manuscripts/${article.manuscript}`);
  const { page } = desk;
  await page.getByRole('button', { name: '审校通过并签署' }).waitFor();
  await revise(author, article, articleOf('xishan', { body: bodyOf('周末，三百名青年志愿者来到社区。') }));
  // Another tab, or the window's focus, may have brought the new text by itself: then there is nothing to press.
  await page
    .getByRole('button', { name: '审校通过并签署' })
    .click({ timeout: 2_000 })
    .catch(() => {});
  await page.getByText('稿件在您阅读时有了新版本').waitFor();
  await page.getByRole('button', { name: '查看最新版本' }).click();
  await page.locator('ins', { hasText: '百' }).first().waitFor();
  expect(await page.getByText('已签署。').count()).toBe(0);
});

test('a text that arrives while one reads has to be looked at before it can be signed', async () => {
  const author = await desks.api('xishan.operator1');
  const article = await writeAndSubmit(author, 'xishan');
  const desk = await desks.sit({ login: 'xishan.platformlead' });
  await desk.open(`/manuscripts/${article.manuscript}`);
  const { page } = desk;
  await page.getByRole('button', { name: '审校通过并签署' }).waitFor();
  await page.waitForTimeout(1_000);
  await revise(author, article, articleOf('xishan', { body: bodyOf('周末，三百名青年志愿者来到社区。') }));
  await page.getByText('稿件在您阅读时有了新版本').waitFor();
  expect(await page.getByRole('button', { name: '审校通过并签署' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: '查看最新版本' }).click();
  await page.locator('ins', { hasText: '百' }).first().waitFor();
  await page.getByRole('button', { name: '审校通过并签署' }).click();
  await page.getByText('已签署。').waitFor();
});

test('a return asks for its reasons and goes to the author with them', async () => {
  const article = await writeAndSubmit(await desks.api('xishan.operator2'), 'xishan');
  const desk = await desks.sit({ login: 'xishan.platformlead' });
  await desk.open(`/manuscripts/${article.manuscript}`);
  const { page } = desk;
  await page.getByRole('button', { name: '退回' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '退回' }).click();
  await dialog.getByText('请写明理由').waitFor();
  await expectGood(desk);
  await dialog.getByLabel('退回理由').fill('请补充活动时间。');
  await dialog.getByRole('button', { name: '退回' }).click();
  await page.getByText('已退回。').waitFor();
  const author = await desks.sit({ login: 'xishan.operator2' });
  await author.open(`/manuscripts/${article.manuscript}`);
  await author.page.getByRole('alert').getByText('请补充活动时间。').waitFor();
  await expectGood(author);
});

test('a finding is noted on selected words, shown in the text, and overruled only with a reason', async () => {
  const article = await writeAndSubmit(await desks.api('xishan.operator1'), 'xishan');
  const desk = await desks.sit({ login: 'xishan.platformlead' });
  await desk.open(`/manuscripts/${article.manuscript}`);
  const { page } = desk;
  await page
    .getByRole('document')
    .getByText('他们还帮助整理楼道')
    .dblclick({ position: { x: 30, y: 10 } });
  await page.getByRole('button', { name: '记录问题' }).click();
  await page.locator('blockquote').waitFor();
  await page.getByLabel('问题说明').fill('请核对人数。');
  await page.getByRole('button', { name: '保存' }).click();
  await page.locator('.finding-error').waitFor();
  await page.getByRole('button', { name: '不采纳' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '不采纳' }).click();
  await dialog.getByText('请写明理由').waitFor();
  await dialog.getByLabel('理由').fill('人数已与主办方核对。');
  await dialog.getByRole('button', { name: '不采纳' }).click();
  await page.getByText('人数已与主办方核对。').waitFor();
  await page.locator('.finding-error').waitFor({ state: 'detached' });
  await expectGood(desk);
});

test('a comment on selected words is answered and resolved', async () => {
  const article = await writeAndSubmit(await desks.api('xishan.operator1'), 'xishan');
  const desk = await desks.sit({ login: 'xishan.platformlead' });
  await desk.open(`/manuscripts/${article.manuscript}`);
  const { page } = desk;
  await page
    .getByRole('document')
    .getByText('他们还帮助整理楼道')
    .dblclick({ position: { x: 30, y: 10 } });
  await page.getByRole('tab', { name: '批注' }).click();
  await page.getByRole('textbox', { name: '写批注' }).fill('这里是否说明社区名称？');
  await page.getByRole('button', { name: '写批注' }).click();
  await page.locator('.thread').waitFor();
  const author = await desks.sit({ login: 'xishan.operator1' });
  await author.open(`/manuscripts/${article.manuscript}`);
  await author.page.getByRole('tab', { name: '批注 1' }).click();
  await author.page.getByRole('button', { name: '回复' }).click();
  await author.page.getByRole('textbox', { name: '回复' }).fill('已在导语中说明。');
  await author.page.getByRole('button', { name: '发送' }).click();
  await page.getByText('已在导语中说明。').waitFor();
  await page.getByRole('button', { name: '标为已解决' }).click();
  await page.locator('.thread').waitFor({ state: 'detached' });
});

test('§5 on a phone a leader reads, is led to the signature and signs', async () => {
  const long = Array.from({ length: 20 }, () => '志愿者为老人讲解反诈知识，帮助整理楼道。');
  const article = await writeAndSubmit(
    await desks.api('xishan.operator1'),
    'xishan',
    articleOf('xishan', { body: bodyOf(...long) }),
  );
  await signBoth(await desks.api('xishan.platformlead'), article, 'platform', 'platformLead');
  await signBoth(await desks.api('xishan.publicitylead'), article, 'publicity', 'publicityLead');
  const desk = await desks.sit({ login: 'xishan.leaderincharge', width: 'phone' });
  await desk.open('/');
  const { page } = desk;
  await page.locator(`a[href="/manuscripts/${article.manuscript}"]`).tap();
  await page.getByRole('document').getByText('讲解反诈知识').first().waitFor();
  await expectGood(desk);
  await page.getByRole('button', { name: '去签署' }).tap();
  await page.getByRole('button', { name: '审校通过并签署' }).tap();
  await page.getByText('已签署。').waitFor();
  await page.getByRole('link', { name: '签发与发布' }).waitFor();
});

test('somebody of another county is told that there is nothing for him', async () => {
  const article = await writeAndSubmit(await desks.api('xishan.operator1'), 'xishan');
  const desk = await desks.sit({ login: 'guandu.operator1' });
  await desk.open(`/manuscripts/${article.manuscript}`);
  await desk.page.getByRole('alert').waitFor();
  expect(await desk.page.getByText('青年志愿者走进社区').count()).toBe(0);
});
