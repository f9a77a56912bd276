import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PublicMessageId } from '../src/conversations/index.ts';
import {
  type Act,
  type ActCommand,
  type ActEvent,
  type ActId,
  type ActWish,
  type AskFacts,
  accountStanding,
  actNeeds,
  applyAct,
  applyStanding,
  askForAct,
  decideAct,
  fillTemplate,
  matchTemplate,
  proposeStanding,
  type Standing,
  type StandingCandidate,
  type StandingId,
  type StandingTerms,
  spamGrounds,
  stepStanding,
  type Template,
  templateFault,
} from '../src/interaction/index.ts';
import {
  addHours,
  brandId,
  type ChannelId,
  type Digest,
  instant,
  type OrganizationId,
  type PersonId,
} from '../src/kernel/index.ts';
import type { Office, PersonSnapshot } from '../src/organization/index.ts';
import { type InteractionRule, interactionActions } from '../src/policy/index.ts';

const now = instant('2026-11-23T02:00:00.000Z');
const organization = brandId<OrganizationId>('yangzonghai');
const channel = brandId<ChannelId>('channel');
const words = brandId<Digest>(`sha256:${'a'.repeat(64)}`);
const who = (name: string): PersonSnapshot => ({
  person: brandId<PersonId>(name),
  name,
  office: null,
  organization,
  acting: false,
});
const rule: InteractionRule = {
  id: 'reply',
  clause: '§6',
  name: { zh: '回复', en: 'reply' },
  approveBy: [{ offices: [brandId<Office>('platformLead')], scope: 'own' }],
  approvals: 1,
  standing: { maxPerDay: 5, validDays: 30 },
};
const reply: ActWish = {
  id: brandId<ActId>('act'),
  root: organization,
  organization,
  channel,
  action: 'reply',
  target: { kind: 'message', message: brandId<PublicMessageId>('m') },
  reason: null,
  words,
  hasText: true,
  hasUrl: false,
};
const facts: AskFacts = {
  now,
  by: who('operator'),
  rule,
  policy: words,
  hidingReasons: ['spam', 'abuse'],
  frozen: false,
  runs: true,
  targetKind: 'comment',
  targetThere: true,
  account: null,
  pending: false,
  errorsInText: 0,
  candidates: [],
  spam: [],
};
const hide: ActWish = { ...reply, action: 'hideComment', hasText: false, reason: 'spam' };

function kinds(decision: ReturnType<typeof askForAct>): string {
  return 'refusal' in decision ? decision.refusal : decision.events.map(({ kind }) => kind).join(' ');
}

function askedAct(wish: ActWish = reply, more: Partial<AskFacts> = {}): Act {
  const decision = askForAct(wish, { ...facts, ...more });
  if ('refusal' in decision) throw new Error(decision.refusal);
  const act = decision.events.reduce<Act | null>(applyAct, null);
  if (act === null) throw new Error('nothing happened');
  return act;
}

function after(act: Act, ...commands: readonly ActCommand[]): Act | string {
  let state = act;
  for (const command of commands) {
    const decision = decideAct(state, command, now);
    if ('refusal' in decision) return decision.refusal;
    state = decision.events.reduce<Act>(applyAct, state);
  }
  return state;
}

const terms: StandingTerms = {
  action: 'reply',
  channel: null,
  name: '感谢留言',
  template: {
    text: '感谢留言，{topic}请见{link}。',
    variables: [
      { name: 'topic', kind: 'words', max: 12 },
      { name: 'link', kind: 'link', prefixes: ['https://www.example.org/'] },
    ],
  },
  perHour: 2,
  perDay: 4,
  validTo: addHours(now, 24 * 10),
  owner: brandId<PersonId>('lead'),
};
const standingId = brandId<StandingId>('standing');

function granted(change: Partial<StandingTerms> = {}): Standing {
  const word = { by: who('operator'), at: now };
  const wish = { id: standingId, root: organization, organization, terms: { ...terms, ...change } };
  const proposed = proposeStanding(wish, rule, word);
  if ('refusal' in proposed) throw new Error(proposed.refusal);
  const first = applyStanding(null, proposed.event);
  const step = stepStanding(first, 'grant', { by: who('lead'), at: now }, true);
  if ('refusal' in step) throw new Error(step.refusal);
  return applyStanding(first, step.event);
}
const use = { lastHour: 0, today: 0, todayOnChannel: 0 };
const candidate: StandingCandidate = { standing: granted(), use, fitsTemplate: true, accountListed: null };

describe('§6 asking for an act', () => {
  test.each<[string, Partial<ActWish>, Partial<AskFacts>]>([
    ['asked', {}, {}],
    ['interaction.actionNotAllowed', {}, { rule: null }],
    ['interaction.frozen', {}, { frozen: true }],
    ['interaction.channelNotRunning', {}, { runs: false }],
    ['interaction.targetWrong', {}, { targetKind: 'message' }],
    ['interaction.targetWrong', {}, { targetKind: null }],
    ['interaction.targetWrong', { action: 'like', hasText: false }, { targetKind: 'account' }],
    ['interaction.messageGone', {}, { targetThere: false }],
    ['interaction.textMissing', { hasText: false }, {}],
    ['interaction.textNotTaken', { action: 'elect' }, {}],
    ['interaction.alreadyAsked', {}, { pending: true }],
    [
      'interaction.targetForbidden',
      { action: 'follow', hasText: false },
      { targetKind: 'account', account: 'forbidden' },
    ],
    [
      'interaction.targetImpersonates',
      { action: 'follow', hasText: false },
      { targetKind: 'account', account: 'impersonates' },
    ],
    ['asked', { action: 'unfollow', hasText: false }, { targetKind: 'account', account: 'impersonates' }],
    ['interaction.reasonMissing', { ...hide, reason: null }, {}],
    ['interaction.reasonNotListed', { ...hide, reason: 'criticism' }, {}],
    ['asked', { ...hide, reason: 'abuse' }, {}],
    // A freeze adds nothing, but what breaks the law is still taken away.
    ['asked', { ...hide, reason: 'abuse' }, { frozen: true }],
  ])('answers %s (case %#)', (expected, wish, more) => {
    expect(kinds(askForAct({ ...reply, ...wish }, { ...facts, ...more }))).toBe(expected);
  });

  test('hiding needs a second person unless a rule proves the spam', () => {
    const spam = spamGrounds('兼职刷单日结三百，加微信 abc12345');
    expect(kinds(askForAct(hide, { ...facts, spam }))).toBe('asked approved');
    expect(kinds(askForAct({ ...hide, reason: 'abuse' }, { ...facts, spam }))).toBe('asked');
    expect(kinds(askForAct(hide, facts))).toBe('asked');
    // Not even a standing approval hides.
    const standing = granted();
    const covering = {
      ...candidate,
      standing: { ...standing, terms: { ...terms, action: 'hideComment' as const } },
    };
    expect(kinds(askForAct(hide, { ...facts, candidates: [covering] }))).toBe('asked');
  });

  test('what an action is done to and whether it has a text is said for every action', () => {
    expect(Object.keys(actNeeds).sort()).toEqual([...interactionActions].sort());
  });
});

describe('§6 the lighter procedure', () => {
  test('nobody approves his own request, nobody counts twice, and the rule book counts', () => {
    const two = askedAct(reply, { rule: { ...rule, approvals: 2 } });
    const approve = (name: string, entitled = true): ActCommand => ({
      kind: 'approve',
      by: who(name),
      entitled,
    });
    expect(after(two, approve('operator'))).toBe('interaction.ownRequest');
    expect(after(two, approve('stranger', false))).toBe('interaction.notEntitled');
    expect(after(two, approve('lead'), approve('lead'))).toBe('interaction.alreadyApproved');
    expect(after(two, approve('lead'))).toMatchObject({ status: 'asked' });
    expect(after(two, approve('lead'), approve('chief'))).toMatchObject({
      status: 'approved',
      via: 'people',
    });
    expect(after(two, { kind: 'withdraw', by: who('lead') })).toBe('interaction.notYours');
    expect(after(two, { kind: 'withdraw', by: who('operator') })).toMatchObject({ status: 'withdrawn' });
  });

  test('one call at most: what has begun never begins again, and what is unknown is only looked up', () => {
    const approved = after(askedAct(), { kind: 'approve', by: who('lead'), entitled: true });
    if (typeof approved === 'string') throw new Error(approved);
    const begin: ActCommand = { kind: 'begin', frozen: false };
    expect(after(approved, begin)).toMatchObject({ status: 'doing' });
    expect(after(approved, begin, begin)).toBe('interaction.wrongStatus');
    const unknown: ActCommand = { kind: 'answer', outcome: 'unknown', code: 'lost' };
    expect(after(approved, begin, unknown, begin)).toBe('interaction.wrongStatus');
    expect(after(approved, begin, unknown, { kind: 'answer', outcome: 'done', code: null })).toMatchObject({
      status: 'done',
    });
    expect(after(approved, { kind: 'begin', frozen: true })).toMatchObject({
      status: 'failed',
      closed: { code: 'interaction.frozen' },
    });
  });

  test('a step by hand is done only with evidence', () => {
    const byHand = after(
      askedAct(),
      { kind: 'approve', by: who('lead'), entitled: true },
      { kind: 'answer', outcome: 'byHand', code: null },
    );
    if (typeof byHand === 'string') throw new Error(byHand);
    const record = (evidence: Digest | null): ActCommand => ({
      kind: 'record',
      by: who('operator'),
      outcome: 'done',
      evidence,
    });
    expect(after(byHand, record(null))).toBe('interaction.evidenceMissing');
    expect(after(byHand, record(words))).toMatchObject({ status: 'done', evidence: words });
  });

  test('whatever is commanded in whatever order: never approved by who asked, never begun twice, never done unapproved', () => {
    const people = ['operator', 'lead', 'chief'];
    const command = fc.oneof(
      fc.record({
        kind: fc.constantFrom('approve' as const, 'refuse' as const),
        by: fc.constantFrom(...people.map(who)),
        entitled: fc.boolean(),
      }),
      fc.record({ kind: fc.constant('withdraw' as const), by: fc.constantFrom(...people.map(who)) }),
      fc.record({ kind: fc.constant('begin' as const), frozen: fc.boolean() }),
      fc.record({
        kind: fc.constant('answer' as const),
        outcome: fc.constantFrom('done' as const, 'failed' as const, 'unknown' as const, 'byHand' as const),
        code: fc.constant(null),
      }),
      fc.record({
        kind: fc.constant('record' as const),
        by: fc.constantFrom(...people.map(who)),
        outcome: fc.constantFrom('done' as const, 'failed' as const),
        evidence: fc.constantFrom(null, words),
      }),
    );
    fc.assert(
      fc.property(
        fc.array(command, { maxLength: 14 }),
        fc.integer({ min: 1, max: 3 }),
        (commands, approvals) => {
          let act = askedAct(reply, { rule: { ...rule, approvals } });
          const events: ActEvent[] = [];
          for (const one of commands) {
            const decision = decideAct(act, one, now);
            if ('refusal' in decision) continue;
            events.push(...decision.events);
            act = decision.events.reduce<Act>(applyAct, act);
          }
          const approvers = act.approvals.map(({ by }) => by.person);
          expect(approvers).not.toContain(act.asked.by.person);
          expect(new Set(approvers).size).toBe(approvers.length);
          expect(events.filter(({ kind }) => kind === 'begun').length).toBeLessThanOrEqual(1);
          if (['doing', 'done', 'unknown', 'byHand'].includes(act.status)) {
            expect(approvers.length).toBeGreaterThanOrEqual(approvals);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('§6 standing approvals', () => {
  const covers = (change: Partial<StandingCandidate>, more: Partial<AskFacts> = {}) =>
    kinds(askForAct(reply, { ...facts, candidates: [{ ...candidate, ...change }], ...more })) ===
    'asked approved';

  test('covers what it names and nothing else', () => {
    expect(covers({})).toBe(true);
    expect(covers({ fitsTemplate: false })).toBe(false);
    expect(covers({ accountListed: false })).toBe(false);
    expect(covers({ use: { ...use, lastHour: 2 } })).toBe(false);
    expect(covers({ use: { ...use, today: 4 } })).toBe(false);
    expect(covers({ use: { ...use, todayOnChannel: 5 } })).toBe(false);
    expect(covers({}, { now: terms.validTo })).toBe(false);
    expect(covers({}, { by: who('lead') })).toBe(false);
    expect(covers({}, { errorsInText: 1 })).toBe(false);
    expect(covers({}, { rule: { ...rule, standing: null } })).toBe(false);
    expect(covers({ standing: granted({ channel: brandId<ChannelId>('another') }) })).toBe(false);
  });

  test('is no wider than the rule book, and who proposed it does not grant it', () => {
    const propose = (change: Partial<StandingTerms>, by: InteractionRule | null = rule) => {
      const wish = { id: standingId, root: organization, organization, terms: { ...terms, ...change } };
      const decided = proposeStanding(wish, by, { by: who('operator'), at: now });
      return 'refusal' in decided ? decided.refusal : decided.event.kind;
    };
    expect(propose({})).toBe('standingProposed');
    expect(propose({ perDay: 6 })).toBe('interaction.standingTooMany');
    expect(propose({ perHour: 5 })).toBe('interaction.standingTooMany');
    expect(propose({ validTo: addHours(now, 31 * 24) })).toBe('interaction.standingTooLong');
    expect(propose({}, null)).toBe('interaction.actionNotAllowed');
    expect(propose({}, { ...rule, standing: null })).toBe('interaction.standingNotAllowed');
    expect(propose({ template: { text: '{a}', variables: [] } })).toBe('interaction.templateWrong');
    const before = { ...granted(), status: 'proposed' as const, granted: [] };
    const grant = (name: string, entitled: boolean) => {
      const decided = stepStanding(before, 'grant', { by: who(name), at: now }, entitled);
      return 'refusal' in decided ? decided.refusal : decided.event.kind;
    };
    expect(grant('operator', true)).toBe('interaction.ownRequest');
    expect(grant('other', false)).toBe('interaction.notEntitled');
    expect(grant('lead', true)).toBe('standingGranted');
  });
});

describe('§6 templates', () => {
  const template: Template = terms.template ?? { text: '', variables: [] };

  test('a text matches only as a filling', () => {
    const link = 'https://www.example.org/a';
    expect(matchTemplate(template, `感谢留言，入团流程请见${link}。`)).toEqual({ topic: '入团流程', link });
    expect(matchTemplate(template, `感谢留言，入团流程请见${link}。另有一事`)).toBeNull();
    expect(matchTemplate(template, '感谢留言，加微信12345678请见https://www.example.org/a。')).toBeNull();
    expect(matchTemplate(template, '感谢留言，入团请见https://evil.example.com/。')).toBeNull();
  });

  test('whatever fills it matches it, and is read back', () => {
    const topic = fc.stringMatching(/^[入团志愿青年报名流程]{1,12}$/);
    const link = fc.stringMatching(/^[a-z0-9]{0,20}$/).map((path) => `https://www.example.org/${path}`);
    fc.assert(
      fc.property(fc.record({ topic, link }), (values) => {
        const text = fillTemplate(template, values);
        expect(text).not.toBeNull();
        expect(fillTemplate(template, matchTemplate(template, text ?? '') ?? {})).toBe(text);
      }),
    );
  });

  test.each<[string | null, Template]>([
    [null, { text: '谢谢', variables: [] }],
    ['empty', { text: '{a}', variables: [{ name: 'a', kind: 'number' }] }],
    ['unknownVariable', { text: '谢谢{a}', variables: [] }],
    ['unusedVariable', { text: '谢谢', variables: [{ name: 'a', kind: 'number' }] }],
    ['repeated', { text: '谢{a}谢{a}', variables: [{ name: 'a', kind: 'number' }] }],
    ['variableWrong', { text: '谢{a}', variables: [{ name: 'a', kind: 'words', max: 400 }] }],
    ['variableWrong', { text: '谢{a}', variables: [{ name: 'a', kind: 'link', prefixes: ['https://'] }] }],
  ])('says %s', (fault, wrong) => expect(templateFault(wrong)).toBe(fault));

  test('a hostile text costs little', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const text = `${names.map((name) => `{${name}}的`).join('')}尾`;
    const variables = names.map((name) => ({ name, kind: 'words' as const, max: 40 }));
    expect(matchTemplate({ text, variables }, '的'.repeat(600))).toBeNull();
  });
});

describe('§6 spam by rule', () => {
  test.each([
    ['兼职刷单，日结300，加微信 hello888', 'spam/jobs'],
    ['网贷秒批无抵押 点 https://loan.example.com/x', 'spam/loans'],
    ['官方开奖包赢，vx：lucky888', 'spam/gambling'],
    ['代写论文包过，加QQ 12345678', 'spam/sales'],
  ])('%s', (text, expected) => {
    expect(spamGrounds(text).map(({ rule: id }) => id)).toContain(expected);
  });

  test.each([
    '你们办事效率太低了，材料交了三个月没有人管！',
    '什么破活动，完全是形式主义，差评差评差评',
    '退钱！退钱！退钱！',
    '兼职岗位在哪里报名？',
    '团费为什么涨了，请公开账目',
    '垃圾公众号，取关了',
    '我在网上看到有人刷单被骗，你们怎么不提醒',
    '加我微信说清楚，这事没完',
  ])('criticism is never spam: %s', (text) => expect(spamGrounds(text)).toEqual([]));
});

describe('§6 accounts that pass themselves off as ours', () => {
  const own = [{ name: '阳宗海共青团（演示）', handle: 'yzh-league' }];
  test.each([
    ['yzh-league', 'allowed'],
    ['@YZH-League', 'allowed'],
    ['yzh-1eague', 'impersonates'],
    ['阳宗海共青团官方', 'impersonates'],
    ['阳宗海 共青团', 'impersonates'],
    ['某大学团委', 'unlisted'],
    ['city-league', 'allowed'],
    ['bad-account', 'forbidden'],
  ])('%s is %s', (handle, expected) => {
    expect(accountStanding(handle, { allowed: ['city-league'], forbidden: ['bad-account'] }, own)).toBe(
      expected,
    );
  });
});
