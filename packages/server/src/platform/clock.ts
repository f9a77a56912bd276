import { type Instant, instant } from '@sanshen/domain/kernel';

/** The one source of time of the server; tests set it. */
export interface Clock {
  now(): Instant;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => instant(new Date().toISOString()) };

/** A clock that stands still until it is moved. */
export class SettableClock implements Clock {
  #now: Instant;

  constructor(start: Instant) {
    this.#now = start;
  }

  now(): Instant {
    return this.#now;
  }

  set(at: Instant): void {
    this.#now = at;
  }

  /** Moves the clock by `milliseconds`, which may be negative. */
  advance(milliseconds: number): void {
    this.#now = instant(new Date(Date.parse(this.#now) + milliseconds).toISOString());
  }
}
