import { type Chance, pause } from './chance.ts';
import type { KillableProcess } from './processes.ts';

/** Kills a process at moments that chance chooses, also while requests are under way and while it starts, and starts it again. */
export class Fire {
  readonly #target: KillableProcess;
  readonly #chance: Chance;
  #left: number;
  #strike: Promise<void> | null = null;
  #failure: unknown = null;

  constructor(target: KillableProcess, chance: Chance, most: number) {
    this.#target = target;
    this.#chance = chance;
    this.#left = most;
  }

  /** To be called when a request is sent: perhaps the process is killed within the next moments. */
  onSend(probability = 0.2): void {
    if (this.#strike !== null || this.#left <= 0 || !this.#chance.happens(probability)) return;
    this.#left -= 1;
    this.#strike = this.#killAndStart(this.#chance.between(0, 45))
      .catch((error: unknown) => {
        // Said at once: clients will only find that nobody answers.
        console.error(error);
        this.#failure = error;
      })
      .finally(() => {
        this.#strike = null;
      });
  }

  /** How often the process was killed. */
  get kills(): number {
    return this.#target.kills;
  }

  /** Kills it once at `after` milliseconds from now, whatever chance says. */
  async strike(after: number): Promise<void> {
    await this.settle();
    await this.#killAndStart(after);
  }

  async #killAndStart(after: number): Promise<void> {
    await pause(after);
    await this.#target.kill();
    const started = this.#target.start();
    if (this.#chance.happens(0.2)) {
      await pause(this.#chance.between(100, 1500));
      await this.#target.kill();
      await started;
      return this.#target.start();
    }
    return started;
  }

  /** Kills it and leaves it dead. */
  async strikeForGood(): Promise<void> {
    this.#left = 0;
    await this.settle();
    await this.#target.kill();
  }

  /** Waits until the process runs; throws when it could not be started again. */
  async settle(): Promise<void> {
    await this.#strike;
    if (this.#failure !== null) throw this.#failure;
  }
}
