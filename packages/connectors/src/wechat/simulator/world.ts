import { randomBytes, randomUUID } from 'node:crypto';
import type { Moods } from './moods.ts';
import type { SimAccount, SimStore } from './state.ts';

/** What the handlers share: the state, the mood, time and numbers. */
export interface World {
  readonly store: SimStore;
  readonly moods: Moods;
  /** Where the simulator itself is reached; known once it listens. */
  readonly baseUrl: () => string;
  /** Simulated seconds as real milliseconds. */
  readonly scaled: (seconds: number) => number;
  /** Runs work later; stopped when the simulator closes. */
  readonly after: (milliseconds: number, work: () => void) => void;
  /** Called when a task has got another status. */
  readonly onStatus: (account: SimAccount, publishId: string) => void;
}

/** A refusal of the platform. */
export class SimError extends Error {
  readonly code: number;
  constructor(code: number, text: string) {
    super(text);
    this.code = code;
  }
}

export type Payload = Readonly<Record<string, unknown>>;

export type Handler = (
  world: World,
  account: SimAccount,
  payload: Payload,
  query: URLSearchParams,
) => Payload;

export function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** The next 64-bit number, beyond what a double can tell from its neighbours. */
export function nextNumber(world: World): string {
  const next = (BigInt(world.store.state.lastNumber) + 1n).toString();
  world.store.state.lastNumber = next;
  return next;
}

/** A media id or article id as the platform spells them. */
export function freshId(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

export function freshRequestId(): string {
  return randomUUID();
}

/** The member as text; '' when absent. Numbers are accepted as the platform does. */
export function field(payload: Payload, name: string): string {
  const value = payload[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** One page of a list, newest first, with the platform's limits on `count`. */
export function page<Item>(items: readonly Item[], payload: Payload): readonly Item[] {
  const offset = Number(field(payload, 'offset') || 0);
  const count = Number(field(payload, 'count') || 0);
  if (!(count >= 1 && count <= 20) || offset < 0) throw new SimError(40097, 'invalid args');
  return [...items].reverse().slice(offset, offset + count);
}
