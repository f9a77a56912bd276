import type { LocalizedText } from '@sanshen/domain/kernel';
import type { StartStep } from '@sanshen/server/main';

const steps: Readonly<Record<StartStep, LocalizedText>> = {
  'database.initialise': { zh: '建立数据库 …', en: 'creating the database …' },
  'database.start': { zh: '启动数据库 …', en: 'starting the database …' },
  migrate: { zh: '检查数据库结构 …', en: 'checking the database schema …' },
  compose: { zh: '装配服务 …', en: 'putting the server together …' },
  prepare: { zh: '准备数据 …', en: 'preparing data …' },
  listen: { zh: '开始接受访问 …', en: 'opening the port …' },
};

/** What `sanshen serve` says. */
export const serveText = {
  step: (step: StartStep): LocalizedText => steps[step],
  filled: (organizations: number, people: number, channels: number): LocalizedText => ({
    zh: `已建立演示数据：${organizations} 个组织、${people} 名人员、${channels} 个账号`,
    en: `demonstration data filled: ${organizations} organisations, ${people} people, ${channels} channels`,
  }),
  manuscripts: (count: number): LocalizedText => ({
    zh: `已补入演示稿件 ${count} 篇`,
    en: `${count} manuscripts of the demonstration written`,
  }),
  simulators: (urls: string): LocalizedText => ({
    zh: `平台模拟器：${urls}`,
    en: `platform simulators: ${urls}`,
  }),
  ready: (url: string, seconds: string): LocalizedText => ({
    zh: `三审已就绪：${url}（用时 ${seconds} 秒）。接口说明：${url}/api/v1/openapi.json`,
    en: `Sanshen is ready: ${url} (after ${seconds} s). API description: ${url}/api/v1/openapi.json`,
  }),
  logins: (password: string): LocalizedText => ({
    zh: `演示登录（仅演示模式存在），密码均为 ${password}：`,
    en: `demonstration logins (they exist in demonstration mode only), password of all: ${password}`,
  }),
  stopping: (): LocalizedText => ({ zh: '正在停止 …', en: 'stopping …' }),
  usage: (): LocalizedText => ({
    zh: `用法：sanshen serve [--demo [--simulator 已运行的微信模拟器地址]] [--port 端口] [--host 地址] [--data 数据目录] [--database 数据库地址] [--lang zh|en]
运行服务器和后台任务，直到收到停止信号。--demo 建立演示组织并启动平台模拟器。
正式使用请先运行 sanshen setup。环境变量：SANSHEN_DATA、DATABASE_URL、DATABASE_READ_URL、SANSHEN_URL、PORT、SANSHEN_LOG、
SANSHEN_MASTER_KEY、SANSHEN_LEDGER_SUITE、SANSHEN_TRUST_PROXY。
退出码：0 正常停止，1 启动失败，2 用法有误。`,
    en: `Usage: sanshen serve [--demo [--simulator URL of a running WeChat simulator]] [--port PORT] [--host ADDRESS] [--data FOLDER] [--database URL] [--lang zh|en]
Runs server and worker until it is told to stop. --demo fills a demonstration organisation and starts platform simulators.
For real use run sanshen setup first. Environment: SANSHEN_DATA, DATABASE_URL, DATABASE_READ_URL, SANSHEN_URL, PORT, SANSHEN_LOG,
SANSHEN_MASTER_KEY, SANSHEN_LEDGER_SUITE, SANSHEN_TRUST_PROXY.
Exit codes: 0 stopped as told, 1 could not start, 2 bad use.`,
  }),
  badUse: (): LocalizedText => ({
    zh: '用法：sanshen serve [--demo [--simulator 已运行的微信模拟器地址]] [--port 端口] [--host 地址] [--data 数据目录] [--database 数据库地址] [--lang zh|en]',
    en: 'usage: sanshen serve [--demo [--simulator URL of a running WeChat simulator]] [--port PORT] [--host ADDRESS] [--data FOLDER] [--database URL] [--lang zh|en]',
  }),
  badPort: (text: string): LocalizedText => ({
    zh: `端口须为 0 至 65535 的整数：${text}`,
    en: `a port is a whole number from 0 to 65535, not ${text}`,
  }),
  portTaken: (port: number): LocalizedText => ({
    zh: `端口 ${port} 已被占用。请换一个：npm start -- --port 端口`,
    en: `port ${port} is taken. Choose another: npm start -- --port PORT`,
  }),
  failed: (reason: string): LocalizedText => ({
    zh: `启动失败：${reason}`,
    en: `could not start: ${reason}`,
  }),
} as const;
