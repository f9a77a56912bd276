import multipart from '@fastify/multipart';
import * as contract from '@sanshen/contract/organization-import';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { runCommand } from '../../../platform/commands.ts';
import type { App, AppContext } from '../../../platform/context.ts';
import { bindRoute } from '../../../platform/http/bind-route.ts';
import { requireGrant } from '../standing.ts';
import { timelineOf } from '../timeline.ts';
import { beginImport } from './apply-import.ts';
import { findImport, rowsOfImport, showImport } from './import-store.ts';
import { makePlan } from './make-plan.ts';
import { importTemplateFile } from './template.ts';

/** Binds imports of organisations and people, and the time line that they appear on. */
export function importRoutes(app: App, context: AppContext): void {
  const { db, clock } = context;

  /** Whoever planned an import reads it, as long as he decides about appointments there. */
  const open = async (
    person: PersonId,
    params: { readonly organization: string; readonly import: string },
  ) => {
    const organization = brandId<OrganizationId>(params.organization);
    await requireGrant(db, person, organization, 'changeAppointments', clock.now());
    return { id: params.import, organization, person, now: clock.now() };
  };

  app.register(async (scope) => {
    await scope.register(multipart);
    bindRoute(scope, contract.planImport, ({ params, person, http }) =>
      makePlan(context, http, person, brandId<OrganizationId>(params.organization)),
    );
  });

  bindRoute(app, contract.importTemplate, async ({ reply }) => {
    reply.header('content-type', contract.importTemplate.responseMedia);
    reply.header('content-disposition', 'attachment; filename="import-template.xlsx"');
    // Sent as it is; the schema of a file's answer is a text.
    return Buffer.from(importTemplateFile()) as unknown as string;
  });

  bindRoute(app, contract.readImport, async ({ params, person }) =>
    showImport(await findImport(db, await open(person, params))),
  );

  bindRoute(app, contract.listImportRows, async ({ params, query, person }) => {
    const { id } = await findImport(db, await open(person, params));
    return rowsOfImport(db, id, query);
  });

  bindRoute(app, contract.applyImport, async ({ params, body, person, command }) => {
    const asked = await open(person, params);
    return runCommand(context, command, (trx) => beginImport(trx, clock, { ...asked, digest: body.digest }));
  });

  bindRoute(app, contract.readOrganizationTimeline, async ({ params, query, person }) => {
    const organization = brandId<OrganizationId>(params.organization);
    await requireGrant(db, person, organization, 'readHistory', clock.now());
    return timelineOf(db, organization, clock.now(), query);
  });
}
