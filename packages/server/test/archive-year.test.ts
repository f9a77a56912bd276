import * as years from '@sanshen/contract/archive-years';
import { listNotifications } from '@sanshen/contract/review';
import { expect, test } from 'vitest';
import { verifyYearFile } from '../src/modules/archive/public.ts';
import { makeYear } from '../src/modules/archive/year/make-year.ts';
import { keyStoreOf, suites } from '../src/modules/ledger/public.ts';
import { signerFor } from './archive-forger.ts';
import {
  ask,
  changed,
  filesFor,
  type Members,
  resealed,
  startYear,
  tarOf,
  untar,
  yearArchive,
} from './archive-year-support.ts';
import { organizationIn } from './organization-support.ts';
import { expectRefusal } from './review-support.ts';

const desk = await startYear();
const { city, year } = desk;
const { harness } = city;
const organization = organizationIn('wuhua');
const tar = await yearArchive(desk);
const members = untar(tar);
const put = await filesFor();
const { signer } = keyStoreOf(harness.context);
const trusted = [signer.key];

async function verdictOn(data: Uint8Array, keys: { trusted?: typeof trusted } = { trusted }) {
  const found = await verifyYearFile(await put('year.tar', data), keys);
  if (found.kind !== 'year') return { code: found.kind, counted: null };
  const { firstFailure, counted, keysFrom } = found.verification;
  return { code: firstFailure?.code ?? 'ok', place: firstFailure?.place, counted, keysFrom };
}

const list = async () =>
  (await city.as('wuhua', 'mainLeader')).call(years.listYearArchives, { params: { organization } });

test('§12 everything of a unit and a year comes in one file that holds without the system', async () => {
  const verdict = await verdictOn(tar);
  expect(verdict).toMatchObject({
    ...{ code: 'ok', keysFrom: 'trusted' },
    counted: { manuscripts: 1, circulars: 1, assessments: 1, kinds: { 'circulars.issued': 1 } },
  });
  // What is about persons is there by its hash alone.
  expect(verdict.counted?.withheld).toBeGreaterThan(0);
  const texts = members.filter(([name]) => name.startsWith('ledger/'));
  expect(texts.map(([, data]) => new TextDecoder().decode(data)).join()).not.toContain(
    'organization.appointed',
  );
  expect(await verdictOn(tar, {})).toMatchObject({ code: 'ok', keysFrom: 'archive' });
  const [made] = (await list()).items;
  expect(made).toMatchObject({ year, status: 'done', size: tar.length });
  expect(made?.done).toBe(made?.total);
  const told = await (await city.as('wuhua', 'mainLeader')).call(listNotifications, { query: {} });
  expect(told.items.map(({ kind }) => kind)).toContain('yearArchiveDone');
});

test('§12 one archive of a year at a time is made; it can be stopped, and years to come have none', async () => {
  const leader = await city.as('wuhua', 'mainLeader');
  const wish = (of: number) =>
    leader.send(years.makeYearArchive, { params: { organization }, body: { year: of } });
  const archive = await ask(leader, year);
  expectRefusal(await wish(year), 409, 'archive.yearRunning');
  expectRefusal(await wish(year + 2), 422, 'archive.yearAhead');
  const params = { archive };
  expectRefusal(await leader.send(years.readYearArchive, { params }), 409, 'archive.yearNotDone');
  await leader.call(years.cancelYearArchive, { params, body: {} });
  await makeYear(harness.context, archive);
  expect((await list()).items[0]).toMatchObject({ archive, status: 'cancelled', size: null });
  expectRefusal(await leader.send(years.cancelYearArchive, { params, body: {} }), 409, 'archive.yearEnded');
  const stranger = await city.as('panlong', 'mainLeader');
  expectRefusal(await stranger.send(years.readYearArchive, { params }), 404, 'request.notFound');
});

const without = (name: RegExp) => (all: Members) => {
  const index = all.findIndex(([one]) => name.test(one));
  return all.toSpliced(index, 1);
};
const edit = (name: RegExp, change: (text: string) => string) => (all: Members) => changed(all, name, change);
/** Changes the entries of the unit's own stream. */
const entries = (change: (list: Entry[]) => Entry[]) =>
  edit(/^ledger\/000001\//, (text) => {
    const page = JSON.parse(text);
    return JSON.stringify({ ...page, entries: change(page.entries) });
  });
interface Entry {
  readonly hash: string;
  readonly sequence: number;
  readonly leaf: number;
  readonly text: string | null;
}
const toldAt = (list: readonly Entry[]) => list.findIndex(({ text }) => text !== null);
const swap = (name: RegExp, data: Uint8Array) => (all: Members) =>
  all.map((one) => (name.test(one[0]) ? ([one[0], data] as const) : one));

test.each<[string, (all: Members) => Members, string]>([
  [
    'an altered word',
    edit(/^ledger\//, (text) => text.replace('organization', 'organisation')),
    'ledger.entryAltered',
  ],
  ['a member taken away', without(/^circulars\/.*pdf$/), 'archive.indexDiffers'],
  ['a sheet taken away', without(/^assessments\/.*pdf$/), 'archive.memberMissing'],
  ['a member put in', (all) => all.toSpliced(3, 0, ['note.txt', new Uint8Array(3)]), 'archive.memberExtra'],
  ['a member twice', (all) => all.toSpliced(3, 0, all[2] ?? ['', new Uint8Array()]), 'archive.memberExtra'],
  ['another readme', edit(/^README/, (text) => `${text} `), 'archive.memberDiffers'],
  [
    'another unit',
    edit(/^about/, (text) => text.replaceAll(organization, organizationIn('panlong'))),
    'archive.aboutOther',
  ],
  ['no seal', (all) => all.slice(0, -1), 'archive.memberMissing'],
  ['something behind the seal', (all) => [...all, ['late.txt', new Uint8Array(1)]], 'archive.memberExtra'],
  [
    'another form',
    edit(/^about/, (text) => text.replace('sanshen-year/1', 'sanshen-year/9')),
    'archive.formatUnknown',
  ],
])('§12 %s is found', async (_what, tamper, code) => {
  expect((await verdictOn(tarOf(tamper(members)))).code).toBe(code);
});

test.each<[string, (all: Members) => Members, string]>([
  [
    'an entry with another text',
    entries((all) =>
      all.with(toldAt(all), { ...(all[toldAt(all)] as Entry), text: `${all[toldAt(all)]?.text} ` }),
    ),
    'ledger.entryAltered',
  ],
  ['an entry left out', entries((all) => all.toSpliced(1, 1)), 'ledger.entryMissing'],
  [
    'an entry with another hash',
    entries((all) =>
      all.map((one, at) =>
        at === 0
          ? { ...one, text: null, hash: one.hash.replace(/.$/, (last) => (last === '0' ? '1' : '0')) }
          : one,
      ),
    ),
    'ledger.notIncluded',
  ],
  [
    'an entry in another place of the tree',
    entries((all) => all.map((one, at) => (at === 0 ? { ...one, leaf: one.leaf + 1 } : one))),
    'ledger.notIncluded',
  ],
  ['a page left out', without(/^ledger\//), 'archive.indexDiffers'],
  ['a manuscript left out', without(/^manuscripts\//), 'archive.indexDiffers'],
  ['a manuscript that is none', swap(/^manuscripts\//, new Uint8Array(9)), 'archive.caseFails'],
  [
    'another score',
    edit(/^assessments\/.*json$/, (text) => text.replace(/"score":\d+/, '"score":1')),
    'archive.assessmentDiffers',
  ],
  [
    'other numbers behind the score',
    edit(/^assessments\/.*json$/, (text) => text.replace(/"numerator":\d+/, '"numerator":77')),
    'archive.assessmentDiffers',
  ],
  [
    'another count',
    edit(/^index/, (text) => text.replace(/"entries":\d+/, '"entries":1')),
    'archive.indexDiffers',
  ],
])('§12 %s is found even under a seal that holds', async (_what, tamper, code) => {
  expect((await verdictOn(tarOf(resealed(tamper(members), signer)))).code).toBe(code);
});

test('§12 what somebody else sealed does not hold, and bytes beside the members are found', async () => {
  const forger = signerFor(suites, signer.key.name);
  expect((await verdictOn(tarOf(resealed(members, forger)))).code).toBe('archive.sealSignature');
  expect((await verdictOn(Buffer.concat([tar, Buffer.from('more')]))).code).toBe('archive.bytesForeign');
  const inPadding = Buffer.from(tar);
  inPadding[512 + (members[0]?.[1].length ?? 0)] = 65;
  expect((await verdictOn(inPadding)).code).toBe('archive.bytesForeign');
  expect((await verdictOn(tar.subarray(0, tar.length - 3000))).code).not.toBe('ok');
  expect((await verdictOn(Buffer.from('no archive at all'))).code).toBe('other');
});
