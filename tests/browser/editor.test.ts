import { readManuscript } from '@sanshen/contract/content';
import { openThread } from '@sanshen/contract/discussion';
import { listSuggestions, saveSuggestions } from '@sanshen/contract/discussion-suggestions';
import { readReview, returnManuscript } from '@sanshen/contract/review';
import type { ManuscriptContent } from '@sanshen/domain/content';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { attacks } from '../../packages/document/test/attack-corpus.ts';
import { articleOf, bodyOf, revise, type Written, write, writeAndSubmit } from './support/articles.ts';
import { type Desk, expectGood, useDesks } from './support/desk.ts';

// 安宁市 Anning is written in here.
const county = 'anning';
const [writer, colleague, reviewer] = [
  `${county}.operator1`,
  `${county}.operator2`,
  `${county}.platformlead`,
];
const desks = useDesks();

const body = '.ProseMirror';
const saved = /已保存到服务器/;

async function begin(content: Partial<ManuscriptContent> = {}): Promise<Written> {
  return write(await desks.api(writer), county, articleOf(county, content));
}

/** Opens the editor and waits until one may write. */
async function edit(desk: Desk, { manuscript }: Written): Promise<void> {
  await desk.open(`/manuscripts/${manuscript}/edit`);
  await desk.page.locator(`${body}[contenteditable=true]`).waitFor();
}

async function type(page: Page, words: string): Promise<void> {
  await page.locator(body).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
}

async function waitSaved(page: Page): Promise<void> {
  await page.getByRole('status').filter({ hasText: saved }).waitFor();
}

/** Leaves as a person does who closes the tab; the check-out is given back. */
async function leave({ page, context }: Desk): Promise<void> {
  await page.goto('about:blank');
  await page.waitForTimeout(300);
  await context.close();
}

async function paste(page: Page, html: string): Promise<void> {
  await page.locator(body).click();
  await page.keyboard.press('Control+End');
  await page.evaluate(
    ({ selector, text }) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', text);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector(selector)?.dispatchEvent(event);
    },
    { selector: body, text: html },
  );
}

/** A picture as base64, drawn in the page. */
function drawn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 180;
    const context = canvas.getContext('2d');
    context?.fillRect(0, 0, 200, 100);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
}

for (const width of ['desk', 'phone'] as const) {
  test(`one writes, it is kept on the server, and stands there after a reload (${width})`, async () => {
    const article = await begin();
    const desk = await desks.sit({ login: writer, width });
    await edit(desk, article);
    await type(desk.page, '又及：报名截止到周五。');
    await waitSaved(desk.page);
    await expectGood(desk);
    await desk.page.reload();
    await desk.page.locator(`${body}[contenteditable=true]`).getByText('报名截止到周五').waitFor();
    await desk.page.keyboard.press('Control+s');
    await desk.page.getByText('已保存为第 2 版').waitFor();
    const api = await desks.api(writer);
    const stored = await api.call(readManuscript, { params: { manuscript: article.manuscript } });
    expect(JSON.stringify(stored.content?.body)).toContain('报名截止到周五');
    await leave(desk);
  });
}

test('who leaves the editor in the middle of a sentence finds it again', async () => {
  const article = await begin();
  const desk = await desks.sit({ login: writer });
  await edit(desk, article);
  const { page } = desk;
  await type(page, '半句话');
  await page.getByRole('link', { name: '返回稿件' }).click();
  await page.waitForURL(`**/manuscripts/${article.manuscript}`);
  await page.goBack();
  await page.locator(`${body}[contenteditable=true]`).getByText('半句话').waitFor();
  await leave(desk);
});

test('marks at the beginning of a line make headings, lists and quotes; undo takes them back', async () => {
  const article = await begin({ body: bodyOf('') });
  const desk = await desks.sit({ login: writer });
  await edit(desk, article);
  const { page } = desk;
  await type(page, '## 小标题');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- 一');
  await page.keyboard.press('Enter');
  await page.keyboard.type('二');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('> 引文');
  expect(await page.locator(`${body} h2`).textContent()).toBe('小标题');
  expect(await page.locator(`${body} li`).count()).toBe(2);
  expect(await page.locator(`${body} blockquote`).textContent()).toBe('引文');
  await page.getByRole('button', { name: '表格' }).click();
  await page.getByText('插入表格 3 × 3').click();
  expect(await page.locator(`${body} tr`).count()).toBe(3);
  await page.keyboard.press('Control+z');
  expect(await page.locator(`${body} table`).count()).toBe(0);
  await leave(desk);
});

test('what is pasted from WeChat keeps its layout; its foreign picture is not loaded but asked for', async () => {
  const article = await begin();
  const desk = await desks.sit({ login: writer });
  await edit(desk, article);
  const { page } = desk;
  await paste(
    page,
    '<section style="padding:12px;border-left:4px solid #1d5f85"><p style="text-align:center"><strong>预告</strong></p></section><p><img data-src="https://mmbiz.qpic.cn/a.png"></p>',
  );
  const section = page.locator(`${body} section`);
  await section.waitFor();
  expect(await section.getAttribute('style')).toContain('border-left: 4px solid');
  expect(await section.locator('p').getAttribute('style')).toContain('text-align: center');
  await page.getByText('有 1 张图片在其他网站上').waitFor();
  expect(await page.locator(`${body} .foreign`).getAttribute('data-host')).toBe('mmbiz.qpic.cn');
  await page.getByRole('tab', { name: /待补/ }).click();
  await page.getByRole('tabpanel').getByText('把外部图片上传到系统中').waitFor();
  await expectGood(desk);
  await leave(desk);
});

test('what is pasted from Word keeps its lists and indents; its rules are not even parsed by the page', async () => {
  const article = await begin();
  const desk = await desks.sit({ login: writer });
  await edit(desk, article);
  const { page } = desk;
  const item = (mark: string, words: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${mark}<span>&nbsp; </span></span><![endif]><span>${words}<o:p></o:p></span></p>`;
  await paste(
    page,
    `<html><head><style>p.MsoNormal{color:red}</style></head><body><!--StartFragment--><p class=MsoNormal style='text-indent:24.0pt;mso-char-indent-count:2.0'>首行缩进。</p>${item('1.', '第一条')}${item('2.', '第二条')}<!--EndFragment--></body></html>`,
  );
  await page.locator(body).getByText('首行缩进。').waitFor();
  expect(await page.locator(`${body} p`, { hasText: '首行缩进' }).getAttribute('style')).toContain(
    'text-indent: 24pt',
  );
  expect(await page.locator(`${body} ol > li`).allTextContents()).toEqual(['第一条', '第二条']);
  expect(desk.problems).toEqual([]);
  await leave(desk);
});

test('a file is imported in the place of the body, says what it left out, and undo brings the old body back', async () => {
  const article = await begin({ title: '未命名稿件' });
  const desk = await desks.sit({ login: writer });
  await edit(desk, article);
  const { page } = desk;
  await page.getByRole('button', { name: '更多' }).click();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('导入文件').click()]);
  const text = '# 导入的标题\n\n导入的**正文**。\n\n![远处](https://pictures.example/a.png)\n';
  await chooser.setFiles({ name: 'a.md', mimeType: 'text/markdown', buffer: Buffer.from(text) });
  await page.getByRole('dialog').getByText('图片位于外部网站').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  await page.locator(`${body} strong`).getByText('正文').waitFor();
  expect(await page.locator('#editor-title').inputValue()).toBe('导入的标题');
  await page.locator(body).press('Control+z');
  await page.locator(body).getByText('三十名青年志愿者来到社区').waitFor();
  await leave(desk);
});

test('a picture that is pasted is stored here, gets its words, and is cropped', async () => {
  const article = await begin();
  const desk = await desks.sit({ login: writer });
  await edit(desk, article);
  const { page } = desk;
  const picture = await drawn(page);
  await paste(page, `<p>图：<img src="data:image/png;base64,${picture}" alt=""></p>`);
  const shown = page.locator(`${body} .picture img`);
  await shown.waitFor();
  const first = await shown.getAttribute('data-file');
  expect(first).toMatch(/^sha256:/);
  await shown.click();
  await page.getByRole('button', { name: '图片设置' }).click();
  await page.getByLabel('替代文字').fill('志愿者合影');
  await page.getByLabel('图片来源').fill('宣传组供图');
  await page.getByRole('button', { name: '确定' }).click();
  expect(await shown.getAttribute('alt')).toBe('志愿者合影');
  expect(await page.locator(`${body} .picture`).getAttribute('data-shown')).toBe('宣传组供图');
  await shown.click();
  await page.getByRole('button', { name: '裁剪', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1:1', { exact: true }).click();
  await dialog.getByRole('button', { name: '裁剪' }).click();
  await expect.poll(() => shown.getAttribute('data-file')).not.toBe(first);
  expect(
    await shown.evaluate((img: HTMLImageElement) =>
      img.decode().then(() => img.naturalWidth === img.naturalHeight),
    ),
  ).toBe(true);
  await leave(desk);
});

test('no attempt of the corpus runs, whether pasted, in the title or in a preview', async () => {
  const article = await begin({ title: '<img src=x onerror="window.hacked=1">' });
  const desk = await desks.sit({ login: writer });
  await edit(desk, article);
  const { page } = desk;
  await page.evaluate(() => {
    Object.assign(window, { alert: () => Object.assign(window, { hacked: true }) });
  });
  for (const attack of attacks) await paste(page, attack.slice(0, 20_000));
  await page.getByRole('tab', { name: '预览' }).click();
  await page.locator('iframe').waitFor();
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();
  expect(
    await page.locator(`${body} :is(script, iframe, object, embed, form, input, svg, style, link)`).count(),
  ).toBe(0);
  expect(
    await page
      .locator(body)
      .evaluate(
        (root) =>
          [...root.querySelectorAll('*')].flatMap((one) =>
            [...one.attributes].filter(({ name }) => name.startsWith('on')),
          ).length,
      ),
  ).toBe(0);
  expect(desk.problems.filter((problem) => problem.startsWith('a request'))).toEqual([]);
  await leave(desk);
});

test('only one tab writes; another takes over with everything that was written', async () => {
  const article = await begin();
  const desk = await desks.sit({ login: writer });
  await edit(desk, article);
  await type(desk.page, '第一个标签页的话。');
  await waitSaved(desk.page);
  const second = await desk.context.newPage();
  await second.goto(`/manuscripts/${article.manuscript}/edit`);
  await second.getByText('您正在另一个标签页中编辑这篇稿件').waitFor();
  expect(await second.locator(body).getAttribute('contenteditable')).toBe('false');
  await type(desk.page, '还没保存的话。');
  await second.getByRole('button', { name: '在此处继续编辑' }).click();
  await second.locator(`${body}[contenteditable=true]`).getByText('还没保存的话。').waitFor();
  await desk.page.getByText('您正在另一个标签页中编辑这篇稿件').waitFor();
  expect(await desk.page.locator(body).getAttribute('contenteditable')).toBe('false');
  await second.close();
  await leave(desk);
});

test('another person sees who writes and takes over; who wrote is told at once and keeps his words', async () => {
  const article = await begin();
  const mine = await desks.sit({ login: writer });
  const theirs = await desks.sit({ login: colleague });
  await edit(mine, article);
  await type(mine.page, '我写的一句。');
  await waitSaved(mine.page);
  await theirs.open(`/manuscripts/${article.manuscript}/edit`);
  await theirs.page.getByText(/正在编辑，您看到的是最近保存的版本/).waitFor();
  await expectGood(theirs);
  await theirs.page.getByRole('button', { name: '接手编辑' }).click();
  await theirs.page.getByRole('dialog').getByRole('button', { name: '接手编辑' }).click();
  await theirs.page.locator(`${body}[contenteditable=true]`).waitFor();
  await mine.page.getByText(/接手了编辑/).waitFor();
  expect(await mine.page.locator(body).getAttribute('contenteditable')).toBe('false');
  expect(await mine.page.locator(body).textContent()).toContain('我写的一句。');
  await theirs.page.getByRole('button', { name: '载入这份内容' }).click();
  await theirs.page.locator(body).getByText('我写的一句。').waitFor();
  await leave(theirs);
  await leave(mine);
});

test('without a connection words stay on the device, survive a reload, and arrive afterwards', async () => {
  const article = await begin();
  const desk = await desks.sit({ login: writer });
  await edit(desk, article);
  const { page, context } = desk;
  await type(page, '联网时。');
  await waitSaved(page);
  await context.route('**/draft', (route) => route.abort());
  await type(page, '断网时。');
  await page.getByText('仅保存在本机').waitFor();
  await page.reload();
  await page.locator(`${body}[contenteditable=true]`).getByText('断网时。').waitFor();
  await page.getByText(/已恢复本机于/).waitFor();
  await context.unroute('**/draft');
  await page.getByRole('button', { name: '继续使用' }).click();
  await waitSaved(page);
  expect(await page.locator(body).textContent()).toContain('断网时。');
  await leave(desk);
});

test('a newer version of somebody else is shown beside mine, and neither is lost', async () => {
  const article = await begin();
  const desk = await desks.sit({ login: writer });
  await edit(desk, article);
  const { page } = desk;
  await type(page, '我的话。');
  await waitSaved(page);
  // From another program of mine, which asks for no check-out.
  const theirs = articleOf(county, { body: bodyOf('别处保存的正文。') });
  const other = await revise(await desks.api(writer), article, theirs);
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('稿件已有新版本').waitFor();
  await dialog.getByText(/我的话/).waitFor();
  await dialog.getByRole('button', { name: '改用对方版本' }).click();
  await page.locator(body).getByText('别处保存的正文。').waitFor();
  expect(other.digest).not.toBe(article.digest);
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByText('找回本机副本').click();
  await page.getByRole('dialog').getByRole('button', { name: '载入' }).first().click();
  await page.locator(body).getByText('我的话。').waitFor();
  await leave(desk);
});

test('§8 what is missing is listed before submitting, and each line leads to its place', async () => {
  const article = await begin({ topic: '', source: { form: 'repost', sources: [] } });
  const desk = await desks.sit({ login: writer });
  await edit(desk, article);
  const { page } = desk;
  await page.getByRole('button', { name: '送审' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('还不能送审').waitFor();
  await dialog.getByText('写明来源').waitFor();
  await dialog.getByRole('button', { name: '去填写：选择题材' }).click();
  await page.getByRole('combobox', { name: '题材' }).click();
  await page.getByTitle('工作宣传').click();
  await page.getByRole('button', { name: '添加来源' }).click();
  await page.getByLabel('来源 1：提供单位或个人').fill('共青团安宁市委');
  await page.getByRole('button', { name: '送审' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认送审' }).click();
  await page.waitForURL(`**/manuscripts/${article.manuscript}`);
  const api = await desks.api(writer);
  expect((await api.call(readManuscript, { params: { manuscript: article.manuscript } })).phase).toBe(
    'inReview',
  );
});

test('limits of a platform are counted as one types', async () => {
  const article = await begin();
  const desk = await desks.sit({ login: writer });
  await edit(desk, article);
  const { page } = desk;
  await page.getByText(/微信公众号（演示）/).click();
  await page.locator('#editor-title').fill('长'.repeat(70));
  await page.getByText('标题 70 / 32').waitFor();
  await page.getByRole('tab', { name: /待补/ }).click();
  await page.getByText(/标题超出.*的限制 38 个字符/).waitFor();
  await leave(desk);
});

test('changes that a reviewer proposes are taken or not, and he is told with the next version', async () => {
  const author = await desks.api(writer);
  const content = articleOf(county, { body: bodyOf('今天起动志愿服务周。', '活动持续七天。') });
  const article = await writeAndSubmit(author, county, content);
  const params = { manuscript: article.manuscript };
  const lead = await desks.api(reviewer);
  const mark = (kind: string, id: string) => [{ type: kind, attrs: { id } }];
  const marked = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: '今天' },
          { type: 'text', text: '起', marks: mark('deletion', '1') },
          { type: 'text', text: '启', marks: mark('insertion', '1') },
          { type: 'text', text: '动志愿服务周。' },
        ],
      },
      {
        type: 'paragraph',
        content: [{ type: 'text', text: '活动持续七天。', marks: mark('deletion', '2') }],
      },
    ],
  };
  // The digest of the test's own manuscript is one.
  const base = article.digest as never;
  await lead.call(saveSuggestions, { params, body: { base, body: marked } });
  const anchor = { from: 4, to: 8, quote: '志愿服务' };
  await lead.call(openThread, { params, body: { revision: 1, field: 'body', anchor, text: '全称？' } });
  const { round } = await lead.call(readReview, { params });
  await lead.call(returnManuscript, { params, body: { to: null, round, digest: base, reasons: '请修改' } });
  const desk = await desks.sit({ login: writer });
  await edit(desk, article);
  const { page } = desk;
  await page.getByText('审校人员提出了 2 处修改建议').waitFor();
  await page.getByRole('button', { name: '在正文中处理' }).click();
  await page.getByText('全称？').waitFor();
  await expectGood(desk);
  await page.getByRole('button', { name: '采纳', exact: true }).first().click();
  await page.getByRole('button', { name: '不采纳', exact: true }).first().click();
  expect(await page.locator(`${body} p`).allTextContents()).toEqual([
    '今天启动志愿服务周。',
    '活动持续七天。',
  ]);
  await page.keyboard.press('Control+s');
  await page.getByText('修改建议的处理结果已告知建议人').waitFor();
  const { items } = await author.call(listSuggestions, { params, query: { show: 'all' } });
  expect(items[0]?.counts).toEqual({ pending: 0, accepted: 1, rejected: 1 });
  await leave(desk);
});
