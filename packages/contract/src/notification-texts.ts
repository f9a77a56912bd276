import type { LocalizedText } from '@sanshen/domain/kernel';
import type { NotificationKind } from '@sanshen/domain/review';

/** What a notification says and what to do next; a missing kind does not compile. */
export const notificationTexts: Readonly<Record<NotificationKind, LocalizedText>> = {
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
  returned: {
    zh: '稿件被退回，请按退回意见修改后重新送审。',
    en: 'Your manuscript was returned. Revise it as asked and submit again.',
  },
  released: { zh: '稿件已签发，可以发布。', en: 'Your manuscript was released and may be published.' },
  releaseRevoked: {
    zh: '签发已撤销，稿件停止发布。请查看原因。',
    en: 'The release was revoked and nothing goes out. See why.',
  },
  seatOpened: {
    zh: '有稿件等待您审校，请查看并签署或退回。',
    en: 'A manuscript waits for your review. Read it, then sign or return it.',
  },
  recheckAsked: {
    zh: '您签署过的稿件有修正，请查看改动并确认。',
    en: 'A text that you signed was corrected. Look at the change and confirm it.',
  },
  signedOnPaper: {
    zh: '登记员以您的名义录入了一次纸质签署。如非您本人签署，请立即叫停并报告。',
    en: 'A registrar entered a sign-off on paper in your name. If you did not give it, stop the manuscript and report it.',
  },
  loginWitness: {
    zh: '有人为本单位人员开通或重置了登录。请向其本人核实后，当面告知这后半段一次性密码。',
    en: 'Somebody gave or reset the login of a person here. Make sure with that person, then tell the second half of the one-time password.',
  },
  seatFoundEmpty: {
    zh: '有审校席位无人可签，流程已停住。请补充任职或指定代行。',
    en: 'Nobody can sign a seat and the run waits. Appoint somebody or name an acting holder.',
  },
  deadlinePassed: {
    zh: '审校已超过时限，请尽快处理或督促。',
    en: 'A review is past its deadline. Deal with it or see that it is done.',
  },
  reminder: {
    zh: '有稿件即将到审校时限，请及时处理。',
    en: 'A manuscript that waits for you is nearly due.',
  },
  stillOverdue: {
    zh: '审校或补审仍未完成，早已超过时限。请立即处理，或督促、指定代行。',
    en: 'A review is still not done and long past its deadline. Deal with it now, see that it is done, or name an acting holder.',
  },
  laterReviewOverdue: {
    zh: '应急签发后的补审已超过时限，请立即补审。',
    en: 'The review owed after an emergency release is overdue. Complete it now.',
  },
  laterReviewObjected: {
    zh: '应急签发后的补审未通过，请研究撤稿。',
    en: 'The later review objected to an emergency release. Decide on a takedown.',
  },
  emergencyRequested: {
    zh: '有应急签发申请等待您确认，请在时限内处理。',
    en: 'An emergency release waits for your confirmation. Answer in time.',
  },
  publicationHandedOver: {
    zh: '有一条发布需要人工办理或核实，请按步骤处理并登记结果。',
    en: 'A publication needs a person: follow the steps and record what happened.',
  },
  publicationRejected: {
    zh: '平台未接受发布。请查看原因，处理后重新发布。',
    en: 'The platform did not accept a publication. See why, mend it and publish again.',
  },
  publicationDiffers: {
    zh: '已发布的内容与签发稿不一致或已不可见，请立即核查。',
    en: 'What is public differs from what was released, or is gone. Look into it at once.',
  },
  mentioned: {
    zh: '有人在批注中提到了您，请查看并回复。',
    en: 'You were mentioned in a comment. Read it and answer.',
  },
  replied: { zh: '您参与的批注有新回复。', en: 'Somebody answered in a thread that you take part in.' },
  suggested: {
    zh: '有人对您的稿件提出了修改建议，请查看并采纳或不采纳。',
    en: 'Somebody suggested changes to your manuscript. Look at them and take or leave each.',
  },
  suggestionsSettled: {
    zh: '您提出的修改建议已有处理结果。',
    en: 'The changes that you suggested were dealt with.',
  },
  ruleDemoted: {
    zh: '有一条检查规则因被多次裁定为误报，已自动降为“建议”。请查看规则和例句。',
    en: 'A rule of the checks was overruled too often and gives advice only from now on. Look at the rule and its examples.',
  },
  channelWaits: {
    zh: '有账号等待您批准或受理备案，请查看办理。',
    en: 'A channel waits for your approval, or to be accepted as filed.',
  },
  channelDecided: {
    zh: '您经办的账号有新进展，请查看。',
    en: 'Something was decided about a channel of yours. Have a look.',
  },
  channelDormant: {
    zh: '有账号超过规定天数未更新，已转为休眠，恢复前不能发布。请恢复运行或按程序注销。',
    en: 'A channel was silent for too long and is dormant now: nothing can be published on it. Resume it, or close it.',
  },
  publishingRightLapsed: {
    zh: '您的发布权限已失效，即时起不能发布和取用口令。请查看原因并办理。',
    en: 'Your right to publish has lapsed, with immediate effect. See why, and what to do.',
  },
  channelUncovered: {
    zh: '有运营人员的发布权限已失效。请查看受影响的账号，尽快补充有资格的人员。',
    en: 'An operator has lost the right to publish. See which channels it leaves uncovered and name somebody qualified.',
  },
  attestationOverdue: {
    zh: '有账号逾期未核对登录设备，请尽快核对或督促。',
    en: 'Nobody has attested in time where a channel is logged in. Attest it, or see that it is done.',
  },
  loginFindingFound: {
    zh: '账号在未登记或个人设备上登录，请立即退出该设备并登记处理结果。',
    en: 'A channel is logged in on a device that is not on the register. Log it out there and say so.',
  },
  checkoutWaits: {
    zh: '有取用口令的申请等待您批准。',
    en: 'Somebody asks to check out a credential and waits for your approval.',
  },
  checkoutDecided: {
    zh: '您的口令取用申请有结果，请在有效时间内使用。',
    en: 'Your check-out was decided. Use it while it lasts.',
  },
  rotationDue: {
    zh: '有账号口令到期须更换，请在平台修改后登记新口令。',
    en: 'A credential has to be changed. Change it on the platform, then keep the new one.',
  },
  letterIssued: {
    zh: '有责任书等您签字。请阅读全文后签字，或退回并说明理由。',
    en: 'A responsibility letter waits for your signature. Read it, then sign it or send it back with a reason.',
  },
  letterAnswered: {
    zh: '您签发的责任书已有答复。被退回的，请看理由后重新签发。',
    en: 'A responsibility letter that you issued was answered. If it was sent back, see why and issue it anew.',
  },
  campaignHandedDown: {
    zh: '上级下达了一项宣传任务，请按时认领，或说明不承接的理由。',
    en: 'A superior handed down a campaign. Claim it in time, or decline with a reason.',
  },
  campaignAnswered: {
    zh: '您下达的任务有单位认领、说明不承接或报送完成，请查看。',
    en: 'A unit claimed, declined or completed a campaign that you handed down.',
  },
  campaignReopened: {
    zh: '上级退回了本单位的任务答复，请查看理由并继续办理。',
    en: 'The superior sent the answer to a campaign back. See why, and go on.',
  },
  campaignChanged: {
    zh: '上级调整了任务期限或撤回了任务，请查看。',
    en: 'The superior moved a campaign’s deadline or withdrew it.',
  },
  campaignUnclaimed: {
    zh: '有任务超过认领时限仍无人认领，请尽快办理或督促。',
    en: 'Nobody claimed a campaign in time. Claim it, or see that it is claimed.',
  },
  campaignDue: {
    zh: '本单位承接的任务即将到期，请按时完成并报送。',
    en: 'A campaign of your unit is nearly due. Complete it and hand in the evidence.',
  },
  campaignOverdue: {
    zh: '有任务已超过完成期限，请立即办理或督促。',
    en: 'A campaign is past its deadline. Complete it now, or see that it is done.',
  },
  questionArrived: {
    zh: '收到新的青年提问，请按时限答复。',
    en: 'A young person has asked something. Answer in time.',
  },
  questionDistress: {
    zh: '有一条提问疑似求助或危险，请立即查看，由人判断并登记处理。',
    en: 'A question shows signs of distress or danger. Look at it now, decide, and record what is done.',
  },
  questionDistressWaits: {
    zh: '有一条疑似求助或危险的提问超过时限仍无人判断，请立即处理或督促。',
    en: 'A question with signs of distress is past its time and nobody has decided on it. Deal with it now.',
  },
  questionAssigned: { zh: '有一条青年提问交由您办理。', en: 'A question was given to you.' },
  questionHandedOver: {
    zh: '有一条青年提问转给本单位，请在时限内答复是否接收。',
    en: 'Another office wants to hand you a question. Say in time whether you take it.',
  },
  questionHandoverAnswered: {
    zh: '您转办的提问已有答复。',
    en: 'A question that you handed over was answered for.',
  },
  questionHandoverWaits: {
    zh: '有一条转办的提问超过时限仍无人答复是否接收。接收单位请尽快答复；转出单位在此之前仍须负责。',
    en: 'A question that was offered to another office waits there past its time. That office should say whether it takes it; until then yours stays responsible.',
  },
  questionAnswerWaits: { zh: '有一条答复等待您审核。', en: 'An answer waits for your approval.' },
  questionAnswerReturned: {
    zh: '您起草的答复被退回，请修改后重新提交。',
    en: 'Your answer was returned. Revise it.',
  },
  questionAnswerFailed: {
    zh: '平台未接受一条答复，请查看原因后重新答复。',
    en: 'The platform did not take an answer. See why and answer again.',
  },
  questionOverdue: {
    zh: '有青年提问超过时限仍未答复，请尽快答复或督促。',
    en: 'A question is past its deadline and not answered. Answer it, or see that it is done.',
  },
  ideaWaits: {
    zh: '有选题等待您审批，请查看后同意或不予通过。',
    en: 'An idea waits for your approval. Read it, then approve or decline.',
  },
  ideaDecided: {
    zh: '您提出的选题已有审批结果，请查看。',
    en: 'Your idea was decided. See what was said.',
  },
  actWaits: {
    zh: '有官方账号互动申请等待您批准，请查看后批准或不批准。',
    en: 'An act of an official account waits for your approval. Read it, then approve or refuse it.',
  },
  actDecided: { zh: '您的互动申请有结果，请查看。', en: 'What you asked an account to do was decided.' },
  actByHand: {
    zh: '有一项互动需要人工办理或核实，请按步骤办理并登记结果。',
    en: 'An act needs a person: follow the steps, or look what became of it, and record the result.',
  },
  actFailed: {
    zh: '互动未能办理。请查看原因，必要时重新申请。',
    en: 'An act was not done. See why, and ask again if it is still wanted.',
  },
  standingWaits: {
    zh: '有一项长期批准等待您同意。请核对模板、次数和期限。',
    en: 'A standing approval waits for you. Look at its template, limits and term.',
  },
  standingDecided: { zh: '您提出或负责的长期批准有结果。', en: 'A standing approval of yours was decided.' },
  examinationSet: {
    zh: '有一场考试需要您参加，请在开放时间内完成。',
    en: 'There is an examination for you. Take it while it is open.',
  },
  examinationCancelled: { zh: '一场考试已取消。', en: 'An examination was cancelled.' },
  examinationMarked: {
    zh: '您的考试成绩已公布，请查看。',
    en: 'Your examination is marked. Look at your result.',
  },
  markingWaits: {
    zh: '有简答题等待评阅，请独立评分。',
    en: 'Free answers wait to be marked. Give your points on your own.',
  },
  certificateIssued: {
    zh: '您已取得资格证书，可以在“培训”中下载。',
    en: 'You have a new certificate; it can be printed under Training.',
  },
  certificateRevoked: {
    zh: '您的一项资格证书已撤销，相应资格同时取消。请查看原因。',
    en: 'A certificate of yours was revoked, and the qualification with it. See why.',
  },
  coursePublished: {
    zh: '有一门课程需要您学习，请在期限前完成。',
    en: 'There is a course for you to learn. Complete it in time.',
  },
  patrolAssigned: {
    zh: '您被安排互动区巡查值班，请按时巡查。',
    en: 'You are on duty for a patrol of the comments. Do it in time.',
  },
  patrolOverdue: {
    zh: '今天有账号的互动区巡查已逾期，请立即巡查或督促。',
    en: 'A patrol of today is overdue. Do it now, or see that it is done.',
  },
  patrolMissed: {
    zh: '有账号漏做互动区巡查，已记录。请查明原因。',
    en: 'A patrol was missed, which is on record. Find out why.',
  },
  patrolFindingRaised: {
    zh: '发现账号有未经申请批准的互动，请核实处理。',
    en: 'An account has acted without any request or approval. Look into it.',
  },
  qualificationEnding: {
    zh: '您的资格、用工或任职即将到期，到期即停止相应权限。请及时办理。',
    en: 'Your qualification, employment or appointment ends soon, and with it what it lets you do. See to it in time.',
  },
  qualificationEndingOf: {
    zh: '本单位有人员的资格、用工或任职即将到期。请查看到期后哪些职责无人可担，提前安排。',
    en: 'Somebody’s qualification, employment or appointment here ends soon. See what it leaves uncovered.',
  },
  qualificationLapsed: {
    zh: '您的资格、用工或任职已到期，即时起不能再履行相应职责。请查看并办理。',
    en: 'Your qualification, employment or appointment has ended, and with it what it let you do. See what is left.',
  },
  qualificationLapsedOf: {
    zh: '有人员的资格、用工或任职已到期，其相应权限已停止。请查看受影响的职责并补充人员。',
    en: 'Somebody’s qualification, employment or appointment has ended, and so have his rights. See what is uncovered.',
  },
  selectionProposed: {
    zh: '有新媒体岗位人选等待审核，请对照遴选标准逐条审核。',
    en: 'A candidate waits to be held against the criteria.',
  },
  selectionDecided: {
    zh: '与您有关的遴选有新进展，请查看。',
    en: 'Something was decided about a selection that concerns you.',
  },
  probationOver: {
    zh: '有人选试用期满，请带教人出具意见，再由单位决定。',
    en: 'A probation is over: the mentor gives his word, then the unit decides.',
  },
  patrolFindingOverdue: {
    zh: '巡查发现的问题超过时限未纠正，请立即处理。',
    en: 'Something that a patrol found is not corrected in time. Deal with it now.',
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
  circularDelivered: {
    zh: '收到一份通报，请查看并签收。',
    en: 'A circular was delivered to your unit. Read it and sign for it.',
  },
  circularDue: {
    zh: '有通报尚未签收，已过期限，请立即签收。',
    en: 'A circular still has to be signed for. Its time is over.',
  },
  circularReplaced: {
    zh: '一份通报已被更正或撤销，请以新的通报为准。',
    en: 'A circular was corrected or recalled. The new one counts.',
  },
  assessmentPublished: {
    zh: '上级公示了本单位的考核结果，请核对；有异议的，可在期限内逐项申诉。',
    en: 'The assessment of your unit was published. Check it; you may appeal item by item in time.',
  },
  assessmentAppealed: {
    zh: '有单位对考核扣分提出申诉，请在期限内答复。',
    en: 'A unit appeals against points that it lost. Answer in time.',
  },
  assessmentDecided: {
    zh: '本单位的考核申诉有结果，请查看。',
    en: 'An appeal in the assessment of your unit was decided.',
  },
  assessmentFinal: {
    zh: '考核结果已生效，请查看。',
    en: 'The assessment is final.',
  },
  yearArchiveDone: {
    zh: '年度归档已制作完成，可以下载。',
    en: 'The archive of a year is ready.',
  },
  caseOpened: {
    zh: '有案件立案，请核实后通知有关单位。',
    en: 'A case was opened. Verify it, then notify the unit.',
  },
  caseNotified: {
    zh: '上级就一起案件通知本单位，请在期限内答复并整改；有异议的，可以申诉。',
    en: 'Your unit was notified of a case. Answer and rectify in time; you may appeal.',
  },
  caseAnswered: {
    zh: '有单位对案件作了答复、报送整改或提出申诉，请查看并办理。',
    en: 'A unit answered, rectified or appealed in a case. See what it says, and go on.',
  },
  caseDecided: {
    zh: '本单位的一起案件有新的处理结果，请查看。',
    en: 'Something was decided in a case of your unit.',
  },
  caseOverdue: {
    zh: '有案件超过办理期限，已记录并报告上级，请立即办理或督促。',
    en: 'A case is past its deadline, which is on record and was told to the superior. Act on it now.',
  },
  accountabilityRecorded: {
    zh: '有一项涉及您本人的责任追究记录，请查看；有异议的，可以在期限内申诉。',
    en: 'There is an accountability record about you. Read it; you may appeal in time.',
  },
  accountabilityAppealed: {
    zh: '有一项责任追究记录的当事人提出申诉，请复核。',
    en: 'The person concerned appeals against an accountability record. Look at it again.',
  },
  accountabilityDecided: {
    zh: '您对责任追究记录的申诉有结果，请查看。',
    en: 'Your appeal against an accountability record was decided.',
  },
  spotCheckAssigned: {
    zh: '有一次抽查交由您检查，请独立完成，勿与他人商量。',
    en: 'You inspect a spot check. Do it by yourself, without consulting others.',
  },
  spotCheckDiffers: {
    zh: '一次抽查的两名检查人意见不一致，请您裁定。',
    en: 'The inspectors of a spot check differ. Decide between them.',
  },
  spotCheckSettled: {
    zh: '一次抽查已有结果，请查看。',
    en: 'A spot check is settled. See what it found.',
  },
};
