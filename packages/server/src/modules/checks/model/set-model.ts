import { modelProblems, type readCheckModel, type setCheckModel } from '@sanshen/contract/checks-model';
import type { RouteInput, RouteOutput } from '@sanshen/contract/route';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import { announce } from '../../../platform/live/announce.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { appendEntry } from '../../ledger/public.ts';
import { actorOf, grantOf, requireGrant, rootOf, snapshotOf, standpoint } from '../../organization/public.ts';
import { checkStream } from '../exceptions.ts';
import { completionsAt, modelOrigins } from './model-origins.ts';
import { loadSetting, saveSetting } from './model-store.ts';

/** What is set for a unit, for those who have to do with its rule book. */
export async function showModel(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<RouteOutput<typeof readCheckModel>> {
  const { db, clock } = context;
  const now = clock.now();
  await requireGrant(db, person, organization, 'readPolicy', now);
  const [setting, manages] = await Promise.all([
    loadSetting(db, organization),
    grantOf(db, person, organization, 'managePolicy', now),
  ]);
  return {
    enabled: setting?.enabled ?? false,
    endpoint: setting?.endpoint ?? '',
    model: setting?.model ?? '',
    keySet: (setting?.ciphertext ?? null) !== null,
    changed: setting === null ? null : { by: setting.by, at: setting.at },
    allowedOrigins: [...modelOrigins(context)],
    mayChange: manages !== null,
  };
}

/**
 * Switches a unit's model on or off, as somebody who manages its rule book. That it was done is recorded, with everything but the key. Throws
 * `checks.modelOriginRefused`, `checks.modelIncomplete`, `access.forbidden`.
 */
export async function setModel(
  context: AppContext,
  command: CommandKey,
  person: PersonId,
  organization: OrganizationId,
  wish: RouteInput<typeof setCheckModel>['body'],
): Promise<void> {
  const { db, vault, clock } = context;
  const at = clock.now();
  const grant = await requireGrant(db, person, organization, 'managePolicy', at);
  const root = await rootOf(db, organization);
  const { facts } = await standpoint(db, person, [organization], at);
  if (root === null || facts === null) throw platformProblem('access.forbidden');
  const { enabled, endpoint, model, key } = wish;
  if (enabled && (endpoint === '' || model === ''))
    throw new Problem(modelProblems['checks.modelIncomplete']);
  if (endpoint !== '' && completionsAt(context, endpoint) === null)
    throw new Problem(modelProblems['checks.modelOriginRefused'], { allowed: [...modelOrigins(context)] });
  const by = snapshotOf(facts, brandId<OrganizationId>(grant.appointment.organization), at);
  await runCommand(context, command, async (trx) => {
    await saveSetting(trx, vault, { organization, root }, { enabled, endpoint, model, key, by, at });
    const keyChanged = key === undefined ? 'kept' : key === null ? 'removed' : 'set';
    await appendEntry(trx, {
      stream: checkStream(organization),
      at,
      actor: await actorOf(trx, by, at),
      kind: 'checks.modelSet',
      body: { enabled, endpoint, model, key: keyChanged },
    });
    await announce(trx, { kind: 'organization', id: organization });
  });
}
