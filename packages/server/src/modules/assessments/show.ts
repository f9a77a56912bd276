import type { assessmentLineSchema } from '@sanshen/contract/assessments';
import {
  type Assessment,
  type AssessmentWord,
  gradeOf,
  periodName,
  restoredFor,
  sentenceOf,
  standingScore,
  valueText,
} from '@sanshen/domain/assessments';
import type { z } from 'zod';

type Line = z.output<typeof assessmentLineSchema>;

/** An assessment as one line of a list. */
export function lineOf(one: Assessment, unitName: string, place: number | null): Line {
  const { formula } = one.input.rules;
  const score = standingScore(one);
  return {
    assessment: one.id,
    unit: one.organization,
    unitName,
    assessor: one.assessor,
    period: one.period,
    periodName: periodName(one.period),
    status: one.status,
    full: one.result.full,
    score,
    grade: gradeOf(score, formula.grades)?.name ?? null,
    place,
    openAppeals: one.appeals.filter(({ decided }) => decided === null).length,
    appealUntil: one.appealUntil,
  };
}

const wordOf = ({ by, at, note }: AssessmentWord) => ({ by: by.name, at, note });

/** Each item that cost points with its sentence, and what became of it on appeal. */
export function itemsOf(one: Assessment) {
  return one.result.items.map((item) => {
    const appeal = one.appeals.find((each) => each.item === item.item);
    return {
      ...item,
      source: item.item.slice(item.item.indexOf(':') + 1),
      restored: restoredFor(one, item.item),
      sentence: sentenceOf(one.input, item),
      appeal:
        appeal === undefined
          ? null
          : {
              word: wordOf(appeal.word),
              files: appeal.files.map((file) => ({ ...file })),
              dueAt: appeal.dueAt,
              decided:
                appeal.decided === null
                  ? null
                  : { ...wordOf(appeal.decided), restored: appeal.decided.restored },
            },
    };
  });
}

/** What an assessment says, without what the reader may do about it. */
export function bodyOf(one: Assessment) {
  const { input, result } = one;
  return {
    items: itemsOf(one),
    indicators: input.indicators.map(({ indicator, clause, name, value, threshold, points, unit }) => ({
      ...{ indicator, clause, name, points },
      value: value === null ? null : valueText(value, unit),
      threshold: valueText(threshold, unit),
      lost: result.items.find(({ item }) => item === `indicator:${indicator}`)?.points ?? 0,
    })),
    digest: one.digest,
    policy: input.rules.policy,
    drafted: wordOf(one.drafted),
    publishedAt: one.published?.at ?? null,
    finalAt: one.final?.at ?? null,
  };
}
