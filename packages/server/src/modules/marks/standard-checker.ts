import { checkerVersion } from '@sanshen/checks/marks/checker-version';
import { MarkPool } from '@sanshen/checks/marks/mark-pool';
import { RefusedPicture } from '@sanshen/checks/marks/picture/picture-refusal';
import type { OrganizationLibrary } from './library/library-for.ts';
import type { Looked, PictureChecker } from './picture-checker.ts';

/** The product's checker in threads of its own; they start with the first picture. */
export class StandardChecker implements PictureChecker {
  readonly version = checkerVersion();
  readonly #pool = new MarkPool();

  async check(picture: Uint8Array, { library }: OrganizationLibrary): Promise<Looked> {
    try {
      const { report } = await this.#pool.look(picture, library);
      return { ok: true, report };
    } catch (error) {
      if (error instanceof RefusedPicture) return { ok: false, why: error.text };
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
