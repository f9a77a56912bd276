import {
  brandId,
  type Digest,
  instant,
  type ManuscriptId,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import {
  decideQuestion,
  evolveQuestion,
  fingerprintOf,
  isSettled,
  likenessOf,
  type Question,
  type QuestionCommand,
  type QuestionEvent,
  type QuestionFacts,
  type QuestionId,
  type QuestionRefusal,
  questionRefusals,
} from '@sanshen/domain/questions';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const now = instant('2026-11-23T01:00:00.000Z');
const here = brandId<OrganizationId>('here');
const there = brandId<OrganizationId>('there');
const text = brandId<Digest>(`sha256:${'a'.repeat(64)}`);
const manuscript = brandId<ManuscriptId>('m1');

function person(id: string): PersonSnapshot {
  const office = null;
  return { person: brandId<PersonId>(id), name: id, office, organization: here, acting: false };
}
const writer = person('writer');
const second = person('second');

const came: QuestionEvent = {
  kind: 'received',
  question: brandId<QuestionId>('q1'),
  root: here,
  organization: here,
  source: 'form',
  questionKind: 'work',
  message: null,
  text,
  dueAt: instant('2026-11-26T01:00:00.000Z'),
  by: null,
  at: now,
};

const facts: QuestionFacts = {
  now,
  by: writer,
  approver: true,
  receiver: false,
  assigneeInside: true,
  sameTree: true,
  hasPage: true,
  manuscriptPublic: false,
  lead: null,
  leadsOthers: false,
};

type Step = QuestionCommand & { readonly as?: Partial<QuestionFacts> };

/** The question after some steps; throws the refusal of the first that is refused. */
function after(...steps: readonly Step[]): Question {
  return steps.reduce(
    (question, { as = {}, ...command }) => {
      const decision = decideQuestion(question, command as QuestionCommand, { ...facts, ...as });
      if (!decision.ok) throw new Error(decision.refusal);
      return decision.events.reduce(evolveQuestion, question);
    },
    evolveQuestion(null, came),
  );
}

const bySecond = { by: second };
const draft: Step = { kind: 'draftAnswer', answer: 'a1', way: 'page', text, manuscript: null };
const approve: Step = { kind: 'approveAnswer', answer: 'a1', as: bySecond };
const notice: Step = { kind: 'noticeDistress', signs: ['selfHarm.wish'], decideWithinMinutes: 30 };
const decide: Step = { kind: 'decideDistress', danger: true, note: null };
const hand: Step = { kind: 'askHandover', to: there, reason: text, acceptWithinHours: 24 };
const accept: Step = { kind: 'acceptHandover', as: { receiver: true } };
const close: Step = { kind: 'close', reason: 'noAnswerNeeded' };
const lead = evolveQuestion(null, { ...came, question: brandId<QuestionId>('q0') });
const merge: Step = { kind: 'merge', as: { lead } };
const fromMessage: QuestionEvent = { ...came, source: 'comment', message: 'p1' };

/** What is refused, and why. */
const refused: readonly (readonly [QuestionRefusal, string, readonly Step[], Step])[] = [
  [
    'questions.ownAnswer',
    'the writer approves his own answer',
    [draft],
    { kind: 'approveAnswer', answer: 'a1' },
  ],
  [
    'questions.notApprover',
    'without one of the offices',
    [draft],
    { ...approve, as: { by: second, approver: false } },
  ],
  ['questions.answerChanged', 'an answer that was changed', [draft, { ...draft, answer: 'a2' }], approve],
  ['questions.noAnswer', 'approving nothing', [], approve],
  ['questions.distressOpen', 'approving before anybody decided on distress', [draft, notice], approve],
  ['questions.distressOpen', 'closing before anybody decided on distress', [notice], close],
  ['questions.distressOpen', 'handing over somebody in danger', [notice], hand],
  ['questions.distressOpen', 'grouping somebody in danger', [notice], merge],
  [
    'questions.distressOpen',
    'taking back what somebody has to look at first',
    [notice],
    { kind: 'withdraw' },
  ],
  ['questions.noDistress', 'deciding twice', [notice, decide], decide],
  ['questions.notReceiver', 'accepting a handover for another office', [hand], { kind: 'acceptHandover' }],
  ['questions.handoverPending', 'handing over twice', [hand], hand],
  ['questions.noHandover', 'accepting what was taken back', [hand, { kind: 'withdrawHandover' }], accept],
  ['questions.handoverElsewhere', 'to the same office', [], { ...hand, to: here } as Step],
  ['questions.handoverElsewhere', 'out of the tree', [], { ...hand, as: { sameTree: false } }],
  ['questions.answerPending', 'accepting while an answer waits', [hand, draft], accept],
  [
    'questions.answerPending',
    'writing over an approved answer',
    [{ ...draft, way: 'byHand' }, approve],
    draft,
  ],
  [
    'questions.assigneeOutside',
    'giving it to somebody elsewhere',
    [],
    { kind: 'assign', to: second, as: { assigneeInside: false } },
  ],
  ['questions.replyImpossible', 'a reply to who left no message', [], { ...draft, way: 'reply' }],
  ['questions.pageImpossible', 'a page for who has no code', [], { ...draft, as: { hasPage: false } }],
  ['questions.manuscriptMissing', 'a manuscript without one', [], { ...draft, way: 'manuscript' }],
  [
    'questions.manuscriptNotPublic',
    'a manuscript that is not public',
    [{ ...draft, way: 'manuscript', manuscript }, approve],
    { kind: 'confirmAnswered' },
  ],
  ['questions.settled', 'closing what is answered', [draft, approve], close],
  ['questions.notSettled', 'opening what is open', [], { kind: 'reopen' }],
  ['questions.grouped', 'answering a grouped one', [merge], draft],
  ['questions.notGrouped', 'parting what is in no group', [], { kind: 'separate' }],
  ['questions.leadUnsuitable', 'grouping with nothing', [], { kind: 'merge' }],
  [
    'questions.leadUnsuitable',
    'grouping one that leads others',
    [],
    { ...merge, as: { lead, leadsOthers: true } },
  ],
  ['questions.ratingClosed', 'rating before an answer', [], { kind: 'rate', rating: 'fair' }],
  [
    'questions.ratingClosed',
    'rating twice',
    [draft, approve, { kind: 'rate', rating: 'fair' }],
    { kind: 'rate', rating: 'fair' },
  ],
  [
    'questions.purged',
    'opening what was deleted',
    [close, { kind: 'purge', why: 'retention' }],
    { kind: 'reopen' },
  ],
];

describe('§2 a question', () => {
  test.each(refused)('refuses with %s: %s', (code, _, before, step) => {
    expect(() => after(...before, step)).toThrow(code);
  });

  test('every refusal of the heart stands in this table', () => {
    const listed = new Set<string>(refused.map(([code]) => code));
    expect(Object.keys(questionRefusals).filter((code) => !listed.has(code))).toEqual([]);
  });

  test('is answered on its own page as soon as a second person has approved', () => {
    const answered = after(draft, approve);
    expect(answered.state).toBe('answered');
    expect(answered.answer?.approved?.by).toEqual(second);
  });

  test('stays with the first office until another accepts, and keeps its deadline', () => {
    expect(after(hand).organization).toBe(here);
    const moved = after({ kind: 'assign', to: writer }, hand, accept);
    expect([moved.organization, moved.assignee, moved.dueAt]).toEqual([there, null, came.dueAt]);
    expect(after(hand, { kind: 'declineHandover', reason: text, as: { receiver: true } }).organization).toBe(
      here,
    );
    expect(after(hand, draft, approve).state).toBe('answered');
  });

  test('gains no time by another name', () => {
    const late = { ...facts, now: instant('2026-11-25T01:00:00.000Z') };
    expect(after({ kind: 'setKind', questionKind: 'study', dueHours: 48, as: late }).dueAt).toBe(
      '2026-11-25T01:00:00.000Z',
    );
  });

  test('is not answered by a reply before the platform took it', () => {
    const reply = { ...draft, way: 'reply' } as const;
    const start = evolveQuestion(null, fromMessage);
    const play = (steps: readonly Step[]) =>
      steps.reduce((question, { as = {}, ...command }) => {
        const decision = decideQuestion(question, command as QuestionCommand, { ...facts, ...as });
        if (!decision.ok) throw new Error(decision.refusal);
        return decision.events.reduce(evolveQuestion, question);
      }, start);
    const sent: readonly Step[] = [reply, approve, { kind: 'passOn', action: 'x' }];
    expect(play(sent).state).toBe('approved');
    expect(play([...sent, { kind: 'noteDone', action: 'another' }]).state).toBe('approved');
    expect(play([...sent, { kind: 'noteDone', action: 'x' }]).state).toBe('answered');
    expect(play([...sent, { kind: 'noteFailed', action: 'x' }]).state).toBe('open');
  });

  test('is answered with the one that it repeats', () => {
    const answeredLead = { ...lead, state: 'answered' } as const;
    expect(after(merge, { kind: 'followLead', as: { lead } }).state).toBe('open');
    expect(after(merge, { kind: 'followLead', as: { lead: answeredLead } }).state).toBe('answered');
    expect(after(merge, { kind: 'separate' }).lead).toBeNull();
  });

  const anyStep: fc.Arbitrary<Step> = fc
    .record({
      command: fc.constantFrom<Step>(
        draft,
        { ...draft, way: 'byHand' },
        { ...draft, way: 'manuscript', manuscript },
        approve,
        { kind: 'approveAnswer', answer: 'a1' },
        { kind: 'returnAnswer', answer: 'a1', reason: text },
        { kind: 'confirmAnswered' },
        notice,
        decide,
        hand,
        { kind: 'acceptHandover' },
        { kind: 'declineHandover', reason: text },
        { kind: 'withdrawHandover' },
        close,
        { kind: 'reopen' },
        merge,
        { kind: 'separate' },
        { kind: 'followLead', as: { lead: { ...lead, state: 'answered' } } },
        { kind: 'rate', rating: 'satisfied' },
        { kind: 'purge', why: 'asker' },
        { kind: 'setKind', questionKind: 'study', dueHours: 1 },
      ),
      by: fc.constantFrom(writer, second),
      approver: fc.boolean(),
      receiver: fc.boolean(),
      manuscriptPublic: fc.boolean(),
    })
    .map(({ command, ...as }) => ({ ...command, as: { ...as, ...command.as } }));

  test('whatever happens: a second person approved every answer, distress was decided on, and one office is responsible', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 14 }), (steps) => {
        let question = evolveQuestion(null, came);
        for (const { as = {}, ...command } of steps) {
          const before = question;
          const decision = decideQuestion(question, command as QuestionCommand, { ...facts, ...as });
          if (!decision.ok) continue;
          question = decision.events.reduce(evolveQuestion, question);
          const { answer, state, lead: group } = question;
          if (state === 'answered' && group === null) {
            expect(answer?.approved).not.toBeNull();
            expect(answer?.approved?.by.person).not.toBe(answer?.by.person);
          }
          // A sign that comes after the answer cannot have waited for it.
          if (isSettled(question) && !isSettled(before)) expect(question.distress?.decided).not.toBeNull();
          if (question.organization !== before.organization) {
            expect([before.handover?.to, as.receiver]).toEqual([question.organization, true]);
          }
          expect(isSettled(question)).toBe(question.settledAt !== null);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('near-duplicates', () => {
  const one = '请问青年人才公寓怎么申请？需要哪些材料';
  test.each([
    [one, '你好，青年人才公寓怎么申请，需要什么材料呢', true],
    [one, '青年人才公寓申请需要哪些材料？', true],
    [one, '入团需要哪些材料', false],
    [one, '周末的志愿服务在哪里报名', false],
  ])('%s and %s', (first, other, alike) => {
    expect(likenessOf(first, other) >= 0.45).toBe(alike);
    const shared = fingerprintOf(first).filter((key) => fingerprintOf(other).includes(key));
    if (alike) expect(shared.length).toBeGreaterThan(0);
  });

  test('likeness is the same either way, one with itself, and fingerprints are a text’s own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (first, other) => {
        expect(likenessOf(first, other)).toBe(likenessOf(other, first));
        expect(fingerprintOf(first)).toEqual(fingerprintOf(first));
        for (const key of fingerprintOf(first)) expect(key).toBeLessThan(2 ** 31);
      }),
      { numRuns: 100 },
    );
  });
});
