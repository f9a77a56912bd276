import { uploadFile } from '@sanshen/contract/files';
import * as library from '@sanshen/contract/marks';
import * as contract from '@sanshen/contract/marks-review';
import { listFindings } from '@sanshen/contract/review';
import { routeUrl } from '@sanshen/contract/route';
import sharp from 'sharp';
import { beforeEach, expect, test } from 'vitest';
import { setChecker } from '../src/modules/marks/engine.ts';
import type { Caller } from './harness.ts';
import { foundFlag, picture, TestChecker } from './marks-support.ts';
import { organizationIn, startCity } from './organization-support.ts';
import { article, expectRefusal, revise, sign, submit, trySign, write } from './review-support.ts';

const city = await startCity();
const checker = new TestChecker();
setChecker(city.harness.context, checker);
const operator = await city.as('wuhua', 'operator', 1);
const platformLead = await city.as('wuhua', 'platformLead');
const publicityLead = await city.as('wuhua', 'publicityLead');
const mainLeader = await city.as('wuhua', 'mainLeader');
const superior = await city.as('kunming', 'mainLeader');
const sibling = await city.as('panlong', 'mainLeader');
const siblingOperator = await city.as('panlong', 'operator', 1);
const wuhua = { organization: organizationIn('wuhua') };

beforeEach(() => {
  checker.marks = [foundFlag()];
});

async function send(caller: Caller, url: string, bytes: Uint8Array, name = '图.png') {
  const boundary = 'marksboundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return city.harness.inject({
    method: 'POST',
    url,
    headers: {
      cookie: caller.cookie,
      'x-sanshen-request': '1',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}

async function upload(caller: Caller, bytes: Uint8Array): Promise<string> {
  return (await send(caller, routeUrl(uploadFile), bytes)).json().digest;
}

const withPicture = (digest: string) => ({
  body: {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: '升旗仪式。' }] },
      { type: 'paragraph', content: [{ type: 'image', attrs: { file: digest, alt: '升旗' } }] },
    ],
  },
});

async function pictured(author: Caller, key: string, bytes: Uint8Array) {
  const shown = await write(author, key, withPicture(await upload(author, bytes)));
  await city.harness.runJobs();
  return shown;
}

const read = (caller: Caller, manuscript: string) =>
  caller.call(contract.readPictureMarks, { params: { manuscript } });

const rule = (caller: Caller, manuscript: string, digest: string | null, body: object) =>
  caller.send(contract.ruleOnMarks, {
    params: { manuscript },
    body: { digest: digest ?? '', ruling: 'accepted', ...body } as never,
  });

test('§3 every picture of a saved text is looked at; a mark has its place, what is wrong with it and by how much', async () => {
  const shown = await write(operator, 'wuhua', withPicture(await upload(operator, await picture(1))));
  expect(await read(operator, shown.manuscript)).toMatchObject({ state: 'waiting', pictures: [] });
  await city.harness.runJobs();
  const found = await read(operator, shown.manuscript);
  expect(found).toMatchObject({ state: 'done', total: 1, digest: shown.digest });
  expect(found.pictures).toMatchObject([{ place: 1, alt: '升旗', width: 320, height: 200, failed: null }]);
  expect(found.pictures[0]?.marks).toMatchObject([
    {
      names: { zh: '国旗' },
      verdict: 'violates',
      awaits: true,
      box: [20, 20, 150, 100],
      problems: [{ code: 'starRotation' }],
      measurements: [{ measured: 0, standard: 23, unit: 'degrees', ok: false }],
      rulings: [],
    },
  ]);
  // The same picture in another text is known.
  const looked = checker.looked;
  await pictured(operator, 'wuhua', await picture(1));
  expect(checker.looked).toBe(looked);
});

test('§3 nobody signs while a mark waits for his own ruling; a ruling of somebody else is not his', async () => {
  const shown = await pictured(operator, 'wuhua', await picture(2));
  const { manuscript, digest } = shown;
  await submit(operator, shown);
  const id = (await read(platformLead, manuscript)).pictures[0]?.marks[0]?.id ?? '';
  expectRefusal(
    await trySign(platformLead, manuscript, 'platform', 'platformLead'),
    422,
    'review.marksUnruled',
  );
  const words = { findings: [id], ruling: 'overruled' };
  expectRefusal(await rule(platformLead, manuscript, digest, words), 422, 'checks.reasonMissing');
  expectRefusal(
    await rule(operator, manuscript, digest, { ...words, reason: '历史照片' }),
    403,
    'review.authorOverrules',
  );
  expectRefusal(
    await rule(sibling, manuscript, digest, { ...words, reason: '历史照片' }),
    404,
    'request.notFound',
  );
  const given = await rule(platformLead, manuscript, digest, { ...words, reason: '历史照片，予以保留' });
  expect(given.json()).toEqual({ ruled: [id] });
  await sign(platformLead, manuscript, 'platform', 'platformLead');
  expectRefusal(
    await trySign(publicityLead, manuscript, 'publicity', 'publicityLead'),
    422,
    'review.marksUnruled',
  );
  await rule(publicityLead, manuscript, digest, { ...words, reason: '同意保留' });
  const marks = (await read(publicityLead, manuscript)).pictures[0]?.marks[0];
  expect(new Set(marks?.rulings.map(({ by }) => by.name))).toEqual(
    new Set(['五华区宣传工作负责人', '五华区平台负责人']),
  );
  expect(marks?.mine).toMatchObject({ ruling: 'overruled', reason: '同意保留' });
  await sign(publicityLead, manuscript, 'publicity', 'publicityLead');
  const { items } = await operator.call(listFindings, { params: { manuscript }, query: {} });
  expect(items).toMatchObject([
    { rule: 'marks/nationalFlag', severity: 'error', text: '图片1·国旗：五角星朝向不符' },
    { rule: 'marks/nationalFlag' },
  ]);
});

test('a ruling can be taken back by whoever gave it, and then holds his signature again', async () => {
  const shown = await pictured(operator, 'wuhua', await picture(3));
  const { manuscript, digest } = shown;
  await submit(operator, shown);
  const id = (await read(platformLead, manuscript)).pictures[0]?.marks[0]?.id ?? '';
  await rule(platformLead, manuscript, digest, { findings: [id] });
  const back = (caller: Caller) =>
    caller.send(contract.takeBackMarkRulings, { params: { manuscript }, body: { findings: [id] } });
  expectRefusal(await back(publicityLead), 422, 'review.unknownFinding');
  expect((await back(platformLead)).json()).toEqual({ takenBack: [id] });
  expect((await read(platformLead, manuscript)).pictures[0]?.marks[0]?.mine).toBeNull();
  expect((await trySign(platformLead, manuscript, 'platform', 'platformLead')).statusCode).toBe(422);
});

test('a mark that conforms asks nobody, and one in a picture taken out holds nothing any more', async () => {
  checker.marks = [foundFlag({ verdict: 'conforms', problems: [] })];
  const right = await pictured(operator, 'wuhua', await picture(4));
  await submit(operator, right);
  await sign(platformLead, right.manuscript, 'platform', 'platformLead');
  checker.marks = [foundFlag({ verdict: 'cannotVerify', problems: [] })];
  const unsure = await pictured(operator, 'wuhua', await picture(5));
  await revise(operator, unsure.manuscript, article('wuhua'));
  await city.harness.runJobs();
  const later = await read(operator, unsure.manuscript);
  expect(later).toMatchObject({ state: 'done', pictures: [] });
  await submit(operator, { ...unsure, digest: later.digest });
  await sign(platformLead, unsure.manuscript, 'platform', 'platformLead');
});

test('§3 a picture ruled on before is known again, recompressed and rescaled, and shows the earlier ruling; another one and another unit do not', async () => {
  const original = await picture(6, 640, 400);
  checker.marks = [foundFlag({ box: [40, 40, 300, 200] })];
  const first = await pictured(operator, 'wuhua', original);
  const id = (await read(platformLead, first.manuscript)).pictures[0]?.marks[0]?.id ?? '';
  await submit(operator, first);
  const said = { findings: [id], ruling: 'overruled', reason: '1949年历史影像' };
  await rule(platformLead, first.manuscript, first.digest, said);
  checker.marks = [foundFlag({ box: [20, 20, 150, 100] })];
  const smaller = await sharp(original).resize(320, 200).jpeg({ quality: 55 }).toBuffer();
  const second = await pictured(operator, 'wuhua', smaller);
  const earlier = (await read(operator, second.manuscript)).pictures[0]?.marks[0]?.earlier;
  expect(earlier).toMatchObject([
    { ruling: 'overruled', reason: '1949年历史影像', manuscript: first.manuscript, same: false },
  ]);
  // It is shown, it decides nothing.
  await submit(operator, second);
  expect((await trySign(platformLead, second.manuscript, 'platform', 'platformLead')).statusCode).toBe(422);
  const other = await pictured(operator, 'wuhua', await picture(7));
  expect((await read(operator, other.manuscript)).pictures[0]?.marks[0]?.earlier).toEqual([]);
  const elsewhere = await pictured(siblingOperator, 'panlong', smaller);
  expect((await read(siblingOperator, elsewhere.manuscript)).pictures[0]?.marks[0]?.earlier).toEqual([]);
});

test('§3 films of a text are looked at too, each mark with the second that shows it best', async () => {
  const head = Buffer.from('000000206674797069736f6d0000020069736f6d69736f32617663316d703431', 'hex');
  const file = await upload(operator, Buffer.concat([head, Buffer.alloc(4000)]));
  const shown = await write(operator, 'wuhua', {
    attachments: [{ file: file as never, name: '升旗.mp4', mediaType: 'video/mp4', kind: 'video' }],
  });
  await city.harness.runJobs();
  expect((await read(operator, shown.manuscript)).pictures).toMatchObject([
    { kind: 'film', place: { attachment: '升旗.mp4' }, marks: [{ at: 3.2, awaits: true }] },
  ]);
});

test('a picture that somebody brings is checked and not kept; what cannot be read is said', async () => {
  const url = routeUrl(library.checkPicture, { params: wuhua });
  const answer = await send(operator, url, await picture(8));
  expect(answer.json()).toMatchObject({
    width: 320,
    marks: [{ names: { zh: '国旗' }, verdict: 'violates' }],
  });
  expectRefusal(await send(operator, url, Buffer.from('no picture')), 422, 'marks.unreadable');
  expectRefusal(await send(sibling, url, await picture(8)), 403, 'access.forbidden');
});

test('§3 the library has what ships, is searched by name and source, and says what is unknown', async () => {
  const { marks, mayRegister } = await operator.call(library.listMarks, { params: wuhua, query: {} });
  expect(marks.map(({ mark }) => mark)).toContain('pioneersDetachmentFlag');
  expect(mayRegister).toBe(false);
  const found = await operator.call(library.listMarks, { params: wuhua, query: { text: '43600' } });
  expect(found.marks.map(({ mark }) => mark)).toEqual(['pioneersFlag', 'pioneersDetachmentFlag']);
  const { versions } = await operator.call(library.readMark, { params: { ...wuhua, mark: 'leagueEmblem' } });
  expect(versions).toMatchObject([{ drawing: 'none', registered: null }]);
  expect(versions[0]?.unknown.length).toBeGreaterThan(0);
});

test('drawings come as SVG and PNG; a mark of which nothing is known has none', async () => {
  const drawing = (mark: string, version: string, query: object) =>
    operator.send(library.downloadMark, { params: { ...wuhua, mark, version }, query: query as never });
  const svg = await drawing('nationalFlag', '1949', { format: 'svg' });
  expect(svg.headers['content-type']).toBe('image/svg+xml');
  expect(svg.headers['content-security-policy']).toContain('sandbox');
  expect(svg.body.match(/<polygon/g)).toHaveLength(5);
  const png = await drawing('nationalFlag', '1949', { format: 'png', width: 480 });
  const { width, height } = await sharp(png.rawPayload).metadata();
  expect([width, height]).toEqual([480, 320]);
  expectRefusal(await drawing('nationalEmblem', '1950', { format: 'svg' }), 404, 'marks.notDrawn');
  expectRefusal(await drawing('nationalFlag', '1900', { format: 'svg' }), 404, 'request.notFound');
});

test('§3 an organisation registers a mark by its artwork; it holds below it, is never edited, and can be withdrawn', async () => {
  const kunming = { organization: organizationIn('kunming') };
  const artworkUrl = (params: typeof kunming) => routeUrl(library.uploadArtwork, { params });
  const drawing = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" onload="alert(1)"><script>alert(1)</script><circle cx="5" cy="5" r="4" fill="#c00"/></svg>',
  );
  expectRefusal(await send(operator, artworkUrl(wuhua), drawing), 403, 'access.forbidden');
  const uploaded = (await send(superior, artworkUrl(kunming), drawing, '会徽.svg')).json();
  expect(uploaded).toMatchObject({ mediaType: 'image/svg+xml', width: 1000, height: 1000 });
  const body = {
    mark: 'youthFederationEmblem',
    version: '2020',
    kind: 'emblem',
    names: { zh: '青联会徽', en: 'Youth Federation Emblem' },
    source: { title: '昆明市青联章程' },
    artwork: uploaded.digest,
  } as const;
  await superior.call(library.registerMark, { params: kunming, body });
  expectRefusal(
    await superior.send(library.registerMark, { params: kunming, body }),
    409,
    'marks.versionExists',
  );
  // Whoever is below has it without having brought it.
  const place = { ...wuhua, mark: body.mark };
  const below = await operator.call(library.readMark, { params: place });
  expect(below.versions[0]).toMatchObject({
    version: '2020',
    drawing: 'artwork',
    registered: { organization: kunming.organization, withdrawn: null },
  });
  const drawn = await operator.send(library.downloadMark, { params: { ...place, version: '2020' } });
  expect(drawn.body).toContain('<circle');
  expect(drawn.body).not.toMatch(/script|onload/);
  const withdraw = (caller: Caller, organization: string) =>
    caller.send(library.withdrawMark, {
      params: { organization, mark: body.mark, version: '2020' },
      body: { reason: '图样有误' },
    });
  expectRefusal(await withdraw(mainLeader, wuhua.organization), 422, 'marks.notYours');
  expect((await withdraw(superior, kunming.organization)).statusCode).toBe(204);
  expectRefusal(await withdraw(superior, kunming.organization), 409, 'marks.alreadyWithdrawn');
  const after = await operator.call(library.readMark, { params: place });
  expect(after.versions.map(({ version }) => version)).toEqual(['0', '2020']);
  expect(after.versions[1]?.registered?.withdrawn).toMatchObject({ reason: '图样有误' });
});
