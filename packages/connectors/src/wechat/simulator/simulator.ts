import type { AddressInfo } from 'node:net';
import { type CallbackRequest, callbackRequest, postman } from './delivery.ts';
import { addComment, talkOf } from './interactions.ts';
import { goodMoods, type Moods } from './moods.ts';
import { changeStanding, finish } from './publishing.ts';
import { platformServer, type RequestLog } from './server.ts';
import {
  type AccountConfig,
  openStore,
  type SimAccount,
  type SimArticle,
  type SimDraft,
  type SimPublished,
} from './state.ts';
import type { SimTalk } from './talk.ts';
import { issue } from './tokens.ts';
import type { World } from './world.ts';

export interface SimulatorOptions {
  readonly accounts: readonly AccountConfig[];
  /** 0 takes a free one. */
  readonly port?: number;
  /** Real seconds per simulated second; 1 is real time. */
  readonly timeFactor?: number;
  /** Where the state is kept between processes; null keeps it in memory. */
  readonly stateFile?: string | null;
  /** How long an event's receiver may take, in milliseconds. */
  readonly eventTimeoutMs?: number;
}

/** The hand on the platform's side of the table; not reachable over HTTP. */
export interface SimulatorControl {
  readonly moods: Moods;
  account(appId: string): SimAccount;
  /** A new token; the old ones end after the overlap (0: at once). */
  rotateToken(appId: string, overlapSeconds: number): void;
  /** Kills every token, as an administrator who resets the secret does. */
  revokeTokens(appId: string): void;
  /** Lets every task under way come to its end now. */
  finishTasks(): void;
  deliverHeld(order: 'forward' | 'reverse'): Promise<void>;
  removeArticle(appId: string, articleId: string, standing: 'deleted' | 'banned'): void;
  editArticle(appId: string, articleId: string, change: Partial<SimArticle>): void;
  editDraft(appId: string, mediaId: string, change: Partial<SimArticle>): void;
  /** A reader writes a comment, now or at `at` (seconds since 1970). */
  comment(
    appId: string,
    messageDataId: string,
    text: string,
    by?: { readonly openid?: string; readonly at?: number },
  ): string;
  talk(appId: string): SimTalk;
  /** Ends every mass send under way. */
  finishMassSends(appId: string, status: 'SEND_SUCCESS' | 'SEND_FAIL'): void;
  /** How often a path was requested. */
  requests(path: string): number;
  /** A signed (and sealed) callback with any message, for tests of the receiver. */
  sign(appId: string, message: string): CallbackRequest | null;
}

export interface WechatSimulator {
  readonly baseUrl: string;
  readonly control: SimulatorControl;
  close(): Promise<void>;
}

/** Starts the platform on 127.0.0.1. */
export async function startWechatSimulator(options: SimulatorOptions): Promise<WechatSimulator> {
  const timers = new Set<NodeJS.Timeout>();
  const log: RequestLog = [];
  let baseUrl = '';
  const world: World = {
    store: openStore(options.stateFile ?? null, options.accounts),
    moods: goodMoods(),
    baseUrl: () => baseUrl,
    scaled: (seconds) => seconds * 1000 * (options.timeFactor ?? 1),
    after(milliseconds, work) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, milliseconds);
      timers.add(timer);
    },
    onStatus: (account, publishId) => post.announce(account, publishId),
  };
  const post = postman(world, options.eventTimeoutMs ?? 5000);
  const app = platformServer(world, log);
  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  // A server that listens on TCP has an address of this kind.
  baseUrl = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  post.resume();
  for (const account of Object.values(world.store.state.accounts)) {
    for (const task of account.tasks.filter((each) => each.status === 1)) {
      world.after(Math.max(0, task.dueAt - Date.now()), () => finish(world, account, task));
    }
  }
  return {
    baseUrl,
    control: controlOf(world, log, (order) => post.deliverHeld(order)),
    async close() {
      for (const timer of timers) clearTimeout(timer);
      await app.close();
    },
  };
}

function controlOf(
  world: World,
  log: RequestLog,
  deliverHeld: SimulatorControl['deliverHeld'],
): SimulatorControl {
  const account = (appId: string): SimAccount => found(world.store.state.accounts[appId], appId);
  const article = (appId: string, id: string): SimPublished =>
    found(
      account(appId).published.find((each) => each.articleId === id),
      id,
    );
  const draft = (appId: string, id: string): SimDraft =>
    found(
      account(appId).drafts.find((each) => each.mediaId === id),
      id,
    );
  return {
    moods: world.moods,
    account,
    rotateToken: (appId, overlapSeconds) => void issue(world, account(appId), overlapSeconds),
    revokeTokens(appId) {
      account(appId).tokens = [];
    },
    finishTasks() {
      for (const each of Object.values(world.store.state.accounts)) {
        for (const task of each.tasks) finish(world, each, task);
      }
    },
    deliverHeld,
    removeArticle: (appId, id, standing) =>
      changeStanding(world, account(appId), article(appId, id), standing),
    editArticle(appId, id, change) {
      Object.assign(article(appId, id).item, change);
      world.store.save();
    },
    editDraft(appId, id, change) {
      Object.assign(draft(appId, id).item, change);
      world.store.save();
    },
    comment: (appId, messageDataId, text, by) =>
      addComment(world, account(appId), messageDataId, text, by).id,
    talk: (appId) => talkOf(account(appId)),
    finishMassSends(appId, status) {
      for (const mass of talkOf(account(appId)).masses) if (mass.status === 'SENDING') mass.status = status;
    },
    requests: (path) => log.filter((each) => each.path === path).length,
    sign: (appId, message) => callbackRequest(account(appId), message),
  };
}

function found<Item>(item: Item | undefined, id: string): Item {
  if (item === undefined) throw new Error(`the simulator holds no ${id}`);
  return item;
}
