import { availableParallelism } from 'node:os';
import { type PoolRun, WorkerPool, WorkTookTooLong } from '../worker-pool.ts';
import type { LookedAt } from './look-at-picture.ts';
import type { MarkLibrary } from './mark.ts';
import { type PictureRefusal, RefusedPicture } from './picture/picture-refusal.ts';

export interface MarkOrder {
  readonly bytes: Uint8Array;
  readonly library: MarkLibrary;
  readonly emblems: readonly EmblemArtwork[];
}

/** Artwork of an emblem's version as a file; `digest` names its content, so that a thread unpacks it once. */
export interface EmblemArtwork {
  readonly mark: string;
  readonly version: string;
  readonly outdated: boolean;
  readonly digest: string;
  readonly bytes: Uint8Array;
}

export type MarkAnswer =
  | { readonly kind: 'looked'; readonly looked: LookedAt }
  | { readonly kind: 'refused'; readonly code: PictureRefusal; readonly detail: string };

export interface MarkPoolOptions {
  readonly size?: number;
  /** Milliseconds after which a picture is given up as too slow. */
  readonly limitMs?: number;
}

/**
 * Threads that look for marks in pictures beside the process's own thread. A picture that is given up or takes too long ends its thread,
 * since nothing else stops the checker in the middle.
 */
export class MarkPool {
  readonly #pool: WorkerPool<MarkOrder, MarkAnswer>;

  constructor({ size, limitMs = 60_000 }: MarkPoolOptions = {}) {
    this.#pool = new WorkerPool({
      script: new URL('./mark-worker.ts', import.meta.url),
      size: size ?? Math.max(1, Math.min(3, availableParallelism() - 1)),
      limitMs,
      endsOnAbort: true,
      heapMegabytes: 512,
    });
  }

  /**
   * The marks of an encoded picture, emblems by their artwork, or of a film; progress is told for each frame of an animation. Throws RefusedPicture, the signal's reason, or that
   * the pool is closed.
   */
  async look(
    bytes: Uint8Array,
    library: MarkLibrary,
    run: PoolRun = {},
    emblems: readonly EmblemArtwork[] = [],
  ): Promise<LookedAt> {
    let answer: MarkAnswer;
    try {
      answer = await this.#pool.run({ bytes, library, emblems }, run);
    } catch (error) {
      if (error instanceof WorkTookTooLong) throw new RefusedPicture('tooSlow', error.message);
      throw error;
    }
    if (answer.kind === 'refused') throw new RefusedPicture(answer.code, answer.detail);
    return answer.looked;
  }

  /** Ends all threads; pictures under way are rejected. */
  close(): Promise<void> {
    return this.#pool.close();
  }
}
