import * as contract from '@sanshen/contract/interaction';
import * as standing from '@sanshen/contract/interaction-standing';
import {
  brandId,
  type ChannelId,
  type Digest,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { platformProblem } from '../../platform/problem.ts';
import { dropAccount, listAccounts, putAccount } from './accounts.ts';
import { decideOnAct, recordResult } from './decide-act.ts';
import { listActs, readAct } from './list-acts.ts';
import { listStandings } from './list-standings.ts';
import { previewAction } from './preview-action.ts';
import { readHidings } from './read-hidings.ts';
import { readInteraction } from './read-interaction.ts';
import { requestAction } from './request-action.ts';
import { proposeStanding, stepStanding } from './standings.ts';

const organizationOf = ({ organization }: { readonly organization: string }) =>
  brandId<OrganizationId>(organization);

/** Acts: asking, deciding, recording, reading. */
export function interactionRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.requestAction, ({ body, command }) => requestAction(context, command, body));
  bindRoute(app, contract.previewAction, ({ body, person }) => previewAction(context, person, body));
  bindRoute(app, contract.listActs, ({ params, query, person }) =>
    listActs(context, person, organizationOf(params), query),
  );
  bindRoute(app, contract.readAct, ({ params, person }) => readAct(context, person, params.act));
  bindRoute(app, contract.decideAct, ({ params, body, command }) =>
    decideOnAct(context, command, { act: params.act, ...body }),
  );
  bindRoute(app, contract.recordAct, async ({ params, body, person, command }) => {
    const evidence = body.evidence === undefined ? null : brandId<Digest>(body.evidence);
    // Asked before the command's transaction: the answer comes over other connections.
    await requireOwnFile(context, person, evidence);
    const { outcome, note } = body;
    return recordResult(context, command, { act: params.act, outcome, evidence, note });
  });
  bindRoute(app, contract.readInteraction, ({ params, person }) =>
    readInteraction(context, person, organizationOf(params)),
  );
  standingRoutes(app, context);
}

function standingRoutes(app: App, context: AppContext): void {
  bindRoute(app, standing.listStanding, ({ params, person }) =>
    listStandings(context, person, organizationOf(params)),
  );
  bindRoute(app, standing.proposeStanding, ({ params, body, command }) => {
    const { channel, owner, validTo, ...terms } = body;
    return proposeStanding(context, command, organizationOf(params), {
      ...terms,
      validTo: brandId(validTo),
      channel: channel === null ? null : brandId<ChannelId>(channel),
      owner: owner === undefined ? undefined : brandId<PersonId>(owner),
    });
  });
  bindRoute(app, standing.stepStanding, ({ params, body, command }) =>
    stepStanding(context, command, { standing: params.standing, step: body.step }),
  );
  bindRoute(app, standing.listAccounts, ({ params, person }) =>
    listAccounts(context, person, organizationOf(params)),
  );
  bindRoute(app, standing.listAccount, ({ params, body, command }) =>
    putAccount(context, command, organizationOf(params), body),
  );
  bindRoute(app, standing.unlistAccount, async ({ params, command }) => {
    await dropAccount(context, command, organizationOf(params), params.account);
    return undefined;
  });
  bindRoute(app, standing.readHidings, ({ params, query, person }) =>
    readHidings(context, person, organizationOf(params), query.days),
  );
}

async function requireOwnFile(context: AppContext, person: PersonId, file: Digest | null): Promise<void> {
  if (file !== null && !(await context.fileAccess.mayRead(person, file)))
    throw platformProblem('request.notFound', { file });
}
