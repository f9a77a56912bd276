import { expect, test } from 'vitest';
import { manualProfiles, receiptIn } from '../src/manual/index.ts';

const { weibo } = manualProfiles;

test('§5 a screenshot gives the address of this platform’s own form and the time as it is shown; codes come first', () => {
  const text = '五华青年\n2026年3月5日 9:07 来自 微博\nhttps://weibo.com/1234567890/AbCdEfGhi 全文';
  expect(receiptIn({ text, codes: [] }, weibo.expectedUrl)).toEqual({
    url: 'https://weibo.com/1234567890/AbCdEfGhi',
    shownAt: '2026-03-05 09:07',
  });
  const codes = ['https://elsewhere.example/1', 'https://weibo.com/1234567890/Exact'];
  expect(receiptIn({ text, codes }, weibo.expectedUrl).url).toBe('https://weibo.com/1234567890/Exact');
});

test('an address of another platform and words without a time give nothing', () => {
  const text = '今天 10:00 https://example.org/1234567890/AbC';
  expect(receiptIn({ text, codes: [] }, weibo.expectedUrl)).toEqual({ url: null, shownAt: null });
});
