import type { LocalizedText } from '@sanshen/domain/kernel';

type Texts = Readonly<Record<string, (...values: (string | number)[]) => LocalizedText>>;

/** Everything that `sanshen verify` says besides what the verification itself names. */
export const verifyText = {
  usage: () => ({
    zh: `用法：sanshen verify 归档文件 [--trust 公钥文件] [--json] [--lang zh|en]
离线核验一份稿件归档（.zip）或年度归档（.tar）：不需要数据库和网络。
--trust  另行保存的公钥（每行一个 名称+编号+公钥，或检查点凭证、keys.json）；只承认由它们签署的内容。
退出码：0 全部成立，1 有不成立之处，2 用法有误或文件无法读取。`,
    en: `Usage: sanshen verify ARCHIVE [--trust KEYFILE] [--json] [--lang zh|en]
Verifies the archive of a manuscript (.zip) or of a year (.tar) offline: no database, no network.
--trust  keys kept elsewhere (one name+id+key a line, or a witness, or a keys.json); only what they signed counts.
Exit codes: 0 everything holds, 1 something doesn't, 2 bad use or unreadable.`,
  }),
  unreadable: (path, why) => ({ zh: `${path} 无法读取：${why}`, en: `${path} cannot be read: ${why}` }),
  noKeys: (path) => ({
    zh: `${path} 没有公钥，或有一个公钥格式不对`,
    en: `${path} holds no public key, or one that is malformed`,
  }),
  about: (title, organization, madeAt) => ({
    zh: `稿件：${title}（${organization}），归档于 ${madeAt}`,
    en: `Manuscript: ${title} (${organization}), archived ${madeAt}`,
  }),
  aboutYear: (organization, year, madeAt) => ({
    zh: `年度归档：${organization} ${year} 年，归档于 ${madeAt}`,
    en: `Archive of a year: ${organization}, ${year}, made ${madeAt}`,
  }),
  withheld: (count) => ({
    zh: `  其中涉及人员的记录 ${count} 条只保留哈希`,
    en: `  of them ${count} about persons, of which only the hash is kept`,
  }),
  failedYear: (problem, code) => ({
    zh: `归档不成立：${problem}（${code}）`,
    en: `The archive does not hold: ${problem} (${code})`,
  }),
  step: (title, count) => ({ zh: `  成立  ${title}（${count}）`, en: `  holds  ${title} (${count})` }),
  failed: (title, problem, code) => ({
    zh: `  不成立  ${title}\n归档不成立：${problem}（${code}）`,
    en: `  FAILS  ${title}\nThe archive does not hold: ${problem} (${code})`,
  }),
  holds: () => ({ zh: '归档成立：全部核验通过。', en: 'The archive holds: everything was verified.' }),
  ownKeys: (keys) => ({
    zh: `注意：未指定可信公钥，签名是用归档自带的公钥核验的。这只证明材料前后一致，不能证明它出自哪个单位：
任何人都可以用自己的密钥做出一份。请将下列公钥与另行保存的公钥比对，或用 --trust 指定：\n${keys}`,
    en: `NOTE: no trusted key was given; signatures were checked with the keys in the archive itself. That shows only that it is consistent, not
whose it is: anybody can make one with a key of his own. Compare these keys with ones kept elsewhere, or give them with --trust:\n${keys}`,
  }),
  trusted: (keys) => ({
    zh: `签名由指定的可信公钥核验：\n${keys}`,
    en: `Signatures were checked with the trusted keys given:\n${keys}`,
  }),
} satisfies Texts;
