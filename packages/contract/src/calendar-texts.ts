import type { Conflict, ImportProblem } from '@sanshen/domain/calendar';
import type { LocalizedText } from '@sanshen/domain/kernel';

/** What a conflict is, in one sentence; `rules` and the other post's title fill it in. */
export function conflictText(
  conflict: Conflict,
  given: {
    readonly minimumMinutes: number;
    readonly quietHours: { readonly from: string; readonly to: string } | null;
    readonly otherTitle: string;
  },
): LocalizedText {
  const { minimumMinutes, quietHours, otherTitle } = given;
  switch (conflict.kind) {
    case 'tooNear':
      return {
        zh: `与《${otherTitle}》只隔 ${conflict.minutes} 分钟，同一账号至少间隔 ${minimumMinutes} 分钟。`,
        en: `Only ${conflict.minutes} minutes from “${otherTitle}”; posts of one channel are at least ${minimumMinutes} minutes apart.`,
      };
    case 'quietHours':
      return {
        zh: `在静默时段（${quietHours?.from}–${quietHours?.to}）内，请另选时间。`,
        en: `In the quiet hours (${quietHours?.from} to ${quietHours?.to}); choose another time.`,
      };
    case 'frozen':
      return {
        zh: '封停期间不能发布，解除前不会发出。',
        en: 'Publishing is frozen; nothing goes out until that is lifted.',
      };
    case 'mourning':
      return {
        zh: `当日为“${conflict.name.zh}”，请核对内容基调是否合适。`,
        en: `This is “${conflict.name.en}”: look whether the tone is right.`,
      };
  }
}

/** What was not taken of an imported file, and what to do. */
export const importProblemTexts: Readonly<Record<ImportProblem['code'], LocalizedText>> = {
  notCalendar: {
    zh: '不是 iCalendar 文件（.ics），请确认导出格式。',
    en: 'This is no iCalendar file (.ics). Look how it was exported.',
  },
  tooLarge: {
    zh: '文件超过 512 KB，或有过长的行，请分批导出。',
    en: 'The file is larger than 512 KB or has a line that is too long. Export it in parts.',
  },
  tooMany: {
    zh: '事件过多，只读取了前面的部分，请分批导出。',
    en: 'There are too many events; only the first were read. Export it in parts.',
  },
  noName: { zh: '没有名称，未读取。', en: 'It has no name and was left out.' },
  noStart: { zh: '没有可识别的日期，未读取。', en: 'It has no date that can be read and was left out.' },
  repeatNotUnderstood: {
    zh: '重复方式无法识别，未读取，请手工登记。',
    en: 'How it repeats is not understood. Add it by hand.',
  },
  zoneAssumed: {
    zh: '所用时区无法识别，按北京时间读取，请核对日期。',
    en: 'Its time zone is not understood; it was read as China’s time. Look at the day.',
  },
};
