import { readingOf } from '../../lexicon/readings.ts';
import type { ArticleRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁马方任袁柳唐罗薛雷贺倪汤段郝毕安常于傅康余顾孟黄穆萧尹姚邵汪毛戴宋熊董梁杜蓝季贾江郭林钟徐邱高夏蔡田樊胡霍万卢莫丁邓洪石崔龚程陆翁侯武刘龙叶白赖温文曾沙廖';
const titled = new RegExp(
  `(?:书记|主任|部长|局长|市长|县长|区长|校长|院长|主席|会长|秘书长|处长|科长|委员|教授|老师|医生|护士|记者|通讯员|队长|站长|所长|团支书|班长|志愿者|同学|代表|选手|少先队员|负责人)([${surnames}][\\u4e00-\\u9fff]{1,2})(?=[说表介在向为与和同、，。：（(]|$)|([${surnames}][\\u4e00-\\u9fff]{1,2})(?=(?:书记|主任|部长|局长|校长|院长|主席|教授|老师|医生|同志|同学|队长)[，。、：说表在向为（(])`,
  'g',
);

/** Names of people that differ by one character of like sound or by place in the same article. */
export const rule: ArticleRule = {
  id: 'facts/name-consistency',
  clause: '§8',
  severity: 'warning',
  precision: 0.85,
  source: sources.consistency,
  title: say('人名前后不一', 'Names differ inside the article'),
  explanation: say(
    '同文出现两个只差一个同音字的人名，可能是同一人，请核对。',
    'Two names differ by one character of the same sound; they may be one person.',
  ),
  examples: {
    right: ['记者李晓明说。志愿者王芳说。', '书记张建国说。书记张建华说。'],
    wrong: [{ text: '志愿者李晓明说。后来，志愿者李晓鸣表示', found: ['李晓鸣'], suggestion: '李晓明' }],
  },
  scope: 'article',
  *check({ text }) {
    const seen = new Map<string, string>();
    const told = new Set<string>();
    for (const match of text.matchAll(titled)) {
      const name = match[1] ?? match[2] ?? '';
      const sound = [...name].map(readingOf).join(' ');
      const before = seen.get(sound);
      if (before === undefined) {
        seen.set(sound, name);
        continue;
      }
      if (before === name || before.charAt(0) !== name.charAt(0) || told.has(name)) continue;
      told.add(name);
      const start = match.index + match[0].indexOf(name);
      yield {
        start,
        end: start + name.length,
        message: say(`前文写作“${before}”，此处写作“${name}”。`, `Earlier it is ${before}, here ${name}.`),
        suggestions: [before],
      };
    }
  },
};
