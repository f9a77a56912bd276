import {
  listAppointments,
  listOrganizations,
  listPeople,
  readAccess,
  readOrganization,
  readOrganizationHistory,
  readPerson,
} from '@sanshen/contract/organization';
import { explainAccess } from '@sanshen/contract/organization-explanation';
import { actionNames } from '@sanshen/contract/organization-words';
import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { setEtag } from '../../platform/http/etag.ts';
import { explainRights } from './explain-access.ts';
import { accessOf, organizationsFor } from './list-organizations.ts';
import { appointmentsOf, historyOf, peopleOf } from './read-history.ts';
import { organizationDetail } from './read-organization.ts';
import { personDetail } from './read-person.ts';
import { requireGrant } from './standing.ts';

/** Binds what is read of organisations and people. */
export function readingRoutes(app: App, context: AppContext): void {
  const { db, clock } = context;

  bindRoute(app, listOrganizations, async ({ query, person }) => {
    const visible = await organizationsFor(db, person, 'readOrganization', clock.now());
    const after = decodeCursor(query.cursor, z.string());
    const rows = visible.filter(
      (one) =>
        (after === null || one.order > after) &&
        (query.parent === undefined || one.parent === query.parent) &&
        (query.name === undefined || one.name.toLowerCase().includes(query.name.toLowerCase())),
    );
    return pageFrom(
      rows,
      query.limit,
      (one) => one.order,
      (one) => one,
    );
  });

  bindRoute(app, readOrganization, async ({ params, person, reply }) => {
    const detail = await organizationDetail(db, person, params.organization, clock.now());
    setEtag(reply, detail.version);
    return detail;
  });

  bindRoute(app, readOrganizationHistory, async ({ params, query, person }) => {
    const organization = brandId<OrganizationId>(params.organization);
    await requireGrant(db, person, organization, 'readHistory', clock.now());
    return historyOf(db, organization, query);
  });

  bindRoute(app, listAppointments, async ({ params, query, person }) => {
    const organization = brandId<OrganizationId>(params.organization);
    await requireGrant(db, person, organization, 'readHistory', clock.now());
    return appointmentsOf(db, organization, query);
  });

  bindRoute(app, listPeople, async ({ params, query, person }) => {
    const organization = brandId<OrganizationId>(params.organization);
    await requireGrant(db, person, organization, 'readPeople', clock.now());
    return peopleOf(db, organization, clock.now(), query);
  });

  bindRoute(app, readPerson, async ({ params, person }) =>
    personDetail(db, person, params.person, clock.now()),
  );

  bindRoute(app, readAccess, async ({ params, person }) => {
    const { relation, grants } = await accessOf(db, person, params.organization, clock.now());
    return {
      relation,
      grants: grants.map(({ appointment, ...grant }) => ({
        ...grant,
        name: actionNames[grant.action],
        office: appointment.office,
        organization: appointment.organization,
        acting: appointment.acting,
      })),
    };
  });

  bindRoute(app, explainAccess, async ({ params, person }) =>
    explainRights(db, person, params.organization, clock.now()),
  );
}
