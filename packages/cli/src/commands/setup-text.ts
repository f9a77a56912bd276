import type { LocalizedText } from '@sanshen/domain/kernel';

/** What `sanshen setup` says. */
export const setupText = {
  usage: (): LocalizedText => ({
    zh: `用法：sanshen setup --organization 名称 --kind 种类 --policy 文件夹 --leader 姓名 --registrar 姓名 [选项]
在空数据库中开始一个正式的安装：建立根组织，登记主要负责人和登记员及其任职，备案规则手册，
为两人开通登录。一次性密码只打印这一次，首次登录时必须修改。
--organization   根组织名称
--kind           根组织的种类（规则手册中的 organizationKinds）
--policy         规则手册所在文件夹，如 policies/kunming-2023
--leader         主要负责人姓名（用户名 --leader-login，默认 leader）
--registrar      登记员姓名（用户名 --registrar-login，默认 registrar）
--publicity      同时建立的宣传部门名称（种类 --publicity-kind，默认 department）
--data           数据文件夹（环境变量 SANSHEN_DATA，默认 .sanshen）
--database       自有 PostgreSQL 的地址（环境变量 DATABASE_URL）
--lang           zh 或 en
退出码：0 已完成，1 数据库中已有组织或内容被拒绝，2 用法有误。`,
    en: `Usage: sanshen setup --organization NAME --kind KIND --policy FOLDER --leader NAME --registrar NAME [options]
Begins a real installation in an empty database: founds the root organisation, registers its main leader and its registrar
in their offices, files the rule book and gives both a login. The one-time passwords are printed this once and must be
changed at the first login.
--organization   name of the root organisation
--kind           its kind (organizationKinds of the rule book)
--policy         folder of the rule book, such as policies/kunming-2023
--leader         name of the main leader (login name --leader-login, default leader)
--registrar      name of the registrar (login name --registrar-login, default registrar)
--publicity      name of a publicity department to found with it (kind --publicity-kind, default department)
--data           data folder (SANSHEN_DATA in the environment, default .sanshen)
--database       URL of a PostgreSQL of your own (DATABASE_URL in the environment)
--lang           zh or en
Exit codes: 0 done, 1 the database has an organisation already or something was refused, 2 bad use.`,
  }),
  missing: (option: string): LocalizedText => ({
    zh: `缺少 --${option}。说明：sanshen setup --help`,
    en: `--${option} is missing. See sanshen setup --help`,
  }),
  badUse: (): LocalizedText => ({
    zh: '用法有误。说明：sanshen setup --help',
    en: 'bad use. See sanshen setup --help',
  }),
  failed: (reason: string): LocalizedText => ({
    zh: `初始化未完成，没有写入任何内容：${reason}`,
    en: `setup was not done and wrote nothing: ${reason}`,
  }),
  done: (name: string, id: string): LocalizedText => ({
    zh: `已建立根组织“${name}”（${id}），规则手册已备案。`,
    en: `Founded "${name}" (${id}) and filed its rule book.`,
  }),
  publicity: (name: string, id: string): LocalizedText => ({
    zh: `已建立宣传部门“${name}”（${id}）。`,
    en: `Founded its publicity department "${name}" (${id}).`,
  }),
  logins: (): LocalizedText => ({
    zh: '登录（一次性密码只显示这一次，首次登录时必须修改）：',
    en: 'Logins (each one-time password is shown this once and must be changed at the first login):',
  }),
  login: (standing: string, name: string, login: string, password: string): LocalizedText => {
    const zh = standing === 'registrar' ? '登记员' : '主要负责人';
    const en = standing === 'registrar' ? 'registrar' : 'main leader';
    return {
      zh: `    ${zh} ${name}　用户名 ${login}　一次性密码 ${password}`,
      en: `    ${en} ${name}: login name ${login}, one-time password ${password}`,
    };
  },
  next: (): LocalizedText => ({
    zh: '下一步：npx sanshen serve，然后由登记员登录，登记人员并开通登录。',
    en: 'Next: npx sanshen serve; the registrar logs in, registers people and gives them logins.',
  }),
} as const;
