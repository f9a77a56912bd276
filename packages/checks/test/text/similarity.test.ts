import {
  archivePrints,
  bandsOf,
  likeness,
  sharedPassages,
  sketchOf,
  surelyFound,
} from '@sanshen/checks/text/similarity/index';
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

test('an archive finds a text again by a run that is long enough, wherever it stands; boilerplate of a line finds nothing', () => {
  const unit = fc.constantFrom(
    ...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严',
  );
  const word = fc.string({ unit, minLength: surelyFound, maxLength: 90 });
  const filler = fc.string({ unit, maxLength: 200 });
  fc.assert(
    fc.property(word, filler, filler, filler, filler, (shared, a, b, c, d) => {
      const known = new Set(archivePrints(`${a}${shared}${b}`));
      expect(archivePrints(`${c}${shared}${d}`).some((print) => known.has(print))).toBe(true);
    }),
  );
  expect(archivePrints('短文')).toEqual([]);
  const dense = archivePrints(draft.repeat(1) + '春风里'.repeat(2));
  expect(dense.every((print) => Number.isInteger(print) && print >= -(2 ** 31) && print < 2 ** 31)).toBe(
    true,
  );
});
