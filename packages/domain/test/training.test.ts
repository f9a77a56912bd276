import type { Instant, PersonId } from '@sanshen/domain/kernel';
import {
  type Answer,
  type Attempt,
  type BlueprintLine,
  beginRefusal,
  drawSheet,
  type Examination,
  type Item,
  type ItemContent,
  type ItemId,
  inTime,
  itemFaults,
  type PoolItem,
  readPage,
  settleMarks,
  shareRight,
  statisticsOf,
} from '@sanshen/domain/training';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const at = (text: string) => `2026-${text}.000Z` as Instant;
const now = at('03-01T08:00:00');

describe('§10 marking by rule', () => {
  const single: ItemContent = { kind: 'single', options: ['a', 'b', 'c'], right: 1 };
  const multiple: ItemContent = { kind: 'multiple', options: ['a', 'b', 'c', 'd'], right: [0, 2, 3] };
  const fill: ItemContent = { kind: 'fill', blanks: [['三', '3'], ['必须']] };
  const rows: readonly (readonly [string, ItemContent, Answer | null, number | null])[] = [
    ['the right option', single, { kind: 'single', choice: 1 }, 1],
    ['another option', single, { kind: 'single', choice: 0 }, 0],
    ['no answer', single, null, 0],
    ['an answer of another kind', single, { kind: 'judge', verdict: true }, 0],
    ['all of several', multiple, { kind: 'multiple', choices: [3, 0, 2] }, 1],
    ['some of several', multiple, { kind: 'multiple', choices: [0] }, 0.5],
    ['some with a wrong one', multiple, { kind: 'multiple', choices: [0, 1] }, 0],
    ['none of several', multiple, { kind: 'multiple', choices: [] }, 0],
    ['a right verdict', { kind: 'judge', right: false }, { kind: 'judge', verdict: false }, 1],
    ['both blanks, in full width', fill, { kind: 'fill', texts: ['３', ' 必须 '] }, 1],
    ['one blank of two', fill, { kind: 'fill', texts: ['三', '必需'] }, 0.5],
    ['empty blanks', fill, { kind: 'fill', texts: ['', ''] }, 0],
    ['a free answer', { kind: 'free', guide: 'g' }, { kind: 'free', text: '说明' }, null],
    ['an empty free answer', { kind: 'free', guide: 'g' }, { kind: 'free', text: ' ' }, 0],
  ];
  test.each(rows)('%s', (_, content, answer, share) => {
    expect(shareRight(content, answer)).toBe(share);
  });

  // 「我们布署近500余名」: 布署 → 部署, 近500余名 → 近500名/500余名
  const page = '我们布署近500余名。';
  const errors = [
    { start: 2, end: 4, right: ['部署'], why: '' },
    { start: 4, end: 10, right: ['近500名', '500余名'], why: '' },
  ];
  const marks: readonly (readonly [string, Parameters<typeof readPage>[2], number])[] = [
    ['everything found and mended', [mark(2, 4, '部署'), mark(4, 10, '500余名')], 1],
    ['mended with more around it', [mark(0, 4, '我们部署'), mark(4, 10, '近５００名')], 1],
    ['mended by a narrower mark', [mark(2, 3, '部'), mark(8, 9, '')], 1],
    ['both in one mark', [mark(0, 10, '我们部署500余名')], 1],
    ['one of both in one mark', [mark(2, 10, '部署近500余名')], 0.75],
    ['found only', [mark(2, 4, ''), mark(4, 10, '数百名')], 0.5],
    ['one of two', [mark(2, 4, '部署')], 0.5],
    ['one found and one false mark', [mark(2, 4, ''), mark(0, 2, '他们')], 0],
    ['everything marked in pieces gains nothing', pieces(page), 0],
    ['nothing', [], 0],
  ];
  test.each(marks)('a page: %s', (_, given, share) => {
    expect(readPage(page, errors, given).share).toBeCloseTo(share);
  });

  test('a page: a stop that stands wrong counts as an error of its own', () => {
    const quoted = '他说“好”。';
    const stop = [{ start: 4, end: 6, right: ['。”'], why: '' }];
    expect(readPage(quoted, stop, [mark(4, 6, '”。')]).corrected).toBe(0);
    expect(readPage(quoted, stop, [mark(4, 6, '。”')]).corrected).toBe(1);
  });

  test('shares are never under 0 or over 1, whatever is marked', () => {
    const any = fc.record({
      start: fc.nat(9),
      length: fc.integer({ min: 1, max: 10 }),
      correction: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (given) => {
        const { share } = readPage(
          page,
          errors,
          given.map(({ start, length, correction }) => ({ start, end: start + length, correction })),
        );
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});

function mark(start: number, end: number, correction: string) {
  return { start, end, correction };
}

/** A mark on every character, as who hopes to hit something. */
function pieces(text: string) {
  return [...text].map((_, index) => mark(index, index + 1, 'x'));
}

describe('§10 free answers', () => {
  const given = (...points: number[]) => points.map((one, index) => ({ marker: `m${index}`, points: one }));
  test.each([
    [[], 'first', null],
    [[5], 'second', null],
    [[5, 7], null, 6],
    [[5, 9], 'third', null],
    [[5, 9, 6], null, 5.5],
    [[5, 9, 8], null, 8.5],
    [[5, 9, 7], null, 7],
    [[0, 10, 10], null, 10],
  ] as const)('marks %j', (points, waits, settled) => {
    const result = settleMarks(given(...points), 10, 0.2);
    expect(result).toEqual(
      waits === null ? { kind: 'settled', points: settled } : { kind: 'waits', for: waits },
    );
  });
});

const pool = (count: number, more: Partial<PoolItem> = {}): PoolItem[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `i${String(index).padStart(3, '0')}${more.topic ?? ''}` as ItemId,
    version: 1,
    kind: 'single',
    topic: '§1',
    difficulty: 1,
    options: 4,
    ...more,
  }));
const line = (more: Partial<BlueprintLine> = {}): BlueprintLine => ({
  kind: 'single',
  topic: null,
  difficulty: null,
  count: 5,
  points: 2,
  ...more,
});

describe('§10 papers drawn by blueprint', () => {
  test('the same seed draws the same sheet, another another, with options in another order', () => {
    const seeds = (order: string) => ({ questions: order, order });
    const draw = (order: string) => drawSheet([line({ count: 8 })], pool(40), seeds(order));
    expect(draw('甲')).toEqual(draw('甲'));
    expect(draw('甲')).not.toEqual(draw('乙'));
    expect(drawSheet([line({ count: 8 })], pool(40).toReversed(), seeds('甲'))).toEqual(draw('甲'));
  });

  test('with one seed for questions and two for their order, two people have the same questions', () => {
    const items = (order: string) => {
      const drawn = drawSheet([line({ count: 8 })], pool(40), { questions: 'all', order });
      return 'sheet' in drawn ? drawn.sheet.map(({ item }) => item) : [];
    };
    expect(items('a')).not.toEqual(items('b'));
    expect(items('a').toSorted()).toEqual(items('b').toSorted());
  });

  test('a line that takes anything leaves to a narrow one what only that can use', () => {
    const two = [...pool(5), ...pool(2, { topic: '§5' })];
    for (let seed = 0; seed < 30; seed += 1) {
      const drawn = drawSheet([line({ count: 5 }), line({ topic: '§5', count: 2 })], two, {
        questions: `${seed}`,
        order: '',
      });
      expect('sheet' in drawn && new Set(drawn.sheet.map(({ item }) => item)).size).toBe(7);
    }
  });

  describe('from a bank of 60 questions, 2,000 sheets', () => {
    const bank = [
      ...pool(20, { topic: '§5' }),
      ...pool(20, { topic: '§9', difficulty: 2 }),
      ...pool(20, { topic: '§2', kind: 'judge', options: 0 }),
    ];
    const blueprint = [
      line({ topic: '§5', count: 4 }),
      line({ count: 6 }),
      line({ kind: 'judge', count: 5 }),
    ];
    const sheets = Array.from({ length: 2000 }, (_, taker) => {
      const seed = `an examination, taker ${taker}`;
      const drawn = drawSheet(blueprint, bank, { questions: seed, order: seed });
      return 'sheet' in drawn ? drawn.sheet : [];
    });
    /** How far counts are from being the same: Pearson's χ². */
    const spread = (counts: readonly number[], cells: number) => {
      const expected = counts.reduce((sum, one) => sum + one, 0) / cells;
      const empty = (cells - counts.length) * expected;
      return counts.reduce((sum, one) => sum + (one - expected) ** 2 / expected, empty);
    };
    const countBy = (keys: readonly string[]) => {
      const found = new Map<string, number>();
      for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
      return [...found.values()];
    };
    // χ² that one in a thousand fair draws exceeds, for 19 and 23 degrees of freedom.
    const [most20, most24] = [43.8, 49.7];

    test('every sheet is what the blueprint says, without a question twice', () => {
      const topicOf = new Map(bank.map(({ id, topic }) => [id, topic]));
      for (const sheet of sheets) {
        expect(new Set(sheet.map(({ item }) => item)).size).toBe(15);
        expect(sheet.filter(({ kind }) => kind === 'judge')).toHaveLength(5);
        const early = sheet.filter(({ item }) => topicOf.get(item) === '§5').length;
        expect(early).toBeGreaterThanOrEqual(4);
      }
    });

    test.each(['§5', '§9', '§2'] as const)('questions about %s are drawn equally often', (topic) => {
      const ids = new Set(bank.filter((one) => one.topic === topic).map(({ id }) => id));
      const drawn = sheets.flat().filter(({ item }) => ids.has(item));
      expect(spread(countBy(drawn.map(({ item }) => item)), 20)).toBeLessThan(most20);
    });

    test('none stands first more often than others of its kind, and options come in every order equally often', () => {
      const first = sheets.flatMap((sheet) => sheet.find(({ kind }) => kind === 'judge')?.item ?? []);
      expect(spread(countBy(first), 20)).toBeLessThan(most20);
      const orders = sheets.flatMap(([one]) => (one === undefined ? [] : [one.options.join()]));
      expect(spread(countBy(orders), 24)).toBeLessThan(most24);
    });

    test('neighbours have no more questions in common than chance gives them', () => {
      const judges = sheets.map(
        (sheet) => new Set(sheet.filter(({ kind }) => kind === 'judge').map(({ item }) => item)),
      );
      const shared = judges
        .slice(1)
        .map((mine, index) => [...mine].filter((one) => judges[index]?.has(one) === true).length);
      // Five of twenty drawn twice have 1.25 in common on average.
      expect(shared.reduce((sum, one) => sum + one, 0) / shared.length).toBeCloseTo(1.25, 1);
    });
  });

  test('what is lacking is said by line', () => {
    const drawn = drawSheet([line({ count: 3 }), line({ kind: 'free', count: 2 })], pool(3), {
      questions: '',
      order: '',
    });
    expect(drawn).toEqual({ short: [{ line: 1, lacks: 2 }] });
  });
});

describe('§10 sittings', () => {
  const examination = {
    ...{ opensAt: at('03-01T00:00:00'), closesAt: at('03-10T00:00:00'), minutes: 60, passScore: 80 },
    ...{ attempts: 2, retakeAfterHours: 24, cancelledAt: null, setBy: { person: 'setter' } },
  } as unknown as Examination;
  const taker = { person: 'p' as PersonId, invited: true, earlier: [] as Attempt[] };
  const sitting = (more: Partial<Attempt>) =>
    ({ status: 'marked', passed: false, submittedAt: at('02-28T00:00:00'), ...more }) as Attempt;
  test.each([
    ['may begin', {}, now, null],
    ['is not invited', { invited: false }, now, 'training.notInvited'],
    ['set it himself', { person: 'setter' as PersonId }, now, 'training.ownExamination'],
    ['is too early', {}, at('02-01T00:00:00'), 'training.notYetOpen'],
    ['is too late', {}, at('03-10T00:00:00'), 'training.examinationOver'],
    ['has passed', { earlier: [sitting({ passed: true })] }, now, 'training.passedAlready'],
    ['waits for marks', { earlier: [sitting({ status: 'submitted' })] }, now, 'training.waitBeforeRetake'],
    ['failed yesterday', { earlier: [sitting({})] }, now, null],
    [
      'failed an hour ago',
      { earlier: [sitting({ submittedAt: at('03-01T07:00:00') })] },
      now,
      'training.waitBeforeRetake',
    ],
    ['failed twice', { earlier: [sitting({}), sitting({})] }, now, 'training.noAttemptLeft'],
  ] as const)('who %s', (_, more, time, refusal) => {
    expect(
      beginRefusal(
        examination,
        { ...taker, ...more, earlier: [...('earlier' in more ? more.earlier : [])] },
        time,
      ),
    ).toBe(refusal);
  });

  test('an answer that was given in time is taken within the grace, one given later is not', () => {
    const attempt = { status: 'begun', endsAt: at('03-01T09:00:00') } as const;
    const given = at('03-01T08:59:59');
    expect(inTime(attempt, given, at('03-01T08:59:59'))).toBe(true);
    expect(inTime(attempt, given, at('03-01T09:04:59'))).toBe(true);
    expect(inTime(attempt, given, at('03-01T09:05:01'))).toBe(false);
    expect(inTime(attempt, at('03-01T09:00:01'), at('03-01T09:01:00'))).toBe(false);
    expect(inTime({ ...attempt, status: 'submitted' }, given, given)).toBe(false);
  });
});

test('§10 statistics: what the best answer and the worst do not has high discrimination', () => {
  const good = Array.from({ length: 20 }, (_, index) => ({ share: index < 10 ? 0 : 1, score: index * 5 }));
  expect(statisticsOf(good)).toEqual({ answered: 20, facility: 0.5, discrimination: 1 });
  expect(statisticsOf(good.map(({ score }) => ({ share: 1, score }))).discrimination).toBe(0);
  expect(statisticsOf(good.slice(0, 5))).toEqual({ answered: 5, facility: 0, discrimination: null });
});

test('§10 a question that cannot be asked is told from one that can', () => {
  const item = (content: ItemContent, stem = '题干'): Item => ({
    ...{ stem, topic: '§1', difficulty: 1, explanation: '', content },
  });
  const page = '错误文字';
  expect(itemFaults(item({ kind: 'single', options: ['a', 'a'], right: 0 }))).toEqual(['options']);
  expect(itemFaults(item({ kind: 'single', options: ['a', 'b'], right: 2 }))).toEqual(['right']);
  expect(itemFaults(item({ kind: 'multiple', options: ['a', 'b'], right: [1] }))).toEqual(['right']);
  expect(itemFaults(item({ kind: 'fill', blanks: [['三']] }, '没有空'))).toEqual(['blanks']);
  expect(itemFaults(item({ kind: 'fill', blanks: [['三']] }, '有____空'))).toEqual([]);
  const error = { start: 0, end: 2, right: ['正确'], why: '' };
  expect(itemFaults(item({ kind: 'proofreading', page, errors: [error] }))).toEqual([]);
  expect(itemFaults(item({ kind: 'proofreading', page, errors: [{ ...error, right: ['错误'] }] }))).toEqual([
    'errors',
  ]);
  expect(itemFaults(item({ kind: 'proofreading', page, errors: [error, { ...error, start: 1 }] }))).toEqual([
    'errorsOverlap',
  ]);
});
