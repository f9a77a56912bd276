import { RefusedRequest } from '@sanshen/contract/client';
import { checkInManuscript, checkOutManuscript } from '@sanshen/contract/content-drafts';
import { routeUrl } from '@sanshen/contract/route';
import { z } from 'zod';
import { client, refusalCode } from '../../../app/api.ts';

const holderDetails = z.object({
  holder: z.object({ person: z.string(), name: z.string() }),
  since: z.string(),
});

/** Who has the manuscript, as a refusal says. */
export function holderOf(
  error: unknown,
): { readonly person: string; readonly name: string; readonly since: string } | null {
  if (!(error instanceof RefusedRequest)) return null;
  const read = holderDetails.safeParse(error.problem.details);
  return read.success ? { ...read.data.holder, since: read.data.since } : null;
}

export const heartbeatMs = 30_000;

/** The right of this browser to write on a manuscript. Tabs share it, and it survives a reload. */
export class CheckOut {
  readonly #manuscript: string;
  readonly #storage: string;
  #token: string | null;

  constructor(person: string, manuscript: string) {
    this.#manuscript = manuscript;
    this.#storage = `sanshen.checkOut ${person} ${manuscript}`;
    this.#token = readStored(this.#storage);
  }

  get token(): string | null {
    return this.#token;
  }

  /** Takes the manuscript for editing, renews that, or takes it from whoever has it. Throws the refusals of `content.checkOut`. */
  async take(takeOver = false): Promise<void> {
    const params = { manuscript: this.#manuscript };
    const known = this.#token ?? readStored(this.#storage);
    try {
      const body = known === null ? { takeOver } : { takeOver, token: known };
      this.#keep((await client.call(checkOutManuscript, { params, body })).token);
    } catch (error) {
      // A token from an earlier time: ask anew, so that the answer says who has it now.
      const old =
        known !== null && this.#token !== known && refusalCode(error) === 'content.checkOutTakenOver';
      const stale = known !== null && refusalCode(error) === 'content.checkOutExpired';
      if (!old && !stale) throw error;
      this.#keep(null);
      this.#keep((await client.call(checkOutManuscript, { params, body: { takeOver } })).token);
    }
  }

  /** Renews; throws when it was taken over. */
  async renew(): Promise<void> {
    await this.take();
  }

  /** Forgets a token that somebody else's has replaced. */
  forget(): void {
    this.#keep(null);
  }

  /** Another tab of this browser writes on with the same token. */
  handOver(): void {
    this.#token = null;
  }

  /** Gives the manuscript back; also while the page is being closed. */
  giveBack(): void {
    const token = this.#token;
    if (token === null) return;
    this.#keep(null);
    const url = routeUrl(checkInManuscript, { params: { manuscript: this.#manuscript }, query: { token } });
    void fetch(url, { method: 'DELETE', headers: { 'x-sanshen-request': '1' }, keepalive: true }).catch(
      () => {
        // Without a connection it runs out by itself.
      },
    );
  }

  #keep(token: string | null): void {
    this.#token = token;
    try {
      if (token === null) localStorage.removeItem(this.#storage);
      else localStorage.setItem(this.#storage, token);
    } catch {
      // Without storage the token lives as long as the tab.
    }
  }
}

function readStored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
