import type { SimAccount } from './state.ts';
import { field, freshId, type Handler, type Payload, SimError, type World } from './world.ts';

const lifetime = 7200;
/** Rotation happens in the last minutes of a token's life. */
const rotationWindow = 300;

/** `/cgi-bin/stable_token`: the same token until its last five minutes, unless forced. */
export function stableToken(world: World, payload: Payload): Payload {
  const account = world.store.state.accounts[field(payload, 'appid')];
  if (field(payload, 'appid') === '') throw new SimError(41002, 'appid missing');
  if (account === undefined) throw new SimError(40013, 'invalid appid');
  if (field(payload, 'secret') !== account.config.secret) throw new SimError(40125, 'invalid appsecret');
  if (field(payload, 'grant_type') !== 'client_credential') throw new SimError(40002, 'invalid grant_type');

  const current = account.tokens.at(-1);
  const left = current === undefined ? 0 : Math.floor((current.diesAt - Date.now()) / 1000);
  if (payload.force_refresh === true) return issue(world, account, 0);
  if (current !== undefined && left > rotationWindow)
    return { access_token: current.value, expires_in: left };
  return issue(world, account, world.moods.tokenOverlapSeconds);
}

/** A new token; the former ones go on for the overlap. */
export function issue(world: World, account: SimAccount, overlapSeconds: number): Payload {
  const ends = Date.now() + world.scaled(overlapSeconds);
  for (const token of account.tokens) token.diesAt = Math.min(token.diesAt, ends);
  account.tokens = account.tokens.filter((token) => token.diesAt > Date.now());
  const value = `${freshId(90)}`;
  account.tokens.push({ value, diesAt: Date.now() + lifetime * 1000 });
  world.store.save();
  return { access_token: value, expires_in: lifetime };
}

/** The account that a token stands for; 40001 when it stands for none, 42001 when it has ended. */
export function accountOf(world: World, value: string): SimAccount {
  for (const account of Object.values(world.store.state.accounts)) {
    const token = account.tokens.find((each) => each.value === value);
    if (token === undefined) continue;
    if (token.diesAt > Date.now()) return account;
    throw new SimError(42001, 'access_token expired');
  }
  throw new SimError(40001, 'invalid credential, access_token is invalid or not latest');
}

/** `/cgi-bin/openapi/quota/get` */
export const quotaGet: Handler = (world, account, payload) => {
  const path = field(payload, 'cgi_path');
  const limit = world.moods.dailyLimits[path];
  if (limit === undefined) throw new SimError(76021, 'cgi_path not found');
  const used = account.counters[`${chineseDay()} ${path}`] ?? 0;
  return { errcode: 0, errmsg: 'ok', quota: { daily_limit: limit, used, remain: Math.max(0, limit - used) } };
};

/** Counts a call; 45009 beyond the day's limit. */
export function count(world: World, account: SimAccount, path: string): void {
  const key = `${chineseDay()} ${path}`;
  const used = account.counters[key] ?? 0;
  const limit = world.moods.dailyLimits[path];
  if (limit !== undefined && used >= limit) throw new SimError(45009, 'reach max api daily quota limit');
  account.counters[key] = used + 1;
}

function chineseDay(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}
