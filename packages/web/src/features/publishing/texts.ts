import { defineTexts } from '../../text/language.ts';

export const publishingTexts = defineTexts({
  title: { zh: '发布', en: 'Publications' },
  lead: {
    zh: '某一天各账号发了什么，公开的内容与签发稿是否一致。',
    en: 'What each channel published on a day, and whether it is what was released.',
  },
  unit: { zh: '单位', en: 'Unit' },
  connectors: { zh: '接口状态', en: 'Connectors' },
  freeze: { zh: '封停', en: 'Freeze' },
  day: { zh: '日期', en: 'Day' },
  none: { zh: '这一天没有发布', en: 'Nothing was published on this day' },
  noneHint: {
    zh: '换一天看看，或从已签发的稿件发起发布。',
    en: 'Try another day, or publish a released manuscript.',
  },
  pageTitle: { zh: '签发与发布', en: 'Release and publication' },
  toManuscript: { zh: '回到稿件', en: 'Back to the manuscript' },
  certificate: { zh: '签发证书', en: 'Release certificate' },
  noCertificate: { zh: '这篇稿件还没有签发', en: 'This manuscript has not been released' },
  noCertificateHint: {
    zh: '全部审次签署完毕后自动签发，之后才能发布。',
    en: 'It is released when every stage has signed; only then can it be published.',
  },
  releasedAt: { zh: '签发时间', en: 'Released' },
  digest: { zh: '内容摘要值', en: 'Digest of the content' },
  release: { zh: '证书编号', en: 'Certificate' },
  emergency: { zh: '应急签发，补审截止', en: 'Emergency release; review due' },
  stopped: { zh: '已叫停，不能发布', en: 'Stopped; nothing may be published' },
  notBefore: { zh: '定时', en: 'Not before' },
  archive: { zh: '下载归档', en: 'Download the archive' },
  archiveHint: {
    zh: '归档可离线核验：sanshen verify 文件名',
    en: 'The archive can be verified offline: sanshen verify FILE',
  },
  sheetPdf: { zh: '审签单 PDF', en: 'Review sheet (PDF)' },
  sheetWord: { zh: '审签单 Word', en: 'Review sheet (Word)' },
  note: { zh: '证书原文与签名', en: 'The certificate with its signature' },
  channels: { zh: '各账号', en: 'Channels' },
  publish: { zh: '发布', en: 'Publish' },
  onlyPublishers: {
    zh: '您没有发布权限：须为规则规定的在岗人员且资格有效。进度在此可以查看。',
    en: 'You have no right to publish: it takes an office that the rule book names and a valid qualification. You can follow the progress here.',
  },
  publishAll: { zh: '发布到全部账号', en: 'Publish on all channels' },
  publishStarted: {
    zh: '已开始发布，进展会自动更新。',
    en: 'Publishing has begun; its progress shows by itself.',
  },
  bySchedule: { zh: '自动发布', en: '– it is published by itself' },
  notYet: { zh: '未发布', en: 'Not published' },
  stop: { zh: '叫停发布', en: 'Stop publishing' },
  stopHint: {
    zh: '尚未发出的账号不再发布；已发出的需另行撤稿。原因记入台账，叫停后如需发布须重新审签。',
    en: 'What has not gone out stays in; what is out needs a takedown. The reason is recorded, and to publish after all it must be reviewed again.',
  },
  stopDone: { zh: '已叫停。', en: 'Stopped.' },
  takedown: { zh: '撤稿', en: 'Take down' },
  takedownHint: {
    zh: (title: string, channel: string) =>
      `将从“${channel}”撤下《${title}》。平台上的阅读、评论会一并消失，不能恢复；证据会先保存。`,
    en: (title: string, channel: string) =>
      `“${title}” is taken down from “${channel}”. Its readers’ comments there are lost for good; evidence is kept first.`,
  },
  takedownStarted: { zh: '已开始撤稿。', en: 'The takedown has begun.' },
  takedownByHand: {
    zh: '该平台需人工撤稿，请在平台后台删除后登记结果。',
    en: 'This platform has to be done by hand: delete it there, then say what came of it.',
  },
  takedownConfirm: { zh: '登记撤稿结果', en: 'Say what became of the takedown' },
  verify: { zh: '立即核验', en: 'Verify now' },
  verifyStarted: { zh: '正在读取平台上的内容……', en: 'Reading what is public …' },
  open: { zh: '查看已发布内容', en: 'Open what is public' },
  verifications: { zh: '核验记录', en: 'Verifications' },
  noVerifications: { zh: '还没有核验', en: 'Not verified yet' },
  approved: { zh: '签发稿', en: 'Released' },
  fetched: { zh: '已发布', en: 'Public' },
  absent: { zh: '（没有）', en: '(absent)' },
  manual: { zh: '人工办理', en: 'By hand' },
  openPlatform: { zh: '打开平台后台', en: 'Open the platform' },
  copy: { zh: '复制', en: 'Copy' },
  copyOf: { zh: (what: string) => `复制：${what}`, en: (what: string) => `Copy: ${what}` },
  copied: { zh: '已复制。', en: 'Copied.' },
  resolve: { zh: '登记结果', en: 'Say what came of it' },
  happened: { zh: '已发布', en: 'It was published' },
  didNotHappen: { zh: '没有发布', en: 'It was not published' },
  takenDownNow: { zh: '已撤下', en: 'It was taken down' },
  stillThere: { zh: '没有撤下', en: 'It is still there' },
  url: { zh: '文章网址', en: 'Address of the article' },
  urlHint: { zh: '以 https:// 开头，用于核验。', en: 'It begins with https:// and is used to verify.' },
  screenshot: { zh: '截图', en: 'Screenshot' },
  evidenceMissing: {
    zh: '请填写网址或上传截图，作为已发布的凭证',
    en: 'Give the address or a screenshot as evidence that it was published',
  },
  goneMissing: {
    zh: '请上传撤下后的页面截图，作为凭证',
    en: 'Upload a screenshot of where it stood, as evidence that it is gone',
  },
  noteMissing: { zh: '请填写说明', en: 'Enter a note' },
  urlWrong: { zh: '网址不完整，应以 https:// 开头', en: 'That is no whole address; it begins with https://' },
  choose: { zh: '选择图片', en: 'Choose a picture' },
  noteText: { zh: '说明', en: 'Note' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已登记。', en: 'Recorded.' },
  cancel: { zh: '取消', en: 'Cancel' },
  downloading: { zh: '正在生成……', en: 'Being made …' },
});

/** How a publication stands, by its status. */
export const statusTexts = defineTexts({
  begun: { zh: '正在提交平台', en: 'Being submitted' },
  accepted: { zh: '平台已受理', en: 'Accepted by the platform' },
  handedOver: { zh: '等待人工办理', en: 'Waits for a person' },
  done: { zh: '已发布', en: 'Published' },
  rejected: { zh: '平台未接受', en: 'Refused by the platform' },
  takedownBegun: { zh: '正在撤稿', en: 'Being taken down' },
  takenDown: { zh: '已撤稿', en: 'Taken down' },
});

/** What the last verification says. */
export const verdictTexts = defineTexts({
  same: { zh: '与签发稿一致', en: 'Same as released' },
  differs: { zh: '与签发稿不一致', en: 'Differs from what was released' },
  gone: { zh: '平台上已看不到', en: 'No longer to be seen' },
  banned: { zh: '被平台屏蔽', en: 'Blocked by the platform' },
  blocked: { zh: '平台不让读取', en: 'The platform does not let it be read' },
});

/** What to do after a verification that is not good. */
export const verdictNextTexts = defineTexts({
  differs: {
    zh: '请对照下面的差异核实。未经签发的改动，请立即撤稿，更正后重新送审。',
    en: 'Look at the differences below. If nobody released them, take it down now and submit a correction.',
  },
  gone: {
    zh: '如果不是本单位删除的，请到平台后台查看原因，并登记撤稿。',
    en: 'If your unit did not delete it, see at the platform why it is gone, and record the takedown.',
  },
  banned: {
    zh: '请到平台后台查看屏蔽原因，更正后重新送审。',
    en: 'See at the platform why it is blocked, correct it and submit it again.',
  },
  blocked: {
    zh: '请打开已发布内容，人工与签发稿对照。',
    en: 'Open what is public, and compare it with what was released yourself.',
  },
});
