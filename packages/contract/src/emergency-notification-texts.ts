import type { LocalizedText } from '@sanshen/domain/kernel';
import type { NotificationKind } from '@sanshen/domain/review';

/** Of plans, calls, incidents and drills (§9). */
export const emergencyNotificationTexts = {
  emergencyCall: {
    zh: '应急呼叫：请立即打开并确认收到。',
    en: 'Emergency call: open it now and answer.',
  },
  emergencyCallDrill: {
    zh: '【演练】应急呼叫：请打开并确认收到。',
    en: '[Drill] Emergency call: open it and answer.',
  },
  reachabilityCall: {
    zh: '【核实】通讯树核实，并无突发情况：请打开并确认收到。',
    en: '[Check] The contact tree is being confirmed; nothing has happened. Open it and answer.',
  },
  emergencyCallSilent: {
    zh: '有人未在规定时间内确认应急呼叫，请改用电话联系并登记。',
    en: 'Somebody has not answered an emergency call in time. Reach him by telephone and record it.',
  },
  emergencyCallSilentDrill: {
    zh: '【演练】有人未在规定时间内确认演练呼叫，请改用电话联系并登记。',
    en: '[Drill] Somebody has not answered the call of a drill in time. Reach him by telephone and record it.',
  },
  planWaits: {
    zh: '有应急预案等待您批准，请审阅后批准或退回。',
    en: 'An emergency plan waits for your approval. Read it, then approve or return it.',
  },
  planDecided: {
    zh: '您送审的应急预案有结果，请查看。',
    en: 'A plan that you submitted was decided on. Have a look.',
  },
  planEnding: {
    zh: '有应急预案即将到期，请及时修订并送审。',
    en: 'An emergency plan ends soon. Review it and submit it anew.',
  },
  planExpired: {
    zh: '有应急预案已到期失效，请立即修订并送审。',
    en: 'An emergency plan has expired. Review it and submit it anew at once.',
  },
  contactsDue: {
    zh: '通讯树中有人长期未核实能否联系，请核实一次通讯树。',
    en: 'People of the contact tree have not been reached for long. Confirm the contact tree.',
  },
  incidentDeclared: {
    zh: '本单位登记了突发事件，请立即打开处置台。',
    en: 'An incident was declared. Open its desk at once.',
  },
  incidentHandover: {
    zh: '请您接手突发事件的现场负责，请打开处置台确认。',
    en: 'You are asked to take over the lead of an incident. Open its desk and confirm.',
  },
  incidentByHand: {
    zh: '突发事件中有内容须人工撤稿，请按处置台的步骤立即办理。',
    en: 'Something has to be taken down by hand for an incident. Follow the steps on its desk now.',
  },
  incidentLesson: {
    zh: '事件总结中有一项整改措施由您负责，请按期完成并销号。',
    en: 'A lesson of an incident is yours. Put it right in time and mark it as done.',
  },
  channelsFrozen: {
    zh: '本单位或其账号已封停：发布、互动、取用口令一律停止。稿件照常编写、送审；封停前已发出的，请如实登记结果。',
    en: 'Your unit or a channel of it is frozen: nothing is published, nobody acts there, no credential is given out. Writing and review go on; what went out before must still be recorded.',
  },
  channelsUnfrozen: {
    zh: '封停已解除，可以恢复发布。封停期间被拦下的不会自动发出，请逐件核对后再发布。',
    en: 'The freeze was lifted. What was stopped meanwhile does not go out by itself: check each item before it is published.',
  },
  drillPlanned: {
    zh: '【演练】您被列入一次应急演练，请按时参加。演练开始后会在此通知。',
    en: '[Drill] You have a part in a drill. Be there in time; you are told here when it begins.',
  },
  drillChanged: {
    zh: '【演练】您参加的应急演练有变动或已取消，请查看。',
    en: '[Drill] A drill in which you have a part was changed or cancelled.',
  },
  drillBegun: {
    zh: '【演练】应急演练现在开始。以下带“【演练】”的消息均非真实事件，不得对外发布。',
    en: '[Drill] The drill begins now. Whatever is marked “Drill” is not real and does not leave this house.',
  },
  drillInject: {
    zh: '【演练】收到演练情景，非真实事件。请打开演练页面按要求处置。',
    en: '[Drill] Something for you in the drill; it is not real. Open the drill and act.',
  },
  drillOver: {
    zh: '【演练】应急演练已结束，恢复正常工作。',
    en: '[Drill] The drill is over. Back to normal work.',
  },
  drillDue: {
    zh: '临近重要时间节点，本单位还未安排应急演练，请尽快安排。',
    en: 'A key date is near and no drill is planned for it. Plan one.',
  },
  drillMissed: {
    zh: '重要时间节点前未按规定开展应急演练，已记录。请说明原因并补做。',
    en: 'No drill was held before a key date, which is on record. Say why and hold it.',
  },
  drillReportLate: {
    zh: '应急演练报告已超过报送时限，请尽快报送或督促。',
    en: 'The report of a drill is late. Hand it in, or see that it is handed in.',
  },
  drillReportSubmitted: {
    zh: '有单位报送了应急演练报告，请查看后签收，或提出问题退回。',
    en: 'A unit handed in the report of a drill. Acknowledge it, or send it back with a question.',
  },
  drillReportQuestioned: {
    zh: '上级退回了演练报告并提出问题，请补充后重新报送。',
    en: 'The report of a drill came back with a question. Answer it and hand it in again.',
  },
  drillReportAcknowledged: { zh: '上级已签收演练报告。', en: 'The report of a drill was acknowledged.' },
  drillLessonGiven: {
    zh: '演练复盘中有一项改进任务交由您办理。',
    en: 'Something learnt in a drill was given to you to put right.',
  },
  drillLessonDue: {
    zh: '您负责的演练改进任务即将到期，请按时完成。',
    en: 'Something that you are to put right after a drill is nearly due.',
  },
  drillLessonLate: {
    zh: '演练改进任务已超过期限，请尽快完成或督促。',
    en: 'Something to be put right after a drill is past its day. Do it, or see that it is done.',
  },
} as const satisfies Partial<Record<NotificationKind, LocalizedText>>;
