import { standardRules } from '@sanshen/checks/standard-rules';
import { articleOf, Checker } from '@sanshen/checks/text';
import { kindOfRule, type Passage, plant, type Slot, textKinds, unplant } from '@sanshen/domain/practice';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passages } from '../src/modules/practice/passages/index.ts';

const checker = new Checker({ rules: standardRules() });
const loud = (text: string) =>
  checker
    .check(articleOf(text, {}, (line) => (line === 0 ? 'title' : 'body')))
    .filter(({ severity }) => severity !== 'advice');

test('§10 there are at least twelve texts of 300 to 900 characters, with every kind of error that can be planted in a text', () => {
  expect(passages.length).toBeGreaterThanOrEqual(12);
  for (const { id, text } of passages) {
    expect([id, text.length >= 300 && text.length <= 900]).toEqual([id, true]);
  }
  const kinds = new Set(passages.flatMap(({ slots }) => slots.map(({ kind }) => kind)));
  expect([...textKinds].filter((kind) => !kinds.has(kind))).toEqual([]);
  // Six different errors of one exercise never need more than a text has.
  expect(passages.filter(({ slots }) => slots.length < 12).map(({ id }) => id)).toEqual([]);
});

test('§10 the product’s own proofreader finds nothing in a faultless text', () => {
  const found = passages.flatMap(({ id, text }) =>
    loud(text).map(({ rule, text: words }) => `${id} ${rule} ${words}`),
  );
  expect(found).toEqual([]);
});

test('§10 nothing that is planted occurs in the faultless text beside its place', () => {
  const doubled = passages.flatMap(({ id, text, slots }) =>
    slots
      .filter(({ wrong, right }) => !right.includes(wrong) && text.includes(wrong))
      .map(({ wrong }) => `${id} ${wrong}`),
  );
  expect(doubled).toEqual([]);
});

test('§10 every place of every text can be planted and taken out again', () => {
  for (const passage of passages) {
    const planted = plant(passage, { kinds: textKinds, count: 100, seed: 'all' });
    expect(planted.errors).toHaveLength(passage.slots.length);
    expect(unplant(planted)).toBe(passage.text);
  }
});

test('§10 planting in the product’s own texts follows from its seed, stands exactly where it says, and changes nothing else', () => {
  const anyWish = fc.record({
    passage: fc.constantFrom(...passages),
    kinds: fc.uniqueArray(fc.constantFrom(...textKinds), { minLength: 1 }),
    count: fc.integer({ min: 1, max: 12 }),
    seed: fc.string(),
  });
  fc.assert(
    fc.property(anyWish, ({ passage, ...wish }) => {
      const { text, errors } = plant(passage, wish);
      expect(plant(passage, wish)).toEqual({ text, errors });
      // Walks both texts side by side: between the errors they are the same, at the errors they differ.
      let [right, wrong] = [0, 0];
      for (const error of errors) {
        const between = text.slice(wrong, error.start);
        expect(passage.text.slice(right, right + between.length)).toBe(between);
        right += between.length;
        expect(passage.text.slice(right, right + error.right.length)).toBe(error.right);
        expect(text.slice(error.start, error.end)).toBe(error.wrong);
        expect(error.wrong).not.toBe(error.right);
        expect(wish.kinds).toContain(error.kind);
        right += error.right.length;
        wrong = error.end;
      }
      expect(passage.text.slice(right)).toBe(text.slice(wrong));
    }),
    { numRuns: 300 },
  );
});

/** The text with one place planted, and the sentence in which it stands. */
function withOne(passage: Passage, slot: Slot, what: 'right' | 'wrong') {
  const text =
    passage.text.slice(0, slot.start) + slot[what] + passage.text.slice(slot.start + slot.right.length);
  const end = slot.start + slot[what].length;
  const from = Math.max(...['。', '\n'].map((mark) => text.lastIndexOf(mark, slot.start - 1))) + 1;
  const to = Math.min(
    ...['。', '\n'].map((mark) => text.indexOf(mark, end)).map((at) => (at < 0 ? text.length : at)),
  );
  return { text, sentence: text.slice(from, to), start: slot.start - from, end: end - from };
}

const slotsOf = (kind: Slot['kind']) =>
  passages.flatMap((passage) =>
    passage.slots.filter((slot) => slot.kind === kind).map((slot) => ({ passage, slot })),
  );

test('§10 a planted weekday is wrong for its date and the right one is right, in the year that the text names', () => {
  const days = '日一二三四五六';
  for (const { passage, slot } of slotsOf('weekday')) {
    const year = passage.text.slice(0, slot.start).match(/(\d{4})年(?!.*\d{4}年)/su)?.[1];
    expect([passage.id, year]).toEqual([passage.id, expect.stringMatching(/^\d{4}$/u)]);
    const isTrue = (words: string) => {
      const [, month, day, weekday = ''] = words.match(/(\d+)月(\d+)日（星期(.)）/u) ?? [];
      const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
      return date.getUTCDay() === days.indexOf(weekday);
    };
    expect([slot.right, isTrue(slot.right)]).toEqual([slot.right, true]);
    expect([slot.wrong, isTrue(slot.wrong)]).toEqual([slot.wrong, false]);
  }
});

const counts = '零一二三四五六七八九十';

/** Whether some number of a sentence is the sum of numbers that stand beside one another, or a product, with every number of the place taking part. */
function addsUp({ sentence, start, end }: ReturnType<typeof withOne>): boolean {
  const numbers = [...sentence.matchAll(/\d+|[二三四五六](?=个组别)/gu)].map(({ 0: word, index }) => ({
    value: counts.includes(word) ? counts.indexOf(word) : Number(word),
    own: index >= start && index < end,
  }));
  const all = (used: readonly number[]) => numbers.every(({ own }, index) => !own || used.includes(index));
  return numbers.some(({ value: total }, at) =>
    numbers.some((_, from) =>
      numbers.some((_, to) => {
        if (to <= from || (at >= from && at <= to)) return false;
        const used = Array.from({ length: to - from + 1 }, (_, index) => from + index);
        const values = used.map((index) => numbers[index]?.value ?? 0);
        const sum = values.reduce((a, b) => a + b, 0);
        const product = values.reduce((a, b) => a * b, 1);
        return (sum === total || product === total) && all([at, ...used]);
      }),
    ),
  );
}

test('§10 a planted sum adds up in no way, and the right one does', () => {
  for (const { passage, slot } of slotsOf('sum')) {
    expect([passage.id, addsUp(withOne(passage, slot, 'right'))]).toEqual([passage.id, true]);
    expect([passage.id, addsUp(withOne(passage, slot, 'wrong'))]).toEqual([passage.id, false]);
  }
  // Two of them in one text could make each other right again.
  for (const kind of ['sum', 'weekday'] as const) {
    const ids = slotsOf(kind).map(({ passage }) => passage.id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('§10 what is planted of a kind that the proofreader is sure of, it finds; no text is right again by accident', () => {
  const sure = { weekday: 0.9, clickbait: 1, secrecy: 0.7, wrongCharacter: 0.8, punctuation: 0.5 } as const;
  const shares = Object.entries(sure).map(([kind, least]) => {
    // Keys of the table above.
    const all = slotsOf(kind as keyof typeof sure);
    const seen = all.filter(({ passage, slot }) => {
      const { text } = withOne(passage, slot, 'wrong');
      const [start, end] = [slot.start - 2, slot.start + slot.wrong.length + 2];
      return checker
        .check(articleOf(text, {}, (line) => (line === 0 ? 'title' : 'body')))
        .some((one) => one.start < end && one.end > start);
    });
    return { kind, share: seen.length / all.length, least };
  });
  expect(shares.filter(({ share, least }) => share < least)).toEqual([]);
});

test('§10 the kinds that are planted are those of the product’s own proofreader', () => {
  const known = new Set(standardRules().map(({ id }) => kindOfRule(id)));
  // A register of leaders is each organisation's own, and its rules come with it; 的地得 are found by the rules of spelling.
  for (const rule of ['register/name-order', 'register/name-title']) known.add(kindOfRule(rule));
  expect(textKinds.filter((kind) => kind !== 'particle' && !known.has(kind))).toEqual([]);
});
