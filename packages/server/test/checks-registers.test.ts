import * as checks from '@sanshen/contract/checks';
import * as contract from '@sanshen/contract/checks-registers';
import { routeUrl } from '@sanshen/contract/route';
import { expect, test } from 'vitest';
import { readXlsx } from '../src/modules/organization/public.ts';
import type { Caller } from './harness.ts';
import { organizationIn, startCity } from './organization-support.ts';
import { expectRefusal, paragraphs, write } from './review-support.ts';

const city = await startCity();
const leader = await city.as('wuhua', 'mainLeader');
const cityLeader = await city.as('kunming', 'mainLeader');
const operator = await city.as('wuhua', 'operator', 1);
const wuhua = organizationIn('wuhua');
const kunming = organizationIn('kunming');

const of = (organization: string, register: contract.RegisterName) => ({
  params: { organization, register },
});
async function put(
  who: Caller,
  organization: string,
  register: contract.RegisterName,
  rows: contract.RegisterRow[],
) {
  const { registers } = await who.call(contract.listRegisters, { params: { organization } });
  const version = registers.find((one) => one.register === register)?.version ?? 0;
  return who.call(contract.changeRegister, { ...of(organization, register), body: { version, put: rows } });
}
async function live(text: string) {
  const body = { paragraphs: [{ kind: 'body' as const, text }] };
  const { findings } = await operator.call(checks.checkText, { params: { organization: wuhua }, body });
  return findings.filter(({ rule }) => /^(lexicon|register)\//.test(rule));
}
function upload(
  who: Caller,
  route: typeof contract.planRegister | typeof contract.importRegister,
  call: object,
  bytes: Uint8Array,
) {
  const edge = 'edge';
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return city.harness.app.inject({
    method: 'POST',
    url: routeUrl(route, call),
    headers: {
      cookie: who.cookie,
      'x-sanshen-request': '1',
      'content-type': `multipart/form-data; boundary=${edge}`,
      ...(route.command ? { 'idempotency-key': crypto.randomUUID() } : {}),
    },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  });
}
async function sheetOf(organization: string, register: contract.RegisterName): Promise<Uint8Array> {
  const answer = await leader.send(contract.exportRegister, of(organization, register));
  expect(answer.statusCode).toBe(200);
  return answer.rawPayload;
}

test('§8 words of a unit and of those above it are found at once, also cut apart and by sound, with exceptions', async () => {
  await put(cityLeader, kunming, 'terms', [
    { 词语: '独家爆料', 类别: '禁用', 级别: '错误', 建议: '据了解', 夹杂符号: '是' },
  ]);
  await put(leader, wuhua, 'terms', [
    { 词语: '台独', 级别: '警告', 例外: '后台独立' },
    { 词语: '微信', 级别: '提示', 同音: '是' },
  ]);
  expect(await live('这是独-家-爆-料。')).toMatchObject([{ severity: 'error', suggestions: ['据了解'] }]);
  expect(await live('后台独立运行。')).toEqual([]);
  expect(await live('请加威信。')).toMatchObject([{ text: '威信', severity: 'advice' }]);
});

test('§5 names are held against the register: spelling, title and order', async () => {
  await put(leader, wuhua, 'people', [
    { 姓名: '张建国', 职务: '区委书记' },
    { 姓名: '李晓明', 职务: '区委副书记；区长' },
  ]);
  expect(await live('会议由李小明主持。')).toMatchObject([
    { rule: 'register/name-spelling', text: '李小明', suggestions: ['李晓明'] },
  ]);
  expect(await live('区委书记张建国、区长李晓明出席。')).toEqual([]);
  expect(await live('区长张建国讲话。')).toMatchObject([{ rule: 'register/name-title', text: '区长' }]);
  expect(await live('李晓明、张建国出席。')).toMatchObject([{ rule: 'register/name-order' }]);
});

test('official names and fixed wordings suggest what is right, and a saved text is checked by them too', async () => {
  await put(leader, wuhua, 'institutions', [
    { 全称: '共青团五华区委员会', 规范简称: '共青团五华区委', 误写: '五华区团委会' },
  ]);
  const shown = await write(operator, 'wuhua', { body: paragraphs('五华区团委会组织了活动。') });
  await city.harness.runJobs();
  const report = await operator.call(checks.readChecks, { params: { manuscript: shown.manuscript } });
  expect(report.findings.filter(({ rule }) => rule === 'lexicon/terms')).toMatchObject([
    { text: '五华区团委会', suggestions: ['共青团五华区委员会'], source: { kind: 'register' } },
  ]);
});

test('every change is a version with who, when and what; a change on an old one is refused', async () => {
  const place = of(wuhua, 'wordings');
  const row = { 规范表述: '新质生产力', 误写: '新型质生产力' };
  await put(leader, wuhua, 'wordings', [row]);
  expectRefusal(
    await leader.send(contract.changeRegister, { ...place, body: { version: 0, put: [row] } }),
    409,
    'registers.stale',
  );
  const { version } = await leader.call(contract.changeRegister, {
    ...place,
    body: { version: 1, remove: ['新质生产力'], note: '改由上级维护' },
  });
  expect(version).toBe(2);
  const { items } = await operator.call(contract.listRegisterVersions, { ...place, query: {} });
  expect(items).toMatchObject([
    { version: 2, removed: 1, note: '改由上级维护', by: { name: leaderName(items) } },
    { version: 1, added: 1 },
  ]);
  expect((await operator.call(contract.listRegisterEntries, { ...place, query: {} })).items).toEqual([]);
  expectRefusal(
    await leader.send(contract.changeRegister, { ...place, body: { version: 2, put: [{ 误写: '无' }] } }),
    422,
    'registers.rowWrong',
  );
  expectRefusal(
    await operator.send(contract.changeRegister, { ...place, body: { version: 2, put: [row] } }),
    403,
    'access.forbidden',
  );
});

function leaderName(items: readonly { readonly by: { readonly name: string } }[]): string {
  return items[0]?.by.name ?? 'nobody';
}

test('a register goes out to Excel and comes back: a dry run changes nothing, wrong rows are named, formulas stay text', async () => {
  const rows = [
    { 词语: '=1+1', 级别: '警告' },
    { 词语: '<甲&乙>', 级别: '错误', 建议: '丙；丁' },
  ];
  await put(cityLeader, kunming, 'terms', rows);
  const exported = (await cityLeader.send(contract.exportRegister, of(kunming, 'terms'))).rawPayload;
  const [sheet] = readXlsx(exported);
  expect(sheet?.rows[0]?.slice(0, 3)).toEqual(['词语', '类别', '级别']);
  expect(sheet?.rows.map(([first]) => first)).toContain('=1+1');
  // Into another unit's register, in place of what stood there.
  const place = of(wuhua, 'terms');
  const before = (await operator.call(contract.listRegisterEntries, { ...place, query: {} })).items;
  const plan = await upload(leader, contract.planRegister, { ...place, query: { replace: true } }, exported);
  expect(plan.json()).toMatchObject({ added: 3, removed: 2, problemCount: 0, applied: false });
  expect((await operator.call(contract.listRegisterEntries, { ...place, query: {} })).items).toEqual(before);
  const { version } = plan.json();
  const query = { replace: true, version };
  const done = await upload(leader, contract.importRegister, { ...place, query }, exported);
  expect(done.json()).toMatchObject({ applied: true, version: version + 1 });
  expectRefusal(
    await upload(
      leader,
      contract.importRegister,
      { ...place, query: { version } },
      await sheetOf(wuhua, 'people'),
    ),
    422,
    'registers.fileWrong',
  );
  expect(await sheetOf(wuhua, 'terms')).toEqual(exported);
  expectRefusal(
    await upload(leader, contract.planRegister, place, Buffer.from('PK no workbook')),
    422,
    'registers.fileWrong',
  );
  expectRefusal(await upload(operator, contract.planRegister, place, exported), 403, 'access.forbidden');
});

test('a version says what it changed, compares with any other, and comes back as the newest one', async () => {
  const place = of(wuhua, 'institutions');
  const [first] = await versionsOf(place);
  const seen = first?.version ?? 0;
  await put(leader, wuhua, 'institutions', [{ 全称: '甲乙丙丁服务中心', 规范简称: '甲中心' }]);
  await put(leader, wuhua, 'institutions', [
    { 全称: '甲乙丙丁服务中心', 规范简称: '丙中心' },
    { 全称: '戊己庚辛活动中心' },
  ]);
  const compare = (version: number, query: object = {}) =>
    operator.call(contract.compareRegister, { params: { ...place.params, version }, query });
  expect(await compare(seen + 2)).toMatchObject({
    from: seen + 1,
    to: seen + 2,
    added: 1,
    changed: 1,
    removed: 0,
    differences: [
      { key: '甲乙丙丁服务中心', before: { 规范简称: '甲中心' }, after: { 规范简称: '丙中心' } },
      { key: '戊己庚辛活动中心', before: null },
    ],
  });
  expect(await compare(seen, { with: seen + 2 })).toMatchObject({ added: 0, removed: 2 });
  expectRefusal(
    await operator.send(contract.compareRegister, {
      params: { ...place.params, version: seen + 9 },
      query: {},
    }),
    404,
    'request.notFound',
  );
  const restore = (who: Caller, version: number) =>
    who.send(contract.restoreRegister, {
      params: { ...place.params, version: seen + 1 },
      body: { version },
    });
  expectRefusal(await restore(operator, seen + 2), 403, 'access.forbidden');
  expectRefusal(await restore(leader, seen + 1), 409, 'registers.stale');
  expect((await restore(leader, seen + 2)).json()).toEqual({ version: seen + 3 });
  expect(await compare(seen + 3, { with: seen + 1 })).toMatchObject({ added: 0, changed: 0, removed: 0 });
  expect((await versionsOf(place))[0]).toMatchObject({
    version: seen + 3,
    note: `恢复第${seen + 1}版`,
    by: { name: '五华区主要负责人' },
  });
});

async function versionsOf(place: ReturnType<typeof of>) {
  return (await operator.call(contract.listRegisterVersions, { ...place, query: {} })).items;
}

test('§1 a registered wording that is wrong by one character is found', async () => {
  await put(leader, wuhua, 'wordings', [{ 规范表述: '让青春在服务群众中绽放光彩' }]);
  expect(await live('让青春在服务群中绽放光彩。')).toMatchObject([
    { rule: 'register/wording', suggestions: ['让青春在服务群众中绽放光彩'] },
  ]);
});

test('§12 exceptions and registers stand in the ledger with who and when', async () => {
  const entries = await city.harness.db
    .selectFrom('ledger_entry')
    .selectAll()
    .where('stream', '=', `checks:${wuhua}`)
    .execute();
  const text = JSON.stringify(entries);
  expect(text).toContain('checks.registerChanged');
  expect(text).toContain('五华区主要负责人');
});
