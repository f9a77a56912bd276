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
  badUse: (): LocalizedText => ({
    zh: '用法：sanshen serve [--demo [--simulator 已运行的微信模拟器地址]] [--port 端口] [--host 地址] [--data 数据目录] [--database 数据库地址]',
    en: 'usage: sanshen serve [--demo [--simulator URL of a running WeChat simulator]] [--port PORT] [--host ADDRESS] [--data FOLDER] [--database URL]',
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
