import { readChecks } from '@sanshen/contract/checks';
import { readSimilar } from '@sanshen/contract/checks-similar';
import { uploadFile } from '@sanshen/contract/files';
import { routeUrl } from '@sanshen/contract/route';
import type { Digest } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { drawWords } from '../../checks/test/ocr/draw-words.ts';
import { workOffBacklog } from '../src/modules/checks/similarity/print-store.ts';
import { keepFile } from '../src/platform/files/keep-file.ts';
import type { Caller } from './harness.ts';
import { organizationIn, startCity } from './organization-support.ts';
import { article, expectRefusal, paragraphs, revise, sign, submit, write } from './review-support.ts';

const city = await startCity();
const operator = await city.as('wuhua', 'operator', 1);
const colleague = await city.as('wuhua', 'operator', 2);
const stranger = await city.as('panlong', 'operator', 1);

const characters = [
  ...'天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔',
];

/** Letters in an order that no other seed gives. */
function prose(seed: string, length = 400): string {
  let state = [...seed].reduce((sum, one) => Math.imul(sum ^ one.charCodeAt(0), 0x01000193), 0x811c9dc5);
  return Array.from({ length }, (_, at) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    const letter = characters[(state >>> 8) % characters.length] ?? '';
    return at % 20 === 19 ? `，${letter}` : letter;
  }).join('');
}

async function saved(author: Caller, key: string, body: string, change: object = {}) {
  const shown = await write(author, key, { body: paragraphs(body), ...change });
  await city.harness.runJobs();
  return shown;
}
const similar = (caller: Caller, manuscript: string) => caller.call(readSimilar, { params: { manuscript } });
const findings = async (caller: Caller, manuscript: string) =>
  (await caller.call(readChecks, { params: { manuscript } })).findings.filter(({ rule }) =>
    rule.startsWith('form/'),
  );

/** A PDF of one page that says where its words are in Unicode, as office programs write it. */
function pdfOf(words: string): string {
  const used = [...new Set(words)].filter((one) => one !== '\n');
  const hex = (n: number) => n.toString(16).padStart(4, '0');
  const lines = words.split('\n').map((line) => [...line].map((one) => hex(used.indexOf(one) + 1)).join(''));
  const content = `BT /F 12 Tf 16 TL 40 760 Td ${lines.map((line) => `<${line}> Tj T*`).join(' ')} ET`;
  const pairs = used.map((one, at) => `<${hex(at + 1)}> <${hex(one.charCodeAt(0))}>`);
  const map = `begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ${pairs.length} beginbfchar ${pairs.join(' ')} endbfchar endcmap`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[7 0 R]>>',
    `<</Length ${map.length}>>stream\n${map}\nendstream`,
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 8 0 R/DW 1000>>',
    '<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
}

async function upload(caller: Caller, name: string, text: string): Promise<Digest> {
  const edge = 'edge';
  const answer = await city.harness.app.inject({
    method: 'POST',
    url: routeUrl(uploadFile),
    headers: {
      cookie: caller.cookie,
      'x-sanshen-request': '1',
      'content-type': `multipart/form-data; boundary=${edge}`,
    },
    payload: `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${text}\r\n--${edge}--\r\n`,
  });
  expect(answer.statusCode).toBe(201);
  return answer.json().digest;
}

test('§2 an article that is its work draft is told so, with the passages side by side', async () => {
  const draft = prose('迎春');
  const file = await upload(operator, '工作稿.md', `# 会议通知\n\n${draft}。`);
  const source = { form: 'original' as const, sources: [{ who: '区委办公室', document: '简报第3期', file }] };
  const text = `开头是自己写的一句话。${draft.replaceAll('，', '；')}`;
  const shown = await saved(operator, 'wuhua', text, { source });
  const { compared, texts } = await similar(operator, shown.manuscript);
  expect(compared).toBe(true);
  expect(texts).toMatchObject([
    { kind: 'workDraft', file: { digest: file, name: '简报第3期' }, manuscript: null },
  ]);
  expect(texts[0]?.share).toBeGreaterThan(0.9);
  const [passage] = texts[0]?.passages ?? [];
  expect(text.slice(passage?.start, passage?.end)).toBe(passage?.text);
  expect(passage?.otherText).toBe(draft);
  expect(passage?.otherBefore).toContain('会议通知');
  const [found] = await findings(operator, shown.manuscript);
  expect(found).toMatchObject({ rule: 'form/work-draft', clause: '§2', severity: 'warning', field: 'body' });
  // Declared as what it is, it is a figure and no reproach.
  await revise(
    operator,
    shown.manuscript,
    article('wuhua', { body: paragraphs(text), source: { ...source, form: 'workDraft' } }),
  );
  await city.harness.runJobs();
  expect(await findings(operator, shown.manuscript)).toMatchObject([{ severity: 'advice' }]);
});

test('§2 a work draft that is a PDF is compared as well; one that cannot be read is passed over, and its words are read once', async () => {
  const draft = prose('防汛', 300);
  const file = await upload(operator, '工作稿.pdf', pdfOf(draft.replaceAll(/.{40}/gu, '$&\n')));
  const broken = await upload(operator, '坏文件.pdf', '%PDF-1.7\nnothing of a PDF follows');
  const sources = [file, broken].map((one) => ({ who: '区应急局', document: '通知', file: one }));
  const shown = await saved(operator, 'wuhua', `另起一句。${draft}`, {
    source: { form: 'original', sources },
  });
  const { texts } = await similar(operator, shown.manuscript);
  expect(texts).toMatchObject([{ kind: 'workDraft', file: { digest: file } }]);
  expect(texts[0]?.share).toBeGreaterThan(0.9);
  const kept = await city.harness.context.db
    .selectFrom('source_text')
    .select('text')
    .where('file', 'in', [file, broken])
    .execute();
  expect(kept.map(({ text }) => text === null).sort()).toEqual([false, true]);
});

test('§2 a scanned page among the sources is read for its words', async () => {
  const line = '共青团五华区委组织青年志愿者走进社区开展防汛知识宣讲活动';
  const text = `${line}。${line.replace('防汛', '消防')}。${line.replace('社区', '校园')}。`;
  const page = await drawWords({
    width: 1100,
    height: 300,
    words: text.split('。').map((one, at) => ({ text: one, x: 40, y: 80 + at * 80, size: 34 })),
  });
  const about = { person: operator.person, organization: organizationIn('wuhua'), name: '扫描件.png' };
  const { digest } = await keepFile(city.harness.context, page, about);
  const sources = [{ who: '区委办公室', document: '扫描件', file: digest }];
  const shown = await saved(operator, 'wuhua', text, { source: { form: 'original', sources } });
  const { texts } = await similar(operator, shown.manuscript);
  expect(texts).toMatchObject([{ kind: 'workDraft', file: { digest } }]);
});

test('§2 an earlier article of the unit is found by its passages, and a later one never', async () => {
  const text = prose('护河');
  const first = await saved(operator, 'wuhua', text, { title: '护河行动' });
  const second = await saved(colleague, 'wuhua', `换一个开头来写。${text}`);
  expect((await similar(operator, second.manuscript)).texts).toMatchObject([
    {
      kind: 'earlierArticle',
      manuscript: { manuscript: first.manuscript, title: '护河行动', organizationName: '共青团五华区委' },
    },
  ]);
  expect(await findings(operator, second.manuscript)).toMatchObject([{ rule: 'form/earlier-article' }]);
  expect((await similar(operator, first.manuscript)).texts).toEqual([]);
  // What is written anew is not found any more.
  await revise(operator, first.manuscript, article('wuhua', { body: paragraphs(prose('植树')) }));
  await city.harness.runJobs();
  const third = await saved(colleague, 'wuhua', `第三个开头。${text}`);
  const found = (await similar(operator, third.manuscript)).texts.map(
    ({ manuscript }) => manuscript?.manuscript,
  );
  expect(found).toEqual([second.manuscript]);
});

test('§11 of another organisation’s article nothing but the share is said, and of its drafts not even that', async () => {
  const text = prose('敬老');
  const first = await saved(operator, 'wuhua', text, { title: '敬老月' });
  const draft = await saved(stranger, 'panlong', text);
  expect((await similar(stranger, draft.manuscript)).texts).toEqual([]);
  await submit(operator, first);
  await sign(await city.as('wuhua', 'platformLead'), first.manuscript, 'platform', 'platformLead');
  await sign(await city.as('wuhua', 'publicityLead'), first.manuscript, 'publicity', 'publicityLead');
  await sign(await city.as('wuhua', 'leaderInCharge'), first.manuscript, 'leader', 'leader');
  const later = await saved(stranger, 'panlong', text);
  const { texts } = await similar(stranger, later.manuscript);
  const [hidden] = texts.filter(({ manuscript }) => manuscript === null);
  expect(hidden).toMatchObject({
    kind: 'earlierArticle',
    share: 1,
    file: null,
    manuscript: null,
    passages: [],
  });
  const said = JSON.stringify([await findings(stranger, later.manuscript), hidden]);
  for (const word of ['敬老月', '五华', first.manuscript]) expect(said).not.toContain(word);
  expectRefusal(
    await operator.send(readSimilar, { params: { manuscript: later.manuscript } }),
    404,
    'request.notFound',
  );
});

test('texts from before the prints are found once they were read', async () => {
  const text = prose('助学');
  const first = await saved(operator, 'wuhua', text);
  const { db } = city.harness;
  await db
    .deleteFrom('passage_print')
    .where('manuscript_id', '=', first.manuscript as never)
    .execute();
  await db
    .deleteFrom('passage_source')
    .where('manuscript_id', '=', first.manuscript as never)
    .execute();
  const second = await saved(operator, 'wuhua', text);
  expect((await similar(operator, second.manuscript)).texts).toEqual([]);
  await db
    .insertInto('passage_backlog')
    .values({ manuscript_id: first.manuscript as never })
    .execute();
  await workOffBacklog(db);
  const third = await saved(operator, 'wuhua', text);
  const found = (await similar(operator, third.manuscript)).texts.map(
    ({ manuscript }) => manuscript?.manuscript,
  );
  expect(new Set(found)).toEqual(new Set([first.manuscript, second.manuscript]));
});

test('a turn of phrase that every article has makes none of them alike, and looking stays bounded', async () => {
  const phrase =
    '坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神，团结带领广大团员青年';
  for (let at = 0; at < 4; at++) await saved(operator, 'wuhua', `${phrase}${prose(`口号${at}`, 200)}`);
  const last = await saved(operator, 'wuhua', `${phrase}${prose('口号尾', 200)}`);
  const { texts } = await similar(operator, last.manuscript);
  for (const { share } of texts) expect(share).toBeLessThan(0.3);
  expect(await findings(operator, last.manuscript)).toEqual([]);
});
