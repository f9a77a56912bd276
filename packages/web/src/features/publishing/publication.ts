import type { publicationSchema } from '@sanshen/contract/publishing';
import type { reviewSchema } from '@sanshen/contract/review';
import type { z } from 'zod';

export type Publication = z.output<typeof publicationSchema>;
export type Release = z.output<typeof reviewSchema>['release'];

/** What I may do with what is released, as the server says. */
export type Powers = z.output<typeof reviewSchema>['may'];

/** True for a publication that stands in the way of another on its channel: a channel gets a release once, and again only after a refusal. */
export function occupies({ status }: Publication): boolean {
  return status !== 'rejected';
}

/** The channels of a release on which a person can publish now; none before the time that the release sets, when it goes out by itself. */
export function openChannels(
  release: Release,
  publications: readonly Publication[],
  now: number,
): readonly string[] {
  if (release === null || release.stopped || isScheduled(release, now)) return [];
  return release.channels.filter(
    (channel) => !publications.some((one) => one.channel === channel && occupies(one)),
  );
}

/** True while the time that the release sets has not come. */
export function isScheduled(release: NonNullable<Release>, now: number): boolean {
  return release.notBefore !== null && Date.parse(release.notBefore) > now;
}
