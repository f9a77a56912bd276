import type { Client } from '@sanshen/contract/client';
import { listVerifications, readPublication } from '@sanshen/contract/publishing';

const patience = 30_000;

/** Waits until a publication is public; throws if the platform refused it, a person is needed, or it takes too long. */
export async function published(client: Client, publication: string) {
  return until(`publication ${publication}`, async () => {
    const seen = await client.call(readPublication, { params: { publication } });
    if (seen.status === 'rejected' || seen.status === 'handedOver') {
      throw new Error(`publication ${seen.status}: ${JSON.stringify(seen.message)}`);
    }
    return seen.status === 'done' ? seen : null;
  });
}

/** Waits until a person is asked to finish a publication by hand. */
export async function handedOver(client: Client, publication: string) {
  return until(`hand-over of ${publication}`, async () => {
    const seen = await client.call(readPublication, { params: { publication } });
    return seen.status === 'handedOver' ? seen : null;
  });
}

/** Waits for the first verdict on a publication. */
export async function verified(client: Client, publication: string) {
  return until(`verification of ${publication}`, async () => {
    const { items } = await client.call(listVerifications, { params: { publication }, query: {} });
    return items.find((reading) => reading.verdict !== null)?.verdict ?? null;
  });
}

async function until<Found>(what: string, look: () => Promise<Found | null>): Promise<Found> {
  const deadline = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > deadline) throw new Error(`waited too long for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
