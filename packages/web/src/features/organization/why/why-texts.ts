import { relationNames } from '@sanshen/contract/organization-words';
import { defineTexts } from '../../../text/language.ts';

export const whyTexts = defineTexts({
  ...relationNames,
  title: { zh: '权限说明', en: 'Why I see this' },
  leadOf: {
    zh: (name: string) => `对${name}，我能看什么、能做什么，依据是什么；不能的，差在哪里、谁可以。`,
    en: (name: string) =>
      `What I may see and do in ${name}, and on what ground; what I may not, what I lack for it and who may.`,
  },
  hiddenLead: {
    zh: '没有这篇稿件，或者不在您可查看的范围内。草稿和送审中的稿件，只有本单位内容工作人员和轮到的审校席位看得到正文；上级和业务指导部门只看得到进度。',
    en: 'There is no such manuscript, or it is none that you may see. The text of drafts and of manuscripts in review is seen by those who work on content in their unit and by the seats whose turn it is; superiors and the guiding department see where they stand.',
  },
  unnamed: { zh: '这个单位', en: 'this unit' },
  rule: {
    zh: '依据第十一条：属地上级领导，宣传部门业务指导（可以查看和指导，不能指挥）。职务和关系须出自同一任职：在甲单位是领导，不等于在乙单位也是。',
    en: '§11: the territorial superior commands; the publicity department guides, which is to read and advise. Office and relation must come from the same appointment: a leader of one unit is no leader in another.',
  },
  find: { zh: '查找事项', en: 'Find a right' },
  granted: { zh: (count: number) => `可以（${count} 项）`, en: (count: number) => `Allowed (${count})` },
  refused: {
    zh: (count: number) => `不可以（${count} 项）`,
    en: (count: number) => `Not allowed (${count})`,
  },
  nothing: { zh: '没有这样的事项。', en: 'There is none.' },
  office: {
    zh: (unit: string, office: string, acting: boolean) => `${unit}${office}${acting ? '（代行）' : ''}`,
    en: (unit: string, office: string, acting: boolean) => `${office} of ${unit}${acting ? ' (acting)' : ''}`,
  },
  by: {
    zh: (office: string, relation: string) => `依据：${office}（${relation}）。`,
    en: (office: string, relation: string) => `By: ${office} (${relation}).`,
  },
  lacksRelation: {
    zh: (office: string, relation: string) => `${office}：关系是“${relation}”，这种关系没有这一项。`,
    en: (office: string, relation: string) =>
      `${office}: it stands as “${relation}”, which does not have this right.`,
  },
  lacksStanding: {
    zh: (office: string, relation: string) => `${office}：关系是“${relation}”，但这一项要由其他职务办理。`,
    en: (office: string, relation: string) =>
      `${office}: it stands as “${relation}”, but other offices have this right.`,
  },
  who: { zh: (list: string) => `谁可以：${list}`, en: (list: string) => `Who may: ${list}` },
  whoOf: {
    zh: (relation: string, names: string) => `${relation}的${names}`,
    en: (relation: string, names: string) => `${relation}: ${names}`,
  },
  everyone: { zh: '所有任职人员', en: 'everyone in office' },
  contentWorkers: { zh: '内容工作人员（登记员、系统管理员除外）', en: 'those who work on content' },
  comma: { zh: '、', en: ', ' },
  semicolon: { zh: '；', en: '; ' },
  seesText: { zh: '这篇稿件的正文您看得到。', en: 'You see the text of this manuscript. ' },
  seesState: { zh: '这篇稿件您只看得到进度。', en: 'Of this manuscript you see only where it stands. ' },
  stateOf: {
    zh: (state: string) => `它现在是${state}，由下面几项权限决定，有一项即可。`,
    en: (state: string) => `It is ${state} now, so these rights decide; any one is enough.`,
  },
  seated: {
    zh: '它到过您所在单位的审校席位。',
    en: ' It came to a seat of a unit of yours.',
  },
  draft: { zh: '草稿', en: 'a draft' },
  inReview: { zh: '送审中', en: 'in review' },
  released: { zh: '已签发', en: 'released' },
  published: { zh: '已发布', en: 'published' },
  noOffice: { zh: '您目前没有担任职务', en: 'You hold no office at present' },
  noOfficeHint: {
    zh: '权限都来自任职。请联系本单位的登记员。',
    en: 'All rights come from offices. Ask the registrar of your unit.',
  },
  open: { zh: '为什么', en: 'Why' },
});
