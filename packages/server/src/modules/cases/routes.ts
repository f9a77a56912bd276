import * as contract from '@sanshen/contract/cases';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { listCases } from './list-cases.ts';
import { readCase } from './read-case.ts';
import { readCaseFigures } from './read-figures.ts';
import { appealRecord, decideRecord } from './records/appeal-record.ts';
import { makeRecord } from './records/make-record.ts';
import { listOwnRecords, readCaseRecords } from './records/read-records.ts';
import { reportCase } from './report-case.ts';
import { stepCase } from './step-case.ts';

/** Cases, their steps, and accountability records. */
export function casesRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.listCases, ({ params, query, person }) =>
    listCases(context, person, brandId<OrganizationId>(params.organization), query),
  );
  bindRoute(app, contract.readCaseFigures, ({ params, query, person }) =>
    readCaseFigures(context, person, brandId<OrganizationId>(params.organization), query),
  );
  bindRoute(app, contract.openCase, ({ params, body, person, command }) =>
    reportCase(context, command, {
      ...body,
      person,
      organization: brandId<OrganizationId>(params.organization),
      source: body.source ?? null,
      concerned: body.concerned.map((one) => brandId<PersonId>(one)),
    }),
  );
  bindRoute(app, contract.readCase, ({ params, person }) => readCase(context, person, params.case));
  bindRoute(app, contract.stepCase, ({ params, body, person, command }) =>
    stepCase(context, command, { person, case: params.case, command: body }),
  );
  bindRoute(app, contract.readCaseRecords, ({ params, person }) =>
    readCaseRecords(context, { person, case: params.case }),
  );
  bindRoute(app, contract.makeRecord, ({ params, body, person, command }) =>
    makeRecord(context, command, {
      ...{ by: person, case: params.case, grounds: body.grounds },
      person: brandId<PersonId>(body.person),
    }),
  );
  bindRoute(app, contract.listOwnRecords, ({ person }) => listOwnRecords(context, person));
  bindRoute(app, contract.appealRecord, ({ params, body, person, command }) =>
    appealRecord(context, command, { person, record: params.record, note: body.note }),
  );
  bindRoute(app, contract.decideRecord, ({ params, body, person, command }) =>
    decideRecord(context, command, { person, record: params.record, ...body }),
  );
}
