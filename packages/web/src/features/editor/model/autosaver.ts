import { isPassing } from '../../../app/api.ts';

/** What saving does; `send` throws when the server did not take it. */
export interface SaveSteps {
  /** Keeps what is written on this device. */
  readonly keep: () => Promise<void>;
  /** Sends it to the server. */
  readonly send: () => Promise<void>;
  /** Told of each failure of `send`; `passing` if it is tried again by itself. */
  readonly failed: (error: unknown, passing: boolean) => void;
}

const keepAfterMs = 400;
const sendAfterMs = 1_000;
/** Somebody who never pauses is saved all the same. */
const mostWaitMs = 5_000;
const firstRetryMs = 2_000;
const mostRetryMs = 30_000;

/** Saves shortly after writing pauses: on the device first, then on the server, one request at a time, again until it has arrived. */
export class Autosaver {
  readonly #steps: SaveSteps;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #sendTimer: ReturnType<typeof setTimeout> | undefined;
  #firstUnsent = 0;
  #touched = 0;
  #sent = 0;
  #sending: Promise<void> | null = null;
  #retryMs = firstRetryMs;
  #stopped = false;

  constructor(steps: SaveSteps) {
    this.#steps = steps;
  }

  /** True while something is written that the server does not have. */
  get pending(): boolean {
    return this.#sent < this.#touched;
  }

  /** Something was written. */
  touch(): void {
    if (this.#stopped) return;
    if (!this.pending) this.#firstUnsent = Date.now();
    this.#touched += 1;
    clearTimeout(this.#keepTimer);
    this.#keepTimer = setTimeout(() => void this.#steps.keep(), keepAfterMs);
    this.#plan(Math.max(0, Math.min(sendAfterMs, this.#firstUnsent + mostWaitMs - Date.now())));
  }

  /** Saves now what is not saved; resolves when it was tried. */
  async flush(): Promise<void> {
    clearTimeout(this.#keepTimer);
    clearTimeout(this.#sendTimer);
    if (!this.pending) return;
    await this.#steps.keep();
    await this.#sending;
    if (this.pending) await this.#send();
  }

  /** What is written now is saved otherwise (as a revision), or is to be forgotten. */
  settled(): void {
    this.#sent = this.#touched;
    clearTimeout(this.#keepTimer);
    clearTimeout(this.#sendTimer);
  }

  /** The connection is back. */
  retryNow(): void {
    if (this.pending) this.#plan(0);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#keepTimer);
    clearTimeout(this.#sendTimer);
  }

  #plan(waitMs: number): void {
    clearTimeout(this.#sendTimer);
    this.#sendTimer = setTimeout(() => void this.#send(), waitMs);
  }

  async #send(): Promise<void> {
    if (this.#sending !== null) return this.#plan(sendAfterMs);
    const upTo = this.#touched;
    this.#sending = this.#steps
      .send()
      .then(() => {
        this.#sent = Math.max(this.#sent, upTo);
        this.#retryMs = firstRetryMs;
        if (this.pending) {
          this.#firstUnsent = Date.now();
          this.#plan(sendAfterMs);
        }
      })
      .catch((error: unknown) => {
        const passing = isPassing(error);
        this.#steps.failed(error, passing);
        if (!passing || this.#stopped) return;
        this.#plan(this.#retryMs);
        this.#retryMs = Math.min(this.#retryMs * 2, mostRetryMs);
      })
      .finally(() => {
        this.#sending = null;
      });
    await this.#sending;
  }
}
