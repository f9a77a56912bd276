import type { PlanningRules, Policy } from '@sanshen/domain/policy';
import { anyOffices, listed, nameIn, officesAt, type Put } from './policy-phrases.ts';
import { accountabilityRules } from './policy-sentences-accountability.ts';
import { questionRules } from './policy-sentences-questions.ts';
import { commandHolderNames, employmentNames, scopeNames } from './policy-words.ts';

/** The rules of interaction, channels, discipline, emergencies, training, jurisdiction and accountability in words. */
export function otherSections(policy: Policy, put: Put): void {
  interactionRules(policy, put);
  questionRules(policy, put);
  channelRules(policy, put);
  disciplineRules(policy, put);
  emergencyRules(policy, put);
  calendarRules(policy, put);
  peopleRules(policy, put);
  accountabilityRules(policy, put);
}

function interactionRules(policy: Policy, put: Put): void {
  const { actions, patrol, hidingReasons, publicData } = policy.interaction;
  for (const action of actions) {
    const who = anyOffices(policy, action.approveBy);
    const standing = action.standing;
    put('interaction', `/actions/${action.id}`, action, {
      zh: `须经 ${action.approvals} 人批准（${who.zh}）${standing === null ? '' : `；可长期批准，每天最多 ${standing.maxPerDay} 次，${standing.validDays} 天有效`}。`,
      en: `Approved by ${action.approvals} (${who.en})${standing === null ? '' : `; a standing approval allows ${standing.maxPerDay} a day for ${standing.validDays} days`}.`,
    });
  }
  const asked = listed((patrol.qualifications ?? []).map((id) => nameIn(policy.qualifications, id)));
  put(
    'interaction',
    '/patrol',
    { clause: patrol.clause, name: { zh: '互动区巡查', en: 'Patrol of comments' } },
    {
      zh: `每天至少巡查 ${patrol.timesPerDay} 次，发现不恰当互动 ${patrol.correctWithinHours} 小时内纠正${asked.zh === '' ? '' : `；巡查人员须有${asked.zh}`}。`,
      en: `At least ${patrol.timesPerDay} a day; what is wrong is corrected within ${patrol.correctWithinHours} hours${asked.en === '' ? '' : `; who patrols must be qualified: ${asked.en}`}.`,
    },
  );
  for (const reason of hidingReasons) {
    put('interaction', `/hidingReasons/${reason.id}`, reason, {
      zh: '隐藏或删除评论的理由之一。',
      en: 'A reason for which a comment may be hidden or deleted.',
    });
  }
  put(
    'interaction',
    '/publicData',
    { clause: publicData.clause, name: { zh: '公众信息', en: 'Data on the public' } },
    {
      zh: `公众成员的信息最多保留 ${publicData.retentionDays} 天。`,
      en: `What is kept of a member of the public is kept ${publicData.retentionDays} days at most.`,
    },
  );
}

function channelRules(policy: Policy, put: Put): void {
  const { registration, dormancy, publishingRights, devices, credentials } = policy.channels;
  const approve = anyOffices(policy, registration.approveBy);
  const filed = scopeNames[registration.fileWith];
  put(
    'channels',
    '/registration',
    { clause: registration.clause, name: { zh: '账号登记', en: 'Registration' } },
    {
      zh: `开设账号须经${approve.zh}批准，并向${filed.zh}备案。`,
      en: `A channel is approved by ${approve.en} and filed with ${filed.en}.`,
    },
  );
  put(
    'channels',
    '/dormancy',
    { clause: dormancy.clause, name: { zh: '休眠账号', en: 'Dormancy' } },
    {
      zh: `${dormancy.dormantDays} 天未更新视为休眠。`,
      en: `A channel without publications for ${dormancy.dormantDays} days is dormant.`,
    },
  );
  const employment = listed(
    publishingRights.employment.map((one) => employmentNames[one]),
    ' and ',
  );
  const qualified = listed(
    publishingRights.qualifications.map((id) => nameIn(policy.qualifications, id)),
    ' and ',
  );
  put(
    'channels',
    '/publishingRights',
    { clause: publishingRights.clause, name: { zh: '发布权限', en: 'Publishing rights' } },
    {
      zh: `发布权限只由${employment.zh.replaceAll('、', '或')}管理${qualified.zh === '' ? '' : `，并须持有${qualified.zh}`}。`,
      en: `Held by ${employment.en} only${qualified.en === '' ? '' : `, with ${qualified.en}`}.`,
    },
  );
  put(
    'channels',
    '/devices',
    { clause: devices.clause, name: { zh: '登录设备', en: 'Devices' } },
    {
      zh: `${devices.personalPhones ? '可以' : '不得'}在个人手机上登录；每 ${devices.attestEveryDays} 天核对一次设备。`,
      en: `Login on personal phones is ${devices.personalPhones ? 'allowed' : 'forbidden'}; devices are attested every ${devices.attestEveryDays} days.`,
    },
  );
  const { approvals, checkoutMaxMinutes, rotateWithinHours, rotateEveryDays } = credentials;
  put(
    'channels',
    '/credentials',
    { clause: credentials.clause, name: { zh: '密码', en: 'Credentials' } },
    {
      zh: `取用密码须 ${approvals} 人批准，最长 ${checkoutMaxMinutes} 分钟；归还后 ${rotateWithinHours.afterReturn} 小时内、人员离岗后 ${rotateWithinHours.afterDeparture} 小时内更换，至少每 ${rotateEveryDays} 天更换一次。`,
      en: `A check-out takes ${approvals} approvals and lasts ${checkoutMaxMinutes} minutes at most; rotated within ${rotateWithinHours.afterReturn} hours of return, ${rotateWithinHours.afterDeparture} of a departure, and every ${rotateEveryDays} days.`,
    },
  );
}

function disciplineRules(policy: Policy, put: Put): void {
  const { declarations, secrecyReview, sources, interestRegister } = policy.discipline;
  for (const one of declarations) {
    put('discipline', `/declarations/${one.id}`, one, {
      zh: `作者声明${one.required ? '（必填）' : ''}：${one.text.zh}`,
      en: `The author declares${one.required ? '' : ' if it applies'}: ${one.text.en}`,
    });
  }
  const { seat } = secrecyReview;
  const secrecy = seat === null ? null : officesAt(policy, seat);
  put(
    'discipline',
    '/secrecyReview',
    { clause: secrecyReview.clause, name: { zh: '保密审查', en: 'Secrecy review' } },
    secrecy === null
      ? { zh: '由各审次一并负责，不另设席位。', en: 'Part of every stage; there is no seat of its own.' }
      : { zh: `需要时由${secrecy.zh}审查。`, en: `By ${secrecy.en} where it is called for.` },
  );
  put(
    'discipline',
    '/sources',
    { clause: sources.clause, name: { zh: '来源', en: 'Sources' } },
    {
      zh: `稿件至少注明 ${sources.minimum} 个来源。`,
      en: `A manuscript names at least ${sources.minimum} source${sources.minimum === 1 ? '' : 's'}.`,
    },
  );
  put(
    'discipline',
    '/interestRegister',
    { clause: interestRegister.clause, name: { zh: '利益登记', en: 'Register of interests' } },
    {
      zh: `每 ${interestRegister.renewMonths} 个月更新一次。`,
      en: `Renewed every ${interestRegister.renewMonths} months.`,
    },
  );
}

function planningRules(policy: Policy, planning: PlanningRules, put: Put): void {
  const offices = listed(
    planning.approveOffices.map((office) => nameIn(policy.offices, office)),
    ' or ',
  );
  const days = planning.remindDaysBefore;
  put(
    'emergency',
    '/planning',
    { clause: planning.clause, name: { zh: '预案批准与通讯树', en: 'Approval of plans, contact tree' } },
    {
      zh: `预案由主管组织的${offices.zh.replaceAll('、', '或')}批准${days.length === 0 ? '' : `，到期前 ${days.join('、')} 天提醒`}；接到呼叫 ${planning.answerWithinMinutes} 分钟内确认，每 ${planning.confirmEveryMonths} 个月核实一次通讯树。`,
      en: `Plans are approved by ${offices.en} of the organisation in command${days.length === 0 ? '' : `, with reminders ${days.join(', ')} days before they end`}; calls are acknowledged within ${planning.answerWithinMinutes} minutes, the contact tree is confirmed every ${planning.confirmEveryMonths} months.`,
    },
  );
}

function emergencyRules(policy: Policy, put: Put): void {
  const { plans, drills, freeze, planning } = policy.emergency;
  for (const plan of plans) {
    const may = plan.compulsory === false;
    put('emergency', `/plans/${plan.id}`, plan, {
      zh: `${may ? '可自行制定' : '必须制定'}，每 ${plan.reviewEveryMonths} 个月修订一次。`,
      en: `${may ? 'Voluntary' : 'Compulsory'}; reviewed every ${plan.reviewEveryMonths} months.`,
    });
  }
  if (planning !== undefined) planningRules(policy, planning, put);
  const report = officesAt(policy, drills.reportTo);
  put(
    'emergency',
    '/drills',
    { clause: drills.clause, name: { zh: '应急演练', en: 'Drills' } },
    {
      zh: `每年至少 ${drills.perYear} 次，演练后 ${drills.reportWithinDays} 天内报${report.zh}。`,
      en: `At least ${drills.perYear} a year, reported within ${drills.reportWithinDays} days to ${report.en}.`,
    },
  );
  const judged = drills.evaluation ?? [];
  if (judged.length > 0) {
    put(
      'emergency',
      '/drills/evaluation',
      { clause: judged[0]?.clause ?? drills.clause, name: { zh: '演练评估', en: 'Evaluation of drills' } },
      {
        zh: `观察员逐项评分：${judged.map(({ name }) => name.zh).join('；')}。`,
        en: `Observers judge: ${judged.map(({ name }) => name.en).join('; ')}.`,
      },
    );
  }
  for (const date of drills.keyDates) {
    put('emergency', `/drills/keyDates/${date.id}`, date, {
      zh: `每年 ${date.monthDay} 前 ${date.drillWithinDaysBefore} 天内演练。`,
      en: `A drill within ${date.drillWithinDaysBefore} days before ${date.monthDay}.`,
    });
  }
  const [order, lift] = [anyOffices(policy, freeze.orderBy), anyOffices(policy, freeze.liftBy)];
  put(
    'emergency',
    '/freeze',
    { clause: freeze.clause, name: { zh: '封停与恢复', en: 'Freezing' } },
    {
      zh: `${order.zh}可立即封停；恢复须 ${freeze.liftApprovals} 人同意（${lift.zh}）。`,
      en: `${order.en} may freeze at once; lifting takes ${freeze.liftApprovals} of ${lift.en}.`,
    },
  );
}

function calendarRules(policy: Policy, put: Put): void {
  const { posting, mourning, campaigns } = policy.calendar;
  const { quietHours, minimumMinutes } = posting;
  const quiet =
    quietHours === null
      ? { zh: '不设静默时段', en: 'there are no quiet hours' }
      : {
          zh: `每天 ${quietHours.from} 至 ${quietHours.to} 为静默时段`,
          en: `nothing is planned from ${quietHours.from} to ${quietHours.to}`,
        };
  put(
    'calendar',
    '/posting',
    { clause: posting.clause, name: { zh: '发布间隔与静默时段', en: 'Distance and quiet hours' } },
    {
      zh: `同一账号两次发布至少间隔 ${minimumMinutes} 分钟；${quiet.zh}。`,
      en: `Two posts of one channel are at least ${minimumMinutes} minutes apart; ${quiet.en}.`,
    },
  );
  put(
    'calendar',
    '/mourning',
    { clause: mourning.clause, name: { zh: '悼念性日子', en: 'Days of mourning' } },
    {
      zh: `规定的悼念性日子 ${mourning.keyDates.length} 个，当日排期逐条核对内容基调。`,
      en: `Named days of mourning: ${mourning.keyDates.length}. What is planned on them is looked at for its tone.`,
    },
  );
  const reminders = campaigns.remindHoursBefore.join('、');
  put(
    'calendar',
    '/campaigns',
    { clause: campaigns.clause, name: { zh: '上级任务', en: 'Campaigns' } },
    {
      zh: `下达后 ${campaigns.claimWithinHours} 小时内认领或说明不承接${reminders === '' ? '' : `；到期前 ${reminders} 小时提醒`}。`,
      en: `Claimed or declined within ${campaigns.claimWithinHours} hours${reminders === '' ? '' : `; reminders ${campaigns.remindHoursBefore.join(', ')} hours before the deadline`}.`,
    },
  );
}

function peopleRules(policy: Policy, put: Put): void {
  const { selection, annualHours, assessment, practice, lapse } = policy.training;
  const criteria = listed(selection.criteria, '; ');
  put(
    'training',
    '/selection',
    { clause: selection.clause, name: { zh: '遴选', en: 'Selection' } },
    {
      zh: `遴选标准：${criteria.zh}${selection.probationMonths === undefined ? '' : `；试用期不少于 ${selection.probationMonths} 个月`}${selection.keepDays === undefined ? '' : `；材料在办结后最多保存 ${selection.keepDays} 天`}。`,
      en: `Chosen by: ${criteria.en}${selection.probationMonths === undefined ? '' : `; probation of ${selection.probationMonths} months at least`}${selection.keepDays === undefined ? '' : `; what was written about a candidate is kept ${selection.keepDays} days at most after the end`}.`,
    },
  );
  if (practice !== undefined)
    put(
      'training',
      '/practice',
      { clause: practice.clause, name: { zh: '纠错练习', en: 'Proofreading practice' } },
      {
        zh: `成绩先给本人看，${practice.figures === 'shared' ? '本人愿意的再给负责人看' : '负责人只看单位汇总'}；最多保存 ${practice.keepDays} 天。`,
        en: `Results are shown to the person first; leaders see ${practice.figures === 'shared' ? 'what he shares and' : 'only'} the figures of the unit. Kept ${practice.keepDays} days at most.`,
      },
    );
  if (lapse !== undefined)
    put(
      'training',
      '/lapse',
      { clause: lapse.clause, name: { zh: '资格到期提醒', en: 'Ends of qualifications' } },
      {
        zh: `资格、用工或任职到期前 ${lapse.remindDaysBefore.join('、')} 天提醒本人和负责人。`,
        en: `The person and his leader are told ${lapse.remindDaysBefore.join(', ')} days before a qualification, employment or appointment ends.`,
      },
    );
  put(
    'training',
    '/annualHours',
    { clause: annualHours.clause, name: { zh: '年度培训', en: 'Training' } },
    {
      zh: `每人每年不少于 ${annualHours.hours} 学时。`,
      en: `At least ${annualHours.hours} hours a year for everybody.`,
    },
  );
  put(
    'training',
    '/assessment',
    { clause: assessment.clause, name: { zh: '人员考核', en: 'Assessment of people' } },
    {
      zh: `每 ${assessment.everyMonths} 个月考核一次。`,
      en: `Every ${assessment.everyMonths} months.`,
    },
  );
  for (const rule of policy.jurisdiction) {
    const kinds = listed(rule.kinds.map((id) => nameIn(policy.organizationKinds, id)));
    const command = commandHolderNames[rule.command];
    put('jurisdiction', `/${rule.id}`, rule, {
      zh: `${kinds.zh}的账号由${command.zh}领导${rule.guidance === null ? '' : '，宣传部履行业务指导职责'}。`,
      en: `Channels of ${kinds.en} are commanded by ${command.en}${rule.guidance === null ? '' : ', with business guidance by the publicity department'}.`,
    });
  }
}
