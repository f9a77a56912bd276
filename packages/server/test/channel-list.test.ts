import { randomUUID } from 'node:crypto';
import {
  exportRegister,
  importChannelList,
  planChannelList,
  printRegister,
} from '@sanshen/contract/channels-lists';
import { listRegister } from '@sanshen/contract/channels-register';
import { routeUrl } from '@sanshen/contract/route';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { upload } from '../../../tests/matrix/resources.ts';
import { organizationIn, startCity } from './organization-support.ts';

const city = await startCity();
const { harness } = city;
const params = { organization: organizationIn('xundian') };
const registrar = await city.as('xundian', 'registrar');

const head =
  '所属单位,平台,账号名称,平台标识,用途,责任领导,责任领导（副）,平台负责人,运营人员,认证,认证主体,平台管理员';
const people = '寻甸县分管领导,寻甸县主要负责人,寻甸县平台负责人,寻甸县运营人员甲、寻甸县运营人员乙';
const good = `,今日头条,寻甸青年,tt-xundian,发布团务信息,${people},政府机构认证,共青团寻甸县委,`;

async function send(route: typeof planChannelList | typeof importChannelList, csv: string) {
  const { payload, contentType } = upload('账号.csv', 'text/csv', Buffer.from(csv));
  const answer = await harness.inject({
    method: 'POST',
    url: routeUrl(route, { params }),
    headers: {
      cookie: registrar.cookie,
      'x-sanshen-request': '1',
      'idempotency-key': randomUUID(),
      'content-type': contentType,
    },
    payload,
  });
  return answer.json();
}

test('§0 §7 a dry run of a list names every problem by row and changes nothing', async () => {
  const rows = [
    good,
    `某单位,今日头条,甲,a,用途,${people},,,`,
    `,贴吧,乙,b,用途,${people},,,`,
    `,抖音,丙,c,用途,张三,,寻甸县平台负责人,寻甸县运营人员甲,,,`,
    `,抖音,丁,d,用途,寻甸县分管领导,,寻甸县平台负责人,寻甸县登记员,,,`,
    `,今日头条,重复,tt-xundian,用途,${people},,,`,
    `,微博,,e,用途,${people},企业认证,,`,
    ',,,,,,,,,,,',
  ];
  const plan = await send(planChannelList, [head, ...rows].join('\n'));
  expect(plan).toMatchObject({ rows: 7, ready: 1, applied: false });
  expect(plan.problems.map(({ row, column }: { row: number; column: string }) => `${row} ${column}`)).toEqual(
    ['3 所属单位', '4 平台', '5 责任领导', '6 运营人员', '7 平台标识', '8 账号名称'],
  );
  const found = await registrar.call(listRegister, { params, query: { q: '寻甸青年' } });
  expect(found.items).toEqual([]);
  const refused = await send(importChannelList, [head, ...rows].join('\n'));
  expect(refused.applied).toBe(false);
  expect(await send(planChannelList, '这不是,清单')).toMatchObject({ code: 'channels.listUnreadable' });
});

test('§0 §7 a list without problems is entered as a whole, with duties and filing, and known channels are left alone', async () => {
  const done = await send(importChannelList, [head, good].join('\n'));
  expect(done).toMatchObject({ rows: 1, ready: 1, known: 0, problems: [], applied: true });
  const { items } = await registrar.call(listRegister, { params, query: { q: '寻甸青年' } });
  expect(items).toMatchObject([
    { status: 'active', handle: 'tt-xundian', platform: 'toutiao', gaps: [], purpose: '发布团务信息' },
  ]);
  expect(items[0]?.duties.map(({ duty, name, deputy }) => `${duty} ${name} ${deputy}`)).toEqual([
    'leader 寻甸县分管领导 false',
    'leader 寻甸县主要负责人 true',
    'platformLead 寻甸县平台负责人 false',
    'operator 寻甸县运营人员甲 false',
    'operator 寻甸县运营人员乙 false',
  ]);
  const again = await send(importChannelList, [head, good].join('\n'));
  expect(again).toMatchObject({ ready: 0, known: 1, applied: true });
});

test('§7 the register report has a line for each channel, as a sheet without formulas and as a PDF', async () => {
  const get = async (route: typeof exportRegister | typeof printRegister) =>
    (
      await harness.inject({
        method: 'GET',
        url: routeUrl(route, { params, query: { below: 'true' } }),
        headers: { cookie: registrar.cookie },
      })
    ).rawPayload;
  const book = new exceljs.Workbook();
  await book.xlsx.load((await get(exportRegister)) as never);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  const texts = (row: number) => (sheet.getRow(row).values as unknown[]).slice(1).map(String);
  expect(texts(1)[0]).toBe('共青团寻甸回族彝族自治县委 新媒体账号备案表');
  expect(texts(3)).toEqual(expect.arrayContaining(['账号名称', '责任领导', '运营人员', '认证情况']));
  const all = Array.from({ length: sheet.rowCount - 3 }, (_, index) => texts(index + 4));
  expect(all.length).toBe(6);
  expect(all.find((row) => row.includes('寻甸青年'))).toEqual(
    expect.arrayContaining(['今日头条', 'tt-xundian', '运行', '寻甸县平台负责人']),
  );
  const pdf = await get(printRegister);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(5000);
});
