import type { Digest, Instant, OrganizationId } from '@sanshen/domain/kernel';
import {
  type ClosedPeriod,
  type ClosedValue,
  closedIndicator,
  closedText,
  definitionsText,
  type Month,
  sortedValues,
} from '@sanshen/domain/supervision';
import { ledgerDigest } from '../ledger/public.ts';
import type { EffectivePolicy } from '../policy/public.ts';

/** A month as it is closed now, and its digest. */
export function closePeriod(
  place: { readonly organization: OrganizationId; readonly month: Month; readonly amendment: number },
  values: readonly ClosedValue[],
  { policy }: Pick<EffectivePolicy, 'policy'>,
  counted: { readonly leaves: number; readonly at: Instant },
): { readonly period: ClosedPeriod; readonly digest: Digest } {
  const indicators = policy.accountability.indicators.map(closedIndicator);
  const measures = [...indicators.map(({ measure }) => measure), ...values.map(({ measure }) => measure)];
  const period: ClosedPeriod = {
    ...place,
    values: sortedValues(values),
    indicators,
    definitions: ledgerDigest(definitionsText(measures, place.month)),
    leaves: counted.leaves,
    countedAt: counted.at,
  };
  return { period, digest: ledgerDigest(closedText(period)) };
}
