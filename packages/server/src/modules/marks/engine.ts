import { markProblems } from '@sanshen/contract/marks';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import type { OrganizationLibrary } from './library/library-for.ts';
import type { Looked, PictureChecker } from './picture-checker.ts';
import { StandardChecker } from './standard-checker.ts';

/** Pictures of people who wait for the answer; beyond, callers are asked to come back. */
const mostWaiting = 16;

/** The checker of a server: for the job, and for people who wait. */
export class MarkEngine {
  readonly #checker: PictureChecker;
  #waiting = 0;

  constructor(checker: PictureChecker) {
    this.#checker = checker;
  }

  get version(): string {
    return this.#checker.version;
  }

  check(picture: Uint8Array, own: OrganizationLibrary): Promise<Looked> {
    return this.#checker.check(picture, own);
  }

  /** The same for somebody who waits for it. Throws `marks.busy`. */
  async checkNow(picture: Uint8Array, own: OrganizationLibrary): Promise<Looked> {
    if (this.#waiting >= mostWaiting) throw new Problem(markProblems['marks.busy']);
    this.#waiting += 1;
    try {
      return await this.#checker.check(picture, own);
    } finally {
      this.#waiting -= 1;
    }
  }

  close(): Promise<void> {
    return this.#checker.close();
  }
}

const engines = new WeakMap<AppContext, MarkEngine>();

/** The engine of a server; its threads start with the first picture. */
export function engineOf(context: AppContext): MarkEngine {
  const known = engines.get(context) ?? new MarkEngine(new StandardChecker(context));
  engines.set(context, known);
  return known;
}

/** Puts another checker in the place of the standard one, before the first picture. */
export function setChecker(context: AppContext, checker: PictureChecker): void {
  engines.set(context, new MarkEngine(checker));
}

/** Ends the threads of a server's engine, if any picture came. */
export async function closeEngine(context: AppContext): Promise<void> {
  await engines.get(context)?.close();
}
