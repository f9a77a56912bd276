import { demonstrationLoginName } from './people.ts';

/** The one password of all demonstration logins; it exists only in databases that the demonstration filled. */
export const demonstrationPassword = 'sanshen-demonstration';

export interface DemonstrationLogin {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
}

function login(key: string, office: string, zh: string, en: string, copy?: number): DemonstrationLogin {
  return { name: demonstrationLoginName(key, office, copy), zh, en };
}

/** The logins that show the most, for `npm start` to print; everybody in the demonstration has one. */
export const demonstrationLogins: readonly DemonstrationLogin[] = [
  login('wuhua', 'operator', '五华区运营人员：撰稿、发布', 'Wuhua: operator, writes and publishes', 1),
  login('wuhua', 'platformLead', '五华区平台负责人：一审一校', 'Wuhua: platform lead, first stage'),
  login('wuhua', 'publicityLead', '五华区宣传工作负责人：二审二校', 'Wuhua: publicity lead, second stage'),
  login('wuhua', 'leaderInCharge', '五华区分管领导：三审三校', 'Wuhua: leader in charge, third stage'),
  login('wuhua', 'mainLeader', '五华区主要负责人：重要内容审定', 'Wuhua: main leader, important content'),
  login(
    'wuhua',
    'registrar',
    '五华区登记员：纸质签署、任职登记',
    'Wuhua: registrar, paper sign-offs, appointments',
  ),
  login('schoolAffairs', 'operator', '团市委学校部运营人员', 'School department: operator', 1),
  login('schoolAffairs', 'platformLead', '团市委学校部平台负责人', 'School department: platform lead'),
  login(
    'schoolAffairs',
    'departmentHead',
    '团市委学校部部长：二审二校',
    'School department: head, second stage',
  ),
  login(
    'kunming',
    'deputySecretaryBusiness',
    '分管业务的副书记：三审席位之一',
    'Deputy secretary for the business',
  ),
  login(
    'kunming',
    'deputySecretaryPublicity',
    '分管宣传的副书记：三审席位之二',
    'Deputy secretary for publicity',
  ),
  login('kunming', 'mainLeader', '团市委书记', 'First secretary of the city committee'),
  login('publicity', 'departmentHead', '团市委宣传部部长：业务指导', 'Publicity department: head, guidance'),
  login('panlong', 'operator', '盘龙区运营人员（设编委会）', 'Panlong: operator, has an editorial board', 1),
  login('panlong', 'boardMember', '盘龙区编委甲', 'Panlong: member of the board', 1),
  login('panlong', 'boardMember', '盘龙区编委乙', 'Panlong: member of the board', 2),
  login('kunming', 'administrator', '系统管理员：无审签权', 'Administrator: no part in reviews'),
];
