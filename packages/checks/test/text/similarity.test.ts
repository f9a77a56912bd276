import { bandsOf, likeness, sharedPassages, sketchOf } from '@sanshen/checks/text/similarity/index';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const draft =
  '近日，共青团五华区委在华山街道开展青年志愿服务活动，三十名志愿者走进社区，为老人讲解反诈知识。下一步，将继续组织志愿者定期走访困难家庭，推动志愿服务常态化。';

test('§2 the share of an article that stands in the draft it came from, with the passages', () => {
  const article = `春风里的青春身影\n近日，共青团五华区委在华山街道开展青年志愿服务活动——三十名志愿者走进社区为老人讲解反诈知识！阳光很好，老人们笑了。`;
  const { share, passages } = sharedPassages(article, draft);
  expect(share).toBeGreaterThan(0.6);
  expect(share).toBeLessThan(0.9);
  expect(passages).toHaveLength(1);
  const [{ start, end, otherStart, otherEnd } = { start: 0, end: 0, otherStart: 0, otherEnd: 0 }] = passages;
  expect(article.slice(start, end)).toMatch(/^近日，.*反诈知识$/s);
  expect(draft.slice(otherStart, otherEnd)).toMatch(/^近日，.*反诈知识$/s);
});

test('an article of its own has no share; a copy has all of it', () => {
  expect(sharedPassages('春天来了，校园里的樱花开得正好，同学们在树下读书唱歌。', draft).share).toBe(0);
  expect(sharedPassages(draft, draft).share).toBe(1);
  expect(sharedPassages('', draft)).toEqual({ share: 0, passages: [] });
});

test('any run of fifteen letters in common is found', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'的一是在不了有和人这中大为上个国我以要他'),
    minLength: 15,
    maxLength: 60,
  });
  const filler = fc.string({ unit: fc.constantFrom(...'天地玄黄宇宙洪荒日月盈昃'), maxLength: 40 });
  fc.assert(
    fc.property(word, filler, filler, filler, (shared, a, b, c) => {
      expect(sharedPassages(a + shared + b, c + shared).share).toBeGreaterThan(0);
    }),
  );
});

test('sketches of like texts are alike and share a key, those of others do neither', () => {
  const long = Array.from(
    { length: 40 },
    (_, at) => `第${at}组志愿者在${at * 7}号社区服务了${at * 3}户家庭。${draft.slice(at, at + 20)}`,
  ).join('');
  const near = long.replace('第5组', '第五组').replace('第9组志愿者', '第9组青年');
  const one = sketchOf(long);
  const two = sketchOf(near);
  const other = sketchOf(
    '春天来了，校园里的樱花开得正好，同学们在树下读书唱歌，老师在一旁拍照留念，风也很轻。',
  );
  if (one === null || two === null || other === null) throw new Error('no sketch');
  expect(likeness(one, two)).toBeGreaterThan(0.8);
  expect(likeness(one, other)).toBeLessThan(0.1);
  const keys = new Set(bandsOf(one));
  expect(bandsOf(two).some((key) => keys.has(key))).toBe(true);
  expect(bandsOf(other).some((key) => keys.has(key))).toBe(false);
  expect(sketchOf('短')).toBeNull();
});
