import { checkerVersion } from '@sanshen/checks/marks/checker-version';
import type { MarkVersion } from '@sanshen/checks/marks/mark';
import { type EmblemArtwork, MarkPool } from '@sanshen/checks/marks/mark-pool';
import { RefusedPicture } from '@sanshen/checks/marks/picture/picture-refusal';
import { isFilm } from '@sanshen/checks/marks/video/film-kind';
import { brandId, type Digest } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { OrganizationLibrary } from './library/library-for.ts';
import type { Looked, PictureChecker } from './picture-checker.ts';

/** Milliseconds that a film may take. */
const filmPatience = 15 * 60_000;
/** Artworks whose bytes are kept in memory. */
const mostKept = 100;

/** The product's checker in threads of its own; they start with the first picture. */
export class StandardChecker implements PictureChecker {
  readonly version = checkerVersion();
  readonly #pool = new MarkPool();
  // Apart, so that no picture waits for a film.
  readonly #films = new MarkPool({ size: 1, limitMs: filmPatience });
  readonly #context: Pick<AppContext, 'files' | 'clock'>;
  readonly #artwork = new Map<string, Uint8Array>();

  constructor(context: Pick<AppContext, 'files' | 'clock'>) {
    this.#context = context;
  }

  async check(picture: Uint8Array, { library }: OrganizationLibrary): Promise<Looked> {
    const emblems = await this.#emblemsOf(library.versions);
    try {
      const pool = isFilm(picture) ? this.#films : this.#pool;
      const { report, tracks } = await pool.look(picture, library, {}, emblems);
      if (tracks.length !== report.marks.length) return { ok: true, report };
      return { ok: true, report, times: tracks.map(({ sharpestAt }) => sharpestAt) };
    } catch (error) {
      if (error instanceof RefusedPicture) return { ok: false, why: error.text };
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.close(), this.#films.close()]);
  }

  async #emblemsOf(versions: readonly MarkVersion[]): Promise<readonly EmblemArtwork[]> {
    const today = this.#context.clock.now().slice(0, 10);
    const emblems = versions.filter(({ kind }) => kind === 'emblem');
    return Promise.all(
      emblems.flatMap(({ mark, version, artwork, validTo }) => {
        if (artwork === null) return [];
        // Years and days compare as texts.
        const outdated = validTo !== null && validTo < today.slice(0, validTo.length);
        return [this.#read(artwork).then((bytes) => ({ mark, version, outdated, digest: artwork, bytes }))];
      }),
    );
  }

  async #read(digest: string): Promise<Uint8Array> {
    const known = this.#artwork.get(digest) ?? (await this.#context.files.read(brandId<Digest>(digest)));
    if (this.#artwork.size >= mostKept) this.#artwork.clear();
    this.#artwork.set(digest, known);
    return known;
  }
}
