import { createManuscript } from '@sanshen/contract/content';
import { actOnQuestion, listQuestions, readQuestion, recordQuestion } from '@sanshen/contract/questions';
import { emptyContent } from '@sanshen/domain/content';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { expect, test, vi } from 'vitest';
import { type Desk, expectGood, useDesks } from './support/desk.ts';

// 市级机关 cityOrgans: questions of young people, and its public form.
const desks = useDesks();
const organization = demonstrationOrganizationId('cityOrgans');
const login = { operator: 'cityorgans.operator1', lead: 'cityorgans.platformlead' };
const form = `/ask/${organization}`;

/** Each looks at several states with axe, which takes seconds on a busy machine. */
vi.setConfig({ testTimeout: 240_000 });

async function shot({ page }: Desk, name: string): Promise<void> {
  const folder = process.env.SANSHEN_SHOTS;
  if (folder !== undefined)
    await page.screenshot({ path: `${folder}/questions-${name}.png`, fullPage: true });
}

async function ask({ page }: Desk, text: string): Promise<string> {
  await page.goto(`${form}?lang=zh`);
  await page.getByLabel('您的问题').fill(text);
  await page.getByLabel('我已阅读并同意').check();
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('heading', { name: '已收到您的问题' }).waitFor();
  return (await page.locator('.code').textContent()) ?? '';
}

test('§2 somebody asks on a phone without a script, two colleagues answer, and the answer is read by its code', async () => {
  const asker = await desks.sit({ login: null, width: 'phone', theme: 'dark' });
  await asker.open(`${form}?lang=zh`);
  await shot(asker, 'form-phone-dark');
  await expectGood(asker);
  const code = await ask(asker, '青年夜校什么时候开课，怎么报名？');
  await shot(asker, 'form-done-phone-dark');
  await expectGood(asker);

  const operator = await desks.sit({ login: login.operator });
  await operator.open('/questions');
  await operator.page.getByText('青年夜校什么时候开课').first().click();
  await operator.page.getByLabel('答复内容').fill('每周三、周五晚七点开课，在青年宫公众号报名。');
  await operator.page.getByText('没有发现问题').waitFor();
  await expectGood(operator);
  await shot(operator, 'answer-desk');
  await operator.page.getByRole('button', { name: '提交审核' }).click();
  await operator.page.getByText('答复待审核').waitFor();

  const lead = await desks.sit({ login: login.lead, width: 'phone' });
  await lead.open(new URL(operator.page.url()).pathname);
  await lead.page.getByRole('button', { name: '审核通过' }).click();
  await lead.page.getByText('已审核通过').first().waitFor();
  await lead.page.getByText('已答复', { exact: true }).first().waitFor();
  await shot(lead, 'answered-phone');
  await expectGood(lead);

  await asker.open('/ask?lang=zh');
  await asker.page.getByLabel('查询码').fill(code);
  await asker.page.getByRole('button', { name: '查看' }).click();
  await asker.page.getByText('每周三、周五晚七点开课').waitFor();
  await shot(asker, 'status-phone-dark');
  await expectGood(asker);
  await asker.page.getByRole('button', { name: '满意', exact: true }).click();
  await asker.page.getByText('已记下您的评价').waitFor();
});

test('§2 signs of distress stand on top of every page with help, and a person decides', async () => {
  const asker = await desks.sit({ login: null });
  await ask(asker, '我不想活了，没有人能帮我');
  const operator = await desks.sit({ login: login.operator });
  await operator.open('/manuscripts');
  await operator.page.getByText('1 条提问疑似求助或危险，等待人判断').waitFor();
  await shot(operator, 'banner-desk');
  await expectGood(operator);
  await operator.page.getByRole('link', { name: '立即查看' }).click();
  await operator.page.getByRole('link', { name: '12356' }).waitFor();
  await shot(operator, 'inbox-desk');
  await expectGood(operator);
  await operator.page.getByText('我不想活了').first().click();
  await operator.page.locator('mark', { hasText: '不想活了' }).waitFor();
  await shot(operator, 'distress-desk');
  await expectGood(operator);
  // Nothing else can be done with it before.
  expect(await operator.page.getByRole('button', { name: '不答复办结' }).count()).toBe(0);

  const phone = await desks.sit({ login: login.lead, width: 'phone', theme: 'dark', language: 'en' });
  await phone.open(new URL(operator.page.url()).pathname);
  await phone.page.getByRole('radio', { name: 'Somebody needs help' }).waitFor();
  await shot(phone, 'distress-phone-dark-en');
  await expectGood(phone);
  await phone.page.getByText('Somebody needs help').click();
  await phone.page.getByLabel(/Why, and what was done/).fill('已电话联系本人，家人已到场');
  await phone.page.getByRole('button', { name: 'Record the decision' }).click();
  await phone.page
    .getByText(/^Decided/)
    .first()
    .waitFor();
  await operator.page.getByText('已电话联系本人，家人已到场').waitFor();
});

test('§2 what repeats is grouped by a person, figures are counted, and a digest is made of confirmed answers', async () => {
  const operator = await desks.api(login.operator);
  const lead = await desks.api(login.lead);
  const params = { organization };
  const take = async (text: string) =>
    (await operator.call(recordQuestion, { params, body: { source: 'phone', kind: 'policy', text } }))
      .question;
  const question = await take('我叫王小明，电话13800138000，租房补贴怎么领？');
  const again = await take('租房补贴怎么领取？');
  const act = (
    who: typeof operator,
    body: Parameters<typeof operator.call<typeof actOnQuestion>>[1]['body'],
  ) => who.call(actOnQuestion, { params: { question }, body });
  await act(operator, { step: 'draftAnswer', way: 'byHand', text: '在政务服务平台申请。', manuscript: null });

  const desk = await desks.sit({ login: login.operator, language: 'en' });
  await desk.open(`/questions/${again}`);
  await desk.page.getByRole('heading', { name: 'What was asked' }).waitFor();
  await expectGood(desk);
  const { answer } = await lead.call(readQuestion, { params: { question } });
  await act(lead, { step: 'approveAnswer', answer: answer?.answer ?? '' });
  await act(lead, { step: 'confirmAnswered' });
  await desk.open('/questions/figures');
  await desk.page.getByText('Answer rate').waitFor();
  await shot(desk, 'figures-desk-en');
  await expectGood(desk);

  await desk.open('/questions/digest');
  const panel = desk.page.locator('section', { hasText: '租房补贴' });
  await panel.waitFor();
  expect(await panel.locator('textarea').first().inputValue()).not.toMatch(/王小明|13800138000/);
  await panel.getByRole('textbox').last().fill('在政务服务平台申请，咨询13800138001。');
  await panel.getByRole('checkbox').check();
  await desk.page.getByRole('button', { name: 'Make the draft (1)' }).click();
  // A person says that the number may be published; nothing else lets it through.
  await panel.getByRole('checkbox', { name: /“13800138001” may be published/ }).check();
  await shot(desk, 'digest-desk-en');
  await expectGood(desk);
  await desk.page.getByRole('button', { name: 'Make the draft (1)' }).click();
  await desk.page.waitForURL('**/edit');
  await desk.page.getByText('在政务服务平台申请，咨询13800138001').waitFor();

  const above = await desks.sit({ login: 'kunming.mainleader', width: 'phone' });
  await above.open(`/questions/figures?organization=${demonstrationOrganizationId('kunming')}`);
  await above.page.getByText('下级单位').waitFor();
  await shot(above, 'figures-phone');
  await expectGood(above);
  await expect((await desks.api('kunming.mainleader')).call(listQuestions, { params })).rejects.toThrow(
    'access.forbidden',
  );
});

test('§2 a question is answered by a manuscript that is found by its title and says so, and becomes an idea', async () => {
  const operator = await desks.api(login.operator);
  const content = { ...emptyContent, title: '青年驿站入住指南' };
  const { manuscript } = await operator.call(createManuscript, { body: { organization, content } });
  const { question } = await operator.call(recordQuestion, {
    params: { organization },
    body: { source: 'offline', kind: 'policy', text: '青年驿站可以住几天？' },
  });
  const desk = await desks.sit({ login: login.operator });
  const { page } = desk;
  await desk.open(`/questions/${question}`);
  await page.getByLabel('答复方式').click();
  await page.locator('.ant-select-item-option', { hasText: '用稿件答复' }).click();
  await page.getByLabel('稿件', { exact: true }).fill('驿站入住');
  await page.locator('.ant-select-item-option', { hasText: '青年驿站入住指南' }).click();
  await page.getByLabel('答复内容').fill('最长七天，详见稿件。');
  await shot(desk, 'manuscript-desk');
  await expectGood(desk);
  await page.getByRole('button', { name: '提交审核' }).click();
  await page.getByText('答复待审核').waitFor();

  await page.getByRole('button', { name: '转为选题' }).click();
  await page.getByText('选题来自一条青年提问').waitFor();
  await page.getByLabel('标题').fill('青年驿站一图看懂');
  await page.getByLabel('主题').click();
  await page.locator('.ant-select-item-option').first().click();
  await shot(desk, 'idea-desk');
  await expectGood(desk);
  await page.getByRole('dialog').getByRole('button', { name: '提出选题' }).click();
  await page.getByRole('dialog').getByText('青年提问').first().waitFor();

  const phone = await desks.sit({ login: login.lead, width: 'phone', theme: 'dark' });
  await phone.open(`/manuscripts/${manuscript}`);
  await phone.page.getByText('1 条青年提问').waitFor();
  await shot(phone, 'answers-phone-dark');
  await expectGood(phone);
  await phone.page.getByRole('link', { name: '政策咨询' }).click();
  await phone.page.getByText('青年驿站可以住几天').waitFor();
});
