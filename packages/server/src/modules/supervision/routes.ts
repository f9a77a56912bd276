import * as contract from '@sanshen/contract/supervision';
import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { amendPeriod } from './amend-period.ts';
import { boardSheet } from './board-sheet.ts';
import { evidenceListOf } from './list-evidence.ts';
import { boardOf } from './read-board.ts';
import { periodsOf } from './read-periods.ts';
import { unitOf } from './read-unit.ts';

const organizationOf = ({ organization }: { readonly organization: string }) =>
  brandId<OrganizationId>(organization);

/** Binds the clause board. */
export function supervisionRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.readBoard, ({ query, person }) => boardOf(context, person, query));
  bindRoute(app, contract.readUnit, ({ params, query, person }) =>
    unitOf(context, person, organizationOf(params), query),
  );
  bindRoute(app, contract.listEvidence, ({ params, query, person }) =>
    evidenceListOf(context, person, organizationOf(params), query),
  );
  bindRoute(app, contract.listPeriods, ({ params, query, person }) =>
    periodsOf(context, person, organizationOf(params), query),
  );
  bindRoute(app, contract.amendPeriod, ({ params, body, person, command }) =>
    amendPeriod(context, command, {
      person,
      organization: organizationOf(params),
      month: params.month,
      reason: body.reason,
    }),
  );
  bindRoute(app, contract.exportBoard, async ({ query, person, reply }) => {
    const board = await boardOf(context, person, query);
    reply
      .header('content-disposition', 'attachment; filename="clause-board.xlsx"')
      .type(contract.exportBoard.responseMedia);
    // The contract calls the answer a binary string; Fastify sends the bytes.
    return (await boardSheet(board, query.language)) as never;
  });
}
