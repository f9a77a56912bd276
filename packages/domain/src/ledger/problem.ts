import type { LocalizedText, Message } from '../kernel/index.ts';

/** Where in the ledger something doesn't hold: whatever of it is known. */
export interface Place {
  readonly stream?: string;
  readonly sequence?: number;
  /** The entry's index in the tree over all streams. */
  readonly leaf?: number;
  /** The size of the checkpoint that is meant. */
  readonly size?: number;
  /** Which projection, table and row. */
  readonly row?: string;
}

const problems = {
  entryUnreadable: (at) => ({
    zh: `${entry(at)} 的文本不是本系统的台账格式。`,
    en: `${entry(at)}: the text is not an entry of the known form.`,
  }),
  entryAltered: (at) => ({
    zh: `${entry(at)} 的文本与其哈希不符：内容被改动。`,
    en: `${entry(at)}: the text does not have its hash: it was altered.`,
  }),
  columnsDiffer: (at) => ({
    zh: `${entry(at)} 的流或序号与已哈希的文本不一致。`,
    en: `${entry(at)}: the stream or sequence beside the text is not the one inside it.`,
  }),
  entryMissing: (at) => ({
    zh: `${entry(at)} 缺失：其后的记录还在。`,
    en: `${entry(at)} is missing, although later entries are there.`,
  }),
  orderChanged: (at) => ({
    zh: `${entry(at)} 的顺序被调换。`,
    en: `${entry(at)} stands in another order than it was written in.`,
  }),
  streamForked: (at) => ({
    zh: `${entry(at)} 出现了第二条记录：该流被分叉。`,
    en: `${entry(at)} exists a second time: the stream was forked.`,
  }),
  chainBroken: (at) => ({
    zh: `${entry(at)} 没有接在前一条记录之后：链条断开。`,
    en: `${entry(at)} does not link to the entry before it.`,
  }),
  headDiffers: (at) => ({
    zh: `${entry(at)} 不是该流登记的末条记录：末尾被删或被换。`,
    en: `${entry(at)} is not what the stream's head says: its end was cut or replaced.`,
  }),
  leafMissing: (at) => ({
    zh: `总树第 ${at.leaf} 号叶缺失。`,
    en: `Leaf ${at.leaf} of the tree is missing.`,
  }),
  leafDiffers: (at) => ({
    zh: `${entry(at)} 与总树第 ${at.leaf} 号叶不符：记录被整条替换。`,
    en: `${entry(at)} is not what leaf ${at.leaf} of the tree holds: the entry was replaced.`,
  }),
  nodesDiffer: (at) => ({
    zh: `总树中由第 ${at.leaf} 号叶及其后各叶完成的节点与重新计算的结果不符。`,
    en: `Stored nodes of the tree from leaf ${at.leaf} on are not what the leaves give.`,
  }),
  notQueued: (at) => ({
    zh: `${entry(at)} 既不在总树中，也不在待入树队列中。`,
    en: `${entry(at)} is neither in the tree nor waiting for it.`,
  }),
  checkpointMalformed: (at) => ({
    zh: `规模 ${at.size ?? '?'} 的检查点格式不对。`,
    en: `The checkpoint of size ${at.size ?? '?'} is malformed.`,
  }),
  checkpointUnknownKey: (at) => ({
    zh: `规模 ${at.size ?? '?'} 的检查点没有已知密钥的签名。`,
    en: `The checkpoint of size ${at.size ?? '?'} is not signed by a known key.`,
  }),
  checkpointSignature: (at) => ({
    zh: `规模 ${at.size ?? '?'} 的检查点签名无效：检查点被替换。`,
    en: `The signature of the checkpoint of size ${at.size ?? '?'} is not valid: it was replaced.`,
  }),
  checkpointOrigin: (at) => ({
    zh: `规模 ${at.size} 的检查点属于另一个台账。`,
    en: `The checkpoint of size ${at.size} belongs to another ledger.`,
  }),
  checkpointMissing: (at) => ({
    zh: `总树规模为 ${at.size}，却没有这一规模的检查点。`,
    en: `The tree has ${at.size} leaves, but no checkpoint of that size.`,
  }),
  rootDiffers: (at) => ({
    zh: `规模 ${at.size} 的检查点与台账重新计算的根不符：历史被改写。`,
    en: `The checkpoint of size ${at.size} has another root than the entries give: history was rewritten.`,
  }),
  witnessDiffers: (at) => ({
    zh: `外存凭证（规模 ${at.size}）与现有台账不符：历史被改写。`,
    en: `The witness of size ${at.size} contradicts this ledger: history was rewritten.`,
  }),
  ledgerCut: (at) => ({
    zh: `检查点证明曾有 ${at.size} 条记录，现在不足：台账被截短。`,
    en: `A checkpoint proves ${at.size} entries, but there are fewer now: the ledger was cut.`,
  }),
  inconsistentWitness: (at) => ({
    zh: `规模 ${at.size} 的检查点没有延续较早的检查点。`,
    en: `The checkpoint of size ${at.size} does not extend the earlier one.`,
  }),
  notIncluded: (at) => ({
    zh: `${entry(at)} 的存在证明不成立。`,
    en: `${entry(at)}: the proof of inclusion does not hold.`,
  }),
  projectionDiffers: (at) => ({
    zh: `${at.row}：现有数据与按台账重建的结果不同。`,
    en: `${at.row}: what stands is not what the ledger gives.`,
  }),
} satisfies Record<string, (at: Place) => LocalizedText>;

export type LedgerProblemCode = `ledger.${keyof typeof problems}`;

/** One thing that doesn't hold, with its place and a message for a person. */
export interface LedgerProblem extends Message<LedgerProblemCode> {
  readonly place: Place;
}

/** Names a problem at a place. */
export function ledgerProblem(code: keyof typeof problems, place: Place): LedgerProblem {
  return { code: `ledger.${code}`, place, ...problems[code](place) };
}

function entry(at: Place): string {
  return `${at.stream ?? '?'}#${at.sequence ?? '?'}`;
}
