import { describe, expect, test } from 'vitest';
import { batch, emptyQueue, put, settle } from '../src/features/training/answer-queue.ts';
import { paragraphsOf, toggle, unbroken } from '../src/features/training/page-marks.ts';

describe('§10 answers on their way', () => {
  const judge = (verdict: boolean) => ({ kind: 'judge', verdict }) as const;

  test('an answer that was changed while it was sent is sent again', () => {
    const first = put(emptyQueue, 3, judge(true), 1000);
    const [sent] = batch(first);
    const changed = put(first, 3, judge(false), 1001);
    const settled = settle(changed, { saved: [{ position: 3, sequence: sent?.sequence ?? 0 }], late: [] });
    expect(batch(settled)).toMatchObject([{ position: 3, answer: judge(false) }]);
    const done = settle(settled, { saved: [{ position: 3, sequence: changed.last }], late: [] });
    expect(batch(done)).toEqual([]);
  });

  test('sequences go up, also after another device and with a clock that stands behind', () => {
    const known = { ...emptyQueue, last: 5000 };
    const one = put(known, 0, judge(true), 100);
    expect(one.last).toBe(5001);
    expect(put(one, 1, judge(true), 9000).last).toBe(9000);
  });

  test('what came too late is not sent for ever', () => {
    const queue = put(emptyQueue, 2, judge(true), 1);
    expect(settle(queue, { saved: [], late: [2] })).toMatchObject({ unsent: {}, late: [2] });
    expect(batch(settle(queue, { saved: [], late: [] }))).toHaveLength(1);
  });
});

describe('§10 marks on a page', () => {
  const page = '第一行\n我们布署工作。';
  const pieces = paragraphsOf(page).flat();

  test('pieces cover the page but for the ends of lines', () => {
    expect(pieces.map(({ start, end }) => page.slice(start, end)).join('')).toBe(page.replace('\n', ''));
    expect(pieces.every(({ start, end, text }) => page.slice(start, end) === text)).toBe(true);
  });

  test('no line begins with a stop or ends with an opening mark', () => {
    const line = paragraphsOf('他说：“同意”，随后签字。').flat();
    const groups = unbroken(line).map((together) => together.map(({ text }) => text).join(''));
    expect(groups.join('')).toBe('他说：“同意”，随后签字。');
    for (const text of groups) expect(text).not.toMatch(/^[：”，。]|“$/);
  });

  test('words side by side are one mark, and a word can be taken out again', () => {
    const [a, b, c] = [
      { start: 4, end: 6, text: '我们' },
      { start: 6, end: 7, text: '布' },
      { start: 7, end: 8, text: '署' },
    ];
    const two = toggle(toggle([], b, page), c, page);
    expect(two).toEqual([{ start: 6, end: 8, correction: '布署' }]);
    const three = toggle([{ start: 6, end: 8, correction: '部署' }], a, page);
    expect(three).toEqual([{ start: 4, end: 8, correction: '我们部署' }]);
    expect(toggle(two, c, page)).toMatchObject([{ start: 6, end: 7 }]);
    expect(toggle(toggle([], b, page), b, page)).toEqual([]);
  });
});
