import { problemTexts, reasonTexts } from '@sanshen/checks/marks/problem-texts';
import type { FoundMark, MarkProblem, Measurement } from '@sanshen/checks/marks/report';
import type { ShownFoundMark, ShownMeasurement } from '@sanshen/contract/marks-schemas';
import type { LocalizedText } from '@sanshen/domain/kernel';
import { measurementTitle } from './texts.ts';

/** A found mark with texts for people. */
export function showFound(found: FoundMark, names: LocalizedText): ShownFoundMark {
  const { mark, version, box, quad, verdict, confidence } = found;
  return {
    mark,
    names,
    version,
    box: [...box],
    quad: quad === null ? null : [[...quad[0]], [...quad[1]], [...quad[2]], [...quad[3]]],
    verdict,
    confidence,
    problems: found.problems.map(showProblem),
    measurements: found.measurements.map(showMeasurement),
  };
}

function showMeasurement({ reason, ...measurement }: Measurement): ShownMeasurement {
  return {
    ...measurement,
    title: measurementTitle(measurement.name),
    reason: reason === null ? null : reasonTexts[reason].title,
  };
}

function showProblem(code: MarkProblem): ShownFoundMark['problems'][number] {
  const { title, wrong, todo } = problemTexts[code];
  return { code, text: title, advice: { zh: `${wrong.zh}${todo.zh}`, en: `${wrong.en} ${todo.en}` } };
}
