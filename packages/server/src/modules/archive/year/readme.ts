import type { YearAbout } from '@sanshen/domain/archive';

/** README.txt of an archive of a year: what it is and how to verify it, for somebody who has nothing but this file. */
export function yearReadme({ organizationName, year, origin, madeAt }: YearAbout): string {
  return `三审年度归档文件（sanshen-year/1）
单位：${organizationName}
年度：${year}
台账：${origin}
归档时间：${madeAt}

一、这是什么
本文件是一个单位一个年度的全部材料：稿件全案归档（manuscripts/，每份都可单独核验）、台账记录和存在证明（ledger/，含账号、巡查、互动、
演练、封停、任务、案件、通报、考核等事项）、印发的通报（circulars/）、考核结果及其全部依据（assessments/）、目录（index.json）。
涉及人员个人情况的记录（任免、休假、学时成绩、责任追究等）不收录正文，只保留哈希，以便验证记录前后相接、没有缺失。

二、怎样核验（不需要原系统、数据库或网络）
  npx sanshen verify 本文件.tar --trust 公钥文件
公钥文件应从本归档以外的途径取得。核验逐个文件进行，遇到第一处不成立即指出。

三、不用程序，也可以自己核对
1. 本文件是普通的 tar。manifest.json 列出每个文件的字节数和 SHA-256；manifest.note 是对 manifest.json 的 SHA-256 的签名。
2. ledger/ 下每个文件是一个流的一段记录：text 是哈希的对象，previous 是上一条的哈希，inclusion 是在检查点（checkpoint）下的存在证明（RFC 6962）。
3. assessments/ 下的 digest 是 input 规范形式（RFC 8785）的 SHA-256；按 input.rules.formula 重新计算，应得到 result。

----------------------------------------------------------------

Archive of a year (sanshen-year/1)

What this is
Everything of one unit and one year: the archives of its manuscripts (each can be verified by itself), its part of the ledger with proofs of
inclusion, the circulars that it issued, its assessments with all that they follow from, and an index. Of entries about persons only the
hash is kept, so that the chain can be followed.

How to verify it (no system, database or network needed)
  npx sanshen verify THIS.tar --trust KEYFILE --lang en
Get the key file from elsewhere. Members are verified one after the other; the first thing that does not hold is named.
`;
}
