import type { Instant } from '@sanshen/domain/kernel';
import {
  addMonths,
  addSpans,
  certificateLacks,
  courseFaults,
  lengthOf,
  openLesson,
  planOf,
  watch,
} from '@sanshen/domain/training';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const at = (text: string) => `2026-${text}.000Z` as Instant;
const now = at('03-01T08:00:00');

describe('§10 honest progress', () => {
  const video = { kind: 'video', seconds: 600 } as const;
  const after = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString() as Instant;

  test('who jumps to the end has not watched what he skipped', () => {
    const jumped = watch(video, openLesson(now), { spans: [[590, 600]], seconds: 0 }, after(10));
    expect(jumped).toMatchObject({ seconds: 10, doneAt: null });
  });

  test('who says that he has seen it all has seen no more than the time that passed allows', () => {
    const claimed = watch(video, openLesson(now), { spans: [[0, 600]], seconds: 600 }, after(10));
    expect(claimed.seconds).toBe(20);
    expect(claimed.doneAt).toBeNull();
  });

  test('watching it twice counts once, watching all of it is enough', () => {
    let progress = openLesson(now);
    for (let minute = 0; minute < 10; minute += 1)
      progress = watch(video, progress, { spans: [[0, 60]], seconds: 0 }, after((minute + 1) * 60));
    expect(progress.seconds).toBe(60);
    for (let minute = 0; minute < 10; minute += 1) {
      const spans = [[minute * 60, minute * 60 + 58]] as const;
      progress = watch(video, progress, { spans, seconds: 0 }, after(600 + (minute + 1) * 60));
    }
    expect(progress.doneAt).not.toBeNull();
  });

  test('a text counts the time that it stood open', () => {
    const text = { kind: 'text', seconds: 120 } as const;
    const half = watch(text, openLesson(now), { spans: [], seconds: 500 }, after(60));
    expect(half).toMatchObject({ seconds: 65, doneAt: null });
    expect(watch(text, half, { spans: [], seconds: 60 }, after(120)).doneAt).toBe(after(120));
  });

  test('spans never cover more than is new and allowed', () => {
    const span = fc.tuple(fc.nat(100), fc.nat(100));
    fc.assert(
      fc.property(fc.array(span), fc.array(span), fc.nat(50), (known, added, most) => {
        const before = addSpans([], known, 100, 1000);
        const grown = addSpans(before, added, 100, most);
        expect(lengthOf(grown) - lengthOf(before)).toBeLessThanOrEqual(most + 1e-9);
        expect(lengthOf(grown)).toBeGreaterThanOrEqual(lengthOf(before));
      }),
      { numRuns: 300 },
    );
  });

  test('a course may not be credited for much more than it takes', () => {
    const lesson = { id: '1', kind: 'text', title: '一', text: '文', file: null, seconds: 900 } as const;
    const course = {
      ...{ title: '课', summary: '', dueAt: null, lessons: [lesson] },
      audience: { scope: 'own', offices: [], people: [] },
    } as const;
    expect(courseFaults({ ...course, hours: 1 })).toEqual([]);
    expect(courseFaults({ ...course, hours: 2 })).toEqual(['hours']);
    expect(courseFaults({ ...course, hours: 1, lessons: [{ ...lesson, kind: 'video' }] })).toEqual([
      'lesson',
    ]);
  });
});

test('§10 a certificate takes score and hours, and ends at the end of a shorter month', () => {
  const kind = { passScore: 80, trainingHours: 16 };
  expect(certificateLacks(kind, { score: 79.9, hours: 99 })).toBe('score');
  expect(certificateLacks(kind, { score: 80, hours: 15.9 })).toBe('hours');
  expect(certificateLacks(kind, { score: 80, hours: 16 })).toBeNull();
  expect(addMonths('2026-01-31T08:00:00.000Z' as Instant, 1)).toBe('2026-02-28T08:00:00.000Z');
  expect(addMonths('2026-03-31T08:00:00.000Z' as Instant, 24)).toBe('2028-03-31T08:00:00.000Z');
});

test('§10 the plan puts what is late first, and renews a qualification before it ends', () => {
  const course = { id: 'c', title: '课', dueAt: at('02-01T00:00:00'), lessons: 2, done: 1 };
  const plan = planOf(
    {
      annual: { hours: 24, learnt: 30, yearEnd: at('12-31T16:00:00') },
      qualifications: [
        { id: 'q', title: 'q', heldTo: at('03-20T00:00:00'), hours: 16, learnt: 4 },
        { id: 'r', title: 'r', heldTo: null, hours: 8, learnt: 0 },
        { id: 's', title: 's', heldTo: 'withoutEnd', hours: 8, learnt: 0 },
      ],
      courses: [course],
      examinations: [],
    },
    now,
  );
  expect(plan.map(({ id, status }) => `${id} ${status}`)).toEqual([
    'c overdue',
    'r overdue',
    'q open',
    'null done',
    's done',
  ]);
});
