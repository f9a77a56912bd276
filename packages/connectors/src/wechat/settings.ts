/** What differs between WeChat's own servers, a proxy of the organisation and a test. */
export interface WechatSettings {
  /** Without a final slash. */
  readonly apiBaseUrl: string;
  /** Origins from which published pages may be read; any other address is never opened. */
  readonly pageOrigins: readonly string[];
  /** For one HTTP exchange, in milliseconds. */
  readonly timeoutMs: number;
  /** Larger answers are cut off and count as lost. */
  readonly maxResponseBytes: number;
  /** First pause before a read is repeated, in milliseconds; doubles each time. */
  readonly retryDelayMs: number;
  /** How long a draft whose answer was lost may still appear, in seconds. */
  readonly settleSeconds: number;
  /** How long an unknown submission is looked for before a person is asked, in minutes. */
  readonly humanAfterMinutes: number;
  /** How old a callback's time stamp may be, in seconds. */
  readonly callbackWindowSeconds: number;
  /** How a released article goes out: as a publication on the account's page, or as a mass send to all followers. */
  readonly publishBy: 'freepublish' | 'massSend';
  /** How long and how often a reader may be written to; the platform's documents give different numbers. */
  readonly messageWindow: Readonly<
    Record<'afterMessage' | 'afterContact', { readonly seconds: number; readonly most: number }>
  >;
  /** `gh_…`: when set, callbacks for another account are refused. */
  readonly originalId: string | null;
}

/** The settings for WeChat's own servers. */
export const wechatDefaults: WechatSettings = {
  apiBaseUrl: 'https://api.weixin.qq.com',
  pageOrigins: ['https://mp.weixin.qq.com', 'http://mp.weixin.qq.com'],
  timeoutMs: 15_000,
  maxResponseBytes: 8 * 1024 * 1024,
  retryDelayMs: 300,
  settleSeconds: 5,
  humanAfterMinutes: 30,
  callbackWindowSeconds: 3600,
  publishBy: 'freepublish',
  messageWindow: { afterMessage: { seconds: 48 * 3600, most: 5 }, afterContact: { seconds: 60, most: 3 } },
  originalId: null,
};

/** Names of the secrets that the connector reads. */
export type WechatCredential = 'appId' | (typeof wechatSecrets)[number];

/** Those of them that nobody may read again; the app id is public. */
export const wechatSecrets = ['appSecret', 'callbackToken', 'encodingAesKey'] as const;
