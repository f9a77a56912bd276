import * as contract from '@sanshen/contract/qualification';
import * as selection from '@sanshen/contract/qualification-selection';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { listGaps, readMine, readUnit } from './read-qualification.ts';
import { confirmSelection } from './selection/confirm-selection.ts';
import { beginProbation, checkSelection, endSelection, vouch } from './selection/decide-selection.ts';
import { listMine, listSelections, readForm } from './selection/list-selections.ts';
import { proposeSelection } from './selection/propose-selection.ts';

const unitOf = ({ organization }: { readonly organization: string }) => brandId<OrganizationId>(organization);

/** What people's rights rest on, when it ends and what that leaves uncovered. */
export function qualificationRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.readMyQualification, ({ person }) => readMine(context, person));
  bindRoute(app, contract.readUnitQualifications, ({ params, person }) =>
    readUnit(context, person, unitOf(params)),
  );
  bindRoute(app, contract.listQualificationGaps, ({ params, person }) =>
    listGaps(context, person, unitOf(params)),
  );
}

/** How people come to the work: proposed, checked, tried, confirmed. */
export function selectionRoutes(app: App, context: AppContext): void {
  bindRoute(app, selection.listMySelections, ({ person }) => listMine(context, person));
  bindRoute(app, selection.listSelections, ({ params, query, person }) =>
    listSelections(context, person, unitOf(params), query.state),
  );
  bindRoute(app, selection.readSelectionForm, ({ params, person }) =>
    readForm(context, person, unitOf(params)),
  );
  bindRoute(app, selection.proposeSelection, ({ params, body, command }) =>
    proposeSelection(context, command, {
      organization: unitOf(params),
      candidate: brandId<PersonId>(body.candidate),
      office: body.office,
      statement: body.statement,
    }),
  );
  bindRoute(app, selection.checkSelection, ({ params, body, command }) =>
    checkSelection(context, command, { ...params, ...body }),
  );
  bindRoute(app, selection.beginProbation, ({ params, body, command }) =>
    beginProbation(context, command, {
      ...params,
      mentor: brandId<PersonId>(body.mentor),
      endsAt: body.endsAt,
    }),
  );
  bindRoute(app, selection.vouchForCandidate, ({ params, body, command }) =>
    vouch(context, command, { ...params, ...body }),
  );
  bindRoute(app, selection.confirmSelection, ({ params, command }) =>
    confirmSelection(context, command, params.selection),
  );
  bindRoute(app, selection.endSelection, ({ params, body, command }) =>
    endSelection(context, command, { ...params, ...body }),
  );
}
