import { discardDraft, readDraft, saveDraft } from '@sanshen/contract/content-drafts';
import type { ManuscriptContent } from '@sanshen/domain/content';
import { client, refusalCode } from '../../../app/api.ts';
import type { CheckOut } from './check-out.ts';
import {
  dropLocalCopy,
  type KeptCopy,
  keepLocalCopy,
  type LocalCopy,
  putAside,
  readLocalCopy,
  type Verdict,
} from './local-copy.ts';

/** What is to be kept. */
export interface Words {
  readonly content: ManuscriptContent;
  readonly base: string;
  readonly verdicts: readonly Verdict[];
}

/** The working copy of one manuscript: on this device, and on the server. */
export class WorkingCopy {
  readonly #person: string;
  readonly #manuscript: string;
  readonly #checkOut: CheckOut;
  #sequence = 0;

  constructor(person: string, manuscript: string, checkOut: CheckOut) {
    this.#person = person;
    this.#manuscript = manuscript;
    this.#checkOut = checkOut;
  }

  /** Counts on from there. */
  countFrom(sequence: number): void {
    this.#sequence = sequence;
  }

  readHere(): Promise<LocalCopy | null> {
    return readLocalCopy(this.#person, this.#manuscript);
  }

  /** The copies on the server; null where they cannot be read. */
  readThere() {
    return client.call(readDraft, { params: { manuscript: this.#manuscript } }).catch(() => null);
  }

  /** Keeps it on this device; `sent` if the server has the same. */
  async keep(words: Words, sent = false, at = new Date().toISOString()): Promise<void> {
    await keepLocalCopy(this.#person, this.#manuscript, { ...words, sequence: this.#sequence, at, sent });
  }

  putAside(why: KeptCopy['why'], content: ManuscriptContent): Promise<void> {
    return putAside(this.#person, this.#manuscript, why, content);
  }

  /** Sends it; gives when the server kept it. Throws the refusals of `content.saveDraft`. */
  async send({ content, base }: Words): Promise<string> {
    const params = { manuscript: this.#manuscript };
    const put = async () => {
      if (this.#checkOut.token === null) await this.#checkOut.take();
      const token = this.#checkOut.token ?? '';
      this.#sequence += 1;
      // The base is a digest or "none", as the server gave it.
      const body = { token, base: base as 'none', content, sequence: this.#sequence };
      return (await client.call(saveDraft, { params, body })).savedAt;
    };
    try {
      return await put();
    } catch (error) {
      if (refusalCode(error) === 'content.checkOutExpired') await this.#checkOut.take();
      else if (refusalCode(error) !== 'content.draftOutOfOrder') throw error;
      const { own } = await client.call(readDraft, { params });
      this.#sequence = Math.max(this.#sequence, own?.sequence ?? 0);
      return put();
    }
  }

  /** Forgets what this device has: it is in a revision. */
  drop(): Promise<void> {
    return dropLocalCopy(this.#person, this.#manuscript);
  }

  /** Forgets both. */
  async discard(): Promise<void> {
    await this.drop();
    await client.call(discardDraft, { params: { manuscript: this.#manuscript } }).catch(() => {
      // It is older than the revision and will be offered once more, no worse.
    });
  }
}
