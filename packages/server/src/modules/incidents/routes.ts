import * as contract from '@sanshen/contract/incidents';
import { brandId, type Digest, type OrganizationId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import {
  addLesson,
  changeScope,
  closeIncident,
  doneLesson,
  keepScreenshot,
  offerHandover,
  openCaseFrom,
  takeHandover,
  takeStep,
  writeNote,
} from './act-on-desk.ts';
import { beginStatement } from './begin-statement.ts';
import { callPeople } from './call-people.ts';
import { declareIncident } from './declare-incident.ts';
import { freezeFor } from './freeze-for.ts';
import { listIncidents } from './list-incidents.ts';
import { listPublications } from './list-publications.ts';
import { orderTakedown } from './order-takedown.ts';
import { readIncident } from './read-incident.ts';
import { downloadReport } from './report.ts';

const organizationOf = ({ organization }: { readonly organization: string }) =>
  brandId<OrganizationId>(organization);

/** Incidents and their desks. */
export function incidentRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.listIncidents, ({ params, query, person }) =>
    listIncidents(context, person, organizationOf(params), query),
  );
  bindRoute(app, contract.declareIncident, ({ params, body, command }) =>
    declareIncident(context, command, { ...body, organization: organizationOf(params) }),
  );
  bindRoute(app, contract.readIncident, ({ params, person }) =>
    readIncident(context, person, params.incident),
  );
  bindRoute(app, contract.listIncidentPublications, ({ params, query, person }) =>
    listPublications(context, person, params.incident, query),
  );
  bindRoute(app, contract.downloadIncidentReport, async ({ params, query, person, reply }) => {
    const { name, media, bytes } = await downloadReport(context, person, params.incident, query.form);
    reply.header('content-type', media);
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
    return bytes;
  });
  bindRoute(app, contract.beginIncidentStatement, ({ params, body, command }) =>
    beginStatement(context, command, { ...params, ...body }),
  );
  deskRoutes(app, context);
}

function deskRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.changeIncidentScope, ({ params, body, command }) =>
    changeScope(context, command, { ...params, ...body }),
  );
  bindRoute(app, contract.takeIncidentStep, ({ params, body, command }) =>
    takeStep(context, command, { ...params, ...body }),
  );
  bindRoute(app, contract.writeIncidentNote, ({ params, body, command }) =>
    writeNote(context, command, { ...params, ...body }),
  );
  bindRoute(app, contract.freezeForIncident, ({ params, body, command }) =>
    freezeFor(context, command, { ...params, ...body }),
  );
  bindRoute(app, contract.takeDownForIncident, ({ params, body, command }) =>
    orderTakedown(context, command, { ...params, ...body }),
  );
  bindRoute(app, contract.keepIncidentEvidence, ({ params, body, command }) =>
    keepScreenshot(context, command, { ...params, ...body, file: brandId<Digest>(body.file) }),
  );
  bindRoute(app, contract.callForIncident, ({ params, body, command }) =>
    callPeople(context, command, { ...params, ...body }),
  );
  bindRoute(app, contract.offerIncidentHandover, ({ params, body, command }) =>
    offerHandover(context, command, { ...params, ...body }),
  );
  bindRoute(app, contract.takeIncidentHandover, ({ params, command }) =>
    takeHandover(context, command, params.incident),
  );
  bindRoute(app, contract.openIncidentCase, ({ params, body, command }) =>
    openCaseFrom(context, command, { ...params, ...body }),
  );
  bindRoute(app, contract.addIncidentLesson, ({ params, body, command }) =>
    addLesson(context, command, { ...params, ...body }),
  );
  bindRoute(app, contract.doneIncidentLesson, ({ params, body, command }) =>
    doneLesson(context, command, { ...params, ...body }),
  );
  bindRoute(app, contract.closeIncident, ({ params, body, command }) =>
    closeIncident(context, command, { ...params, ...body }),
  );
}
