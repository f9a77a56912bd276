import { RefusedRequest } from '@sanshen/contract/client';
import type { LocalizedText } from '@sanshen/domain/kernel';

/** Prints the demonstration line by line, and counts what did not go as it should. */
export class Narrator {
  readonly #out: (line: string) => void;
  readonly #language: keyof LocalizedText;
  #step = 0;

  constructor(out: (line: string) => void, language: keyof LocalizedText) {
    this.#out = out;
    this.#language = language;
  }

  /** A heading. */
  chapter(text: LocalizedText): void {
    this.#out(`\n${text[this.#language]}`);
  }

  /** One step that worked. */
  step(text: LocalizedText): void {
    this.#step += 1;
    this.#out(`${String(this.#step).padStart(3)} ✓ ${text[this.#language]}`);
  }

  /** A detail below a step. */
  detail(text: string): void {
    for (const line of text.split('\n')) this.#out(`        ${line}`);
  }

  /**
   * Something that must fail: runs it and prints the refusal. Throws if it went through, or was refused for another reason.
   */
  async refused(
    text: LocalizedText,
    codes: readonly string[],
    attempt: () => Promise<unknown>,
  ): Promise<void> {
    try {
      await attempt();
    } catch (error) {
      if (!(error instanceof RefusedRequest)) throw error;
      const { code, messages } = error.problem;
      if (!codes.includes(code))
        throw new Error(`${text.en}: refused with ${code}, expected ${codes.join(' or ')}`);
      this.#step += 1;
      this.#out(
        `${String(this.#step).padStart(3)} ✗ ${text[this.#language]} → ${messages[this.#language]} (${code})`,
      );
      return;
    }
    throw new Error(`${text.en}: it went through, and must not`);
  }
}
