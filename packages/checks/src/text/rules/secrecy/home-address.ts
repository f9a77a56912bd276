import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Where people live, down to the door. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'secrecy/home-address',
    clause: '§8',
    severity: 'warning',
    precision: 0.93,
    source: sources.privacy,
    title: say('家庭住址', 'Home address'),
    explanation: say(
      '具体到门牌、房号的住址属于个人信息，写到社区或街道即可。',
      'An address down to the door is personal data; the neighbourhood is enough.',
    ),
    examples: {
      right: ['活动在五华区华山街道举行', '地址：青年路1号青年宫', '家住昆明'],
      wrong: [
        { text: '他家住翠湖小区3栋2单元501室', found: ['翠湖小区3栋2单元501室'] },
        { text: '住址：五华区青年路8号4幢302号', found: ['五华区青年路8号4幢302号'] },
      ],
    },
    priority: 2,
  },
  [
    {
      pattern:
        /(?:家住|住在|住址|家庭住址|现住|居住于|租住在?)[：:为是 ]{0,2}(?<hit>[\p{Script=Han}\d]{2,30}?(?:\d{1,4}(?:栋|幢|号楼|座)[\p{Script=Han}\d]{0,10}?\d{1,5}(?:室|号|房)|\d{1,4}单元\d{1,5}(?:室|号)?))/dgu,
      message: say('住址具体到房号，不宜公开。', 'The address is too exact to be published.'),
    },
  ],
);
