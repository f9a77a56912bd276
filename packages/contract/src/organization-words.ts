import type { LocalizedText } from '@sanshen/domain/kernel';
import type { Action, Relation } from '@sanshen/domain/organization';

/** What the relations are called on screens. */
export const relationNames: Readonly<Record<Relation, LocalizedText>> = {
  own: { zh: '本组织', en: 'own organisation' },
  above: { zh: '上级领导', en: 'superior' },
  below: { zh: '下级', en: 'subordinate' },
  sibling: { zh: '同级', en: 'same superior' },
  guidance: { zh: '业务指导', en: 'business guidance' },
  none: { zh: '无隶属关系', en: 'no relation' },
};

/** What the actions that jurisdiction limits are called on screens. */
export const actionNames: Readonly<Record<Action, LocalizedText>> = {
  readOrganization: { zh: '查看组织', en: 'see the organisation' },
  readHistory: { zh: '查看沿革与任职记录', en: 'read its history and appointments' },
  readOffices: { zh: '查看职务与任职人', en: 'see its offices and who holds them' },
  readPeople: { zh: '查看人员', en: 'see its people' },
  readPersonFacts: { zh: '查看用工、资格与休假', en: 'see employment, qualifications and leave' },
  changeAppointments: { zh: '任免与登记人员', en: 'decide about offices and people' },
  changeOrganization: { zh: '更名、移动、合并、撤销组织', en: 'rename, move, merge or close it' },
  foundOrganization: { zh: '新设下级组织', en: 'found a subordinate organisation' },
  freeze: { zh: '封停全部发布', en: 'freeze all publishing' },
  liftFreeze: { zh: '解除封停', en: 'lift a freeze' },
  readState: { zh: '查看稿件进度', en: 'see where manuscripts stand' },
  readReleased: { zh: '查看已签发内容', en: 'read what is released' },
  readPublished: { zh: '查看已发布内容', en: 'read what is published' },
  readManuscript: { zh: '查看未签发稿件', en: 'read manuscripts before release' },
  writeManuscript: { zh: '撰稿与修改', en: 'write manuscripts' },
  readInbox: { zh: '查看待办', en: 'see what waits for whom' },
  signPlaces: { zh: '担任审校席位', en: 'take a seat in a review' },
  readLedger: { zh: '查看台账', en: 'read the ledger' },
  readArchive: { zh: '查看归档', en: 'read archives' },
  readPolicy: { zh: '查看规则', en: 'read the rule book' },
  managePolicy: { zh: '制定规则', en: 'file rule books' },
  readChannels: { zh: '查看账号', en: 'see channels' },
  manageChannels: { zh: '管理账号', en: 'manage channels' },
  publish: { zh: '发布已签发内容', en: 'publish what is released' },
  stop: { zh: '叫停发布', en: 'stop a publication' },
  readPlanning: { zh: '查看选题策划', en: 'see planning and ideas' },
  planContent: { zh: '提出与认领选题', en: 'propose and claim ideas' },
  readCalendar: { zh: '查看排期日历', en: 'see the calendar' },
  planCalendar: { zh: '排期', en: 'plan on the calendar' },
  keepDates: { zh: '登记本地节点', en: 'keep local dates' },
  readCampaigns: { zh: '查看上级任务', en: 'see campaigns' },
  handDownCampaign: { zh: '下达宣传任务', en: 'hand down campaigns' },
  claimCampaign: { zh: '认领与完成任务', en: 'claim and complete campaigns' },
  declineCampaign: { zh: '说明不承接任务', en: 'decline campaigns' },
  readConversations: { zh: '查看留言与私信', en: 'read what the public writes' },
  answerConversations: { zh: '答复留言与私信', en: 'answer the public' },
  countConversations: { zh: '查看留言办理数字', en: 'see figures of comments and messages' },
};
