import { defineTexts } from '../../text/language.ts';

export const manualTexts = defineTexts({
  frozen: { zh: '封停中，不得发布', en: 'Frozen: do not publish' },
  frozenHint: { zh: '解除封停后再办理。', en: 'Wait until the freeze is lifted.' },
  material: { zh: '一、取素材', en: '1. Take the material' },
  taken: { zh: '✓ 已复制', en: '✓ copied' },
  download: { zh: '下载素材包', en: 'Download the package' },
  files: {
    zh: (count: number) => `含文字和 ${count} 个图片、视频，已按使用顺序编号并调好尺寸`,
    en: (count: number) => `with the texts and ${count} pictures or videos, numbered in order and sized`,
  },
  noFiles: { zh: '只含文字', en: 'texts only' },
  checklist: { zh: '二、在登记的工作设备上逐项办理', en: '2. On the registered device, one by one' },
  device: { zh: '在哪台设备上办理', en: 'On which device' },
  chooseDevice: { zh: '选择本单位已绑定的设备', en: 'Choose an enrolled device' },
  noDevice: {
    zh: '本单位还没有已绑定的设备，请先在账号登记簿中登记并绑定。',
    en: 'There is no enrolled device yet; register and enrol one in the register of channels.',
  },
  workOn: {
    zh: (device: string, name: string) => `已登记：${name}在 ${device} 上办理`,
    en: (device: string, name: string) => `Recorded: ${name} works on ${device}`,
  },
  reading: { zh: '正在识别截图…', en: 'Reading the screenshot …' },
  readUrl: { zh: '网址由截图识别，请核对', en: 'The address was read in the screenshot; check it' },
  shownAt: {
    zh: (at: string) => `平台显示的发布时间：${at}`,
    en: (at: string) => `Time as the platform shows it: ${at}`,
  },
  allFound: {
    zh: '截图中的文字与签发稿逐字一致',
    en: 'Every line of the release was found in the screenshot',
  },
  notFound: {
    zh: '以下内容没有在截图中逐字找到（截图不全或识别有误时也会如此），请核对：',
    en: 'These lines were not found word for word in the screenshot (which may be partial or misread); check them:',
  },
  left: {
    zh: (count: number) => `还有 ${count} 项未勾选`,
    en: (count: number) => `${count} steps are not ticked`,
  },
  allTicked: { zh: '各项已办完，请登记结果。', en: 'All steps are done; say what came of it.' },
  compare: { zh: '三、核对已发布的内容', en: '3. Compare what is public' },
  compareHint: {
    zh: '粘贴作品链接；平台要求登录时，粘贴已发布的全部文字',
    en: 'Paste the address; where the platform asks for a login, paste the whole published text',
  },
  compareNow: { zh: '核对', en: 'Compare' },
  same: { zh: '文字与签发稿一致', en: 'The text is what was released' },
  differs: {
    zh: '以下内容在已发布的文字中没有找到，请立即更正或撤下：',
    en: 'These lines of the release were not found; correct or remove it at once:',
  },
});
