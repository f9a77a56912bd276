import { instant } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { base32, codeAt, matchingStep, otpauthUri, stepAt } from '../src/modules/sessions/totp.ts';

const secret = Buffer.from('12345678901234567890');

test.each([
  ['1970-01-01T00:00:59.000Z', '94287082'],
  ['2005-03-18T01:58:29.000Z', '07081804'],
  ['2005-03-18T01:58:31.000Z', '14050471'],
  ['2009-02-13T23:31:30.000Z', '89005924'],
  ['2033-05-18T03:33:20.000Z', '69279037'],
  ['2603-10-11T11:33:20.000Z', '65353130'],
])('RFC 6238, appendix B: at %s the code is %s', (at, code) => {
  expect(codeAt(secret, stepAt(instant(at)), 8)).toBe(code);
  expect(codeAt(secret, stepAt(instant(at)))).toBe(code.slice(-6));
});

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('RFC 4648, section 10: base32 of "%s" is %s', (plain, encoded) => {
  expect(base32(Buffer.from(plain))).toBe(encoded);
});

test('a code is taken one step early or late, not two, and never at or before the last one taken', () => {
  const now = instant('2026-11-23T01:00:10.000Z');
  const step = stepAt(now);
  for (const shift of [-1, 0, 1]) {
    expect(matchingStep(secret, codeAt(secret, step + shift), now, null)).toBe(step + shift);
  }
  for (const shift of [-2, 2])
    expect(matchingStep(secret, codeAt(secret, step + shift), now, null)).toBeNull();
  expect(matchingStep(secret, codeAt(secret, step), now, step)).toBeNull();
  expect(matchingStep(secret, codeAt(secret, step - 1), now, step)).toBeNull();
  expect(matchingStep(secret, codeAt(secret, step + 1), now, step)).toBe(step + 1);
  const right = codeAt(secret, step);
  for (const wrong of ['', right.slice(1), `${right}0`, `0${right}`, '六位数字码啊']) {
    expect(matchingStep(secret, wrong, now, null)).toBeNull();
  }
});

test('an app reads the whole setting from one address', () => {
  const uri = new URL(otpauthUri('五华.lead', secret));
  expect(uri.protocol).toBe('otpauth:');
  expect(decodeURIComponent(uri.pathname)).toBe('/Sanshen:五华.lead');
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    issuer: 'Sanshen',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
});
