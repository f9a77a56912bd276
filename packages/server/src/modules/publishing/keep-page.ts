import type { Digest, Instant, Message, PublicationId } from '@sanshen/domain/kernel';
import { findChannel } from '../channels/public.ts';
import { servedBy } from './connector-for.ts';
import { findPublication, refOf } from './publication-store.ts';
import type { Publisher } from './publisher.ts';
import { say } from './texts.ts';
import { keepCopy } from './verify-publication.ts';

/** What a public page was found to be: its copy in the file store, or the platform's word that it is not there; null where nothing could be learnt. */
export type KeptPage =
  | { readonly kind: 'there'; readonly file: Digest; readonly at: Instant }
  | { readonly kind: 'gone'; readonly file: Digest; readonly at: Instant; readonly message: Message }
  | {
      readonly kind: 'notRead';
      readonly at: Instant;
      readonly message: Message;
      /** When it makes sense to look again; null where a person has to. */
      readonly retryAt: Instant | null;
    };

/** Reads a publication's page as it stands now and keeps what was found, as evidence; it judges nothing. Null for an unknown publication. */
export async function keepPage(publisher: Publisher, id: PublicationId): Promise<KeptPage | null> {
  const { db, clock } = publisher.context;
  const publication = await findPublication(db, id);
  if (publication === null) return null;
  const channel = await findChannel(db, publication.channel);
  const served = channel === null ? null : servedBy(publisher, channel);
  const connector = served?.by === 'connector' ? served.connector : (served?.guide ?? null);
  if (connector === null) {
    return { kind: 'notRead', at: clock.now(), message: say('notReadable'), retryAt: null };
  }
  const fetched = await connector.fetchPublished(refOf(publication, connector.platform));
  const at = fetched.fetchedAt;
  switch (fetched.kind) {
    case 'ok':
      return { kind: 'there', file: await keepCopy(publisher, publication, fetched.article), at };
    case 'gone':
    case 'banned': {
      const file = await keepCopy(publisher, publication, fetched);
      return { kind: 'gone', file, at, message: fetched.message };
    }
    case 'blocked':
      return { kind: 'notRead', at, message: fetched.message, retryAt: null };
    case 'unavailable':
      return { kind: 'notRead', at, message: fetched.message, retryAt: fetched.retryAt };
  }
}
