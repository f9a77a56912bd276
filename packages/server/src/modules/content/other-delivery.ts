import type { ManuscriptContent } from '@sanshen/domain/content';
import type { ManuscriptId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';

/** Manuscripts that go to no channel, because another module delivers what was signed. */
export interface OtherDelivery {
  /** Whether this module delivers a manuscript. */
  owns(context: AppContext, manuscript: ManuscriptId): Promise<boolean>;
  /** Throws its own problems where a content is not for it. */
  check(content: ManuscriptContent): void;
}

const deliveries: OtherDelivery[] = [];

/** States which manuscripts a module delivers; it builds on this one, so it cannot be asked by name from here. */
export function registerOtherDelivery(delivery: OtherDelivery): void {
  deliveries.push(delivery);
}

/** The delivery of a manuscript that goes to no channel; null for those that do. */
export async function otherDeliveryOf(
  context: AppContext,
  manuscript: ManuscriptId | null,
): Promise<OtherDelivery | null> {
  if (manuscript === null) return null;
  for (const one of deliveries) if (await one.owns(context, manuscript)) return one;
  return null;
}
