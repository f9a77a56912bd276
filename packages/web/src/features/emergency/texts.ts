import { defineTexts } from '../../text/language.ts';

export const emergencyTexts = defineTexts({
  title: { zh: '封停', en: 'Freeze' },
  lead: {
    zh: '一键停止本单位及所有下级的全部发布，排队中的也不再发出；解除须两人确认。',
    en: 'Stops everything that a unit and all below it publish, queued work included; it takes two people to lift.',
  },
  frozen: { zh: '已封停，任何内容都不会发出', en: 'Frozen: nothing goes out' },
  notFrozen: { zh: '未封停，发布正常', en: 'Not frozen: publishing works as usual' },
  channelsFrozen: {
    zh: (n: number) => `${n} 个账号已封停，其他账号仍可发布`,
    en: (n: number) => `${n} ${n === 1 ? 'channel is' : 'channels are'} frozen; the others still publish`,
  },
  channel: { zh: '一个账号', en: 'one channel' },
  unit: { zh: '本单位，不含下级', en: 'the unit, not those below' },
  subtree: { zh: '连同全部下级', en: 'with all units below' },
  frozenHint: {
    zh: '定时和排队的发布到点会被拦下，解除后不会自动补发，须由人重新发布。撤稿不受影响。',
    en: 'Scheduled and queued publications are held back and do not go out by themselves afterwards; a person publishes again. Takedowns still work.',
  },
  order: { zh: '立即封停', en: 'Freeze now' },
  orderHint: {
    zh: (unit: string) => `将立即停止“${unit}”及所有下级单位在全部平台的发布。原因记入台账。`,
    en: (unit: string) =>
      `Stops all publishing of “${unit}” and every unit below it on every platform at once. The reason is recorded.`,
  },
  orderReason: {
    zh: '情况紧急，先行封停，正在核实。',
    en: 'Urgent: frozen first, being looked into.',
  },
  ordered: { zh: '已封停。', en: 'Frozen.' },
  lift: { zh: '提出解除', en: 'Propose to lift' },
  confirm: { zh: '确认解除', en: 'Confirm and lift' },
  liftHint: {
    zh: '解除须两人：您提出后，还要由另一位负责人确认才生效。',
    en: 'It takes two: after you, another responsible person has to confirm before it takes effect.',
  },
  confirmHint: {
    zh: (name: string) => `${name}已提出解除。您确认后立即恢复发布。`,
    en: (name: string) => `${name} has proposed to lift it. Publishing works again as soon as you confirm.`,
  },
  proposedDone: { zh: '已提出解除，等待另一人确认。', en: 'Proposed; it waits for another person.' },
  liftedDone: { zh: '已解除封停。', en: 'Lifted.' },
  waits: {
    zh: (name: string) => `${name}已提出解除，等待另一人确认`,
    en: (name: string) => `${name} proposed to lift it; another person has to confirm`,
  },
  history: { zh: '封停记录', en: 'Freezes' },
  none: { zh: '没有封停记录', en: 'There has been no freeze' },
  noneHint: { zh: '突发舆情或账号被盗时使用。', en: 'For sudden public incidents or a stolen account.' },
  inForce: { zh: '生效中', en: 'In force' },
  lifted: { zh: '已解除', en: 'Lifted' },
  by: { zh: (name: string) => `由${name}下达`, en: (name: string) => `ordered by ${name}` },
});
