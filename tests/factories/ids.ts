import {
  addHours,
  brandId,
  type ChannelId,
  type Digest,
  type FindingId,
  type Instant,
  instant,
  type ManuscriptId,
  type OrganizationId,
  type PersonId,
  type PublicationId,
} from '@sanshen/domain/kernel';
import type { Office } from '@sanshen/domain/organization';

/** The instant at which every story of the tests begins. */
export const start: Instant = instant('2026-03-02T01:00:00.000Z');

/** The instant some hours after {@link start}; fractions and negative numbers are allowed. */
export function at(hours: number): Instant {
  return addHours(start, hours);
}

/** A digest that a name stands for (ASCII, at most 32 characters), so that a test can speak of text A and text B. */
export function digestOf(name: string): Digest {
  const hex = Array.from(name, (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  if (hex.length > 64) throw new RangeError(`too long for a digest: ${name}`);
  return brandId<Digest>(`sha256:${hex.padEnd(64, '0')}`);
}

export const personId = (id: string) => brandId<PersonId>(id);
export const organizationId = (id: string) => brandId<OrganizationId>(id);
export const manuscriptId = (id: string) => brandId<ManuscriptId>(id);
export const channelId = (id: string) => brandId<ChannelId>(id);
export const publicationId = (id: string) => brandId<PublicationId>(id);
export const findingId = (id: string) => brandId<FindingId>(id);
export const office = (id: string) => brandId<Office>(id);

/** The organisations that a manuscript sees from where it stands. */
export const own = organizationId('org-own');
export const superior = organizationId('org-superior');
export const ownPublicity = organizationId('org-own-publicity');
export const superiorPublicity = organizationId('org-superior-publicity');
export const root = organizationId('org-root');
