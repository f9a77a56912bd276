import { loadSpellingData } from '@sanshen/checks/spelling-tables';
import { articleOf, Checker } from '@sanshen/checks/text';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellingRules } from '../../../src/text/spelling/rules.ts';
import { Speller } from '../../../src/text/spelling/spell.ts';

const data = loadSpellingData();
const speller = new Speller(data);
const rules = spellingRules(data);

function applied(text: string, least: number): string {
  let result = '';
  let at = 0;
  for (const { start, end, suggestion } of speller.check(text, least)) {
    result += text.slice(at, start) + suggestion;
    at = end;
  }
  return result + text.slice(at);
}

describe('§5 spelling', () => {
  const wrong: readonly (readonly [string, string])[] = [
    ['进一步完善公共服务体糸。', '进一步完善公共服务体系。'],
    ['有关部门要切实履行职则，加强监督检查。', '有关部门要切实履行职责，加强监督检查。'],
    ['坚持以人民为中心的发展思向。', '坚持以人民为中心的发展思想。'],
    ['认真贯切落实党中央决策部署。', '认真贯彻落实党中央决策部署。'],
    ['全面推进乡村震兴。', '全面推进乡村振兴。'],
    ['依法追究刑是责任。', '依法追究刑事责任。'],
    ['县级以上地方人民正府应当加强领导。', '县级以上地方人民政府应当加强领导。'],
    ['促进经济社会高质量发站。', '促进经济社会高质量发展。'],
  ];
  for (const [text, right] of wrong) it(`mends ${text}`, () => expect(applied(text, 0.7)).toBe(right));

  const right = [
    '认真贯彻落实党中央、国务院决策部署。',
    '中华人民共和国公民在法律面前一律平等。',
    '会议由市委副书记主持，各县（市、区）负责同志参加。',
    '本条例自2026年1月1日起施行。',
  ];
  for (const text of right) it(`leaves alone ${text}`, () => expect(speller.check(text, 0.4)).toEqual([]));

  it('finds two errors side by side', () => {
    expect(applied('国家知识产全局负责全国专利工做。', 0.5)).toBe('国家知识产权局负责全国专利工作。');
  });

  it('finds characters the wrong way round, and one in a set phrase that neither sounds nor looks like the right one', () => {
    expect(applied('这项政策做到家户喻晓。', 0.5)).toBe('这项政策做到家喻户晓。');
    expect(applied('各部门不余遗力推进工作。', 0.5)).toBe('各部门不遗余力推进工作。');
  });

  it('finds a doubled character that means another doubled one, whatever stands before it', () => {
    expect(applied('会上大家涛涛不绝，一直讲到天黑。', 0.5)).toBe('会上大家滔滔不绝，一直讲到天黑。');
  });

  it('warns of 的 where 得 belongs, as no sure finding, and leaves 的 before a noun alone', () => {
    for (const text of ['孩子们考的怎么样？', '他跑的很快，大家追不上。', '事情办的很顺利。']) {
      expect(applied(text, 0.5)).toBe(text.replace('的', '得'));
      expect(speller.check(text, 0.92)).toEqual([]);
    }
    for (const text of ['这项工作的重要性。', '我们的生活很好。', '他写的文章很多。']) {
      expect(speller.check(text, 0.5)).toEqual([]);
    }
  });

  it('reports each place in one band only, with a suggestion and its confidence', () => {
    const findings = new Checker({ rules }).check(articleOf(wrong.map(([text]) => text).join('\n')));
    expect(findings.length).toBeGreaterThanOrEqual(wrong.length - 1);
    for (const { suggestions, confidence = 0, text } of findings) {
      expect(suggestions).toHaveLength(1);
      expect(suggestions[0]).not.toBe(text);
      expect(confidence).toBeGreaterThanOrEqual(0.3);
    }
    expect(findings.some(({ rule, severity }) => rule === 'spelling/sure' && severity === 'error')).toBe(
      true,
    );
  });

  for (const rule of rules) {
    it(`${rule.id} finds its own examples and leaves the right ones alone`, () => {
      const run = (text: string) => new Checker({ rules: [rule] }).check(text);
      for (const example of rule.examples.right) {
        expect(run(typeof example === 'string' ? example : example.text)).toEqual([]);
      }
      for (const { text, found, suggestion } of rule.examples.wrong) {
        const findings = run(text);
        expect(findings.map((finding) => finding.text)).toEqual(found);
        expect(findings[0]?.suggestions[0]).toBe(suggestion);
      }
    });
  }
});

describe('places and hostile input', () => {
  const han = fc.string({
    unit: fc.constantFrom(
      ...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理世。，“”\n１９4kA \ud800\u200f\u200b'.split(
        '',
      ),
    ),
    maxLength: 120,
  });

  it('gives places in order that do not overlap and lie in the text, the same each time', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          han,
          fc.array(fc.nat(0xffff), { maxLength: 80 }).map((units) => String.fromCharCode(...units)),
        ),
        (text) => {
          const found = speller.check(text, 0.3);
          let last = 0;
          for (const { start, end, confidence } of found) {
            if (start < last || end <= start || end > text.length || !(confidence >= 0.3 && confidence <= 1))
              return false;
            last = end;
          }
          return JSON.stringify(speller.check(text, 0.3)) === JSON.stringify(found);
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  it('takes no more than its share of time over texts made to be slow', () => {
    const texts = ['的', '丸执', '一个', '《“', '\ud800', '1a', '\u200f\u200b', '矢医桶肺捂'];
    for (const unit of texts) {
      // Time of this process only: other work on the machine must not fail the test.
      const time = (n: number) => {
        const text = unit.repeat(n);
        const began = process.cpuUsage();
        speller.check(text, 0.4);
        const { user, system } = process.cpuUsage(began);
        return (user + system) / 1000;
      };
      time(400);
      // Eight times the text in less than thirty times the time: a quadratic step would take sixty-four times.
      expect(time(4000)).toBeLessThan(30 * Math.min(time(500), time(500)) + 100);
    }
  }, 120_000);
});
