import { defineProblems } from './problem.ts';

export const campaignProblems = defineProblems({
  'campaigns.withdrawn': { status: 409, zh: '该任务已撤回', en: 'This campaign was withdrawn' },
  'campaigns.notWaiting': {
    status: 409,
    zh: '该任务已有答复',
    en: 'The unit answered this campaign already',
  },
  'campaigns.notClaimed': {
    status: 409,
    zh: '请先认领任务，再报送完成',
    en: 'Claim the campaign before you complete it',
  },
  'campaigns.completed': { status: 409, zh: '该任务已报送完成', en: 'This campaign is completed' },
  'campaigns.declined': {
    status: 409,
    zh: '本单位已说明不承接；如需承接，请上级退回后再认领',
    en: 'The unit declined; it can claim again when the superior sends that back',
  },
  'campaigns.reasonMissing': { status: 422, zh: '请写明理由', en: 'Give a reason' },
  'campaigns.evidenceMissing': {
    status: 422,
    zh: '请附完成依据：已发布的稿件或文件',
    en: 'Add what shows it: a publication, or a file',
  },
  'campaigns.nothingToReopen': {
    status: 409,
    zh: '没有可退回的答复',
    en: 'There is no decline or completion to send back',
  },
  'campaigns.deadlinePast': {
    status: 422,
    zh: '期限须晚于现在',
    en: 'The deadline has to be later than now',
  },
  'campaigns.unitNotBelow': {
    status: 403,
    zh: '所选单位中有不归本单位下达任务的',
    en: 'Among these units is one that this organisation may not hand down to',
  },
  'campaigns.responsibleElsewhere': {
    status: 422,
    zh: '负责人须是本单位的内容工作人员',
    en: 'Who sees to it must be one of the unit’s people who work on content',
  },
  'campaigns.publicationElsewhere': {
    status: 422,
    zh: '所选发布不是本单位的，或还未发布',
    en: 'This publication is not the unit’s, or is not public yet',
  },
  'campaigns.parentElsewhere': {
    status: 422,
    zh: '只能转下达上级交给本单位的任务',
    en: 'Only a campaign that was handed down to this unit can be passed on',
  },
});
