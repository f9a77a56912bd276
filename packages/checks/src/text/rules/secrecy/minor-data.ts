import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { near, say } from '../../support/text.ts';

const message = say(
  '涉及未成年人个人信息，请核实监护人同意或隐去姓名、学校、班级。',
  'Data of a minor: have the guardian’s consent, or leave out name, school and class.',
);
const harm =
  /受害|被害|性侵|猥亵|自杀|自残|家暴|遗弃|拐卖|犯罪|嫌疑|涉嫌|偷窃|盗窃|斗殴|霸凌|欺凌|患病|白血病|艾滋|抑郁|孤儿|困境|贫困|残疾|救助|捐款/;

/** Names, schools and classes of minors beside what harms them. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'secrecy/minor-data',
    clause: '§8',
    severity: 'warning',
    precision: 0.75,
    source: sources.minors,
    title: say('未成年人信息', 'Data of minors'),
    explanation: say(
      '涉案、受害、困境未成年人的姓名、学校、住址等不得披露；其他情形也应征得监护人同意。',
      'Names, schools and homes of minors in trouble must not be disclosed; otherwise the guardian must consent.',
    ),
    examples: {
      right: ['13岁的小明（化名）被害', '18岁的青年志愿者', '12岁以下儿童', '优秀少先队员、8岁的同学获奖'],
      wrong: [
        { text: '昆明某小学三年级2班学生王小红，今年9岁，患白血病。', found: ['小学三年级2班学生王小红'] },
        { text: '13岁的李明明遭受家暴', found: ['13岁的李明明'] },
      ],
    },
    priority: 2,
  },
  [
    {
      pattern:
        /(?:小学|初中|中学|幼儿园)[一二三四五六七八九初高\d]{1,2}(?:年级)?[（(]?[一二三四五六七八九\d]{0,2}[)）]?班?(?:的)?(?:学生|同学|男生|女生)\p{Script=Han}{2,3}(?=[，。、（(的])/gu,
      when: ({ 0: found, index }, text) =>
        !/某{1,2}$|等$/.test(found) && harm.test(near(text, index)) && !/化名/.test(near(text, index)),
      message,
    },
    {
      pattern:
        /(?<!\d)(?:[1-9]|1[0-7])岁的(?:男孩|女孩|小男孩|小女孩|儿童|少年|少女)?(?:赵|钱|孙|李|周|吴|郑|王|冯|陈|褚|卫|蒋|沈|韩|杨|朱|秦|许|何|吕|张|孔|曹|严|华|金|魏|陶|姜|谢|邹|苏|潘|葛|范|彭|郎|鲁|马|苗|方|任|袁|柳|唐|罗|薛|雷|贺|倪|汤|段|郝|毕|安|常|于|傅|康|余|顾|孟|黄|穆|萧|尹|姚|邵|汪|毛|米|戴|宋|熊|董|梁|杜|蓝|席|季|贾|江|郭|林|钟|徐|邱|高|夏|蔡|田|樊|胡|霍|万|卢|莫|丁|邓|洪|石|崔|龚|程|陆|翁|段|侯|宁|武|刘|龙|叶|白|赖|温|文|曾|沙|欧|廖)\p{Script=Han}{2}(?=[遭被在是，。、因从])/gu,
      when: (match, text) =>
        harm.test(near(text, match.index)) && !/化名/.test(text.slice(match.index, match.index + 40)),
      message,
    },
  ],
);
