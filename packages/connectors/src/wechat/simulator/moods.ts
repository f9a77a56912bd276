import type { PublishResult } from './state.ts';

/**
 * A fault for the next requests to a path. `busy`: errcode -1. `status`: HTTP 502. `garbage`: HTTP 200 without JSON. `huge`: an endless
 * answer. `hang`: no answer. `hangUp`: the connection breaks. The `applied…` ones do the work first.
 */
export interface Fault {
  readonly path: string;
  readonly kind:
    | 'busy'
    | 'status'
    | 'garbage'
    | 'huge'
    | 'hang'
    | 'hangUp'
    | 'appliedHang'
    | 'appliedHangUp'
    | 'appliedStatus'
    | 'code';
  /** The errcode of kind `code`. */
  readonly code?: number;
  times: number;
}

/** How the platform behaves just now; change it at any time. */
export interface Moods {
  /** False: 40164 for every call. */
  ipAllowed: boolean;
  /** False: the account lost the publish APIs in 2025 (48001). */
  publishAllowed: boolean;
  /** Calls a day; a path without an entry is not counted out. */
  dailyLimits: Record<string, number>;
  /** How long a superseded token goes on working, in seconds. */
  tokenOverlapSeconds: number;
  /** From submission to the result, in seconds. */
  publishSeconds: number;
  publishResult: PublishResult;
  /** 53503, 53504 or 53505 for every submission; null for none. */
  submitCode: number | null;
  omitMessageDataId: boolean;
  /** True: `publish_id` and `msg_data_id` are JSON numbers (beyond 2^53); false: strings. */
  numericIds: boolean;
  /** The platform's documents disagree on `fail_idx` of a task under way: `[]` or `[1]`. */
  failIndexWhileRunning: boolean;
  eventSeconds: number;
  /** Deliveries of each event: 0 loses it, 2 doubles it. */
  eventCopies: number;
  /** True: events wait for `deliverHeld`. */
  holdEvents: boolean;
  /** True: article pages show "环境异常" with HTTP 200. */
  verificationPage: boolean;
  /** True: a mass send waits for the administrator's confirmation (89505). */
  massNeedsAdministrator: boolean;
  /** False: no customer-service message is taken (45015). */
  messageWindowOpen: boolean;
  faults: Fault[];
}

/** A newly registered, verified account on a good day. */
export function goodMoods(): Moods {
  return {
    ipAllowed: true,
    publishAllowed: true,
    dailyLimits: {
      '/cgi-bin/stable_token': 500_000,
      '/cgi-bin/draft/add': 1000,
      '/cgi-bin/draft/delete': 1000,
      '/cgi-bin/draft/update': 1000,
      '/cgi-bin/draft/count': 1000,
      '/cgi-bin/draft/batchget': 1000,
      '/cgi-bin/draft/get': 500,
      '/cgi-bin/freepublish/submit': 100,
      '/cgi-bin/freepublish/get': 100,
      '/cgi-bin/freepublish/getarticle': 100,
      '/cgi-bin/freepublish/batchget': 100,
      '/cgi-bin/freepublish/delete': 10,
    },
    tokenOverlapSeconds: 300,
    publishSeconds: 3,
    publishResult: 0,
    submitCode: null,
    omitMessageDataId: false,
    numericIds: true,
    failIndexWhileRunning: false,
    eventSeconds: 1,
    eventCopies: 1,
    holdEvents: false,
    verificationPage: false,
    massNeedsAdministrator: false,
    messageWindowOpen: true,
    faults: [],
  };
}
