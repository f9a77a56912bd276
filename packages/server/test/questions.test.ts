import { createManuscript } from '@sanshen/contract/content';
import { proposeIdea, readIdea } from '@sanshen/contract/planning-ideas';
import {
  actOnQuestion,
  digestSources,
  listQuestions,
  makeDigest,
  questionsOfManuscript,
  readFigures,
  readQuestion,
  recordQuestion,
  showContact,
  urgentQuestions,
} from '@sanshen/contract/questions';
import type { QuestionStep } from '@sanshen/contract/questions-schemas';
import { emptyContent } from '@sanshen/domain/content';
import { addHours } from '@sanshen/domain/kernel';
import { describe, expect, test } from 'vitest';
import { chaseQuestions } from '../src/modules/questions/chase.ts';
import { rewrapAll } from '../src/platform/sealed-columns.ts';
import type { Caller } from './harness.ts';
import { organizationIn, startCity } from './organization-support.ts';

const city = await startCity();
const { harness } = city;
const wuhua = organizationIn('wuhua');
const panlong = organizationIn('panlong');
const operator = await city.as('wuhua', 'operator', 1);
const lead = await city.as('wuhua', 'platformLead');
const cityLead = await city.as('kunming', 'deputySecretaryPublicity');
const neighbour = await city.as('panlong', 'operator', 1);
const text = '请问青年人才公寓怎么申请，需要哪些材料？';

async function take(changes: { text?: string; contact?: string; kind?: string } = {}): Promise<string> {
  const { question } = await operator.call(recordQuestion, {
    params: { organization: wuhua },
    body: { source: 'phone', kind: 'policy', text, ...changes },
  });
  return question;
}

async function code(caller: Caller, question: string, body: QuestionStep): Promise<string> {
  const answer = await caller.send(actOnQuestion, { params: { question }, body });
  return answer.statusCode < 300 ? 'ok' : answer.json().code;
}

const read = (question: string, caller = operator) => caller.call(readQuestion, { params: { question } });
const list = (view: 'open' | 'mine' | 'toUs' | 'settled' | 'all', caller = operator, organization = wuhua) =>
  caller.call(listQuestions, { params: { organization }, query: { view } });

async function answered(question: string, words = '凭学历证书和劳动合同在线申请。'): Promise<void> {
  const draft = { step: 'draftAnswer', way: 'byHand', text: words, manuscript: null } as const;
  expect(await code(operator, question, draft)).toBe('ok');
  const { answer } = await read(question);
  expect(await code(lead, question, { step: 'approveAnswer', answer: answer?.answer ?? '' })).toBe('ok');
  expect(await code(operator, question, { step: 'confirmAnswered' })).toBe('ok');
}

const told = (kind: string) =>
  harness.db
    .selectFrom('notification')
    .select(['person_id', 'details'])
    .where('kind', '=', kind as 'questionOverdue')
    .execute();

describe('§2 a question of a young person', () => {
  test('is taken down, given to somebody, answered by one and let out by another', async () => {
    const question = await take();
    expect((await read(question)).state).toBe('open');
    expect(await code(operator, question, { step: 'assign', to: operator.person })).toBe('ok');
    expect((await list('mine')).items.map((line) => line.question)).toContain(question);
    const draft = {
      step: 'draftAnswer',
      way: 'byHand',
      text: '凭学历证书在线申请。',
      manuscript: null,
    } as const;
    expect(await code(operator, question, draft)).toBe('ok');
    const { answer } = await read(question);
    const approve = { step: 'approveAnswer', answer: answer?.answer ?? '' } as const;
    expect(await code(operator, question, approve)).toBe('questions.ownAnswer');
    expect(await code(lead, question, approve)).toBe('ok');
    expect(await code(lead, question, { step: 'confirmAnswered' })).toBe('ok');
    const shown = await read(question);
    expect([shown.state, shown.answer?.text]).toEqual(['answered', '凭学历证书在线申请。']);
    expect((await list('settled')).items[0]?.question).toBe(question);
  });

  test('is not let out by its writer, whatever office he holds', async () => {
    const question = await take();
    await lead.call(actOnQuestion, {
      params: { question },
      body: { step: 'draftAnswer', way: 'byHand', text: '答复内容', manuscript: null },
    });
    const { answer } = await read(question);
    expect(await code(lead, question, { step: 'approveAnswer', answer: answer?.answer ?? '' })).toBe(
      'questions.ownAnswer',
    );
  });

  test('is handed over only when the other office accepts, and is read there only from then on in full right', async () => {
    const question = await take();
    const ask = { step: 'askHandover', to: panlong, reason: '属盘龙区辖区' } as const;
    expect((await neighbour.send(readQuestion, { params: { question } })).statusCode).toBe(404);
    expect(await code(operator, question, ask)).toBe('ok');
    expect((await list('toUs', neighbour, panlong)).items.map((line) => line.question)).toEqual([question]);
    expect((await read(question)).organization).toBe(wuhua);
    expect(await code(neighbour, question, { step: 'close', reason: 'spam' })).toBe('access.forbidden');
    expect(await code(operator, question, { step: 'acceptHandover' })).toBe('questions.notReceiver');
    expect(await code(neighbour, question, { step: 'acceptHandover' })).toBe('ok');
    expect((await read(question, neighbour)).organization).toBe(panlong);
    expect((await operator.send(readQuestion, { params: { question } })).statusCode).toBe(404);
  });

  test('that repeats another is proposed, grouped by a person, and answered with it', async () => {
    const first = await take({ text: '团员证丢了怎么补办？要带什么材料' });
    const again = await take({ text: '请问团员证丢了怎么补办，要带什么材料' });
    const { alike } = await read(again);
    expect(alike.map((one) => one.question)).toEqual([first]);
    expect(await code(operator, again, { step: 'merge', lead: first })).toBe('ok');
    expect((await list('open')).items.map((line) => line.question)).not.toContain(again);
    await answered(first);
    expect((await read(again)).state).toBe('answered');
  });

  test('can become an idea of its own office, and of no other; what was written in distress cannot', async () => {
    const propose = async (caller: Caller, organization: string, question: string) => {
      const origin = { kind: 'question', id: question } as const;
      const body = { title: '公寓申请一图看懂', topic: 'service', origin };
      const answer = await caller.send(proposeIdea, { params: { organization }, body });
      return answer.statusCode === 201 ? (answer.json().idea as string) : answer.json().code;
    };
    const question = await take();
    expect(await propose(neighbour, panlong, question)).toBe('planning.originUnknown');
    const idea = await propose(operator, wuhua, question);
    expect((await operator.call(readIdea, { params: { idea } })).origin).toEqual({
      kind: 'question',
      id: question,
    });
    const distressed = await take({ text: '我不想活了，没人帮我', kind: 'feelings' });
    expect(await propose(operator, wuhua, distressed)).toBe('planning.originUnknown');
    expect(
      await code(operator, distressed, { step: 'decideDistress', danger: false, note: '已电话核实' }),
    ).toBe('ok');
  });

  test('that a manuscript answers is named on the page of the manuscript to those who deal with questions, without a word of it', async () => {
    const write = async (caller: Caller, organization: string) =>
      (await caller.call(createManuscript, { body: { organization, content: emptyContent } })).manuscript;
    const manuscript = await write(operator, wuhua);
    const question = await take();
    const draft = (linked: string) =>
      code(operator, question, {
        step: 'draftAnswer',
        way: 'manuscript',
        text: '详见稿件。',
        manuscript: linked,
      });
    // Nobody learns of a manuscript of others by naming it, and nothing that is none is taken.
    expect(await draft(await write(neighbour, panlong))).toBe('request.notFound');
    expect(await draft('00000000-0000-4000-8000-000000000000')).toBe('request.notFound');
    expect(await draft(manuscript)).toBe('ok');
    const params = { manuscript };
    const shown = await operator.call(questionsOfManuscript, { params });
    expect(shown).toMatchObject({ answers: 1, items: [{ question, state: 'answering' }] });
    expect(JSON.stringify(shown)).not.toContain('公寓');
    expect((await neighbour.send(questionsOfManuscript, { params })).statusCode).toBe(404);
    const { answer } = await read(question);
    expect(await code(lead, question, { step: 'approveAnswer', answer: answer?.answer ?? '' })).toBe('ok');
    expect(await code(operator, question, { step: 'confirmAnswered' })).toBe('questions.manuscriptNotPublic');
  });

  test('counts for the superior in figures, without a word of it', async () => {
    const query = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' };
    const answer = await cityLead.call(readFigures, {
      params: { organization: organizationIn('kunming') },
      query,
    });
    const row = answer.below.find((one) => one.organization === wuhua);
    expect(row?.answered).toBeGreaterThan(1);
    expect(row?.medianHours).toBe(0);
    expect(row?.answerRate).toBeGreaterThan(0);
    expect(JSON.stringify(answer)).not.toContain('公寓');
    expect((await cityLead.send(listQuestions, { params: { organization: wuhua } })).statusCode).toBe(403);
  });

  test('that was answered goes into a digest after personal data is out and a person has confirmed each', async () => {
    const question = await take({ text: '我叫李小明，手机13800138000，租房补贴怎么领？' });
    await answered(question, '租房补贴在政务服务平台申请。');
    const { items } = await operator.call(digestSources, { params: { organization: wuhua } });
    const item = items.find((one) => one.question === question);
    expect(item?.asked).not.toMatch(/李小明|13800138000/);
    expect(item?.masked.map((one) => one.text)).toEqual(expect.arrayContaining(['李小明', '13800138000']));
    const body = (asked: string) => ({
      title: '你问我答',
      items: [{ question, asked, answer: item?.answer ?? '', confirmed: true as const, keep: [] }],
    });
    const refused = await operator.send(makeDigest, {
      params: { organization: wuhua },
      body: body('手机13800138000，租房补贴怎么领？'),
    });
    expect(refused.json().code).toBe('questions.personalDataLeft');
    const made = await operator.call(makeDigest, {
      params: { organization: wuhua },
      body: body('租房补贴怎么领？'),
    });
    const { phase } = await harness.db
      .selectFrom('manuscript')
      .select('phase')
      .where('manuscript_id', '=', made.manuscript as never)
      .executeTakeFirstOrThrow();
    expect(phase).toBe('drafting');
  });
});

describe('§2 signs of distress', () => {
  test('are shown at once to who is on duty, with help and the local rule, and nothing is sent to anybody', async () => {
    const jobs = async () => (await harness.db.selectFrom('interaction_act').selectAll().execute()).length;
    const before = await jobs();
    const question = await take({ text: '我不想活了，谁都帮不了我', kind: 'feelings' });
    const people = (await told('questionDistress')).filter(({ details }) =>
      JSON.stringify(details).includes(question),
    );
    expect(people.map((row) => row.person_id)).toEqual(
      expect.arrayContaining([operator.person, lead.person]),
    );
    expect(JSON.stringify(people)).not.toContain('不想活');
    const { urgent, help } = await list('mine');
    expect(urgent.map((line) => line.question)).toContain(question);
    expect(help.contacts.map(({ contact }) => contact)).toEqual(
      expect.arrayContaining(['110', '120', '12355', '12356']),
    );
    const shown = await read(question);
    expect(shown.signs.map(({ rule }) => rule)).toContain('selfHarm.wish');
    expect((await operator.call(urgentQuestions, {})).items.map((one) => one.question)).toContain(question);
    for (const step of [
      { step: 'close', reason: 'spam' },
      { step: 'askHandover', to: panlong, reason: '转' },
    ] as const) {
      expect(await code(operator, question, step)).toBe('questions.distressOpen');
    }
    await harness.runJobs();
    expect(await jobs()).toBe(before);
    expect(
      await code(operator, question, { step: 'decideDistress', danger: true, note: '已电话联系本人和家人' }),
    ).toBe('ok');
    expect((await read(question)).distressState?.decided?.note).toBe('已电话联系本人和家人');
    expect((await list('open')).urgent.map((line) => line.question)).not.toContain(question);
  });

  test('that nobody decides on in time are told to the superior too', async () => {
    const question = await take({ text: '同学被他们堵在厕所打了，天天欺负我，救命' });
    harness.clock.set(addHours(harness.clock.now(), 0.6));
    await chaseQuestions(harness.context);
    const people = (await told('questionDistressWaits')).filter(({ details }) =>
      JSON.stringify(details).includes(question),
    );
    expect(people.map((row) => row.person_id)).toContain(cityLead.person);
  });
});

describe('least data', () => {
  test('contacts are sealed, every look is recorded, and another master key reaches them', async () => {
    const question = await take({ contact: '微信 kunming_reader_77' });
    const { rows } = await harness.db
      .selectFrom('question_contact')
      .select('sealed')
      .execute()
      .then((all) => ({ rows: all }));
    expect(rows.some(({ sealed }) => sealed.includes('kunming_reader_77'))).toBe(false);
    expect(JSON.stringify(await read(question))).not.toContain('kunming_reader_77');
    expect(await operator.call(showContact, { params: { question } })).toEqual({
      contact: '微信 kunming_reader_77',
    });
    expect((await read(question)).history.map(({ kind }) => kind)).toContain('contactShown');
    expect((await rewrapAll(harness.db, harness.context.vault)).secrets).toBeGreaterThan(0);
  });
});

// Last, because no session outlives its clock.
describe('§2 a handover', () => {
  test('that was offered to another office which says nothing is chased in both, and not again at once', async () => {
    const start = harness.clock.now();
    const question = await take();
    expect(await code(operator, question, { step: 'askHandover', to: panlong, reason: '属盘龙区辖区' })).toBe(
      'ok',
    );
    const toldOf = async () =>
      (await told('questionHandoverWaits'))
        .filter(({ details }) => JSON.stringify(details).includes(question))
        .map((row) => row.person_id);
    harness.clock.set(addHours(start, 23));
    await chaseQuestions(harness.context);
    expect(await toldOf()).toEqual([]);
    harness.clock.set(addHours(start, 25));
    await chaseQuestions(harness.context);
    const people = await toldOf();
    expect(people).toEqual(expect.arrayContaining([operator.person, neighbour.person]));
    await chaseQuestions(harness.context);
    expect(await toldOf()).toHaveLength(people.length);
    // The clock has outlived the session.
    const again = await city.as('panlong', 'operator', 1);
    expect(await code(again, question, { step: 'declineHandover', reason: '不属本区' })).toBe('ok');
    harness.clock.set(addHours(start, 60));
    await chaseQuestions(harness.context);
    expect(await toldOf()).toHaveLength(people.length);
  });
});
