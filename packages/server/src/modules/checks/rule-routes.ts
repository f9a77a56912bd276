import * as contract from '@sanshen/contract/checks-rules';
import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import { runCommand } from '../../platform/commands.ts';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { platformProblem } from '../../platform/problem.ts';
import { requireGrant, snapshotOf, standpoint } from '../organization/public.ts';
import { endException } from './exceptions.ts';
import { rulesIn } from './list-rules.ts';
import { stateOfRules } from './state-of-rules.ts';
import { statisticsOf } from './statistics.ts';

/** Binds the rules with their precision, exceptions and statistics. */
export function checkRuleRoutes(app: App, context: AppContext): void {
  const organizationOf = (params: { readonly organization: string }) =>
    brandId<OrganizationId>(params.organization);

  bindRoute(app, contract.listCheckRules, ({ params, person }) =>
    rulesIn(context, person, organizationOf(params)),
  );

  bindRoute(app, contract.readCheckState, async ({ params, person }) => ({
    state: await stateOfRules(context, person, organizationOf(params)),
  }));

  bindRoute(app, contract.checkStatistics, ({ params, query, person }) =>
    statisticsOf(context, person, organizationOf(params), query),
  );

  bindRoute(app, contract.endCheckException, async ({ params, person, command }) => {
    const { db, clock } = context;
    const organization = organizationOf(params);
    const at = clock.now();
    const { appointment } = await requireGrant(db, person, organization, 'managePolicy', at);
    const { facts } = await standpoint(db, person, [organization], at);
    if (facts === null) throw platformProblem('access.forbidden');
    const by = snapshotOf(facts, appointment.organization, at);
    await runCommand(context, command, (trx) => endException(trx, organization, params.exception, by, at));
    return undefined;
  });
}
