import * as organization from '@sanshen/contract/organization';
import * as contract from '@sanshen/contract/organization-import';
import { routeUrl } from '@sanshen/contract/route';
import { strToU8, zipSync } from 'fflate';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asOwner, type Caller } from './harness.ts';
import { addStranger, organizationIn, startCity } from './organization-support.ts';
import { expectRefusal } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const leader = await city.as('wuhua', 'mainLeader');
const wuhua = organizationIn('wuhua');
const params = { organization: wuhua };

const boundary = 'importboundary';

async function upload(caller: Caller, name: string, bytes: Uint8Array | string, into = wuhua) {
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return harness.inject({
    method: 'POST',
    url: routeUrl(contract.planImport, { params: { organization: into } }),
    headers: {
      cookie: caller.cookie,
      'x-sanshen-request': '1',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}

async function plan(bytes: Uint8Array | string, name = '名册.csv') {
  const answer = await upload(leader, name, bytes);
  expect(answer.statusCode, answer.body).toBe(201);
  return contract.planImport.response.parse(answer.json());
}

const rowsOf = async (id: string, only?: 'errors') =>
  (
    await leader.call(contract.listImportRows, {
      params: { ...params, import: id },
      query: { limit: 100, ...(only ? { only } : {}) },
    })
  ).items;

const apply = (planned: { import: string; digest: string }, caller = leader) =>
  caller.send(contract.applyImport, {
    params: { ...params, import: planned.import },
    body: { digest: planned.digest },
  });

const state = (id: string) => leader.call(contract.readImport, { params: { ...params, import: id } });

async function counts(): Promise<unknown> {
  const { rows } =
    await sql`select (select count(*) from ledger_entry) as entries, (select count(*) from person) as people,
    (select count(*) from appointment) as appointments, (select count(*) from organization) as organizations`.execute(
      harness.db,
    );
  return rows[0];
}

const roster = `单位,上级单位,类型,姓名,职务,用工性质,任职起,任职止,资格,资格起
共青团五华区委,,,五华区运营人员甲,运营人员,,,,,
共青团五华区委,,,新任运营人员,运营人员,正式干部,2020-01-01,,proofreader,2026-01-01
共青团五华区某中学委员会,共青团五华区委,学校团委（总支）,某中学负责人,团组织主要负责同志,正式干部,2027年1月1日,2028/1/1,,
共青团五华区某中学委员会,共青团五华区委,,某中学运营人员,operator,长期工作人员,,,,
`;

test('§0: a dry run says row by row what would happen, and changes nothing', async () => {
  const before = await counts();
  const planned = await plan(roster);
  expect(await counts()).toEqual(before);
  expect(planned).toMatchObject({
    state: 'planned',
    rows: 4,
    errorRows: 0,
    counts: { foundOrganization: 1, registerPerson: 3, appoint: 3, alreadyThere: 1, error: 0 },
  });
  expect(planned.line.zh).toMatch(/^共 4 行：新设单位 1 个，登记人员 3 名，任命 3 项/);
  const rows = await rowsOf(planned.import);
  expect(rows.map(({ row, actions }) => [row, actions])).toEqual([
    [2, ['alreadyThere']],
    [3, ['registerPerson', 'appoint', 'addQualification']],
    [4, ['foundOrganization', 'registerPerson', 'appoint']],
    [5, ['registerPerson', 'appoint']],
  ]);
  expect(rows[1]?.messages.map(({ code }) => code)).toContain('import.startsNow');
});

test('§0: the plan is carried out in one go through the same decisions, and the time line tells it', async () => {
  const planned = await plan(roster);
  expect((await apply(planned)).statusCode).toBe(202);
  expect((await state(planned.import)).state).toBe('applying');
  await harness.runJobs();
  expect(await state(planned.import)).toMatchObject({
    state: 'applied',
    progress: { done: 3, total: 3 },
    problem: null,
  });
  expectRefusal(await apply(planned), 409, 'import.alreadyApplied');
  const { items } = await leader.call(organization.listOrganizations, {
    query: { parent: wuhua, limit: 100 },
  });
  const school = items.find(({ name }) => name === '共青团五华区某中学委员会');
  expect(school).toMatchObject({ kind: 'school' });
  const line = await leader.call(contract.readOrganizationTimeline, {
    params: { organization: school?.id ?? '' },
    query: {},
  });
  expect(line.items.map(({ sentence }) => sentence.zh)).toEqual([
    expect.stringMatching(/^五华区主要负责人：任命某中学运营人员担任运营人员（.+起）。$/),
    '五华区主要负责人：登记人员某中学运营人员。',
    '五华区主要负责人：任命某中学负责人担任团组织主要负责同志（2027-01-01起，至2028-01-01）。',
    '五华区主要负责人：登记人员某中学负责人。',
    '五华区主要负责人：设立共青团五华区某中学委员会。',
  ]);
  // The same table once more has nothing left to do.
  expect((await plan(roster)).counts).toMatchObject({ alreadyThere: 4, appoint: 0, registerPerson: 0 });
});

test('every fault is named with its cell, and a plan with faults is not carried out', async () => {
  const planned = await plan(`单位,上级单位,类型,姓名,职务,用工性质,任职起,任职止
共青团五华区委,,,甲某,船长,正式干部,,
共青团五华区委,,,乙某,运营人员,长工,,
共青团五华区委,,,丙某,运营人员,正式干部,2026-02-30,
共青团五华区委,,,丁某,运营人员,正式干部,2027-02-03,2027-02-01
没有的单位,没有的上级,学校团委（总支）,戊某,运营人员,正式干部,,
新单位,,航空母舰,己某,运营人员,正式干部,,
,,,庚某,运营人员,正式干部,,
共青团五华区委,,,,运营人员,,,
共青团五华区委,,,五华区主要负责人,登记员,,,
共青团盘龙区委,,学校团委（总支）,,,,,
`);
  const rows = await rowsOf(planned.import, 'errors');
  expect(rows.map(({ row, messages }) => [row, messages[0]?.cell, messages[0]?.code])).toEqual([
    [2, 'E2', 'import.officeUnknown'],
    [3, 'F3', 'import.employmentUnknown'],
    [4, 'G4', 'import.dateInvalid'],
    [5, 'H5', 'import.periodEmpty'],
    [6, 'B6', 'import.parentUnknown'],
    [7, 'C7', 'import.kindUnknown'],
    [8, 'A8', 'import.organizationMissing'],
    [9, 'D9', 'import.personMissing'],
    [10, 'D10', 'import.selfAppointment'],
  ]);
  for (const { messages } of rows) expect(messages[0]?.en).toMatch(/^[A-Z“]/);
  expectRefusal(await apply(planned), 409, 'import.hasErrors');
});

test('a plan is refused when anything changed since, when its hour is over, and wholly undone when a step is refused', async () => {
  const table = '单位,姓名,用工性质\n共青团五华区委,后来者,志愿者\n';
  const stale = await plan(table);
  const late = await plan('单位,姓名,用工性质\n共青团五华区委,再后来者,志愿者\n');
  const body = { name: '插队者', employment: 'volunteer' as const };
  await leader.call(organization.registerPerson, { params, body });
  expectRefusal(await apply(stale), 409, 'import.treeChanged');
  harness.clock.advance(3_700_000);
  const again = await city.as('wuhua', 'mainLeader');
  expectRefusal(await apply(late, again), 404, 'import.unknown');
  const answer = await upload(
    again,
    'a.csv',
    '单位,姓名,用工性质,职务\n共青团五华区委,先来者,志愿者,运营人员\n共青团五华区委,后到者,志愿者,运营人员\n',
  );
  const doomed = contract.planImport.response.parse(answer.json());
  // Its last step asks for an office that nobody defined: the first ones must not stay.
  await asOwner(harness.ownerUrl, (client) =>
    client.query(
      `update organization_import_row set body = replace(body::text, '"office":"operator"', '"office":"captain"')::json
       where import_id = $1 and position = 2`,
      [doomed.import],
    ),
  );
  expect((await apply(doomed, again)).statusCode).toBe(202);
  const before = await counts();
  await harness.runJobs();
  expect(await counts()).toEqual(before);
  const failed = await again.call(contract.readImport, { params: { ...params, import: doomed.import } });
  expect(failed).toMatchObject({ state: 'failed', problem: { code: 'organization.officeUnknown', row: 3 } });
});

const sheet = (rows: string) =>
  `<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${rows}</x:sheetData></x:worksheet>`;
const book = (rows: string, more: Record<string, Uint8Array> = {}, packed: 0 | 6 = 6) =>
  zipSync(
    {
      'xl/workbook.xml': strToU8(
        '<workbook xmlns:r="r"><sheets><sheet name="名册" sheetId="1" r:id="a"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/styles.xml': strToU8(
        '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs></styleSheet>',
      ),
      'xl/sharedStrings.xml': strToU8(
        '<sst><si><t>单位</t></si><si><r><t>姓</t></r><r><t>名</t></r><rPh><t>xing</t></rPh></si><si><t>A &amp; B&#x7532;</t></si></sst>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(sheet(rows)),
      ...more,
    },
    { level: packed },
  );
const inline = (cell: string, text: string) =>
  `<x:c r="${cell}" t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`;

test('a workbook is read as it shows itself: shared and rich strings, dates, and of formulas the last value only', async () => {
  const two = await city.as('kunming', 'mainLeader');
  const kunming = organizationIn('kunming');
  const rows = `<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c>${inline('D1', '用工性质')}${inline('E1', '职务')}${inline('F1', '任职起')}</x:row>
    <x:row r="3">${inline('A3', '共青团五华区委')}<x:c r="B3" t="s"><x:v>2</x:v></x:c><x:c r="D3" t="str"><x:f>HYPERLINK("http://example.org")</x:f><x:v>志愿者</x:v></x:c>${inline('E3', '运营人员')}<x:c r="F3" s="1"><x:v>46400</x:v></x:c></x:row>
    <x:row r="4">${inline('A4', '共青团五华区委')}${inline('B4', '某人')}<x:c r="D4" t="e"><x:v>#REF!</x:v></x:c></x:row>`;
  const answer = await upload(two, '名册.xlsx', book(rows), kunming);
  const planned = contract.planImport.response.parse(answer.json());
  const { items } = await two.call(contract.listImportRows, {
    params: { organization: kunming, import: planned.import },
    query: {},
  });
  expect(items[0]).toMatchObject({
    row: 3,
    sheet: '名册',
    person: 'A & B甲',
    actions: ['registerPerson', 'appoint'],
  });
  expect(items[0]?.messages.some(({ code }) => code === 'import.startsNow')).toBe(false);
  expect(items[1]?.messages).toEqual([expect.objectContaining({ cell: 'D4', code: 'import.formulaError' })]);
});

test('§0: bad files are refused with what is wrong: bombs, broken books, wrong encodings, no table, too many rows', async () => {
  const now = await city.as('kunming', 'mainLeader');
  const into = organizationIn('kunming');
  const refused = async (bytes: Uint8Array | string, status: number, code: string) =>
    expectRefusal(await upload(now, 'x', bytes, into), status, code);
  const good = `<x:row r="1">${inline('A1', '单位')}${inline('B1', '姓名')}</x:row>`;
  await refused(
    book(good, { 'xl/worksheets/sheet2.xml': new Uint8Array(30_000_000) }),
    413,
    'import.tooLarge',
  );
  await refused(book(good).subarray(0, 400), 422, 'import.unreadable');
  await refused(
    book(good, { 'xl/sharedStrings.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><sst/>') }),
    422,
    'import.unreadable',
  );
  await refused(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3), 422, 'import.unreadable');
  await refused(book(good), 422, 'import.noRows');
  await refused(Uint8Array.of(0xff, 0xff, 0x00, 0x81, 0x20), 422, 'import.encoding');
  await refused('随便写写\n没有表头\n', 422, 'import.columnsMissing');
  await refused('单位,姓名\n"没有结束', 422, 'import.unreadable');
  await refused(`单位,姓名\n${'某,某\n'.repeat(100_001)}`, 422, 'import.tooManyRows');
  await refused('', 422, 'file.empty');
  const gb = Uint8Array.from([
    0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0xbc, 0xd7, 0x2c, 0xd2, 0xd2, 0x0a,
  ]);
  expect((await upload(now, 'gb.csv', gb, into)).statusCode).toBe(201);
});

test('§11: who does not decide about appointments there plans no import, and nobody sees another’s', async () => {
  const now = await city.as('kunming', 'mainLeader');
  const table = '单位,姓名,用工性质\n共青团五华区委,又来一人,志愿者\n';
  const answer = await upload(now, 'a.csv', table, wuhua);
  const planned = contract.planImport.response.parse(answer.json());
  const about = { params: { ...params, import: planned.import } };
  expect((await now.call(contract.readImport, about)).rows).toBe(1);
  expectRefusal(
    await (await city.as('wuhua', 'registrar')).send(contract.readImport, about),
    404,
    'import.unknown',
  );
  for (const caller of [
    await city.as('wuhua', 'operator', 1),
    await city.as('panlong', 'mainLeader'),
    await addStranger(city),
  ]) {
    expectRefusal(await upload(caller, 'a.csv', table), 403, 'access.forbidden');
    expectRefusal(await caller.send(contract.readImport, about), 403, 'access.forbidden');
    expectRefusal(await apply(planned, caller), 403, 'access.forbidden');
  }
});

test('the template is a workbook that can be imported as it is filled in', async () => {
  const now = await city.as('kunming', 'mainLeader');
  const answer = await now.send(contract.importTemplate, {});
  expect(answer.headers['content-type']).toContain('spreadsheetml');
  expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
  expectRefusal(
    await upload(now, '模板.xlsx', answer.rawPayload, organizationIn('kunming')),
    422,
    'import.noRows',
  );
});
