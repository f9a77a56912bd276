import type { LocalizedText } from '../kernel/index.ts';

/** Why one wording of a rule is the same as, stricter or looser than, or not comparable with another. */
export const reasons = {
  wording: {
    zh: '仅文字或条款出处变化，约束不变',
    en: 'only the wording or the clause changes; it binds the same',
  },
  exact: { zh: '该项不得改动：新旧规定无法比较严宽', en: 'this must not change: the two cannot be compared' },
  lowerStricter: {
    zh: '数值或期限缩小，更严',
    en: 'the figure or time limit became smaller, which is stricter',
  },
  higherLooser: { zh: '数值或期限放大，放宽', en: 'the figure or time limit became larger, which is looser' },
  higherStricter: { zh: '要求提高，更严', en: 'the requirement was raised' },
  lowerLooser: { zh: '要求降低，放宽', en: 'the requirement was lowered' },
  fewerStricter: { zh: '许可范围缩小，更严', en: 'fewer are admitted' },
  moreLooser: { zh: '许可范围扩大，放宽', en: 'more are admitted' },
  moreStricter: { zh: '要求增加，更严', en: 'more is required' },
  fewerLooser: { zh: '要求减少，放宽', en: 'less is required' },
  setDiffers: {
    zh: '有增有减，无法比较严宽',
    en: 'some were added and some removed, so the two cannot be compared',
  },
  switchedStricter: { zh: '改为更严的选项', en: 'the stricter option was chosen' },
  switchedLooser: { zh: '改为更宽的选项', en: 'the looser option was chosen' },
  itemAddedStricter: { zh: '增加了一项要求，更严', en: 'an item was added that requires more' },
  itemAddedSame: {
    zh: '增加了一项，对原有各项没有影响',
    en: 'an item was added that leaves the others as they are',
  },
  itemAddedLooser: { zh: '增加了一项许可，放宽', en: 'an item was added that admits more' },
  itemRemovedLooser: { zh: '取消了一项要求，放宽', en: 'an item that required something was removed' },
  itemRemovedStricter: { zh: '取消了一项许可，更严', en: 'an item that admitted something was removed' },
  itemRemovedSame: { zh: '取消了一项，不影响任何组织', en: 'an item that served nobody was removed' },
  orderChanged: { zh: '先后次序改变，无法比较严宽', en: 'the order changed, so the two cannot be compared' },
  kindChanged: {
    zh: '指名席位与编委会不能互换：无法比较严宽',
    en: 'named seats and a board do not stand for each other; the two cannot be compared',
  },
  ruleStricter: { zh: '需要更多人签署，更严', en: 'more must sign' },
  ruleLooser: { zh: '需要签署的人减少，放宽', en: 'fewer need to sign' },
  ruleDiffers: {
    zh: '人数规则随编委会规模而不同，无法比较严宽',
    en: 'which of the two asks for more depends on the size of the board',
  },
  earlierStricter: {
    zh: '提前（从更早的审次或更低的重要程度起），更严',
    en: 'it applies from an earlier stage or a lower level',
  },
  laterLooser: {
    zh: '推后（从更晚的审次或更高的重要程度起），放宽',
    en: 'it applies only from a later stage or a higher level',
  },
  reminderLost: { zh: '取消了仍可发出的提醒，放宽', en: 'a reminder that could still be sent was removed' },
  procedureLooser: {
    zh: '可改用的规程比上级规定的规程宽',
    en: 'the procedure that may be used instead is looser than the one laid down',
  },
  procedureStricter: {
    zh: '改用的规程不宽于上级规定的规程',
    en: 'the procedure used instead is no looser than the one laid down',
  },
} as const satisfies Record<string, LocalizedText>;

export type ReasonCode = keyof typeof reasons;
