import type { LocalizedText } from '@sanshen/domain/kernel';
import type { NotificationKind } from '@sanshen/domain/review';

/** Of channels, who publishes on them, their devices and credentials (§7). */
export const channelNotificationTexts = {
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
} as const satisfies Partial<Record<NotificationKind, LocalizedText>>;
