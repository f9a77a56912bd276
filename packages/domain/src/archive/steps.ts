import type { LocalizedText } from '../kernel/index.ts';

/** The steps of a verification in their order. */
export const stepTitles = {
  members: { zh: '清单与各文件哈希', en: 'Manifest and the hash of every member' },
  keys: { zh: '公钥', en: 'Public keys' },
  checkpoint: { zh: '检查点签名（台账规模）', en: 'Signature of the checkpoint (size of the ledger)' },
  chain: { zh: '台账记录逐条相接', en: 'Chain of entries' },
  inclusion: { zh: '每条记录在台账中的存在证明', en: 'Proof of inclusion of every entry' },
  decisions: { zh: '按规程逐条重新推演', en: 'Every decision decided again' },
  revisions: { zh: '各版本内容与摘要', en: 'Content and digest of every revision' },
  policy: { zh: '所依规程', en: 'Rule books' },
  release: { zh: '签发证书', en: 'Release certificates' },
  seats: { zh: '各席位签署独立复点', en: 'Sign-offs of every seat, counted independently' },
  publications: { zh: '发布与取回副本', en: 'Publications and fetched copies' },
  files: { zh: '图片、附件与扫描件', en: 'Pictures, attachments and scans' },
  records: { zh: '问题、签发、发布清单与台账一致', en: 'Lists of findings, releases and publications' },
  seal: { zh: '归档封签', en: 'Seal of the archive' },
} as const satisfies Record<string, LocalizedText>;

export type StepName = keyof typeof stepTitles;
