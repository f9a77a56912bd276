import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  brandId,
  type Digest,
  type FindingId,
  instant,
  type ManuscriptId,
  type OrganizationId,
  type PersonId,
} from '../src/kernel/index.ts';
import type { PersonSnapshot } from '../src/organization/index.ts';
import {
  addScores,
  bearsOnErrors,
  emptyTrail,
  followTrail,
  kindOfRule,
  plant,
  practiceKinds,
  readPassage,
  realScores,
  scorePractice,
  textKinds,
  toLearn,
  unplant,
  weakestKinds,
} from '../src/practice/index.ts';
import type { ReviewEvent, SignOff } from '../src/review/index.ts';

const passage = readPassage(
  'small',
  '⟦会议召开｜震惊！会议召开｜clickbait⟧\n6月5日（⟦星期五｜星期四｜weekday⟧），会议⟦部署｜布署｜wrongCharacter⟧工作，⟦扎实地｜扎实的｜particle⟧推进，共⟦12｜22｜sum⟧件，⟦再接再厉｜再接再励｜wrongCharacter⟧。',
);
const wish = { kinds: [...textKinds], count: 6, seed: 's' };

describe('§10 a passage with places for errors', () => {
  test('is the faultless text, with every place where it stands', () => {
    expect(passage.text).toBe('会议召开\n6月5日（星期五），会议部署工作，扎实地推进，共12件，再接再厉。');
    for (const { start, right } of passage.slots) {
      expect(passage.text.slice(start, start + right.length)).toBe(right);
    }
  });

  test.each(['⟦甲｜甲｜sum⟧', '⟦｜甲｜sum⟧', '⟦甲｜｜sum⟧', '⟦甲｜乙｜nobody⟧', '⟦甲｜乙'])(
    'that plants nothing is refused: %s',
    (text) => {
      expect(() => readPassage('bad', text)).toThrow(TypeError);
    },
  );
});

describe('§10 planting', () => {
  const anyWish = fc.record({
    kinds: fc.uniqueArray(fc.constantFrom(...textKinds), { minLength: 1 }),
    count: fc.integer({ min: 1, max: 10 }),
    seed: fc.string(),
  });

  test('plants exactly what it says, where it says, of the kinds asked for, and nothing else changes', () => {
    fc.assert(
      fc.property(anyWish, (asked) => {
        const planted = plant(passage, asked);
        expect(unplant(planted)).toBe(passage.text);
        expect(planted.errors.length).toBe(
          Math.min(asked.count, passage.slots.filter(({ kind }) => asked.kinds.includes(kind)).length),
        );
        let end = 0;
        for (const error of planted.errors) {
          expect(error.start).toBeGreaterThanOrEqual(end);
          expect(planted.text.slice(error.start, error.end)).toBe(error.wrong);
          expect(asked.kinds).toContain(error.kind);
          end = error.end;
        }
      }),
    );
  });

  test('follows from its seed alone, and another seed plants otherwise', () => {
    expect(plant(passage, { ...wish, count: 3 })).toEqual(plant(passage, { ...wish, count: 3 }));
    const texts = new Set(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => plant(passage, { ...wish, count: 2, seed }).text),
    );
    expect(texts.size).toBeGreaterThan(2);
  });

  test('spreads over the kinds before it takes a second of one', () => {
    const { errors } = plant(passage, { ...wish, count: 5 });
    expect(new Set(errors.map(({ kind }) => kind)).size).toBe(5);
  });
});

describe('§10 the score', () => {
  const planted = plant(passage, wish);
  const accuse = (index: number, more: { kind?: 'sum'; correction?: string } = {}) => {
    const { start, end } = planted.errors[index] ?? { start: 0, end: 0 };
    return { start, end, kind: more.kind ?? null, correction: more.correction ?? null };
  };

  test('of who marks exactly what was planted is full, whatever was planted', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 6 }), (seed, count) => {
        const one = plant(passage, { ...wish, seed, count });
        const marks = one.errors.map(({ start, end, kind, right }) => ({
          start,
          end,
          kind,
          correction: right,
        }));
        const score = scorePractice(one, marks);
        expect(score).toMatchObject({
          planted: count,
          found: count,
          falseAlarms: 0,
          kindsNamed: count,
          corrected: count,
        });
      }),
    );
  });

  test('counts an error once, a place without error as a false alarm, and half a page marked as nothing found', () => {
    const nothing = {
      start: planted.text.length - 1,
      end: planted.text.length,
      kind: null,
      correction: null,
    };
    const all = { start: 0, end: planted.text.length, kind: null, correction: null };
    const score = scorePractice(planted, [accuse(0), accuse(0), nothing, all]);
    expect(score).toMatchObject({ planted: 6, found: 1, falseAlarms: 2, falseIndices: [2, 3] });
  });

  test('takes one touched character of the error for the error, and a correction only where it gives the right text', () => {
    const index = planted.errors.findIndex(({ wrong }) => wrong === '再接再励');
    const error = planted.errors[index];
    if (error === undefined) throw new Error('not planted');
    const touched = { start: error.end - 1, end: error.end, kind: null };
    expect(scorePractice(planted, [{ ...touched, correction: '厉' }])).toMatchObject({
      found: 1,
      corrected: 1,
    });
    expect(scorePractice(planted, [{ ...touched, correction: '历' }])).toMatchObject({
      found: 1,
      corrected: 0,
    });
  });

  test('counts pictures: the wrong mark found, the right one accused', () => {
    const tasks = [{ fault: null }, { fault: 'starTurned' }, { fault: 'starMissing' }];
    const score = scorePractice({ text: '', errors: [] }, [], { tasks, accused: [0, 1, 1] });
    expect(score).toMatchObject({ planted: 2, found: 1, falseAlarms: 1 });
    expect(score.byKind).toEqual([{ kind: 'mark', planted: 2, found: 1 }]);
  });
});

describe('§10 what is practised next', () => {
  test('is what was missed most; what was hardly met comes before what is known', () => {
    const history = addScores([
      [
        { kind: 'sum', planted: 6, found: 0 },
        { kind: 'weekday', planted: 8, found: 8 },
      ],
      [{ kind: 'sum', planted: 2, found: 0 }],
    ]);
    expect(history).toEqual([
      { kind: 'weekday', planted: 8, found: 8 },
      { kind: 'sum', planted: 8, found: 0 },
    ]);
    const next = weakestKinds(history);
    expect(next[0]).toBe('sum');
    expect(next.at(-1)).toBe('weekday');
    expect(next).toHaveLength(practiceKinds.length);
  });

  test('takes practice and errors of real work together, names three kinds at most, and none that was never missed', () => {
    const real = realScores([
      { kind: 'punctuation', caught: 1, passed: 5 },
      { kind: 'sum', caught: 4, passed: 0 },
      { kind: null, caught: 0, passed: 9 },
    ]);
    const practised = [
      { kind: 'sum', planted: 2, found: 2 },
      { kind: 'weekday', planted: 4, found: 3 },
      { kind: 'particle', planted: 4, found: 1 },
      { kind: 'secrecy', planted: 3, found: 0 },
    ] as const;
    expect(toLearn(addScores([practised, real]))).toEqual([
      { kind: 'secrecy', planted: 3, found: 0 },
      { kind: 'punctuation', planted: 6, found: 1 },
      { kind: 'particle', planted: 4, found: 1 },
    ]);
    expect(toLearn(addScores([[{ kind: 'sum', planted: 9, found: 9 }]]))).toEqual([]);
  });

  test.each([
    ['spelling/sure', 'wrongCharacter'],
    ['secrecy/phone-number', 'personalData'],
    ['register/name-order', 'leaderOrder'],
    ['marks/nationalFlag', 'mark'],
    ['links/bad-link', null],
    ['person', null],
    ['person/sum', 'sum'],
    ['person/nobody', null],
  ] as const)('counts the findings of %s as %s', (rule, kind) => {
    expect(kindOfRule(rule)).toBe(kind);
  });
});

describe('§10 catches in real work', () => {
  const person = (id: string): PersonSnapshot => ({
    person: brandId<PersonId>(id),
    name: id,
    office: null,
    organization: null,
    acting: false,
  });
  const at = instant('2026-11-23T02:00:00.000Z');
  const digest = (id: string) => brandId<Digest>(`sha256:${id}`);
  const follow = (events: readonly ReviewEvent[]) =>
    events.reduce((trail, event) => followTrail(trail, event, at), emptyTrail);
  const created: ReviewEvent = {
    kind: 'created',
    manuscript: brandId<ManuscriptId>('m'),
    organization: brandId<OrganizationId>('o'),
    author: person('author'),
  };
  const revised = (number: number, by: string, stage: string | null): ReviewEvent => ({
    kind: 'revised',
    at,
    revision: number,
    previous: number === 1 ? null : digest(String(number - 1)),
    // Only the digest of a revision's facts bears on errors.
    facts: { digest: digest(String(number)) } as Extract<ReviewEvent, { kind: 'revised' }>['facts'],
    editor: person(by),
    stage,
    seat: stage,
    reason: '',
  });
  const entered = (stage: string): ReviewEvent => ({
    kind: 'stageEntered',
    stage,
    stageIndex: 0,
    roster: null,
    dueAt: at,
  });
  const signed = (
    by: string,
    stage: string,
    text: number,
    duty: SignOff['duty'] = 'review',
  ): ReviewEvent => ({
    kind: 'signedOff',
    signOff: {
      ...{ stage, seat: stage, duty, signer: person(by), digest: digest(String(text)), round: 1, at },
      ...{ opinion: '', paper: null, carriedFrom: null },
    },
  });
  const noted = (id: string, by: string, rule = 'person'): ReviewEvent => ({
    kind: 'findingNoted',
    ...{ finding: brandId<FindingId>(id), severity: 'error', rule, text: '', place: null, by: person(by) },
  });
  const ruled = (id: string, ruling: 'accepted' | 'overruled'): ReviewEvent => ({
    kind: 'findingRuled',
    ...{ finding: brandId<FindingId>(id), ruling, reason: '', by: person('x') },
  });
  const begun = [created, revised(1, 'author', null), entered('first')];

  test('an error that the second stage finds was passed by who signed the first on this very text, once for review and proofread', () => {
    const trail = follow([
      ...begun,
      signed('ann', 'first', 1),
      signed('ann', 'first', 1, 'proofread'),
      entered('second'),
      noted('f', 'ben', 'dates/weekday-mismatch'),
      ruled('f', 'accepted'),
    ]);
    expect(trail.errors).toEqual([
      {
        ...{ id: 'f', kind: 'weekday', rule: 'dates/weekday-mismatch', caughtBy: 'ben', where: 'second', at },
        ...{ digest: digest('1'), passed: [{ person: 'ann', stage: 'first' }], confirmed: true },
      },
    ]);
  });

  test('what was overruled, or whose ruling was taken back, counts for nobody', () => {
    const trail = follow([
      ...begun,
      noted('f', 'ben'),
      ruled('f', 'overruled'),
      noted('g', 'ben'),
      ruled('g', 'accepted'),
    ]);
    expect(trail.errors.map(({ confirmed }) => confirmed)).toEqual([false, true]);
    const back: ReviewEvent = { kind: 'rulingTakenBack', finding: brandId<FindingId>('g'), by: person('x') };
    expect(followTrail(trail, back, at).errors.map(({ confirmed }) => confirmed)).toEqual([false, false]);
  });

  test('who signed an earlier text has not passed an error of a later one', () => {
    const trail = follow([
      ...begun,
      signed('ann', 'first', 1),
      revised(2, 'author', null),
      noted('f', 'ben'),
      ruled('f', 'accepted'),
    ]);
    expect(trail.errors[0]?.passed).toEqual([]);
  });

  test('a correction of what was noted on this text is the end of that error and no further one', () => {
    const trail = follow([
      ...begun,
      entered('second'),
      noted('f', 'ben'),
      ruled('f', 'accepted'),
      revised(2, 'ben', 'second'),
    ]);
    expect(trail.errors.map(({ id }) => id)).toEqual(['f']);
  });

  test('a correction from a seat is an error found there; one of the author before the release is not', () => {
    const trail = follow([
      ...begun,
      signed('ann', 'first', 1),
      entered('second'),
      revised(2, 'ben', 'second'),
      revised(3, 'author', null),
    ]);
    expect(trail.errors).toMatchObject([
      { id: 'revision:2', kind: null, caughtBy: 'ben', passed: [{ person: 'ann' }], confirmed: true },
    ]);
  });

  test('what is put right after the release was passed by everybody who signed', () => {
    const release = { kind: 'released', release: {} } as unknown as ReviewEvent;
    const trail = follow([
      ...begun,
      signed('ann', 'first', 1),
      entered('second'),
      signed('ben', 'second', 1),
      release,
      revised(2, 'author', null),
    ]);
    expect(trail.errors).toMatchObject([
      { caughtBy: null, where: 'released', passed: [{ person: 'ann' }, { person: 'ben' }] },
    ]);
    expect(bearsOnErrors(revised(2, 'author', null), true)).toBe(true);
    expect(bearsOnErrors(revised(2, 'author', null), false)).toBe(false);
  });
});
