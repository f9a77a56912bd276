import { circularProblems } from '@sanshen/contract/circulars';
import { gradeOf, periodName, sentenceOf, standingScore } from '@sanshen/domain/assessments';
import {
  type CircularKind,
  composeAssessment,
  composeCases,
  composeReplacement,
  type DraftText,
  numberText,
} from '@sanshen/domain/circulars';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { Policy } from '@sanshen/domain/policy';
import type { Database } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { findAssessments, placesAmong } from '../assessments/public.ts';
import { verifiedCasesOf } from '../cases/public.ts';
import { namesOf } from '../organization/public.ts';
import { findCircular } from './store.ts';

export interface TextWish {
  readonly organization: OrganizationId;
  readonly kind: CircularKind;
  readonly cases: readonly string[];
  readonly assessments: readonly string[];
  readonly of: string | null;
  readonly reason: string;
  readonly period: string;
}

/**
 * What a circular says before people go on with it. Throws `circulars.basisUnknown`, `circulars.basisOpen` and `circulars.originMissing` where what it is to be
 * drawn from is not there.
 */
export async function composeText(
  db: Database,
  wish: TextWish,
  policy: Policy,
  now: Instant,
): Promise<DraftText> {
  switch (wish.kind) {
    case 'cases':
      return fromCases(db, wish, policy, now);
    case 'assessment':
      return fromAssessments(db, wish, policy, now);
    case 'correction':
    case 'recall':
      return replacement(db, wish, wish.kind);
    case 'free':
      return {
        title: wish.reason === '' ? '关于　　　　的通报' : wish.reason,
        blocks: [{ kind: 'paragraph', text: '现将有关情况通报如下。' }],
      };
  }
}

const rulesName = ({ title }: Policy) => (title.zh.startsWith('《') ? title.zh : `《${title.zh}》`);

async function fromCases(db: Database, wish: TextWish, policy: Policy, now: Instant): Promise<DraftText> {
  const cases = await verifiedCasesOf(db, wish.organization, wish.cases);
  if (cases.length === 0 || cases.length < new Set(wish.cases).size) {
    throw new Problem(circularProblems['circulars.basisUnknown']);
  }
  const names = await namesOf(
    db,
    cases.map(({ organization }) => organization),
    now,
  );
  const { measures, cases: rules } = policy.accountability;
  const told = [...cases].reverse().map((one) => ({
    unit: names.get(one.organization) ?? one.organization,
    clauseName: policy.clauses.find(({ id }) => id === one.clause)?.title.zh ?? one.clause,
    title: one.title,
    gravityName: rules?.gravities.find(({ id }) => id === one.gravity)?.name.zh ?? '一般',
    measures: one.measures.map((id) => measures.find((measure) => measure.id === id)?.name.zh ?? id),
    closed: one.status === 'closed',
  }));
  return composeCases(told, { period: wish.period === '' ? '近期' : wish.period, rules: rulesName(policy) });
}

async function fromAssessments(
  db: Database,
  wish: TextWish,
  policy: Policy,
  now: Instant,
): Promise<DraftText> {
  const all = await findAssessments(db, { ids: wish.assessments, assessor: wish.organization });
  const [first] = all;
  if (first === undefined || all.length < new Set(wish.assessments).size) {
    throw new Problem(circularProblems['circulars.basisUnknown']);
  }
  if (all.some(({ status }) => status !== 'final'))
    throw new Problem(circularProblems['circulars.basisOpen']);
  const names = await namesOf(
    db,
    all.map(({ organization }) => organization),
    now,
  );
  const places = placesAmong(
    await findAssessments(db, { assessor: wish.organization, period: first.period }),
  );
  const { ranking, grades } = first.input.rules.formula;
  const results = all.map((one) => {
    const score = standingScore(one);
    return {
      unit: names.get(one.organization) ?? one.organization,
      // No more than the rule book publishes (§12).
      score: ranking === 'order' ? score : null,
      grade: ranking === 'none' ? null : (gradeOf(score, grades)?.name.zh ?? null),
      place: places.get(one.id) ?? null,
      reasons: ranking === 'order' ? one.result.items.map((item) => sentenceOf(one.input, item).zh) : [],
    };
  });
  const sorted = results.sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
  const period = wish.period === '' ? periodName(first.period).zh : wish.period;
  return composeAssessment(sorted, { period, rules: rulesName(policy) });
}

async function replacement(
  db: Database,
  { of, organization, reason }: TextWish,
  kind: 'correction' | 'recall',
): Promise<DraftText> {
  const origin = of === null ? null : await findCircular(db, of);
  if (origin === null || origin.issued === null || origin.organization !== organization || reason === '') {
    throw new Problem(circularProblems['circulars.originMissing']);
  }
  if (origin.status !== 'issued') throw new Problem(circularProblems['circulars.replaced']);
  const { number, title } = origin.issued;
  return composeReplacement(kind, { number: numberText(number), title, reason: reason.replace(/。$/, '') });
}
