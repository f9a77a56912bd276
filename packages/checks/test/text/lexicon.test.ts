import {
  buildLexicon,
  buildMatcher,
  findTerms,
  fold,
  maxWordLength,
  problemsOf,
  rowOfTerm,
  scan,
  type Term,
  termListFromJson,
  termListToJson,
  termOfRow,
} from '@sanshen/checks/text/lexicon/index';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const identity = Uint16Array.from({ length: 65536 }, (_, code) => code);

function term(text: string, more: Partial<Term> = {}): Term {
  return { text, category: '测试', severity: 'warning', ...more };
}

function found(terms: readonly Term[], text: string): readonly string[] {
  return findTerms(buildLexicon(terms), text).map(({ start, end, by }) => `${text.slice(start, end)}/${by}`);
}

describe('matcher', () => {
  test('finds exactly what a search for each word finds, across blocks and at every length', () => {
    const letter = fc.constantFrom(...'甲乙丙');
    const words = fc.uniqueArray(fc.string({ unit: letter, minLength: 1, maxLength: 20 }), {
      minLength: 1,
      maxLength: 30,
    });
    const text = fc.string({ unit: letter, maxLength: 300 });
    fc.assert(
      fc.property(words, text, fc.nat(20_000), (list, tail, padding) => {
        const all = '丁'.repeat(padding) + tail;
        const pairs = scan(buildMatcher(list, identity), all);
        const got = pairs.flatMap((value, at) => (at % 2 === 0 ? [`${value}:${pairs[at + 1]}`] : []));
        const wanted = list.flatMap((word, index) => {
          const places: string[] = [];
          for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + 1))
            places.push(`${index}:${at}`);
          return places;
        });
        expect(got.sort()).toEqual(wanted.sort());
      }),
      { numRuns: 200 },
    );
  });

  test('refuses words that are empty or too long', () => {
    expect(() => buildMatcher([''], identity)).toThrow(RangeError);
    expect(() => buildMatcher(['甲'.repeat(maxWordLength + 1)], identity)).toThrow(RangeError);
  });
});

describe('variants of terms', () => {
  test('full and half width, case, traditional characters; not where a term is to be exact', () => {
    expect(found([term('ABC公司')], 'ａｂＣ公司')).toEqual(['ａｂＣ公司/form']);
    expect(found([term('国家图书馆')], '國家圖書館')).toEqual(['國家圖書館/form']);
    expect(found([term('国家图书馆', { exact: true })], '國家圖書館和国家图书馆')).toEqual([
      '国家图书馆/form',
    ]);
  });

  test('terms that are the same once folded are all found, and each has its own exceptions', () => {
    const terms = [
      term('ＡＢ'),
      term('ab', { exceptions: ['abc'] }),
      term('x'),
      term('Ｘ', { exceptions: ['Ｘ光'] }),
      term('Ab'),
    ];
    const all = (text: string) =>
      findTerms(buildLexicon(terms), text, { longest: false }).map((hit) => hit.term);
    expect(all('甲AB乙')).toEqual([0, 1, 4]);
    expect(all('甲ABC乙')).toEqual([0, 4]);
    expect(all('x光')).toEqual([2]);
    expect(all('x线')).toEqual([2, 3]);
  });

  test('separators between characters, where a term asks for it', () => {
    const text = '旧·社\u200b区、旧 社*区、旧社区';
    expect(found([term('旧社区', { separators: true })], text)).toEqual([
      '旧·社\u200b区/separators',
      '旧 社*区/separators',
      '旧社区/form',
    ]);
    expect(found([term('旧社区')], text)).toEqual(['旧社区/form']);
  });

  test('homophones, where a term asks for it', () => {
    expect(found([term('微信', { homophones: true })], '加威信，加微信')).toEqual([
      '威信/homophones',
      '微信/form',
    ]);
    expect(found([term('微信')], '加威信')).toEqual([]);
  });

  test('whole words, exceptions by context, the longest of overlapping terms', () => {
    expect(found([term('app', { wholeWord: true })], 'happy App，app')).toEqual(['App/form', 'app/form']);
    expect(found([term('台独', { exceptions: ['后台独立'] })], '后台独立运行，台独')).toEqual(['台独/form']);
    expect(found([term('青年'), term('青年志愿者')], '青年志愿者与青年')).toEqual([
      '青年志愿者/form',
      '青年/form',
    ]);
    // An exception that the text cuts apart guards the cut form as well.
    expect(found([term('台独', { exceptions: ['后台独立'], separators: true })], '后 台 独 立')).toEqual([]);
  });

  test('terms that cannot be looked for are left out, with the reason', () => {
    expect(problemsOf(term(' '))).toEqual([{ code: 'empty', column: '词语' }]);
    expect(problemsOf(term('甲'.repeat(65)))[0]?.code).toBe('tooLong');
    expect(problemsOf(term('甲', { exceptions: ['乙'] }))[0]?.code).toBe('exceptionWithoutTerm');
    expect(found([term(''), term('甲')], '甲')).toEqual(['甲/form']);
  });

  test('folding keeps every offset', () => {
    const unit = fc.constantFrom(...'aＡＺ國国，,！\ud800\udc00　 ﬁ', '👍', '\u200b');
    fc.assert(fc.property(fc.string({ unit }), (text) => fold(text).length === text.length));
  });
});

describe('word lists', () => {
  const full = term('旧社区', {
    severity: 'error',
    note: '已更名',
    suggestions: ['新社区', '新区'],
    exceptions: ['老旧社区'],
    separators: true,
    homophones: true,
    wholeWord: true,
    exact: true,
  });

  test('a row of the sheet and its term say the same', () => {
    expect(termOfRow(rowOfTerm(full))).toEqual(full);
    expect(termOfRow({ 词语: '甲' })).toEqual({ text: '甲', category: '其他', severity: 'warning' });
  });

  test('a bad row says everything that is wrong with it, by column', () => {
    expect(termOfRow({ 词语: '', 级别: '严重', 同音: '也许' })).toEqual([
      { code: 'unknownSeverity', column: '级别' },
      { code: 'unknownFlag', column: '同音' },
      { code: 'empty', column: '词语' },
    ]);
  });

  test('JSON comes back as it went; anything else is null', () => {
    const list = { name: '本单位', version: 3, terms: [full, term('甲')] };
    expect(termListFromJson(termListToJson(list))).toMatchObject(list);
    for (const bad of [
      '',
      '[]',
      'null',
      '{"format":"sanshen.terms/1"}',
      termListToJson({ ...list, terms: [term('')] }),
    ]) {
      expect(termListFromJson(bad)).toBeNull();
    }
  });
});
