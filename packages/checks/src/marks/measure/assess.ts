/** From a measured value to one of three answers. */
import type { MarkText } from '../mark.ts';
import type { Measurement, UnverifiableReason } from '../report.ts';

export interface Assessment {
  readonly name: Measurement['name'];
  readonly part?: MarkText | null;
  readonly measured: number | null;
  readonly standard: number | null;
  readonly tolerance: number | null;
  /** One standard deviation of `measured`. */
  readonly uncertainty: number | null;
  readonly unit: Measurement['unit'];
  /** Why it can't be verified whatever the figure; null where the figure decides. */
  readonly unverifiable?: UnverifiableReason | null;
  /** The reason when the figure lies between "right" and "wrong". */
  readonly between?: UnverifiableReason;
}

/**
 * Wrong only where the error exceeds the tolerance and twice the uncertainty; right only where the tolerance holds one uncertainty
 * further out; else it cannot be verified.
 */
export function assess(a: Assessment): Measurement {
  const base = {
    name: a.name,
    part: a.part ?? null,
    measured: a.measured,
    standard: a.standard,
    tolerance: a.tolerance,
    uncertainty: a.uncertainty,
    unit: a.unit,
  };
  if (a.unverifiable) return { ...base, ok: null, reason: a.unverifiable };
  if (a.measured === null || a.standard === null || a.tolerance === null)
    return { ...base, ok: null, reason: 'standardUnknown' };
  const error = Math.abs(a.measured - a.standard);
  const uncertainty = a.uncertainty ?? 0;
  if (error > a.tolerance + 2 * uncertainty) return { ...base, ok: false, reason: null };
  if (error + uncertainty <= a.tolerance) return { ...base, ok: true, reason: null };
  return {
    ...base,
    ok: null,
    reason: a.between ?? (uncertainty > a.tolerance / 2 ? 'tooSmall' : 'ambiguous'),
  };
}
