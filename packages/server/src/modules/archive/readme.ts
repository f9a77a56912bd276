import type { Manifest } from '@sanshen/domain/archive';

/** README.txt of an archive: what it is and how to verify it, for somebody who has nothing but this file. */
export function readmeText({ title, manuscript, organizationName, origin, madeAt }: Manifest): string {
  return `三审稿件归档文件（sanshen-archive/1）
稿件：${title}
编号：${manuscript}
单位：${organizationName}
台账：${origin}
归档时间：${madeAt}

一、这是什么
本文件是一份稿件从起草到发布、核验的全部材料：各版本文稿及逐版比对、问题及处理、每一次审校签署、签发证书、
发布与从平台取回的副本、引用的图片和扫描件、当时所依的规程全文、审校登记表，以及台账记录和存在证明。

二、怎样核验（不需要原系统、数据库或网络）
  npx sanshen verify 本文件.zip --trust 公钥文件
公钥文件应从本归档以外的途径取得（例如上级单位留存的公钥或检查点凭证）。不加 --trust 时，只能用归档自带的公钥核验，
能证明材料前后一致，但不能证明它出自哪个单位。

三、不用程序，也可以自己核对
1. manifest.json 列出每个文件的字节数和 SHA-256；manifest.note 是对 manifest.json 的 SHA-256 的签名。
2. entries.jsonl 每行一条台账记录，原文即哈希的对象；previous 是上一条的哈希。
3. proofs.json 是每条记录在台账总树（RFC 6962）中的存在证明，checkpoint.txt 是总树的签名检查点（C2SP signed note）。
4. 每条 review.decided 记录含指令、事实和结果，按规程重新推演应得到同样的结果；rules 是所用审核规则程序的版本。
5. revisions/ 中每一版的规范形式（RFC 8785）的哈希，就是签署所绑定的摘要。
6. policy.json 中规程全文的规范形式的 SHA-256，就是签发证书和记录所引的规程摘要。

----------------------------------------------------------------

Archive of a manuscript (sanshen-archive/1)

What this is
Everything about one manuscript from its draft to its publication and verification: all revisions and what differs between them, findings
and rulings, every sign-off, release certificates, publications with the copies fetched back, pictures and scans, the whole rule book that
was followed, the review sheet, and the ledger entries with proofs of inclusion.

How to verify it (no system, database or network needed)
  npx sanshen verify THIS.zip --trust KEYFILE --lang en
Get the key file from elsewhere, such as the witness that a superior keeps. Without --trust only the keys in this archive are used: that
shows that it is consistent, not whose it is.

By hand
1. manifest.json lists every member with its size and SHA-256; manifest.note is a signature over the SHA-256 of manifest.json.
2. entries.jsonl has one ledger entry a line, exactly the text that is hashed; "previous" is the hash of the entry before.
3. proofs.json holds the proof of every entry in the ledger's tree (RFC 6962); checkpoint.txt is its signed checkpoint (C2SP signed note).
4. Every review.decided entry has the command, the facts and what followed; decided again by the rules, the same must
   follow. "rules" is the version of the program's rules.
5. The hash of the canonical form (RFC 8785) of each content in revisions/ is the digest that sign-offs are bound to.
6. The SHA-256 of the canonical form of the rule book in policy.json is the digest that entries and certificates name.
`;
}
