import type { MarkProblem, Measurement, UnverifiableReason } from '../report.ts';

/** What one check says. */
export interface Judged {
  readonly measurements: readonly Measurement[];
  readonly problems: readonly MarkProblem[];
}

export const measurement = (
  part: Partial<Measurement> & Pick<Measurement, 'name' | 'unit'>,
): Measurement => ({
  part: null,
  measured: null,
  standard: null,
  tolerance: null,
  uncertainty: null,
  ok: null,
  reason: null,
  ...part,
});

export const told = (one: Measurement, problem: MarkProblem | null = null): Judged => ({
  measurements: [one],
  problems: problem === null ? [] : [problem],
});
export const untold = (
  name: Measurement['name'],
  unit: Measurement['unit'],
  reason: UnverifiableReason,
): Judged => told(measurement({ name, unit, reason }));

export const round = (value: number, digits: number): number => Number(value.toFixed(digits));
