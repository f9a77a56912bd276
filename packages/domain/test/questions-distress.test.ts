import {
  type DistressConcern,
  distressRules,
  findDistress,
  findNamed,
  maskPlaces,
} from '@sanshen/domain/questions';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** What has to be shown, by what it points to. */
const signs: readonly (readonly [DistressConcern, string])[] = [
  ['selfHarm', '我不想活了'],
  ['selfHarm', '活着没意思，好累'],
  ['selfHarm', '我想死'],
  ['selfHarm', '考砸了不如死了算了'],
  ['selfHarm', '我真的想自杀'],
  ['selfHarm', '昨晚又割腕了'],
  ['selfHarm', '我弟弟说要跳楼，怎么办'],
  ['selfHarm', '写好遗书了'],
  ['selfHarm', '我撑不下去了'],
  ['selfHarm', '想紫砂'],
  ['selfHarm', '自 杀 的念头一直有'],
  ['selfHarm', '自*杀'],
  ['selfHarm', '看了关于自杀的新闻，我也想死'],
  ['selfHarm', '我没想自杀，但是控制不住自己'],
  ['selfHarm', 'I want to kill myself'],
  ['selfHarm', '我从楼上跳下去是不是就不疼了'],
  ['selfHarm', '我吃了一瓶安眠药'],
  ['selfHarm', '拿美工刀划手臂'],
  ['selfHarm', '我同学在自残'],
  ['violence', '有人说要打死我'],
  ['violence', '前男友天天跟踪我'],
  ['violence', '室友威胁要捅我'],
  ['violence', '我爸又打我妈了'],
  ['violence', '在学校被同学霸凌'],
  ['violence', '我被他们堵在厕所打了'],
  ['violence', '我想杀了他'],
  ['violence', '我要和他们同归于尽'],
  ['violence', '我被家暴了'],
  ['violence', '他拿刀追我'],
  ['childAtRisk', '邻居家孩子天天被打'],
  ['childAtRisk', '我妹妹昨天离家出走了'],
  ['childAtRisk', '我今年13岁，爸爸把我赶出家门，没地方住'],
  ['childAtRisk', '我才12岁，他们不让我上学'],
  ['childAtRisk', '补习班老师摸我'],
  ['childAtRisk', '女儿被猥亵了不敢说'],
  ['childAtRisk', '小孩走丢了'],
];

/** What only sounds like it: exaggeration, news, lessons, denial, other words. */
const noSigns: readonly string[] = [
  '笑死我了',
  '想死你们了',
  '作业多，累死了',
  '这部电影讲述了自杀干预志愿者的故事',
  '预防青少年自杀讲座什么时候',
  '学校举办反校园欺凌主题活动',
  '昆明自杀率统计数据在哪里看',
  '我从没想过自杀',
  '我爸打我电话没接到',
  '被打脸了',
  '被这首歌打动',
  '今天砍价成功',
  '电影杀青了',
  '志愿者如何识别自残',
  '防治校园欺凌的政策',
  '他想死记硬背',
  '紫砂壶哪里买',
  '反家暴法的法律规定有哪些',
  '拿刀叉吃饭',
  '我要杀毒',
  '手机死机',
  '如何预防性侵害知识',
  '我15岁可以入团吗',
  '我弟弟想报名夏令营',
  '学习想死磕到底',
  '妹妹联系不上招生办',
  '青年人才公寓怎么申请',
  '团员证丢了怎么补办',
];

describe('§2 signs of distress and danger', () => {
  test.each(signs)('%s: %s', (concern, text) => {
    expect(findDistress(text).map((sign) => sign.concern)).toContain(concern);
  });

  test.each(noSigns)('none in: %s', (text) => {
    expect(findDistress(text)).toEqual([]);
  });

  test('every rule finds something of the table, and says why in both languages', () => {
    const found = new Set(signs.flatMap(([, text]) => findDistress(text).map(({ rule }) => rule)));
    expect(distressRules.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([]);
    expect(distressRules.every(({ why }) => why.zh !== '' && why.en !== '')).toBe(true);
  });

  test('a sign names its place in the text as it was written', () => {
    const text = '老师好。我 想 死，怎么办';
    const [sign] = findDistress(text);
    expect(sign && text.slice(sign.start, sign.end)).toBe('想 死');
  });

  test('text around a sign in other sentences takes nothing away, and offsets lie within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (around) => {
        const text = `${around}。\n我不想活了。\n${around}`;
        const found = findDistress(text);
        return (
          found.some(({ rule }) => rule === 'selfHarm.wish') &&
          found.every(({ start, end }) => start >= 0 && start < end && end <= text.length)
        );
      }),
      { numRuns: 200 },
    );
  });

  test('a long text takes no longer than it is long', () => {
    // Patterns with two open gaps would take minutes here.
    expect(findDistress('我想他要'.repeat(5000)).length).toBeGreaterThanOrEqual(0);
  });
});

describe('who asked is taken out of what is published', () => {
  test.each([
    ['我叫李小明，想问租房补贴', '李小明'],
    ['我是昆明市第八中学高二3班的', '高二3班'],
    ['联系人：王五 谢谢', '王五'],
    ['电话13800138000', '13800138000'],
    ['学号：20231234567', '学号：20231234567'],
    ['@小太阳_2008 你好', '@小太阳_2008'],
  ])('%s', (text, hit) => {
    const places = findNamed(text);
    expect(places.map(({ start, end }) => text.slice(start, end))).toContain(hit);
    expect(maskPlaces(text, places)).not.toContain(hit);
  });

  test.each(['青年人才公寓怎么申请', '请拨打12355', '大学生就业补贴有哪些', '我叫不到车怎么办'])(
    'nothing is taken out of: %s',
    (text) => {
      // A word after 我叫 that is no name is masked too; a person puts it back.
      if (text.startsWith('我叫')) expect(findNamed(text).length).toBeLessThanOrEqual(1);
      else expect(findNamed(text)).toEqual([]);
    },
  );

  test('places that overlap are taken out as one, and nothing else', () => {
    const places = [
      { start: 2, end: 5 },
      { start: 0, end: 3 },
      { start: 4, end: 5 },
    ];
    expect(maskPlaces('abcdefg', places)).toBe('〔已隐去〕fg');
    expect(maskPlaces('abc', [])).toBe('abc');
  });
});
