import type { Digest, Instant, OrganizationId } from '@sanshen/domain/kernel';
import {
  type ClosedIndicator,
  type ClosedPeriod,
  type ClosedValue,
  closedText,
  definitionsText,
  type Month,
  sortedValues,
} from '@sanshen/domain/supervision';
import { ledgerDigest } from '../ledger/public.ts';

/** A month as it is closed now, and its digest. */
export function closePeriod(
  place: { readonly organization: OrganizationId; readonly month: Month; readonly amendment: number },
  values: readonly ClosedValue[],
  indicators: readonly ClosedIndicator[],
  counted: { readonly leaves: number; readonly at: Instant },
): { readonly period: ClosedPeriod; readonly digest: Digest } {
  const measures = [...indicators.map(({ measure }) => measure), ...values.map(({ measure }) => measure)];
  const period: ClosedPeriod = {
    ...place,
    values: sortedValues(values),
    indicators: [...indicators],
    definitions: ledgerDigest(definitionsText(measures, place.month)),
    leaves: counted.leaves,
    countedAt: counted.at,
  };
  return { period, digest: ledgerDigest(closedText(period)) };
}
