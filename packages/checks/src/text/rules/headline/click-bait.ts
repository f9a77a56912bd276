import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Patterns of click-bait, each with what it does to the reader. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'headline/click-bait',
    clause: '§1',
    severity: 'warning',
    precision: 0.9,
    source: sources.rulebook,
    title: say('标题党', 'Click-bait'),
    explanation: say(
      '标题应当准确、平实，不以惊悚、悬念、胁迫、夸大来引人点击。',
      'A headline is exact and plain; it does not frighten, tease, threaten or exaggerate.',
    ),
    examples: {
      right: [
        { text: '昆明市召开青年志愿服务工作推进会', kind: 'title' },
        { text: '速看！', kind: 'body' },
        { text: '突发公共卫生事件应急演练举行', kind: 'title' },
      ],
      wrong: [
        { text: '震惊！大学生竟然这样做', kind: 'title', found: ['震惊！', '竟然这样'] },
        { text: '不转不是昆明人', kind: 'title', found: ['不转不是昆明人'] },
        { text: '他推开门，看到的一幕让人泪目', kind: 'title', found: ['一幕让人泪目'] },
        { text: '速看，马上删', kind: 'title', found: ['速看', '马上删'] },
        { text: '99%的人都不知道的秘密', kind: 'title', found: ['99%的人都不知道'] },
      ],
    },
  },
  [
    {
      pattern:
        /震惊[！!]?|惊呆了?|吓(?:尿|傻|哭|坏)了?|毛骨悚然|不寒而栗|触目惊心|太可怕了|可怕的是|恐怖如斯|惊爆|惊天|劲爆|炸裂|炸锅了?|(?<!爆)炸了(?![弹药])/g,
      message: say('惊悚夸张：以恐吓、震惊引人点击。', 'Shock: it frightens to be clicked.'),
    },
    {
      pattern:
        /竟(?:然|是|敢|会|被)(?:是|这样)?|居然(?:是|敢|会|被|这样)?|万万没想到|没想到(?:的是)?|你(?:绝对|肯定|一定)?想不到|真相(?:竟|居然|令人|让人|惊人|曝光|了)|原来(?:是这样|真相)|结局(?:亮了|太意外|竟|让人)|后果(?:太|竟|不堪设想)|(?:一幕|这一幕)(?:让人|令人|惊|感动|看哭)\p{Script=Han}{0,3}/gu,
      message: say('故弄悬念：不说明事实，只引人好奇。', 'Teasing: it hides the fact to make one curious.'),
    },
    {
      pattern:
        /不(?:转|看|点|知道)(?:就)?(?:不是|后悔|亏)[\p{Script=Han}]{0,6}|是(?:中国|昆明|云南)人(?:就|都)(?:转|要看|来看)|后悔(?:一辈子|终生|死)|必(?:看|转|读|须看|收藏)(?![病护台守])|速看|速转|速来围观|赶紧(?:看|转|收藏)|快看|(?:马上|即将|随时|看完)(?:被)?删|删前(?:速看|快看)|紧急扩散|请扩散|转疯了|(?:朋友圈)?疯传|刷爆(?:朋友圈)?|刷屏了/gu,
      message: say('胁迫催促：催人转发、点击。', 'Pressure: it urges one to share or click.'),
    },
    {
      pattern:
        /\d{2,3}%的人(?:都)?(?:不知道|做错|看错|不会|中招)?|史上最\p{Script=Han}{1,3}|(?:全网|全国|全球|宇宙)最\p{Script=Han}{1,3}|(?:彻底|全网)(?:火了|爆了|沸腾)|逆天|神(?:操作|回复|反转|逻辑)|绝了|惊艳(?:全网|全球|世界)|亿万人|震撼(?:全网|全球|世界|来袭)?|沸腾了/gu,
      message: say('夸大其词：程度说得过头。', 'Exaggeration.'),
    },
    {
      pattern: /[！!]{2,}|[？?]{2,}|……$|[？?][！!]|[！!][？?]/g,
      message: say('标点煽动：以叠用标点、省略号制造气氛。', 'Punctuation to excite.'),
      severity: 'advice',
    },
    {
      pattern:
        /(?:性感|香艳|激情|床照|艳照|裸(?:照|奔|露)|露点|走光|一夜情|偷情|出轨|小三|约炮|撩妹|脱光)(?![区线])/g,
      message: say('低俗：以情色字眼引人点击。', 'Vulgar: it baits with sex.'),
    },
    {
      pattern:
        /(?<=[，！：\s]|^)(?:他|她|这个人|此人|这位\p{Script=Han}{2,4})(?:究竟|到底|凭什么|做了什么|为何|为什么)/gu,
      message: say('指代不明：主体含糊，引人点击才知其人。', 'Vague: it does not say whom it is about.'),
      severity: 'advice',
    },
  ],
  ['title'],
);
