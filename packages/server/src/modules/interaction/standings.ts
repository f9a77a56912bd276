import {
  proposeStanding as propose,
  type Standing,
  type StandingId,
  type StandingStep,
  type StandingTerms,
  stepStanding as step,
} from '@sanshen/domain/interaction';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { platformProblem } from '../../platform/problem.ts';
import { rootOf } from '../organization/public.ts';
import { recordStanding } from './record.ts';
import { approversOf, entitled, openScene, refusal, requireChannel, ruleFor } from './scene.ts';
import { findStanding } from './standing-store.ts';
import { tellOfStanding } from './tell.ts';

export type StandingWish = Omit<StandingTerms, 'owner'> & { readonly owner?: PersonId | undefined };

/** Proposes a standing approval. Throws `request.notFound`, `access.forbidden` and the `interaction.*` problems. */
export function proposeStanding(
  context: AppContext,
  key: CommandKey,
  organization: OrganizationId,
  wish: StandingWish,
): Promise<{ readonly standing: StandingId }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const root = await rootOf(trx, organization);
    if (root === null) throw platformProblem('request.notFound');
    const scene = await openScene(trx, key.person, organization, 'requestInteraction', now);
    await requireOwnChannel(trx, organization, wish.channel);
    const terms: StandingTerms = { ...wish, owner: wish.owner ?? key.person };
    const rule = ruleFor(scene, terms.action);
    const word = { by: scene.snapshot, at: now };
    const decided = propose({ id: newId<StandingId>(), root, organization, terms }, rule, word);
    if ('refusal' in decided) throw refusal(decided.refusal);
    const standing = await recordStanding(trx, decided.event);
    const people = await approversOf(trx, scene, rule?.approveBy ?? [], now, key.person);
    const ids = people.map(({ id }) => id);
    await tellOfStanding(trx, 'standingWaits', ids, standing, now);
    return { standing: standing.id };
  });
}

async function requireOwnChannel(
  trx: Parameters<typeof requireChannel>[0],
  organization: OrganizationId,
  channel: StandingTerms['channel'],
): Promise<void> {
  if (channel === null) return;
  if ((await requireChannel(trx, channel)).organization !== organization)
    throw platformProblem('request.notFound');
}

/** Grants, refuses or ends a standing approval. Throws as {@link proposeStanding}. */
export function stepStanding(
  context: AppContext,
  key: CommandKey,
  wish: { readonly standing: string; readonly step: StandingStep },
): Promise<{ readonly status: Standing['status'] }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    // Checked by the route to be a UUID; an id that nobody has is found nowhere.
    const standing = await findStanding(trx, wish.standing as StandingId, true);
    if (standing === null) throw platformProblem('request.notFound');
    const { organization, terms } = standing;
    const scene = await openScene(trx, key.person, organization, 'requestInteraction', now);
    const rule = ruleFor(scene, terms.action);
    const may = rule !== null && entitled(scene, scene.person, rule.approveBy, now);
    const decided = step(standing, wish.step, { by: scene.snapshot, at: now }, may);
    if ('refusal' in decided) throw refusal(decided.refusal);
    const after = await recordStanding(trx, decided.event);
    const people = [after.proposed.by.person, terms.owner].filter((one) => one !== key.person);
    await tellOfStanding(trx, 'standingDecided', [...new Set(people)], after, now);
    return { status: after.status };
  });
}
