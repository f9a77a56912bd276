import {
  chooseOrganizationProcedure,
  comparePolicyVersion,
  filePolicy,
  listPolicyVersions,
  policyProblems,
  readEffectivePolicy,
  tryPolicy,
} from '@sanshen/contract/policy';
import { assignmentFor } from '@sanshen/domain/policy';
import { z } from 'zod';
import { runCommand } from '../../platform/commands.ts';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/problem.ts';
import { openFor } from './asker.ts';
import { chooseProcedure } from './choose-procedure.ts';
import { compareVersion } from './compare-version.ts';
import { effectivePolicy } from './effective-policy.ts';
import { procedureInUse } from './pin-procedure.ts';
import { listVersions } from './policy-store.ts';
import { checkProposal, proposePolicy } from './propose-policy.ts';

/** Binds the routes of rule books. */
export function policyRoutes(app: App, context: AppContext): void {
  const { db, clock } = context;

  bindRoute(app, readEffectivePolicy, async ({ params, person }) => {
    const { organization, at } = await openFor(context, person, params.organization, 'readPolicy');
    const effective = await effectivePolicy(db, organization, at);
    if (effective === null) throw new Problem(policyProblems['policy.none']);
    return {
      ...effective,
      policy: { ...effective.policy },
      suspended: [...effective.suspended],
      procedure: (await procedureInUse(db, organization, effective))?.id ?? null,
      choices: [...(assignmentFor(effective.policy, effective.kind)?.choices ?? [])],
    };
  });

  bindRoute(app, listPolicyVersions, async ({ params, query, person }) => {
    const { organization } = await openFor(context, person, params.organization, 'readPolicy');
    const before = decodeCursor(query.cursor, z.number().int());
    const rows = await listVersions(db, organization, before, query.limit);
    return pageFrom(
      rows,
      query.limit,
      (row) => row.sequence,
      (row) => row,
    );
  });

  bindRoute(app, comparePolicyVersion, async ({ params, person }) => {
    const { organization } = await openFor(context, person, params.organization, 'readPolicy');
    return { differences: [...(await compareVersion(db, organization, params.sequence))] };
  });

  bindRoute(app, tryPolicy, async ({ params, body, person }) => {
    const { organization, at } = await openFor(context, person, params.organization, 'managePolicy');
    const result = await checkProposal(db, { organization, files: body.files, at });
    return {
      accepted: 'policy' in result,
      problems: 'problems' in result ? [...result.problems] : [],
      differences: [...result.differences],
    };
  });

  bindRoute(app, filePolicy, async ({ params, body, person, command }) =>
    runCommand(context, command, async (trx) => {
      const asker = await openFor({ db: trx, clock }, person, params.organization, 'managePolicy');
      const filed = await proposePolicy(trx, { ...asker, files: body.files }, asker.actor);
      return { ...filed, differences: [...filed.differences] };
    }),
  );

  bindRoute(app, chooseOrganizationProcedure, async ({ params, body, person, command }) => {
    await runCommand(context, command, async (trx) => {
      const asker = await openFor({ db: trx, clock }, person, params.organization, 'managePolicy');
      await chooseProcedure(trx, { ...asker, procedure: body.procedure }, asker.actor);
    });
    return undefined;
  });
}
