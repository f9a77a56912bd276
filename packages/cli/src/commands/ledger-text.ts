import type { LocalizedText } from '@sanshen/domain/kernel';

type Texts = Readonly<Record<string, (...values: (string | number)[]) => LocalizedText>>;

/** Everything that `sanshen ledger` says. */
export const ledgerText = {
  usage: () => ({
    zh: `用法：
  sanshen ledger verify [--from FILE|database] [--witness FILE]… [--key KEY]…   核验台账
  sanshen ledger export --out FILE [--since SIZE] [--all]                       导出检查点凭证；--all 导出整个台账
  sanshen ledger rebuild --check [--only NAME]…                                 按台账重建各投影并比对
  sanshen ledger recount                                                        仅凭台账重新统计条款看板并比对
  sanshen ledger queue                                                          重建待入树队列
数据库：--database URL、环境变量 DATABASE_URL，或 --data 文件夹（默认 .sanshen）中的内置数据库。语言：--lang zh|en
退出码：0 成立，1 不成立，2 用法有误或无法读取。`,
    en: `Usage:
  sanshen ledger verify [--from FILE|database] [--witness FILE]… [--key KEY]…   verify the ledger
  sanshen ledger export --out FILE [--since SIZE] [--all]                       write a witness; --all: the whole ledger
  sanshen ledger rebuild --check [--only NAME]…                                 rebuild projections and compare
  sanshen ledger recount                                                        count the clause board again and compare
  sanshen ledger queue                                                          fill the queue for the tree anew
Database: --database URL, the environment's DATABASE_URL, or the embedded one in the folder --data (.sanshen). Language: --lang zh|en
Exit codes: 0 it holds, 1 it doesn't, 2 bad use or unreadable input.`,
  }),
  progress: (entries, rate) => ({
    zh: `已核验 ${entries} 条，每秒 ${rate} 条`,
    en: `${entries} entries verified, ${rate} entries/s`,
  }),
  holds: (entries, streams, checkpoints, waiting, seconds, rate) => ({
    zh: `台账成立：${entries} 条记录（${waiting} 条待入树），${streams} 个流，${checkpoints} 个检查点；用时 ${seconds} 秒，每秒 ${rate} 条`,
    en: `The ledger holds: ${entries} entries (${waiting} waiting for the tree), ${streams} streams, ${checkpoints} checkpoints; ${seconds} s, ${rate} entries/s`,
  }),
  ownKeys: () => ({
    zh: '注意：仅用台账自带的公钥核验。要排除整体重写，请用 --key 或 --witness 给出另行保存的公钥或凭证。',
    en: "Note: checked with the ledger's own keys only. To rule out that everything was rewritten, give a key or witness kept elsewhere (--key, --witness).",
  }),
  fails: (problem, code) => ({
    zh: `台账不成立：${problem}（${code}）`,
    en: `The ledger does not hold: ${problem} (${code})`,
  }),
  exported: (path, size) => ({
    zh: `已写入 ${path}：规模 ${size}`,
    en: `Wrote ${path}: ${size} entries`,
  }),
  rebuilt: (name, rows, entries) => ({
    zh: `${name}：一致（${rows} 行，由 ${entries} 条记录重建）`,
    en: `${name}: the same (${rows} rows, rebuilt from ${entries} entries)`,
  }),
  recounted: (sums, closed) => ({
    zh: `条款看板：仅凭台账重新统计，${sums} 个合计数、${closed} 个定格月份全部一致`,
    en: `Clause board: counted again from the ledger alone, ${sums} sums and ${closed} closed months come out the same`,
  }),
  otherwise: (place, stands, counted) => ({
    zh: `条款看板：${place} 现为 ${stands}，按台账应为 ${counted}`,
    en: `Clause board: ${place} stands as ${stands}; the ledger comes to ${counted}`,
  }),
  noProjections: () => ({ zh: '没有登记任何投影', en: 'No projection is registered' }),
  unknownProjection: (name) => ({
    zh: `没有名为 ${name} 的投影`,
    en: `There is no projection called ${name}`,
  }),
  queued: (entries) => ({ zh: `${entries} 条记录待入树`, en: `${entries} entries wait for the tree` }),
  checkOnly: () => ({
    zh: 'rebuild 只比对，不改写：请加 --check',
    en: 'rebuild compares and never writes: add --check',
  }),
  outNeeded: () => ({ zh: '请用 --out 给出文件', en: 'Name the file with --out' }),
  badSize: (value) => ({ zh: `不是规模：${value}`, en: `Not a size: ${value}` }),
  badKey: (value) => ({ zh: `不是公钥：${value}`, en: `Not a public key: ${value}` }),
  badWitness: (path) => ({ zh: `${path} 不是凭证`, en: `${path} is not a witness` }),
  noDatabase: (folder) => ({
    zh: `${folder} 中没有数据库`,
    en: `There is no database in ${folder}`,
  }),
} satisfies Texts;
