import { defineTexts } from '../../text/language.ts';

export const ledgerTexts = defineTexts({
  title: { zh: '台账', en: 'Ledger' },
  lead: {
    zh: '本单位及下级单位谁在何时做了什么。记录只增不改，任何一条都可取证。',
    en: 'Who did what and when, in this unit and all below. Entries are only ever added, and each can be proven.',
  },
  filters: { zh: '筛选', en: 'Filters' },
  person: { zh: '经办人', en: 'Who acted' },
  anyone: { zh: '全部人员', en: 'Anybody' },
  system: { zh: '系统自动', en: 'The product itself' },
  kind: { zh: '事项', en: 'What' },
  anyKind: { zh: '全部事项', en: 'Everything' },
  from: { zh: '起始日期', en: 'From' },
  to: { zh: '截止日期', en: 'To' },
  until: { zh: '至', en: 'to' },
  clear: { zh: '清除筛选', en: 'Clear filters' },
  onlyStream: { zh: '只看与此相关的记录', en: 'Only entries about this' },
  onlyPerson: { zh: '只看此人的记录', en: 'Only this person’s entries' },
  streamShown: {
    zh: '只显示与同一对象有关的记录',
    en: 'Only entries about one thing are shown',
  },
  none: { zh: '没有符合条件的记录', en: 'No entry fits' },
  noneHint: { zh: '放宽筛选条件，或换一个单位。', en: 'Ask for less, or choose another unit.' },
  forbidden: { zh: '您不能查看本单位的台账', en: 'You may not read this unit’s ledger' },
  forbiddenHint: {
    zh: '可以查看台账的是单位负责同志、宣传工作负责同志和登记员。自己稿件的经过可在稿件页查看。',
    en: 'Leaders, the publicity lead and the registrar may. What happened to a manuscript of yours stands on its own page.',
  },
  more: { zh: '更早的记录', en: 'Earlier entries' },
  list: { zh: '台账记录', en: 'Entries' },
});

export const entryTexts = defineTexts({
  title: { zh: '台账记录', en: 'Entry' },
  at: { zh: '时间', en: 'When' },
  actor: { zh: '经办', en: 'Who' },
  kind: { zh: '事项', en: 'What' },
  about: { zh: '对象', en: 'About' },
  unit: { zh: '单位', en: 'Unit' },
  place: { zh: '台账位置', en: 'Place' },
  number: { zh: (sequence: number) => `第 ${sequence} 条`, en: (sequence: number) => `entry ${sequence}` },
  hash: { zh: '摘要值', en: 'Hash' },
  raw: { zh: '记录原文', en: 'The entry as it is kept' },
  openManuscript: { zh: '打开稿件', en: 'Open the manuscript' },
  proof: { zh: '取证', en: 'Proof' },
  verifying: { zh: '正在本机核对……', en: 'Being checked on this computer …' },
  waiting: {
    zh: '这条记录刚刚产生，正在写入总树，几秒后自动核对。',
    en: 'The entry is new and not in the tree yet; it is checked in a few seconds.',
  },
  proven: {
    zh: '核对无误：这条记录在台账中，未被改动。',
    en: 'It holds: the entry is in the ledger, unchanged.',
  },
  notProven: {
    zh: '核对不通过：这条记录与台账不符。请保存存在证明，立即报告上级。',
    en: 'It does not hold: the entry does not fit the ledger. Keep the proof and report it at once.',
  },
  partly: {
    zh: '记录与检查点一致；这里不能核对检查点的签名（浏览器较旧，或连接不是 HTTPS），可由管理员运行 sanshen ledger verify 核对。',
    en: 'The entry fits the checkpoint; its signature cannot be checked here (an old browser, or no HTTPS). The administrator can check it with sanshen ledger verify.',
  },
  unsupported: {
    zh: '此浏览器不能核对。请换用新版浏览器，或由管理员运行 sanshen ledger verify 核验整个台账。',
    en: 'This browser cannot check it. Use a newer one, or let the administrator verify the whole ledger with sanshen ledger verify.',
  },
  stepEntry: {
    zh: '记录原文算出的摘要值与所示一致',
    en: 'The hash of the entry’s text is the one shown',
  },
  stepPlace: {
    zh: '原文写明的位置与所查位置一致',
    en: 'The text names the place that was asked for',
  },
  stepTree: {
    zh: (leaf: number, size: number, nodes: number) =>
      `总树 ${size} 条中的第 ${leaf + 1} 条，经 ${nodes} 个节点算到树根，与检查点一致`,
    en: (leaf: number, size: number, nodes: number) =>
      `Number ${leaf + 1} of ${size} in the tree: ${nodes} nodes lead to the root of the checkpoint`,
  },
  stepSignature: {
    zh: (keys: string) => `检查点由 ${keys} 签名，签名有效`,
    en: (keys: string) => `The checkpoint is signed by ${keys}, and the signature holds`,
  },
  stepUnchecked: { zh: '检查点签名未核对', en: 'The signature of the checkpoint is not checked' },
  held: { zh: '通过', en: 'holds' },
  failed: { zh: '不通过', en: 'fails' },
  open: { zh: '未核对', en: 'not checked' },
  onThisComputer: {
    zh: '以上由本机浏览器计算，不依赖服务器的判断；签名公钥来自服务器，可与见证单位所存核对。',
    en: 'This browser computed it and did not take the server’s word; the public key came from the server, compare it with what witnesses keep.',
  },
  download: { zh: '下载存在证明', en: 'Download the proof' },
  close: { zh: '关闭', en: 'Close' },
});

export const checkpointTexts = defineTexts({
  title: { zh: '检查点', en: 'Checkpoint' },
  size: { zh: '已覆盖', en: 'Covers' },
  entries: { zh: (n: number) => `${n} 条记录`, en: (n: number) => `${n} entries` },
  age: { zh: '签署于', en: 'Signed' },
  never: { zh: '还没有检查点', en: 'None yet' },
  waiting: { zh: '待写入总树', en: 'Waiting for the tree' },
  count: { zh: '累计检查点', en: 'Checkpoints so far' },
  times: { zh: (n: number) => `${n} 次`, en: (n: number) => String(n) },
  witnesses: { zh: '见证', en: 'Witnesses' },
  noWitness: {
    zh: '只有本台账自己的签名。可下载凭证交上级单位或存入其他机器，核验时用 --witness 对照。',
    en: 'Only the ledger’s own signature. Download a witness and let the superior or another machine keep it, for --witness when the ledger is verified.',
  },
  witnessedBy: { zh: (names: string) => `${names}联署`, en: (names: string) => `signed by ${names} too` },
  download: { zh: '下载凭证', en: 'Download a witness' },
});

export const verificationTexts = defineTexts({
  title: { zh: '全部核验', en: 'Verification' },
  lead: {
    zh: '逐条重算摘要值、前后链接、总树和签名。',
    en: 'Computes every hash, link, the tree and the signatures anew.',
  },
  start: { zh: '开始核验', en: 'Begin' },
  startAgain: { zh: '重新核验', en: 'Verify again' },
  cancel: { zh: '取消核验', en: 'Stop' },
  progress: {
    zh: (checked: number, total: number) => `已核验 ${checked} / ${total} 条`,
    en: (checked: number, total: number) => `${checked} of ${total} entries`,
  },
  checked: { zh: (n: number) => `核验 ${n} 条`, en: (n: number) => `${n} entries checked` },
  bar: { zh: '核验进度', en: 'Progress of the verification' },
  never: { zh: '还没有由人发起过核验。', en: 'Nobody has begun one yet.' },
  scheduled: { zh: '系统定期核验：', en: 'Scheduled: ' },
  scheduledHeld: { zh: '无误', en: 'it holds' },
  earlier: { zh: '以往核验', en: 'Earlier ones' },
  problemAt: { zh: '问题所在', en: 'Where' },
  failedNext: {
    zh: '请勿改动服务器和数据库，立即报告上级，并用见证单位保存的检查点离线核验。',
    en: 'Leave the server and its database as they are, report it at once, and verify offline with a checkpoint that a witness keeps.',
  },
});
