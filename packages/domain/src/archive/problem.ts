import type { LocalizedText, Message } from '../kernel/index.ts';
import type { LedgerProblemCode } from '../ledger/index.ts';

type Text = (it: string, more: string) => LocalizedText;

const problems = {
  manifestMissing: () => ({
    zh: '缺少 manifest.json：这不是三审归档文件，或文件不完整。',
    en: 'manifest.json is missing: this is no Sanshen archive, or it is not complete.',
  }),
  formatUnknown: (it) => ({
    zh: `归档格式“${it}”不认识，本程序只能核验 sanshen-archive/1。`,
    en: `The archive has the form "${it}"; this program knows sanshen-archive/1.`,
  }),
  caseFails: (it, more) => ({
    zh: `稿件归档 ${it} 不成立：${more}`,
    en: `The archive of a manuscript in it, ${it}, does not hold: ${more}`,
  }),
  assessmentDiffers: (it) => ({
    zh: `考核 ${it} 的得分与其指标、案件和公式不符。`,
    en: `The score of the assessment ${it} does not follow from its indicators, cases and formula.`,
  }),
  indexDiffers: (it, more) => ({
    zh: `目录所列${it}与归档中的不符（${more}）。`,
    en: `The index counts other ${it} than there are (${more}).`,
  }),
  bytesForeign: (it) => ({
    zh: it === '' ? '归档末尾多出不属于它的内容。' : `归档中文件 ${it} 之外夹有不属于它的内容。`,
    en:
      it === ''
        ? 'There is something behind the end of the archive that is no part of it.'
        : `There is something beside the member ${it} that is no part of the archive.`,
  }),
  memberMissing: (it) => ({ zh: `归档中缺少文件 ${it}。`, en: `The member ${it} is missing.` }),
  memberExtra: (it) => ({
    zh: `归档中多出清单里没有的文件 ${it}。`,
    en: `The member ${it} is not in the manifest: it was added.`,
  }),
  memberDiffers: (it) => ({
    zh: `文件 ${it} 与清单中的哈希不符：内容被改动。`,
    en: `The member ${it} does not have the hash in the manifest: it was altered.`,
  }),
  memberMalformed: (it) => ({
    zh: `文件 ${it} 的格式不对，无法读取。`,
    en: `The member ${it} is malformed and cannot be read.`,
  }),
  keyMalformed: (it) => ({
    zh: `keys.json 中的公钥 ${it} 格式不对。`,
    en: `The public key ${it} in keys.json is malformed.`,
  }),
  entriesUncounted: (it) => ({
    zh: `台账记录条数与清单或证明不一致：${it}。`,
    en: `The entries are not as many as the manifest and the proofs say: ${it}.`,
  }),
  entryForeign: (it) => ({
    zh: `第 ${it} 条记录不属于这份稿件。`,
    en: `Entry ${it} does not belong to this manuscript.`,
  }),
  entryTold: (it) => ({
    zh: `记录 ${it} 涉及人员，年度归档不应收录其正文。`,
    en: `The entry ${it} is about persons; an archive of a year tells no more of it than its hash.`,
  }),
  entryUnknown: (it, more) => ({
    zh: `第 ${it} 条记录的种类“${more}”不认识。`,
    en: `Entry ${it} is of an unknown kind: ${more}.`,
  }),
  entryMalformed: (it) => ({
    zh: `第 ${it} 条记录的内容不是一次决定应有的形式。`,
    en: `Entry ${it} does not hold a decision in its proper form.`,
  }),
  rulesUnknown: (it, more) => ({
    zh: `第 ${it} 条记录按第 ${more} 版审核规则作出，本程序不认识这一版，无法重新推演；这不说明记录有误，请用相应版本的程序核验。`,
    en: `Entry ${it} was decided by version ${more} of the rules, which this program does not know. That says nothing against the entry: verify it with a program that knows them.`,
  }),
  actorDiffers: (it) => ({
    zh: `第 ${it} 条记录的署名人或时间与其中的指令不一致。`,
    en: `Entry ${it} names another actor or time than the command inside it.`,
  }),
  decisionRefused: (it, more) => ({
    zh: `第 ${it} 条记录不成立：按规程，这一步应被拒绝（${more}）。`,
    en: `Entry ${it} does not hold: by the rules this step is refused (${more}).`,
  }),
  decisionDiffers: (it) => ({
    zh: `第 ${it} 条记录不成立：按规程重新推演，得到的结果与所记不同。`,
    en: `Entry ${it} does not hold: decided again by the rules, other events follow than those recorded.`,
  }),
  revisionMissing: (it) => ({ zh: `缺少第 ${it} 版。`, en: `Revision ${it} is missing.` }),
  revisionExtra: (it) => ({
    zh: `${it} 没有对应的记录：这一版是加进来的。`,
    en: `No entry speaks of ${it}: this revision was added.`,
  }),
  revisionUnreadable: (it) => ({
    zh: `第 ${it} 版不是有效的稿件内容。`,
    en: `Revision ${it} is no valid content.`,
  }),
  revisionDiffers: (it) => ({
    zh: `第 ${it} 版的内容与签署所依据的摘要不符：文稿被改动。`,
    en: `Revision ${it} does not have the digest that was recorded and signed: the text was altered.`,
  }),
  policyMissing: (it) => ({
    zh: `缺少本稿所依规程的文本（${it}）。`,
    en: `The rule book that this run followed is missing (${it}).`,
  }),
  policyDiffers: (it) => ({
    zh: `规程文本与记录的摘要不符（${it}）：不是当时的规程。`,
    en: `The rule book does not have the digest on record (${it}): it is not the one of that time.`,
  }),
  procedureDiffers: (it) => ({
    zh: `记录中的审核程序不在其规程文本之中（${it}）。`,
    en: `The procedure on record is not the one in its rule book (${it}).`,
  }),
  certificateMissing: (it) => ({
    zh: `第 ${it} 条记录签发了稿件，却没有签发证书。`,
    en: `Entry ${it} releases the manuscript, but there is no certificate.`,
  }),
  certificateUncalled: (it) => ({
    zh: `第 ${it} 条记录是签发证书，之前却没有签发。`,
    en: `Entry ${it} holds a certificate, but nothing was released before it.`,
  }),
  certificateSignature: (it, more) => ({
    zh: `第 ${it} 条记录中签发证书的签名不成立（${more}）。`,
    en: `The signature of the release certificate in entry ${it} does not hold (${more}).`,
  }),
  certificateDiffers: (it, more) => ({
    zh: `第 ${it} 条记录中签发证书的“${more}”与审核记录不一致。`,
    en: `The release certificate in entry ${it} says another "${more}" than the review led to.`,
  }),
  releasedOther: (it) => ({
    zh: `第 ${it} 条记录签发的不是当时的文本。`,
    en: `Entry ${it} releases another text than the one of that moment.`,
  }),
  seatOpen: (it, more) => ({
    zh: `第 ${it} 条记录签发时，席位“${more}”没有对该文本的有效签署。`,
    en: `At the release in entry ${it} the seat "${more}" holds no valid sign-off on that text.`,
  }),
  boardShort: (it, more) => ({
    zh: `第 ${it} 条记录签发时，编委会“${more}”签署人数或牵头人不足。`,
    en: `At the release in entry ${it} the board "${more}" lacks signers or its lead.`,
  }),
  officeWrong: (it, more) => ({
    zh: `第 ${it} 条记录签发时，${more} 所任职务不在该席位之列。`,
    en: `At the release in entry ${it} ${more} held none of the seat's offices.`,
  }),
  personBarred: (it, more) => ({
    zh: `第 ${it} 条记录签发时，${more} 是作者或改动过文本，却在其他审次签署。`,
    en: `At the release in entry ${it} ${more}, author or editor of the text, signed all the same.`,
  }),
  personTwice: (it, more) => ({
    zh: `第 ${it} 条记录签发时，${more} 占了不止一个席位。`,
    en: `At the release in entry ${it} ${more} signed more than one seat.`,
  }),
  emergencyUnfounded: (it) => ({
    zh: `第 ${it} 条记录的应急签发没有两名有权人员按时申请和确认。`,
    en: `The emergency release in entry ${it} was not asked for and confirmed in time by two entitled people.`,
  }),
  publishedOther: (it) => ({
    zh: `发布记录 ${it} 发布的不是已签发的文本，或签发已不在效力中。`,
    en: `Publication ${it} is not of the released text, or the release was not in force.`,
  }),
  fetchedMissing: (it) => ({
    zh: `缺少从平台取回的副本 ${it}。`,
    en: `The copy fetched from the platform is missing: ${it}.`,
  }),
  fetchedDiffers: (it) => ({
    zh: `从平台取回的副本 ${it} 与记录的摘要不符。`,
    en: `The fetched copy ${it} does not have the digest on record.`,
  }),
  comparisonDiffers: (it) => ({
    zh: `发布 ${it} 的核验记录与台账不一致。`,
    en: `The readings of publication ${it} are not those in the ledger.`,
  }),
  fileMissing: (it) => ({ zh: `缺少稿件引用的文件 ${it}。`, en: `A file of the case is missing: ${it}.` }),
  fileDiffers: (it) => ({
    zh: `文件 ${it} 与其摘要不符：内容被改动。`,
    en: `The file ${it} does not have its digest: it was altered.`,
  }),
  fileUncalled: (it) => ({
    zh: `文件 ${it} 没有任何版本或记录引用：是加进来的。`,
    en: `No revision or entry refers to ${it}: it was added.`,
  }),
  recordDiffers: (it) => ({
    zh: `${it} 与台账记录不一致。`,
    en: `${it} does not say what the entries say.`,
  }),
  aboutOther: (it) => ({
    zh: `清单中的“${it}”与台账记录不一致。`,
    en: `The manifest's "${it}" is not what the entries say.`,
  }),
  sealMalformed: () => ({ zh: '清单的封签格式不对。', en: 'The seal of the manifest is malformed.' }),
  sealSignature: (it) => ({
    zh: `清单的封签不成立（${it}）。`,
    en: `The seal of the manifest does not hold (${it}).`,
  }),
  sealDiffers: () => ({
    zh: '清单不是当初封签的那一份：归档后被改动。',
    en: 'The manifest is not the one that was sealed: the archive was altered afterwards.',
  }),
} satisfies Record<string, Text>;

export type ArchiveProblemName = keyof typeof problems;
export type ArchiveProblemCode = `archive.${ArchiveProblemName}`;

/** The first thing that doesn't hold in an archive; `place` names the member, entry or file. */
export interface ArchiveProblem extends Message<ArchiveProblemCode | LedgerProblemCode> {
  readonly place: string;
}

/** Names a problem; `it` is what the message speaks of. */
export function archiveProblem(
  name: ArchiveProblemName,
  it: string | number = '',
  more = '',
): ArchiveProblem {
  return { code: `archive.${name}`, place: String(it), ...problems[name](String(it), more) };
}

/** Why an archive cannot even be read as one; everything else is a reading that does not hold. */
export const unreadableCodes: readonly string[] = [
  'archive.manifestMissing',
  'archive.formatUnknown',
  'archive.memberMissing',
  'archive.memberMalformed',
  'archive.keyMalformed',
];

/** Carries the first problem out of the steps to verifyArchive; never leaves it. */
export class Broken extends Error {
  readonly problem: ArchiveProblem;
  constructor(problem: ArchiveProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Ends the verification with a problem. */
export function fail(name: ArchiveProblemName, it: string | number = '', more = ''): never {
  throw new Broken(archiveProblem(name, it, more));
}
