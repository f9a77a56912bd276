import { RefusedRequest } from '@sanshen/contract/client';
import { type PersonalPlace, personalDataLeftSchema } from '@sanshen/contract/questions-schemas';

/** What a refused digest still says of somebody; empty for any other error. Each text stands there once for each question. */
export function personalPlaces(error: unknown): readonly PersonalPlace[] {
  if (!(error instanceof RefusedRequest) || error.problem.code !== 'questions.personalDataLeft') return [];
  const { data } = personalDataLeftSchema.safeParse(error.problem.details);
  const places = new Map((data?.left ?? []).map((place) => [`${place.item} ${place.text}`, place]));
  return [...places.values()];
}
