import * as contract from '@sanshen/contract/spot-checks';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { settleSpotCheck, submitSpotCheck } from './answer-spot-check.ts';
import { drawSpotCheck } from './draw-spot-check.ts';
import { listOwnSpotChecks, listSpotChecks } from './list-spot-checks.ts';
import { readSpotCheck, readSpotCheckItem } from './read-spot-check.ts';

/** Spot checks: drawing, inspecting, settling. */
export function spotCheckRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.listSpotChecks, ({ params, query, person }) =>
    listSpotChecks(context, person, brandId<OrganizationId>(params.organization), query),
  );
  bindRoute(app, contract.drawSpotCheck, ({ params, body, person, command }) =>
    drawSpotCheck(context, command, {
      ...body,
      person,
      organization: brandId<OrganizationId>(params.organization),
      units: body.units.map((unit) => brandId<OrganizationId>(unit)),
      inspectors: [brandId<PersonId>(body.inspectors[0]), brandId<PersonId>(body.inspectors[1])],
      referee: brandId<PersonId>(body.referee),
    }),
  );
  bindRoute(app, contract.listOwnSpotChecks, ({ person }) => listOwnSpotChecks(context, person));
  bindRoute(app, contract.readSpotCheck, ({ params, person }) =>
    readSpotCheck(context, person, params.check),
  );
  bindRoute(app, contract.readSpotCheckItem, ({ params, person }) =>
    readSpotCheckItem(context, person, params.check, params.item),
  );
  bindRoute(app, contract.submitSpotCheck, ({ params, body, person, command }) =>
    submitSpotCheck(context, command, { person, check: params.check, answers: body.answers }),
  );
  bindRoute(app, contract.settleSpotCheck, ({ params, body, person, command }) =>
    settleSpotCheck(context, command, { person, check: params.check, answers: body.verdicts }),
  );
}
