import {
  coverageOf,
  exceptionFor,
  fewestRulings,
  isDemoted,
  measuredPrecision,
} from '@sanshen/domain/checks';
import { expect, test } from 'vitest';

const counts = (accepted: number, overruled: number, applied = 0) => ({ accepted, overruled, applied });

test('measured precision is the share of right findings with its Wilson bounds', () => {
  expect(measuredPrecision(counts(0, 0))).toBeNull();
  const measured = measuredPrecision(counts(81, 19));
  expect(measured?.precision).toBeCloseTo(0.81, 10);
  // Wilson score interval of 81 in 100 at 95 %: 0.7222 to 0.8748.
  expect(measured?.low).toBeCloseTo(0.7222, 3);
  expect(measured?.high).toBeCloseTo(0.8748, 3);
  expect(measuredPrecision(counts(70, 19, 11))?.precision).toBeCloseTo(0.81, 10);
});

test('a rule is demoted only when enough people ruled and even the upper bound is too low', () => {
  expect(isDemoted(0.99, counts(0, fewestRulings - 1), false)).toBe(false);
  expect(isDemoted(0.99, counts(0, fewestRulings), false)).toBe(true);
  // 18 of 20 can be bad luck for a rule that declares 0.95; 10 of 20 cannot.
  expect(isDemoted(0.95, counts(18, 2), false)).toBe(false);
  expect(isDemoted(0.95, counts(10, 10), false)).toBe(true);
});

test('a demoted rule comes back only at the share that it declares', () => {
  expect(isDemoted(0.9, counts(85, 15), true)).toBe(true);
  expect(isDemoted(0.9, counts(90, 10), true)).toBe(false);
  expect(isDemoted(0.9, counts(1, 0), true)).toBe(true);
});

test('an exception for the text counts before one for the whole rule, and for its own rule only', () => {
  const whole = { rule: 'a', text: null };
  const word = { rule: 'a', text: '甲' };
  expect(exceptionFor({ rule: 'a', text: '甲' }, [whole, word])).toBe(word);
  expect(exceptionFor({ rule: 'a', text: '乙' }, [word, whole])).toBe(whole);
  expect(exceptionFor({ rule: 'a', text: '乙' }, [word])).toBeNull();
  expect(exceptionFor({ rule: 'b', text: '甲' }, [word, whole])).toBeNull();
});

test('a point of the checklist that machines know nothing of counts as not checked', () => {
  const [known, unknown] = coverageOf([
    { zh: '文字、标点、数字无差错', en: 'No slips' },
    { zh: '导向正确', en: 'The orientation is right' },
  ]);
  expect(known?.machine).toBe('part');
  expect(unknown).toMatchObject({ machine: 'none', looked: { zh: '' } });
  expect(unknown?.remains.zh).not.toBe('');
});
