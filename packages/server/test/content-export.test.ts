import * as contract from '@sanshen/contract/content-list';
import ExcelJs from 'exceljs';
import { expect, test } from 'vitest';
import { asText } from '../src/modules/content/search/sheet.ts';
import { organizationIn, startCity } from './organization-support.ts';
import { expectRefusal, write } from './review-support.ts';

const city = await startCity();
const operator = await city.as('wuhua', 'operator', 1);
const sibling = await city.as('panlong', 'operator', 1);
const organization = organizationIn('wuhua');

async function cells(caller: typeof operator, body: object) {
  const answer = await caller.send(contract.exportManuscripts, { body });
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  expect(answer.headers['content-type']).toContain('spreadsheetml');
  const book = new ExcelJs.Workbook();
  // exceljs's types know an older Buffer.
  await book.xlsx.load(answer.rawPayload as never);
  const rows: unknown[][] = [];
  book.worksheets[0]?.eachRow((row) => {
    // Values begin at 1.
    rows.push((row.values as unknown[]).slice(1));
  });
  return rows;
}

test('the list goes into a file with a head line, the titles as text, and only what may be seen', async () => {
  const one = await write(operator, 'wuhua', { title: '=HYPERLINK("http://x","点我")' });
  const two = await write(operator, 'wuhua', { title: '导出样稿' });
  const all = await cells(operator, { query: { organization } });
  expect(all[0]?.slice(0, 4)).toEqual(['标题', '单位', '作者', '状态']);
  expect(all.slice(1).map((row) => row[0])).toEqual(
    expect.arrayContaining(['\'=HYPERLINK("http://x","点我")', '导出样稿']),
  );
  const named = await cells(operator, { ids: [two.manuscript, one.manuscript], language: 'en' });
  expect(named[0]?.[0]).toBe('Title');
  expect(named.slice(1).map((row) => row.at(-1))).toEqual([two.manuscript, one.manuscript]);
  expect(await cells(sibling, { ids: [one.manuscript] })).toHaveLength(1);
  expect(await cells(operator, { query: { organization, q: '导出' } })).toHaveLength(2);
});

test('no cell begins as a formula does', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1', '＝1'])
    expect(asText(text)[0]).toBe("'");
  expect(asText('3月5日')).toBe('3月5日');
});

test('views are a person’s own, are replaced by name, and are fifty at most', async () => {
  const save = (name: string, query = 'phase=drafting') =>
    operator.send(contract.saveView, { body: { name, query } });
  const first = (await save('我的草稿')).json();
  expect((await save('我的草稿', 'phase=returned')).json()).toMatchObject({
    view: first.view,
    query: 'phase=returned',
  });
  for (let n = 1; n < 50; n += 1) expect((await save(`视图${n}`)).statusCode).toBe(201);
  expectRefusal(await save('第五十一'), 422, 'content.tooManyViews');
  expect((await save('我的草稿')).statusCode).toBe(201);
  expect((await sibling.call(contract.listViews, {})).items).toEqual([]);
  await sibling.call(contract.deleteView, { params: { view: first.view } });
  expect((await operator.call(contract.listViews, {})).items).toHaveLength(50);
  await operator.call(contract.deleteView, { params: { view: first.view } });
  expect((await operator.call(contract.listViews, {})).items).toHaveLength(49);
});
