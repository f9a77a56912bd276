/** A flag of which too much is hidden to judge it: named, for a person to look at. */
import type { FoundMark, Measurement } from '../report.ts';
import { assess } from './assess.ts';
import type { CornerFinding } from './by-corner.ts';
import { checkAspect, checkPose } from './field-checks.ts';
import { foundMark } from './star-flag.ts';

/** Too much of the mark is hidden to say more than which one it is. */
export function unjudged({ version, view, likeness }: CornerFinding): FoundMark {
  const measurements: Measurement[] = [
    ...checkAspect(view, version),
    ...checkPose(view, version, true),
    assess({
      name: 'partMissing',
      measured: null,
      standard: 0,
      tolerance: 0.5,
      uncertainty: null,
      unit: 'count',
      unverifiable: 'covered',
    }),
  ];
  return {
    ...foundMark(view.quad, measurements),
    mark: version.mark,
    version: version.version,
    confidence: Math.max(0, Math.min(1, likeness - 0.1)),
  };
}
