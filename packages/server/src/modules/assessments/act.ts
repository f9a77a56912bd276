import { assessmentProblems } from '@sanshen/contract/assessments';
import {
  type Assessment,
  type AssessmentEvent,
  type AssessmentRefusal,
  type AssessmentWish,
  boundsOf,
  decideAssessment,
  finalise,
} from '@sanshen/domain/assessments';
import type { PersonId } from '@sanshen/domain/kernel';
import type { Grant } from '@sanshen/domain/organization';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { requireFiles } from '../content/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { digestOf, gatherInput } from './gather-input.ts';
import { recordAssessment } from './record.ts';
import { openScene, type Scene } from './scene.ts';
import { tellAssessor, tellUnit } from './tell.ts';

type Step =
  | { readonly kind: 'publish' | 'finalise' }
  | Extract<AssessmentWish, { kind: 'appeal' }>
  | Omit<Extract<AssessmentWish, { kind: 'decideAppeal' }>, 'ownCause'>;

export interface StepWish {
  readonly person: PersonId;
  readonly assessment: string;
  readonly step: Step;
  readonly note: string;
}

/**
 * Publishes an assessment, appeals against an item of it, decides an appeal, or makes it final. Who does not see it gets `request.notFound`, who may not
 * `access.forbidden`; throws the `assessments.*` problems besides.
 */
export async function actOnAssessment(context: AppContext, key: CommandKey, wish: StepWish): Promise<void> {
  const { person, step } = wish;
  if (step.kind === 'appeal') {
    // Who may read a file is asked on other connections, which a transaction must not wait for; who may not appeal learns nothing of files.
    requireStep(await openScene(context.db, person, wish.assessment, context.clock.now()), step);
    await requireFiles(
      context,
      step.files.map(({ file }) => file),
      person,
      null,
    );
  }
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const scene = await openScene(trx, person, wish.assessment, at, true);
    const grant = requireStep(scene, step);
    const word = { by: scene.snapshot(grant), at, note: wish.note };
    const event = eventOf(
      step.kind === 'finalise'
        ? finalise(scene.one, at, word.by)
        : decideAssessment(scene.one, await wishOf(trx, scene, step, at), word),
    );
    const after = await recordAssessment(trx, scene.one.organization, event);
    await tellOthers(trx, after, event, person);
  });
}

function requireStep({ one, assessing, appealing }: Scene, step: Step): Grant {
  const grant = step.kind === 'appeal' ? appealing : assessing;
  if (grant === null) throw platformProblem('access.forbidden', { assessment: one.id });
  return grant;
}

async function wishOf(
  trx: Transaction,
  { one, ownCause }: Scene,
  step: Exclude<Step, { kind: 'finalise' }>,
  at: Assessment['drafted']['at'],
): Promise<AssessmentWish> {
  if (step.kind === 'appeal') return step;
  if (step.kind === 'decideAppeal') return { ...step, ownCause };
  if (boundsOf(one.period).to > at) throw new Problem(assessmentProblems['assessments.periodOpen']);
  // What was drafted while the period ran, or before a case was decided, is not what is published.
  if (digestOf(await gatherInput(trx, one.organization, one.period, at)) !== one.digest)
    throw new Problem(assessmentProblems['assessments.changed']);
  const effective = await effectivePolicy(trx, one.organization, at);
  return { kind: 'publish', appealDays: effective?.policy.accountability.appealDays.days ?? 15 };
}

/** Throws the refusal as its problem. */
export function eventOf(
  decided: { readonly event: AssessmentEvent } | { readonly refusal: AssessmentRefusal },
): AssessmentEvent {
  if ('refusal' in decided) throw new Problem(assessmentProblems[decided.refusal]);
  return decided.event;
}

async function tellOthers(
  trx: Transaction,
  after: Assessment,
  event: AssessmentEvent,
  actor: PersonId,
): Promise<void> {
  const at = 'word' in event ? event.word.at : event.at;
  switch (event.kind) {
    case 'published':
      return tellUnit(trx, 'assessmentPublished', after, actor, at);
    case 'appealed':
      return tellAssessor(trx, after, actor, at);
    case 'appealDecided':
      return tellUnit(trx, 'assessmentDecided', after, actor, at);
    case 'finalised':
      return tellUnit(trx, 'assessmentFinal', after, actor, at);
    default:
  }
}
