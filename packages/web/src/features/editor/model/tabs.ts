type Message =
  | { readonly kind: 'who' | 'writer' | 'take' | 'left'; readonly tab: string }
  | { readonly kind: 'stored'; readonly tab: string };

/** How long the tab that writes may take to answer before it counts as gone. */
const patienceMs = 250;

export interface TabHandlers {
  /** Another tab takes over: store everything now; this one only shows from here on. */
  readonly handOver: () => Promise<void>;
  /** The tab that wrote is closed. */
  readonly writerLeft: () => void;
}

/**
 * Agrees with other tabs of this browser which one writes on a manuscript. It works by asking, so a tab that crashed is in nobody's way;
 * locks of the browser would need https, which not every office has.
 */
export class TabElection {
  readonly #tab = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
  readonly #channel: BroadcastChannel;
  readonly #handlers: TabHandlers;
  #writes = false;
  #closed = false;
  #answered: (() => void) | null = null;
  #stored: (() => void) | null = null;

  constructor(name: string, handlers: TabHandlers) {
    this.#handlers = handlers;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => void this.#hear(data);
  }

  /** Becomes the tab that writes if none does. */
  async claim(): Promise<boolean> {
    const taken = await this.#ask('who', (done) => {
      this.#answered = done;
    });
    if (!taken) this.#begin();
    return !taken;
  }

  /** Becomes the tab that writes; the other one stores what it has first. */
  async take(): Promise<void> {
    await this.#ask('take', (done) => {
      this.#stored = done;
    });
    this.#begin();
  }

  /** Steps down or leaves. */
  leave(): void {
    if (this.#writes) this.#say('left');
    this.#writes = false;
  }

  close(): void {
    this.leave();
    this.#closed = true;
    this.#channel.close();
  }

  #begin(): void {
    this.#writes = true;
    this.#say('writer');
  }

  #say(kind: Message['kind']): void {
    if (this.#closed) return;
    this.#channel.postMessage({ kind, tab: this.#tab });
  }

  #ask(kind: 'who' | 'take', listen: (done: () => void) => void): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), kind === 'who' ? patienceMs : patienceMs * 6);
      listen(() => {
        clearTimeout(timer);
        resolve(true);
      });
      this.#say(kind);
    });
  }

  async #hear({ kind, tab }: Message): Promise<void> {
    if (kind === 'who' && this.#writes) this.#say('writer');
    else if (kind === 'writer') {
      this.#answered?.();
      // Two tabs opened at one moment, or one was asleep: the one that opened last goes on.
      if (this.#writes && tab > this.#tab) await this.#stepDown();
      else if (this.#writes) this.#say('writer');
    } else if (kind === 'take' && this.#writes) {
      await this.#stepDown();
      this.#say('stored');
    } else if (kind === 'stored') this.#stored?.();
    else if (kind === 'left') this.#handlers.writerLeft();
  }

  async #stepDown(): Promise<void> {
    this.#writes = false;
    await this.#handlers.handOver();
  }
}
