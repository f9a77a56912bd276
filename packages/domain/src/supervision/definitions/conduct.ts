import { type Definition, one } from '../definition.ts';

/** §6, §7: patrols, channels and rights. */
export const conductDefinitions: readonly Definition[] = [
  {
    measure: 'patrolsMissed',
    version: 1,
    from: null,
    unit: 'count',
    judged: 'always',
    name: { zh: '漏巡次数', en: 'patrols missed' },
    how: {
      zh: '规则要求的每次巡查计一次，计入应巡当日所在的月；当日结束仍未完成的为漏巡。',
      en: 'Every patrol that the rule book asks for, in the month of its day; missed if it was not done by the end of that day.',
    },
    observes: ['patrolSettled'],
    weigh: (seen) => (seen.kind === 'patrolSettled' ? one(seen.missed) : null),
  },
  {
    measure: 'unqualifiedHolders',
    version: 1,
    from: null,
    unit: 'count',
    judged: 'always',
    name: { zh: '不合规发布权限数', en: 'unqualified holders of rights' },
    how: {
      zh: '当月任何时候列为账号操作人而不具备任职、用工性质或资格条件的人员，每人每月计一次。系统已同时停止其发布权限；本指标反映岗位未配备合规人员的情况。',
      en: 'People who were at any time of the month entered as operators of a channel while office, employment or qualification was missing, each once a month. Their right to publish had ended at once; the number shows duties without a person who is fit for them.',
    },
    observes: ['rightStood'],
    weigh: (seen) => (seen.kind === 'rightStood' ? one(seen.unqualified) : null),
  },
  {
    measure: 'dormantChannels',
    version: 1,
    from: null,
    unit: 'count',
    judged: 'always',
    name: { zh: '僵尸账号数', en: 'dormant channels' },
    how: {
      zh: '当月运行或休眠的账号每个计一次；当月任何时候处于休眠状态的为僵尸账号。',
      en: 'Every channel that ran or slept in the month, once; dormant if it was so at any time of the month.',
    },
    observes: ['channelStood'],
    weigh: (seen) => (seen.kind === 'channelStood' ? one(seen.dormant) : null),
  },
  {
    measure: 'attestationsOverdue',
    version: 1,
    from: null,
    unit: 'count',
    judged: 'always',
    name: { zh: '登录核对逾期数', en: 'attestations overdue' },
    how: {
      zh: '当月运行或休眠的账号每个计一次；当月任何时候登录设备核对超过规则规定天数的为逾期。',
      en: 'Every channel that ran or slept in the month, once; overdue if its logins were at any time of the month not attested within the days of the rule book.',
    },
    observes: ['channelStood'],
    weigh: (seen) => (seen.kind === 'channelStood' ? one(seen.attestationOverdue) : null),
  },
];
