import type { Digest, Instant, LocalizedText, PersonId } from '../kernel/index.ts';
import type { Phase } from './state.ts';

/** Why decide() refuses a command. Codes are stable; every code has a message in both languages below. */
export type Refusal =
  | { readonly code: 'review.unknownPerson' }
  | { readonly code: 'review.alreadyExists' }
  | { readonly code: 'review.wrongPhase'; readonly phase: Phase }
  | { readonly code: 'review.notAMember' }
  | { readonly code: 'review.notAnEditor' }
  | { readonly code: 'review.staleDigest'; readonly seen: Digest | null; readonly current: Digest | null }
  | { readonly code: 'review.staleRound'; readonly seen: number; readonly current: number }
  | { readonly code: 'review.incomplete'; readonly missing: readonly string[] }
  | { readonly code: 'review.noProcedure' }
  | { readonly code: 'review.unknownImportance'; readonly level: string }
  | { readonly code: 'review.notHigher'; readonly current: string }
  | { readonly code: 'review.notLower'; readonly current: string }
  | { readonly code: 'review.notYoursToLower' }
  | { readonly code: 'review.unknownStage'; readonly stage: string }
  | { readonly code: 'review.unknownSeat'; readonly seat: string }
  | { readonly code: 'review.stageNotReached'; readonly stage: string; readonly current: string }
  | { readonly code: 'review.stageClosed'; readonly stage: string }
  | { readonly code: 'review.alreadySigned'; readonly seat: string }
  | { readonly code: 'review.dutyNotAsked' }
  | { readonly code: 'review.notInOffice' }
  | { readonly code: 'review.appointmentLapsed'; readonly since: Instant }
  | { readonly code: 'review.onLeave' }
  | { readonly code: 'review.wrongEmployment' }
  | { readonly code: 'review.notQualified'; readonly missing: readonly string[] }
  | { readonly code: 'review.ownArticle' }
  | { readonly code: 'review.editedThisText' }
  | { readonly code: 'review.signedOtherStage'; readonly stage: string }
  | { readonly code: 'review.signedOtherSeat'; readonly seat: string }
  | { readonly code: 'review.signedOtherDuty' }
  | { readonly code: 'review.reservedForLater'; readonly stage: string }
  | { readonly code: 'review.notOnRoster' }
  | { readonly code: 'review.findingsUnruled'; readonly count: number }
  | { readonly code: 'review.marksUnruled'; readonly count: number }
  | { readonly code: 'review.paperNotAllowed' }
  | { readonly code: 'review.notARegistrar' }
  | { readonly code: 'review.registrarInvolved' }
  | { readonly code: 'review.signedInFuture'; readonly signedOn: Instant }
  | { readonly code: 'review.signedBeforeText'; readonly signedOn: Instant; readonly revisedAt: Instant }
  | { readonly code: 'review.registrarTwice'; readonly stage: string }
  | { readonly code: 'review.authorOverrules' }
  | { readonly code: 'review.notASigner' }
  | { readonly code: 'review.returnForward' }
  | { readonly code: 'review.reasonMissing' }
  | { readonly code: 'review.notResponsible' }
  | { readonly code: 'review.notABoard' }
  | { readonly code: 'review.unknownFinding' }
  | { readonly code: 'review.duplicateFinding' }
  | { readonly code: 'review.alreadyRuled' }
  | { readonly code: 'review.notRuled' }
  | { readonly code: 'review.notYourRuling' }
  | { readonly code: 'emergency.notAllowed' }
  | { readonly code: 'emergency.notEntitled' }
  | { readonly code: 'emergency.samePerson'; readonly first: PersonId }
  | { readonly code: 'emergency.notRequested' }
  | { readonly code: 'emergency.expired'; readonly since: Instant }
  | { readonly code: 'publication.noRelease' }
  | { readonly code: 'publication.stopped' }
  | { readonly code: 'publication.notReleasedText'; readonly released: Digest; readonly seen: Digest }
  | { readonly code: 'publication.channelNotReleased' }
  | { readonly code: 'publication.tooEarly'; readonly notBefore: Instant }
  | { readonly code: 'publication.alreadyBegun' }
  | { readonly code: 'publication.alreadyPublic' }
  | { readonly code: 'publication.notPublisher' }
  | { readonly code: 'publication.evidenceMissing' }
  | { readonly code: 'publication.takedownUnproven' }
  | { readonly code: 'publication.unknown' }
  | { readonly code: 'publication.wrongStatus'; readonly status: string };

export type RefusalCode = Refusal['code'];

/** What happened and what to do next, for each refusal; a missing one does not compile. */
export const refusalMessages: Readonly<Record<RefusalCode, LocalizedText>> = {
  'review.unknownPerson': {
    zh: '系统中查不到您的任职信息。请联系本单位登记员核对。',
    en: 'No record of you was found. Ask your registrar to check your entry.',
  },
  'review.alreadyExists': {
    zh: '该稿件已经建立，请直接打开。',
    en: 'This manuscript already exists; open it instead.',
  },
  'review.wrongPhase': {
    zh: '稿件目前的状态不能进行这项操作。请刷新页面，查看稿件现在走到哪一步。',
    en: 'The manuscript is in a state that does not allow this. Reload to see where it stands now.',
  },
  'review.notAMember': {
    zh: '您在本单位没有有效任职，不能处理本单位稿件。如属误判，请联系本单位登记员。',
    en: 'You hold no office in this organisation at present. If that is wrong, ask its registrar.',
  },
  'review.notAnEditor': {
    zh: '送审后只有作者和参与编辑的人员可以改稿；审校人员请使用“修正”。',
    en: 'After submission only the author and editors may revise; signers use "correct" from their seat.',
  },
  'review.staleDigest': {
    zh: '您看到的不是当前版本，稿件内容已有变化。请重新阅读最新版本后再操作。',
    en: 'The text has changed since you opened it. Read the current revision, then act again.',
  },
  'review.staleRound': {
    zh: '稿件已进入新一轮审校。请刷新后按新一轮处理。',
    en: 'A new round has begun. Reload and act on the new round.',
  },
  'review.incomplete': {
    zh: '稿件要素不全，或有所选平台不会接收的内容，不能送审。请补齐、改正所列内容。',
    en: 'The manuscript lacks something, or a chosen platform would refuse it. Mend what is listed, then submit.',
  },
  'review.noProcedure': {
    zh: '本单位尚未确定适用的审校规程。请联系上级宣传部门备案。',
    en: 'No review procedure applies to this organisation yet. Ask the superior publicity department to file one.',
  },
  'review.unknownImportance': {
    zh: '规程中没有这一重要程度。请从列表中选择。',
    en: 'The procedure knows no such importance. Choose one from the list.',
  },
  'review.notHigher': {
    zh: '重要程度只能提高到更高一级。',
    en: 'Raising must go to a higher level than the present one.',
  },
  'review.notLower': {
    zh: '重要程度只能降低到更低一级。',
    en: 'Lowering must go to a lower level than the present one.',
  },
  'review.notYoursToLower': {
    zh: '只有提出提级的审次或其后的审次可以降级。请与其沟通。',
    en: 'Only the stage that raised the importance, or a later one, may lower it. Ask its signer.',
  },
  'review.unknownStage': { zh: '规程中没有这一审次。', en: 'The procedure has no such stage.' },
  'review.unknownSeat': { zh: '这一审次中没有这个席位。', en: 'The stage has no such seat.' },
  'review.stageNotReached': {
    zh: '前面的审次尚未完成，不能越级签署。请等待前一审次签署后再办。',
    en: 'Earlier stages are not complete, and a stage cannot be skipped. Wait until they have signed.',
  },
  'review.stageClosed': {
    zh: '这一审次已经完成，无需再签。',
    en: 'This stage is already complete; nothing is left to sign.',
  },
  'review.alreadySigned': {
    zh: '这一席位已对当前版本签署，不重复计算。',
    en: 'This seat has already signed the current text; it counts once.',
  },
  'review.dutyNotAsked': {
    zh: '这一席位不承担所选的审或校职责。',
    en: 'This seat does not carry the chosen duty.',
  },
  'review.notInOffice': {
    zh: '您不担任这一席位要求的职务，不能签署。管理员身份也不能代签。',
    en: 'You do not hold the office of this seat, so you cannot sign. Being an administrator does not help.',
  },
  'review.appointmentLapsed': {
    zh: '您担任该职务的任期已结束，不能再签署。如仍在任，请登记员更新任职记录。',
    en: 'Your appointment has ended, so you cannot sign. If you still serve, ask the registrar to record it.',
  },
  'review.onLeave': {
    zh: '您登记为请假状态，不能签署。请先销假，或由代行职务的同志签署。',
    en: 'You are recorded as on leave. End the leave first, or let the acting holder sign.',
  },
  'review.wrongEmployment': {
    zh: '这一席位只能由规则规定的正式干部或长期工作人员签署。',
    en: 'This seat may only be signed by staff whose employment the rule book allows.',
  },
  'review.notQualified': {
    zh: '您的上岗资格缺失或已过期，不能签署。请完成培训考核或更新证书。',
    en: 'A required qualification is missing or expired. Renew it, then sign.',
  },
  'review.ownArticle': {
    zh: '作者不能审校自己的稿件。请由该席位的其他同志签署。',
    en: 'An author cannot sign his own article. Somebody else of this seat must sign.',
  },
  'review.editedThisText': {
    zh: '您改动过这份稿件的文字，不能再作审校签署。请由该席位的其他同志签署。',
    en: 'You edited this text, so you cannot sign it. Somebody else of this seat must sign.',
  },
  'review.signedOtherStage': {
    zh: '您已在本轮其他审次签署，同一人不能签两个审次。',
    en: 'You signed another stage of this round; one person cannot sign two stages.',
  },
  'review.signedOtherSeat': {
    zh: '您已在本审次另一席位签署，同一人不能占两个席位。',
    en: 'You signed another seat of this stage; one person cannot hold two seats.',
  },
  'review.signedOtherDuty': {
    zh: '这一席位要求审、校由两人分别完成，您已签其中一项。',
    en: 'This seat wants review and proofread by two people, and you signed one already.',
  },
  'review.reservedForLater': {
    zh: '后一审次只有您能签署。请由本席位其他同志签署本审次。',
    en: 'You are the only one who can sign a later stage. Let another holder sign this one.',
  },
  'review.notOnRoster': {
    zh: '您不在本次编委会名单内。如名单有误，请分管领导重新确认名单。',
    en: 'You are not on the board drawn for this stage. If that is wrong, ask for the roster to be drawn again.',
  },
  'review.findingsUnruled': {
    zh: '还有差错提示未作处理结论。请逐条采纳或说明理由后再签署。',
    en: 'Some findings of severity error have no ruling. Accept or overrule each of them first.',
  },
  'review.marksUnruled': {
    zh: '图片中的标识还有未作结论的。请在“图片标识”中逐处查看并作出结论后再签署。',
    en: 'Marks in the pictures wait for your ruling. Look at each of them and rule on it first.',
  },
  'review.paperNotAllowed': {
    zh: '本规程不接受纸质签署。',
    en: 'This procedure does not accept signatures on paper.',
  },
  'review.notARegistrar': {
    zh: '只有登记员可以录入纸质签署。',
    en: 'Only a registrar may enter a signature given on paper.',
  },
  'review.registrarInvolved': {
    zh: '登记员参与了本稿编写或就是签署人，应由另一名登记员录入。',
    en: 'The registrar wrote this text or is the signer; another registrar must enter it.',
  },
  'review.signedBeforeText': {
    zh: '纸质签署日期早于当前版本的形成时间，签的不是这一版。请核对日期，或请签署人重新签署当前版本。',
    en: 'The signature on paper is older than the current text, so it was for another one. Check the date, or have the current text signed.',
  },
  'review.registrarTwice': {
    zh: '同一登记员在本轮已录入其他审次的纸质签署。请由另一名登记员录入，或请签署人在系统中签署。',
    en: 'You entered a paper sign-off of another stage in this round. Another registrar must enter this one, or the signer signs here.',
  },
  'review.authorOverrules': {
    zh: '作者不能否定对自己稿件提出的问题。请采纳修改，或请审校人员作出结论。',
    en: 'An author cannot overrule a finding on his own text. Accept it, or let a signer rule on it.',
  },
  'review.signedInFuture': {
    zh: '纸质签署日期晚于当前时间。请核对签署日期后再录入。',
    en: 'The date of the signature on paper lies in the future. Check it, then enter it again.',
  },
  'review.notASigner': { zh: '您不是当前审次的审校人员。', en: 'You are not a signer of the present stage.' },
  'review.returnForward': {
    zh: '只能退回到当前审次之前的审次或作者。',
    en: 'A return goes to an earlier stage or to the author.',
  },
  'review.reasonMissing': { zh: '请写明理由。', en: 'Give a reason.' },
  'review.notResponsible': {
    zh: '这项操作由规程指定的负责同志办理。',
    en: 'This is for the person whom the procedure makes responsible.',
  },
  'review.notABoard': { zh: '这一审次不是编委会审次。', en: 'This stage has no board.' },
  'review.unknownFinding': { zh: '没有这条问题记录。', en: 'There is no such finding.' },
  'review.duplicateFinding': { zh: '这条问题已经记录。', en: 'This finding is already recorded.' },
  'review.notRuled': { zh: '这条问题尚未处理，无需撤回。', en: 'Nobody has ruled on this finding.' },
  'review.notYourRuling': {
    zh: '只能撤回本人作出的处理结论。',
    en: 'Only whoever ruled may take the ruling back.',
  },
  'review.alreadyRuled': { zh: '这条问题已有处理结论。', en: 'This finding already has a ruling.' },
  'emergency.notAllowed': {
    zh: '本规程没有应急签发。请按正常流程办理。',
    en: 'This procedure knows no emergency release. Use the ordinary way.',
  },
  'emergency.notEntitled': {
    zh: '您不在应急签发的授权人员之列，或参与了本稿编写。',
    en: 'You are not entitled to an emergency release, or you wrote this text.',
  },
  'emergency.samePerson': {
    zh: '应急签发须由两人办理，请另一名授权人员确认。',
    en: 'An emergency release needs two people; another one must confirm.',
  },
  'emergency.notRequested': {
    zh: '没有待确认的应急签发申请。',
    en: 'No emergency release waits for confirmation.',
  },
  'emergency.expired': {
    zh: '应急签发申请已超过确认时限，请重新申请。',
    en: 'The request was not confirmed in time. Ask again.',
  },
  'publication.noRelease': {
    zh: '稿件没有有效签发，不能发布。请先完成全部审校。',
    en: 'There is no valid release, so nothing can be published. Complete the review first.',
  },
  'publication.stopped': { zh: '发布已被叫停。', en: 'Publishing was stopped.' },
  'publication.notReleasedText': {
    zh: '要发布的内容与签发的内容不一致，已拦截。请发布签发版本，或重新送审。',
    en: 'This is not the text that was released, so it was held back. Publish the released text or submit again.',
  },
  'publication.channelNotReleased': {
    zh: '这个账号不在签发范围内。',
    en: 'The release does not cover this channel.',
  },
  'publication.tooEarly': { zh: '未到签发确定的发布时间。', en: 'The time set in the release has not come.' },
  'publication.alreadyBegun': {
    zh: '该账号的发布已经开始，不会重复提交。请查看发布进度。',
    en: 'Publishing to this channel has begun and is never submitted twice. See its progress.',
  },
  'publication.alreadyPublic': {
    zh: '稿件已开始发布，不能再修改或撤回送审。如需更正，请撤稿后另行送审。',
    en: 'Publishing has begun, so the text can no longer be changed. Take it down and submit a correction.',
  },
  'publication.notPublisher': {
    zh: '您没有发布权限：须为规则规定的在岗人员且资格有效。',
    en: 'You have no right to publish: office, employment and qualification must all be in force.',
  },
  'publication.evidenceMissing': {
    zh: '请填写发布链接或上传发布截图作为凭证。',
    en: 'Give the address of the publication or a screenshot as evidence.',
  },
  'publication.takedownUnproven': {
    zh: '请上传撤稿后的页面截图作为凭证。',
    en: 'Upload a screenshot of the place where it stood as evidence that it is gone.',
  },
  'publication.unknown': { zh: '没有这条发布记录。', en: 'There is no such publication.' },
  'publication.wrongStatus': {
    zh: '发布记录的状态不允许这项操作。',
    en: 'The publication is in a state that does not allow this.',
  },
};
