import type { Instant, LocalizedText, Message } from '@sanshen/domain/kernel';
import type { Rejected, RejectionClass } from '../connector.ts';
import type { PlatformError } from './http.ts';

/**
 * What has to happen after a platform error.
 * `token`: renew the token, try once more. `backoff`: the platform is busy; it does not say whether it acted. `quota`: wait.
 * `configuration`: an administrator. `content`: the editor. `byHand`: finish on the platform's own site. `missing`: no such object.
 */
export type ErrorClass = 'token' | 'backoff' | 'quota' | 'configuration' | 'content' | 'byHand' | 'missing';

interface ErrorEntry extends LocalizedText {
  readonly class: ErrorClass;
}

const askAdmin = { zh: '请公众号管理员处理', en: 'the account administrator has to act' };

function entry(errorClass: ErrorClass, zh: string, en: string): ErrorEntry {
  return { class: errorClass, zh, en };
}

/** The codes that the connector can meet, after the platform's documentation; anything else is `unlisted`. */
const table: Readonly<Record<number, ErrorEntry>> = {
  [-1]: entry('backoff', '微信系统繁忙，稍后再试', 'WeChat is busy; try again later'),
  40001: entry('token', '访问令牌无效，将自动更换', 'the access token is not valid; it is renewed by itself'),
  40014: entry(
    'token',
    '访问令牌不合法，将自动更换',
    'the access token is malformed; it is renewed by itself',
  ),
  42001: entry(
    'token',
    '访问令牌已过期，将自动更换',
    'the access token has expired; it is renewed by itself',
  ),
  40002: entry(
    'configuration',
    '凭证类型错误，请检查渠道设置',
    'wrong grant type; check the channel settings',
  ),
  40013: entry(
    'configuration',
    'AppID 无效，请检查渠道设置',
    'the AppID is not valid; check the channel settings',
  ),
  40125: entry('configuration', 'AppSecret 无效，请重新填写', 'the AppSecret is not valid; enter it again'),
  40164: entry(
    'configuration',
    '本服务器的 IP 不在公众号白名单，请管理员添加，约 10 分钟后生效',
    "this server's IP address is not on the account's whitelist; add it, effective after about ten minutes",
  ),
  40243: entry(
    'configuration',
    `AppSecret 已被冻结，${askAdmin.zh}`,
    `the AppSecret is frozen; ${askAdmin.en}`,
  ),
  41002: entry(
    'configuration',
    '缺少 AppID，请检查渠道设置',
    'the AppID is missing; check the channel settings',
  ),
  41004: entry(
    'configuration',
    '缺少 AppSecret，请检查渠道设置',
    'the AppSecret is missing; check the channel settings',
  ),
  48001: entry(
    'configuration',
    '该公众号没有此接口权限（2025 年 7 月起个人及未认证账号不能用接口发布），请在公众平台手动完成',
    'the account may not use this API (since July 2025 personal and unverified accounts cannot publish by API); finish on the platform',
  ),
  48004: entry(
    'configuration',
    `接口已被平台封禁，${askAdmin.zh}`,
    `the platform has banned this API; ${askAdmin.en}`,
  ),
  50002: entry('configuration', `账号功能受限，${askAdmin.zh}`, `the account is restricted; ${askAdmin.en}`),
  50004: entry('configuration', '接口被禁用，请联系平台', 'the API is disabled; contact the platform'),
  50007: entry('configuration', `账号已冻结，${askAdmin.zh}`, `the account is frozen; ${askAdmin.en}`),
  89503: entry(
    'configuration',
    '本次调用等待公众号管理员确认',
    'this call waits for the account administrator’s confirmation',
  ),
  89506: entry(
    'configuration',
    '管理员 24 小时内已拒绝该 IP',
    'the administrator has refused this IP address for 24 hours',
  ),
  89507: entry(
    'configuration',
    '管理员 1 小时内已拒绝该 IP',
    'the administrator has refused this IP address for one hour',
  ),
  45009: entry('quota', '接口当日调用次数已用完', "the day's calls of this API are used up"),
  45011: entry('quota', '接口每分钟调用过于频繁', 'too many calls of this API in one minute'),
  45028: entry('quota', '本期发送次数已用完', "this period's sends are used up"),
  40005: entry('content', '文件类型不被接受', 'the platform does not accept this file type'),
  40009: entry('content', '图片过大', 'the picture is too large'),
  40113: entry('content', '文件类型不被接受', 'the platform does not accept this file type'),
  44003: entry('content', '图文内容为空', 'the article is empty'),
  45001: entry('content', '多媒体文件过大', 'the media file is too large'),
  45002: entry('content', '正文过长，请缩短', 'the body is too long; shorten it'),
  45003: entry('content', '标题过长，请缩短', 'the title is too long; shorten it'),
  45004: entry('content', '摘要过长，请缩短', 'the summary is too long; shorten it'),
  45008: entry('content', '图文篇数超过限制', 'too many articles in one draft'),
  45110: entry('content', '作者名过长，请缩短', 'the byline is too long; shorten it'),
  45166: entry('content', '正文内容不被接受', 'the platform does not accept the body'),
  47001: entry('content', '提交的数据格式错误', 'the platform cannot read the data sent'),
  41039: entry('content', '原文链接不合法', 'the source link is not valid'),
  53404: entry('content', '账号被限制使用带货能力', 'the account may not carry product links'),
  53405: entry('content', '插入的商品信息有误', 'the product inserted is not valid'),
  53406: entry('content', '请先开通带货能力', 'product links have to be enabled first'),
  53503: entry(
    'byHand',
    '草稿未通过发布检查，请在公众平台修改',
    "the draft failed the platform's check; look at it on the platform",
  ),
  53504: entry(
    'byHand',
    '该草稿须在公众平台官网发布',
    "this draft has to be published on the platform's own site",
  ),
  53505: entry(
    'byHand',
    '请先在公众平台官网手动保存该草稿',
    "save this draft by hand on the platform's own site first",
  ),
  48021: entry(
    'byHand',
    '草稿最近由系统自动保存，请在官网手动保存',
    'the draft was last saved automatically; save it by hand on the site',
  ),
  45015: entry(
    'content',
    '读者超出可回复时限或已取消关注',
    "the reader's window has closed or he no longer follows",
  ),
  45047: entry('quota', '对该读者的客服消息条数已用完', 'the messages to this reader are used up'),
  45067: entry('content', '群发标识过长', 'the key of the mass send is too long'),
  89504: entry('configuration', '群发等待管理员确认中', 'the mass send waits for the administrator'),
  89505: entry('configuration', '群发已转管理员确认', 'the mass send was put before the administrator'),
  88000: entry('configuration', '该账号没有评论权限', 'the account may not use comments'),
  88002: entry('configuration', '评论功能受限', 'comments are limited for this account'),
  88003: entry('content', '精选评论已达上限', 'no more comments can be elected'),
  88004: entry('missing', '评论已被读者删除', 'the reader has deleted the comment'),
  88005: entry('content', '该评论已回复过，一条评论只能回复一次', 'the comment has its one reply already'),
  88007: entry('content', '回复为空或过长', 'the reply is empty or too long'),
  88010: entry('content', '评论数量参数超出范围', 'too many comments asked for at once'),
  40007: entry('missing', '素材或草稿不存在', 'no such material or draft'),
  53600: entry('missing', '文章不存在', 'no such article'),
  88001: entry('missing', '图文数据不存在', 'no such article data'),
  88008: entry('missing', '评论不存在', 'no such comment'),
};

const rejections: Readonly<Record<ErrorClass, RejectionClass>> = {
  token: 'auth',
  backoff: 'state',
  quota: 'quota',
  configuration: 'permission',
  content: 'content',
  byHand: 'state',
  missing: 'state',
};

const authCodes = new Set([40002, 40013, 40125, 40243, 41002, 41004]);

/** The class of a code; `unlisted` codes say nothing about what the platform did. */
export function classify(code: number): ErrorClass | 'unlisted' {
  return table[code]?.class ?? 'unlisted';
}

/** All listed codes, for tables in the documentation and tests. */
export function listedCodes(): readonly number[] {
  return Object.keys(table).map(Number);
}

/** What a person reads; the platform's own words are appended, they name the IP address or the request. */
export function describe(error: PlatformError): Message {
  const known = table[error.code] ?? {
    zh: '微信返回了未收录的错误，请到公众平台核实',
    en: 'WeChat answered with an error that is not on record; look on the platform',
  };
  const own = error.text === '' ? '' : ` [${error.text}]`;
  return {
    code: `wechat:${error.code}`,
    zh: `${known.zh}（${error.code}）${own}`,
    en: `${known.en} (${error.code})${own}`,
  };
}

/** A platform error as a refusal; counts per day start again at midnight in China. */
export function rejection(error: PlatformError, now: Instant): Rejected {
  const errorClass = classify(error.code);
  const retryAt = retryTime(error.code, now);
  return {
    kind: 'rejected',
    class: errorClass === 'unlisted' ? 'state' : authCodes.has(error.code) ? 'auth' : rejections[errorClass],
    code: `wechat:${error.code}`,
    message: describe(error),
    ...(retryAt === null ? {} : { retryAt }),
  };
}

const waits: Readonly<Record<number, number>> = {
  45011: 60,
  40164: 600,
  89506: 86_400,
  89507: 3600,
  [-1]: 30,
};

function retryTime(code: number, now: Instant): Instant | null {
  if (code === 45009 || code === 45028) return nextChineseMidnight(now);
  const seconds = classify(code) === 'token' ? 1 : waits[code];
  return seconds === undefined ? null : later(now, seconds);
}

/** `seconds` after `now`. */
export function later(now: Instant, seconds: number): Instant {
  // Date's own spelling is the shape of an Instant.
  return new Date(Date.parse(now) + seconds * 1000).toISOString() as Instant;
}

/** The next 00:00 in China (UTC+8, no summer time). */
export function nextChineseMidnight(now: Instant): Instant {
  const day = 86_400_000;
  const offset = 8 * 3_600_000;
  const next = (Math.floor((Date.parse(now) + offset) / day) + 1) * day - offset;
  // Date's own spelling is the shape of an Instant.
  return new Date(next).toISOString() as Instant;
}
