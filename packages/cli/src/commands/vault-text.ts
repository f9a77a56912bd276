import type { LocalizedText } from '@sanshen/domain/kernel';

type Texts = Readonly<Record<string, (...values: (string | number)[]) => LocalizedText>>;

/** Everything that `sanshen vault` says. */
export const vaultText = {
  usage: () => ({
    zh: `用法：
  sanshen vault rotate    在数据目录的主密钥文件最前加一把新密钥；运行中的服务器自行启用，不必停机
  sanshen vault rewrap    把全部密钥、口令换到新主密钥之下（服务器每小时也会自行进行）
  sanshen vault retire    确认无一仍用旧主密钥后，删去旧主密钥
数据库：--database URL、环境变量 DATABASE_URL，或 --data 文件夹（默认 .sanshen）中的内置数据库。语言：--lang zh|en
退出码：0 完成，1 仍有密钥在旧主密钥之下，2 用法有误或无法读取。`,
    en: `Usage:
  sanshen vault rotate    put a new key in front of the data folder's master keys; servers that run take it up by themselves
  sanshen vault rewrap    bring every secret under the newest master key (servers do it every hour too)
  sanshen vault retire    drop the old master keys, once nothing needs them any more
Database: --database URL, the environment's DATABASE_URL, or the embedded one in the folder --data (.sanshen). Language: --lang zh|en
Exit codes: 0 done, 1 something is still under an old key, 2 bad use or unreadable input.`,
  }),
  rotated: (id) => ({
    zh: `已加新主密钥 ${id}。请备份数据目录，然后运行 sanshen vault rewrap。`,
    en: `A new master key is in front: ${id}. Back up the data folder, then run sanshen vault rewrap.`,
  }),
  rewrapped: (secrets, rewrapped) => ({
    zh: `共 ${secrets} 项，${rewrapped} 项换到新主密钥之下`,
    en: `${secrets} secrets, ${rewrapped} brought under the newest master key`,
  }),
  retired: (keys) => ({ zh: `已删去 ${keys} 把旧主密钥`, en: `${keys} old master keys dropped` }),
  stillNeeded: (secrets) => ({
    zh: `仍有 ${secrets} 项在旧主密钥之下：请稍后再运行 rewrap 和 retire`,
    en: `${secrets} secrets were still under an old key: run rewrap and retire again later`,
  }),
  notAFile: () => ({
    zh: '主密钥来自环境变量或命令，不在文件中：请在其来源处更换，新密钥在前、旧密钥在后',
    en: 'The master key comes from the environment or a command: replace it there, the new one first, the old one behind it',
  }),
  noDatabase: (folder) => ({ zh: `${folder} 中没有数据库`, en: `There is no database in ${folder}` }),
} satisfies Texts;
