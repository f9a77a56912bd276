import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  type Ask,
  type Found,
  LiveChecks,
  type LiveState,
  linesOf,
} from '../src/features/checks/live-checks.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server that finds every 错 in a paragraph, and in a whole article that it has no end. */
function server() {
  const asked: { texts: string[]; whole: boolean }[] = [];
  const found = (paragraph: number, start: number, scope: Found['scope']): Found => ({
    rule: scope === 'article' ? 'facts/end' : 'test/wrong',
    title: { zh: '错', en: 'wrong' },
    clause: '§5',
    severity: 'error',
    declaredSeverity: 'error',
    text: '错',
    message: { zh: '错', en: 'wrong' },
    suggestions: ['对'],
    source: { kind: 'standard', name: '试' },
    confidence: null,
    sure: true,
    setAside: false,
    paragraph,
    start,
    end: start + 1,
    scope,
  });
  const ask: Ask = async ({ paragraphs, whole }) => {
    asked.push({ texts: paragraphs.map(({ text }) => text), whole });
    const inside = paragraphs.flatMap(({ text }, index) =>
      [...text].flatMap((letter, at) => (letter === '错' ? [found(index, at, 'paragraph')] : [])),
    );
    return whole ? [...inside, found(0, 0, 'article')] : inside;
  };
  return { asked, ask };
}

const text = (words: string) => linesOf(words, { kind: 'body', field: 'body', start: 0 });

test('only paragraphs that were never seen are sent; all others are answered from memory, at their new places', async () => {
  const { asked, ask } = server();
  const states: LiveState[] = [];
  const checks = new LiveChecks(ask, (state) => states.push(state), { restMs: 1e9 });
  checks.update(text('甲错\n乙\n丙错'));
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toEqual([{ texts: ['甲错', '乙', '丙错'], whole: false }]);
  checks.update(text('甲错\n乙改\n丙错'));
  // Before any answer what is known is shown already.
  expect(states.at(-1)?.findings.map(({ start }) => start)).toEqual([1, 7]);
  await vi.advanceTimersByTimeAsync(100);
  expect(asked.at(-1)).toEqual({ texts: ['乙改'], whole: false });
  checks.update(text('甲错\n乙\n丙错'));
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toHaveLength(2);
  expect(states.at(-1)).toMatchObject({ state: 'done' });
  checks.close();
});

test('an answer comes at most 100 ms after the key, and one question is under way at a time', async () => {
  const { ask } = server();
  let running = 0;
  let most = 0;
  const states: LiveState[] = [];
  const slow: Ask = async (body) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((done) => setTimeout(done, 40));
    running -= 1;
    return ask(body);
  };
  const checks = new LiveChecks(slow, (state) => states.push(state), { restMs: 1e9 });
  for (const words of ['错', '错字', '错字多', '错字多多']) {
    checks.update(text(words));
    await vi.advanceTimersByTimeAsync(35);
  }
  await vi.advanceTimersByTimeAsync(85);
  expect(states.at(-1)).toMatchObject({ state: 'done', findings: [{ start: 0, end: 1 }] });
  expect(most).toBe(1);
  checks.close();
});

test('what needs the whole article is asked when the hand rests, once for one text', async () => {
  const { asked, ask } = server();
  const states: LiveState[] = [];
  const checks = new LiveChecks(ask, (state) => states.push(state));
  checks.update(text('甲\n乙'));
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked.map(({ whole }) => whole)).toEqual([false, true]);
  expect(states.at(-1)?.findings.map(({ rule }) => rule)).toEqual(['facts/end']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(2);
  checks.close();
});

test('a server that is away is asked again, and nothing found before is lost', async () => {
  const { ask } = server();
  let away = false;
  const states: LiveState[] = [];
  const checks = new LiveChecks(
    (body) => (away ? Promise.reject(new Error('away')) : ask(body)),
    (state) => states.push(state),
    { restMs: 1e9, againMs: 1000 },
  );
  checks.update(text('甲错'));
  await vi.advanceTimersByTimeAsync(100);
  away = true;
  checks.update(text('甲错\n新错'));
  await vi.advanceTimersByTimeAsync(100);
  expect(states.at(-1)).toMatchObject({ state: 'away', findings: [{ start: 1 }] });
  away = false;
  await vi.advanceTimersByTimeAsync(1100);
  expect(states.at(-1)?.findings.map(({ start }) => start)).toEqual([1, 4]);
  checks.close();
});
