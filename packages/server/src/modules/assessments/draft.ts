import { assessmentProblems } from '@sanshen/contract/assessments';
import {
  type AssessmentId,
  type AssessmentPeriod,
  boundsOf,
  decideAssessment,
  scoreOf,
} from '@sanshen/domain/assessments';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { rootOf, standingTo } from '../organization/public.ts';
import { digestOf, gatherInput } from './gather-input.ts';
import { recordAssessment } from './record.ts';
import { findAssessments } from './store.ts';

/**
 * Draws assessments of units up by the published formula; those that are drafts are drawn up again, those that are published stay. Throws `access.forbidden`,
 * `assessments.unitElsewhere`, and what {@link gatherInput} throws.
 */
export function draftAssessments(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly person: PersonId;
    readonly organization: OrganizationId;
    readonly period: AssessmentPeriod;
    readonly units: readonly OrganizationId[];
  },
): Promise<{ readonly drafted: number; readonly unchanged: number }> {
  const { person, organization, period } = wish;
  const units = [...new Set(wish.units)];
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const root = await rootOf(trx, organization);
    if (root === null) throw platformProblem('request.notFound');
    const standing = await standingTo(trx, person, [organization, ...units], at);
    const grants = units.map((unit) => standing.grant(unit, 'assessUnits', organization));
    const grant = grants.find((one) => one !== null) ?? null;
    if (grant === null) throw platformProblem('access.forbidden', { organization });
    const foreign = units.filter((_, index) => grants[index] === null);
    if (foreign.length > 0)
      throw new Problem(assessmentProblems['assessments.unitElsewhere'], { units: foreign });
    if (boundsOf(period).from > at) throw new Problem(assessmentProblems['assessments.periodOpen']);
    const by = standing.snapshot(grant);
    let drafted = 0;
    for (const unit of units) {
      if (await draftOne(trx, { root, assessor: organization, unit, period, by }, at)) drafted += 1;
    }
    return { drafted, unchanged: units.length - drafted };
  });
}

async function draftOne(
  trx: Transaction,
  about: {
    readonly root: OrganizationId;
    readonly assessor: OrganizationId;
    readonly unit: OrganizationId;
    readonly period: AssessmentPeriod;
    readonly by: PersonSnapshot;
  },
  at: Instant,
): Promise<boolean> {
  const { root, assessor, unit, period, by } = about;
  const [before] = await findAssessments(trx, { organizations: [unit], period });
  if (before !== undefined && before.status !== 'draft') return false;
  const input = await gatherInput(trx, unit, period, at);
  const drawn = { input, digest: digestOf(input), result: scoreOf(input) };
  const word = { by, at, note: '' };
  if (before === undefined) {
    const assessment = newId<AssessmentId>();
    const event = {
      kind: 'drafted',
      assessment,
      root,
      organization: unit,
      assessor,
      period,
      ...drawn,
      word,
    } as const;
    await recordAssessment(trx, unit, event);
    return true;
  }
  if (before.digest === drawn.digest) return false;
  const decided = decideAssessment(before, { kind: 'redraft', ...drawn }, word);
  if ('refusal' in decided) throw new Problem(assessmentProblems[decided.refusal]);
  await recordAssessment(trx, unit, decided.event);
  return true;
}
