import { createHash } from 'node:crypto';
import { assessmentProblems } from '@sanshen/contract/assessments';
import {
  type AssessedIndicator,
  type AssessmentInput,
  type AssessmentPeriod,
  boardPeriodsOf,
  boundsOf,
  fitsRules,
} from '@sanshen/domain/assessments';
import {
  brandId,
  canonicalJson,
  type Digest,
  type Instant,
  type OrganizationId,
} from '@sanshen/domain/kernel';
import { monthsOf, valueIn } from '@sanshen/domain/supervision';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { casesOf } from '../cases/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { frozenPeriod, type IndicatorWithCases, indicatorValues } from '../supervision/public.ts';

/**
 * Everything that the score of a unit depends on: the formula in force for it, the indicators as the clause board has them, frozen where they are, and the
 * cases opened in the period with what they cost. Throws `assessments.noFormula`, `assessments.periodWrong`.
 */
export async function gatherInput(
  db: Database | Transaction,
  unit: OrganizationId,
  period: AssessmentPeriod,
  now: Instant,
): Promise<AssessmentInput> {
  const effective = await effectivePolicy(db, unit, now);
  const formula = effective?.policy.accountability.assessment;
  if (effective === null || formula === undefined)
    throw new Problem(assessmentProblems['assessments.noFormula']);
  if (!fitsRules(period, formula)) throw new Problem(assessmentProblems['assessments.periodWrong']);
  const { policy, digest } = effective;
  return {
    rules: { policy: `${policy.id} ${policy.version}`, digest, formula },
    indicators: await indicatorsOf(db, unit, period, now),
    cases: (await casesOf(db, { organization: unit, ...boundsOf(period), at: now }))
      // What the unit was never told of cannot count against it.
      .filter(({ deduction, notified }) => deduction.points > 0 && notified !== null)
      .map(({ id, clause, title, gravity, deduction }) => ({
        ...{ case: id, clause, title, gravity },
        ...{ points: deduction.points, forMissed: deduction.forMissed },
      })),
  };
}

async function indicatorsOf(
  db: Database | Transaction,
  unit: OrganizationId,
  period: AssessmentPeriod,
  now: Instant,
): Promise<readonly AssessedIndicator[]> {
  const parts = boardPeriodsOf(period);
  const values = await Promise.all(parts.map((part) => indicatorValues(db, unit, part, now)));
  const months = parts.flatMap((part) => monthsOf(part)).length;
  const newest = values.at(-1) ?? [];
  return newest.map((one) => {
    const all = values.flatMap((part) => part.filter(({ indicator }) => indicator === one.indicator));
    return combined(one, all, months);
  });
}

/** One indicator over all parts of the period. What is not measured, or cannot be missed before its year is over, costs nothing. */
function combined(
  newest: IndicatorWithCases,
  parts: readonly IndicatorWithCases[],
  months: number,
): AssessedIndicator {
  const { indicator, clause, name, better, threshold, points, unit } = newest;
  const numerator = parts.reduce((sum, one) => sum + one.numerator, 0);
  const denominator = parts.reduce((sum, one) => sum + one.denominator, 0);
  const judged = parts.some(({ verdict }) => verdict === 'met' || verdict === 'missed');
  const value = parts.length === 1 ? newest.value : valueIn(unit, { numerator, denominator }, months);
  return {
    ...{ indicator, clause, name, better, threshold, points, unit, numerator, denominator },
    value: judged ? value : null,
  };
}

/** Over the canonical input: the same numbers and cases give the same digest. */
export function digestOf(input: AssessmentInput): Digest {
  return brandId<Digest>(`sha256:${createHash('sha256').update(canonicalJson(input)).digest('hex')}`);
}

/** Whether every month behind a period is frozen. */
export async function isFrozen(
  db: Database | Transaction,
  unit: OrganizationId,
  period: AssessmentPeriod,
): Promise<boolean> {
  const parts = await Promise.all(boardPeriodsOf(period).map((part) => frozenPeriod(db, unit, part)));
  return parts.every((part) => part !== null);
}
