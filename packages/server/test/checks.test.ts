import * as checks from '@sanshen/contract/checks';
import { checkStatistics, endCheckException, listCheckRules } from '@sanshen/contract/checks-rules';
import { listFindings, listNotifications, readHistory } from '@sanshen/contract/review';
import { expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import type { Caller } from './harness.ts';
import { personIn, startCity } from './organization-support.ts';
import { article, expectRefusal, paragraphs, revise, submit, trySign, write } from './review-support.ts';

const city = await startCity();
const operator = await city.as('wuhua', 'operator', 1);
const platformLead = await city.as('wuhua', 'platformLead');
const publicityLead = await city.as('wuhua', 'publicityLead');
const mainLeader = await city.as('wuhua', 'mainLeader');
const sibling = await city.as('panlong', 'mainLeader');
const superior = await city.as('kunming', 'mainLeader');

/** 2026 has no 30 February, which the rules are sure about; the comma before 等 is none of the tests' business. */
const faulty = '会议定于2026年2月30日召开。';
const sound = '会议定于2026年2月27日召开。';

async function checked(author: Caller, ...texts: string[]) {
  const shown = await write(author, 'wuhua', { body: paragraphs(...texts) });
  await city.harness.runJobs();
  return shown;
}

const read = (caller: Caller, manuscript: string) =>
  caller.call(checks.readChecks, { params: { manuscript } });

const ofRule = (found: Awaited<ReturnType<typeof read>>, rule: string) =>
  found.findings.filter((one) => one.rule === rule);

test('§5 a saved text is checked by itself; findings say place, rule, clause, source and why', async () => {
  const shown = await write(operator, 'wuhua', { body: paragraphs('第一段。', faulty) });
  const before = await read(operator, shown.manuscript);
  expect(before).toMatchObject({ state: 'waiting', findings: [] });
  await city.harness.runJobs();
  const after = await read(operator, shown.manuscript);
  expect(after).toMatchObject({ state: 'done', progress: 100, revision: 1, digest: shown.digest });
  const [found] = ofRule(after, 'dates/impossible-date');
  expect(found).toMatchObject({
    field: 'body',
    severity: 'error',
    clause: '§8',
    ruling: null,
    setAside: null,
  });
  const text = `第一段。\n${faulty}`;
  expect(text.slice(found?.start, found?.end)).toBe(found?.text);
  expect(found?.message.zh).toMatch(/\p{Script=Han}/u);
  expect(found?.source.name).not.toBe('');
});

test('findings in title and summary stand in their own offsets', async () => {
  const title = '2026年2月30日活动预告';
  const shown = await write(operator, 'wuhua', { title, summary: '定于2026年4月31日举行' });
  await city.harness.runJobs();
  const found = ofRule(await read(operator, shown.manuscript), 'dates/impossible-date');
  expect(found.map(({ field, start, text }) => [field, start, text])).toEqual([
    ['title', title.indexOf(found[0]?.text ?? '?'), found[0]?.text],
    ['summary', 2, found[1]?.text],
  ]);
});

test('§5 a ruling takes the finding into the review with its rule, can be taken back by its author only, and the record keeps all', async () => {
  const shown = await checked(operator, faulty);
  await submit(operator, shown);
  const { manuscript } = shown;
  const digest = shown.digest ?? '';
  const [found] = ofRule(await read(platformLead, manuscript), 'dates/impossible-date');
  const id = found?.id ?? '';
  const params = { manuscript };
  const rule = (caller: Caller, body: object) =>
    caller.send(checks.ruleOnChecks, {
      params,
      body: { digest, findings: [id], ruling: 'overruled', ...body } as never,
    });
  expectRefusal(await rule(platformLead, {}), 422, 'checks.reasonMissing');
  expectRefusal(await rule(operator, { reason: '原文如此' }), 403, 'review.authorOverrules');
  expectRefusal(await rule(sibling, { reason: '原文如此' }), 404, 'request.notFound');
  expectRefusal(
    await rule(platformLead, { reason: '原文如此', digest: `sha256:${'0'.repeat(64)}` }),
    409,
    'checks.stale',
  );
  expect((await rule(platformLead, { reason: '引文，原文如此' })).json()).toEqual({ ruled: [id] });
  const ruled = (await read(operator, manuscript)).findings.find((one) => one.id === id);
  expect(ruled?.ruling).toMatchObject({
    ruling: 'overruled',
    reason: '引文，原文如此',
    by: { name: '五华区平台负责人' },
  });
  const { items } = await operator.call(listFindings, { params, query: {} });
  expect(items).toMatchObject([{ finding: id, rule: 'dates/impossible-date', severity: 'error' }]);
  // Twice the same ruling is once.
  expect((await rule(publicityLead, { reason: '同意' })).json()).toEqual({ ruled: [] });
  const back = (caller: Caller) => caller.send(checks.takeBackRulings, { params, body: { findings: [id] } });
  expectRefusal(await back(publicityLead), 403, 'review.notYourRuling');
  expect((await back(platformLead)).statusCode).toBe(200);
  expect((await read(operator, manuscript)).findings.find((one) => one.id === id)?.ruling).toBeNull();
  expectRefusal(await back(platformLead), 409, 'review.notRuled');
  // An error that a person took up binds the signature again, as any finding does.
  expectRefusal(
    await trySign(platformLead, manuscript, 'platform', 'platformLead'),
    422,
    'review.findingsUnruled',
  );
  const history = await operator.call(readHistory, { params, query: { limit: 100 } });
  const kinds = history.items.flatMap(({ events }) => events.map(({ kind }) => kind));
  expect(kinds.filter((kind) => /inding|uling/.test(kind))).toEqual([
    'findingNoted',
    'findingRuled',
    'rulingTakenBack',
  ]);
});

test('a finding that nobody took up never holds a signature', async () => {
  const shown = await checked(operator, faulty);
  await submit(operator, shown);
  await city.harness.runJobs();
  expect(ofRule(await read(platformLead, shown.manuscript), 'dates/impossible-date')).toHaveLength(1);
  expect((await trySign(platformLead, shown.manuscript, 'platform', 'platformLead')).statusCode).toBe(200);
});

test('a finding keeps its ruling in the next text while its words and their surroundings stay', async () => {
  const shown = await checked(operator, '开头。', faulty);
  const { manuscript } = shown;
  const [found] = ofRule(await read(platformLead, manuscript), 'dates/impossible-date');
  const id = found?.id ?? '';
  await platformLead.call(checks.ruleOnChecks, {
    params: { manuscript },
    body: { digest: shown.digest ?? '', findings: [id], ruling: 'overruled', reason: '引文' },
  });
  await revise(operator, manuscript, article('wuhua', { body: paragraphs('开头。', '加了一段。', faulty) }));
  await city.harness.runJobs();
  const [later] = ofRule(await read(platformLead, manuscript), 'dates/impossible-date');
  expect(later).toMatchObject({ id, ruling: { ruling: 'overruled', reason: '引文' } });
  expect(later?.start).toBeGreaterThan(found?.start ?? 0);
  await revise(operator, manuscript, article('wuhua', { body: paragraphs('开头。', sound) }));
  await city.harness.runJobs();
  expect(ofRule(await read(platformLead, manuscript), 'dates/impossible-date')).toEqual([]);
});

test('an author says why words stay; a reviewer still rules', async () => {
  const shown = await checked(operator, faulty);
  const { manuscript } = shown;
  const [found] = ofRule(await read(operator, manuscript), 'dates/impossible-date');
  const body = { digest: shown.digest ?? '', finding: found?.id ?? '', reason: '引自原文件' };
  await operator.call(checks.objectToChecks, { params: { manuscript }, body });
  expectRefusal(
    await platformLead.send(checks.objectToChecks, { params: { manuscript }, body }),
    403,
    'review.notASigner',
  );
  const [seen] = ofRule(await read(platformLead, manuscript), 'dates/impossible-date');
  expect(seen).toMatchObject({ objection: { reason: '引自原文件' }, ruling: null });
  expect((await read(operator, manuscript)).mine).toEqual({ rule: false, object: true, setRuleAside: false });
  expect((await read(platformLead, manuscript)).mine).toEqual({
    rule: true,
    object: false,
    setRuleAside: false,
  });
});

test('“always wrong here” counts for the unit and below, stays visible, and only who manages the rule book sets a whole rule aside', async () => {
  const shown = await checked(operator, faulty);
  const { manuscript } = shown;
  const [found] = ofRule(await read(platformLead, manuscript), 'dates/impossible-date');
  const body = { digest: shown.digest ?? '', finding: found?.id ?? '', reason: '本单位惯例' };
  const set = (caller: Caller, scope: 'text' | 'rule') =>
    caller.send(checks.setCheckAside, { params: { manuscript }, body: { ...body, scope } });
  expectRefusal(await set(operator, 'text'), 403, 'checks.authorObjects');
  expectRefusal(await set(platformLead, 'rule'), 403, 'access.forbidden');
  expectRefusal(await set(sibling, 'text'), 404, 'request.notFound');
  expect((await set(platformLead, 'text')).statusCode).toBe(201);
  expectRefusal(await set(platformLead, 'text'), 409, 'checks.alreadyExcepted');
  const [aside] = ofRule(await read(operator, manuscript), 'dates/impossible-date');
  expect(aside).toMatchObject({ setAside: { reason: '本单位惯例', text: found?.text } });
  const live = await operator.call(checks.checkText, {
    params: { organization: personIn('wuhua', 'operator', 1) && shown.organization },
    body: { paragraphs: [{ kind: 'body', text: faulty }] },
  });
  expect(live.findings.find(({ rule }) => rule === 'dates/impossible-date')?.setAside).toBe(true);
});

test('text that is being written is checked paragraph by paragraph, by those who have to do with the unit only', async () => {
  const { organization } = await write(operator, 'wuhua');
  const body = {
    paragraphs: [
      { kind: 'title' as const, text: '预告' },
      { kind: 'body' as const, text: '' },
      { kind: 'body' as const, text: `好。2026年4月31日见。` },
    ],
  };
  const { findings } = await operator.call(checks.checkText, { params: { organization }, body });
  const found = findings.find(({ rule }) => rule === 'dates/impossible-date');
  expect(found).toMatchObject({ paragraph: 2, start: 2, severity: 'error' });
  expectRefusal(
    await sibling.send(checks.checkText, { params: { organization }, body }),
    403,
    'access.forbidden',
  );
});

test('only who may read the text sees what was found in it', async () => {
  const shown = await checked(operator, faulty);
  const params = { manuscript: shown.manuscript };
  expectRefusal(await sibling.send(checks.readChecks, { params }), 404, 'request.notFound');
  expectRefusal(await superior.send(checks.readChecks, { params }), 404, 'request.notFound');
  await submit(operator, shown);
  expectRefusal(await superior.send(checks.readChecks, { params }), 403, 'access.forbidden');
  expect((await read(mainLeader, shown.manuscript)).state).toBe('done');
});

test('§5 the checklist of the stage says what machines looked at and what they did not', async () => {
  const shown = await checked(operator, sound);
  await submit(operator, shown);
  const { coverage } = await read(platformLead, shown.manuscript);
  expect(coverage.length).toBeGreaterThan(4);
  expect(coverage.find(({ item }) => item.zh.startsWith('导向正确'))).toMatchObject({ machine: 'none' });
  expect(coverage.find(({ item }) => item.zh.startsWith('文字、标点'))).toMatchObject({ machine: 'part' });
  for (const { remains } of coverage) expect(remains.zh).not.toBe('');
});

test('a rule that people overrule too often gives advice only, with notice to who manages the rule book, and comes back', async () => {
  const author = await city.as('xishan', 'operator', 1);
  const lead = await city.as('xishan', 'platformLead');
  const head = await city.as('xishan', 'mainLeader');
  const texts = Array.from(
    { length: 24 },
    (_, index) => `第${index}次会议定于${1950 + index}年2月30日召开。`,
  );
  const shown = await write(author, 'xishan', { body: paragraphs(...texts) });
  await city.harness.runJobs();
  const params = { manuscript: shown.manuscript };
  const report = await read(lead, shown.manuscript);
  const ids = ofRule(report, 'dates/impossible-date').map(({ id }) => id);
  expect(ids).toHaveLength(24);
  const body = {
    digest: shown.digest ?? '',
    findings: ids,
    ruling: 'overruled' as const,
    reason: '史料原文',
  };
  expect((await lead.call(checks.ruleOnChecks, { params, body })).ruled).toHaveLength(24);
  const [demoted] = ofRule(await read(lead, shown.manuscript), 'dates/impossible-date');
  expect(demoted).toMatchObject({ severity: 'advice', declaredSeverity: 'error', sure: false });
  const told = (await head.call(listNotifications, { query: {} })).items;
  expect(told.filter(({ kind }) => kind === 'ruleDemoted')).toHaveLength(1);
  const organization = { params: { organization: shown.organization } };
  const rule = async () =>
    (await author.call(listCheckRules, organization)).rules.find(
      (one) => one.rule === 'dates/impossible-date',
    );
  expect(await rule()).toMatchObject({
    overruled: 24,
    measured: { precision: 0, ruled: 24 },
    demoted: { organization: shown.organization },
  });
  await lead.call(checks.takeBackRulings, { params, body: { findings: ids } });
  await lead.call(checks.ruleOnChecks, { params, body: { ...body, ruling: 'accepted' } });
  expect(await rule()).toMatchObject({ overruled: 0, accepted: 24, demoted: null });
  expect(ofRule(await read(lead, shown.manuscript), 'dates/impossible-date')[0]?.severity).toBe('error');
});

test('a suggestion that stands in the next text counts for its rule', async () => {
  const author = await city.as('xishan', 'operator', 1);
  const shown = await write(author, 'xishan', { body: paragraphs('机会少纵即逝。') });
  await city.harness.runJobs();
  await revise(author, shown.manuscript, article('xishan', { body: paragraphs('机会稍纵即逝。') }));
  await city.harness.runJobs();
  const { rules } = await author.call(listCheckRules, { params: { organization: shown.organization } });
  expect(rules.find(({ rule }) => rule === 'language/wrong-phrase')).toMatchObject({ found: 1, applied: 1 });
});

test('figures of authors are seen by themselves and by who answers for the unit', async () => {
  const params = { organization: (await write(operator, 'wuhua')).organization };
  await checked(await city.as('wuhua', 'operator', 2), faulty);
  const all = await mainLeader.call(checkStatistics, { params, query: {} });
  expect(all.everybody).toBe(true);
  expect(all.authors.length).toBeGreaterThan(1);
  const own = await operator.call(checkStatistics, { params, query: {} });
  expect(own).toMatchObject({ everybody: false, authors: [{ person: operator.person }] });
  expect(own.authors).toHaveLength(1);
  // Units are for who answers for them; rules are for all who write and sign.
  expect(own.units).toEqual([]);
  expect(all.units.map(({ organization }) => organization)).toContain(params.organization);
  const ofRule = own.rules.find(({ rule }) => rule === 'dates/impossible-date');
  expect(ofRule?.found).toBeGreaterThan(3);
  const span = (from: string, to: string) =>
    mainLeader.call(checkStatistics, { params, query: { from, to } });
  const month = city.harness.clock.now().slice(0, 7);
  const now = await span(month, month);
  expect(now.since).toBe(month);
  expect(now.months).toEqual([{ month, found: now.rules.reduce((sum, one) => sum + one.found, 0) }]);
  expect(now.authors.map(({ found }) => found).sort()).toEqual(all.authors.map(({ found }) => found).sort());
  const before = await span('2020-01', '2020-12');
  expect(before).toMatchObject({ rules: [], units: [], months: [], authors: [] });
  const badMonth = await mainLeader.send(checkStatistics, { params, query: { from: '2026-13' } });
  expectRefusal(badMonth, 400, 'request.invalid');
  expectRefusal(await superior.send(checkStatistics, { params, query: {} }), 403, 'access.forbidden');
});

test('an exception ends when who manages the rule book says so, and what it was stays in the list', async () => {
  const shown = await checked(operator, '会议定于1999年2月29日召开。');
  const [found] = ofRule(await read(platformLead, shown.manuscript), 'dates/impossible-date');
  const { exception } = await platformLead.call(checks.setCheckAside, {
    params: { manuscript: shown.manuscript },
    body: { digest: shown.digest ?? '', finding: found?.id ?? '', scope: 'text', reason: '书名' },
  });
  const params = { organization: shown.organization, exception };
  expectRefusal(await platformLead.send(endCheckException, { params }), 403, 'access.forbidden');
  await mainLeader.call(endCheckException, { params });
  expect(ofRule(await read(operator, shown.manuscript), 'dates/impossible-date')[0]?.setAside).toBeNull();
  const { exceptions } = await operator.call(listCheckRules, {
    params: { organization: shown.organization },
  });
  expect(exceptions.find((one) => one.exception === exception)?.ended).not.toBeNull();
});

test('§4 a text is held against the form of each platform that it goes to, once each, and its reading level is said', async () => {
  const long = '为推动基层组织在新的条件下更加深入持久地开展志愿服务活动并提高其规范化水平';
  const channel = (platform: 'wechat' | 'weibo') => ({ channel: demonstrationChannelId('wuhua', platform) });
  const content = article('wuhua', {
    title: `关于${long}的通知`,
    channels: [channel('wechat'), channel('weibo')],
    body: {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: `${`${long}，`.repeat(12)}完。` }] },
        {
          type: 'paragraph',
          content: [
            {
              type: 'text',
              text: '详情见网页',
              marks: [{ type: 'link', attrs: { href: 'https://example.org/a', title: '' } }],
            },
          ],
        },
      ],
    },
  });
  const shown = await write(operator, 'wuhua', content);
  await city.harness.runJobs();
  const report = await read(operator, shown.manuscript);
  expect(ofRule(report, 'platform/lengths')).toMatchObject([
    { field: 'title', severity: 'error', savedOnly: true },
  ]);
  const said = ofRule(report, 'platform/page').map(({ message }) => message.zh);
  expect(said.filter((text) => text.includes('微信公众号'))).toHaveLength(1);
  expect(said.filter((text) => text.includes('新浪微博'))).toHaveLength(1);
  expect(report.reading).toMatchObject({ level: 'hard' });
  expect(report.reading?.clauseLength).toBeGreaterThan(13);
  expect(ofRule(report, 'style/reading-level')).toMatchObject([{ severity: 'advice', savedOnly: false }]);
  // A title of its own for the platform that takes no longer one settles it.
  await revise(operator, shown.manuscript, {
    ...content,
    channels: [{ ...channel('wechat'), title: '志愿服务通知' }, channel('weibo')],
  });
  await city.harness.runJobs();
  expect(ofRule(await read(operator, shown.manuscript), 'platform/lengths')).toEqual([]);
});
