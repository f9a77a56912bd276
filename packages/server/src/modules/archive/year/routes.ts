import * as contract from '@sanshen/contract/archive-years';
import { yearArchiveProblems } from '@sanshen/contract/archive-years';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../../platform/context.ts';
import { bindRoute } from '../../../platform/http/bind-route.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { displayName, requireGrant } from '../../organization/public.ts';
import { askForYear, cancelYear, requireArchive } from './make-year.ts';

const organizationOf = (params: { readonly organization: string }) =>
  brandId<OrganizationId>(params.organization);

/** Binds archives of years. */
export function yearRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.listYearArchives, ({ params, person }) =>
    listYears(context, person, organizationOf(params)),
  );

  bindRoute(app, contract.makeYearArchive, ({ params, body, person, command }) =>
    askForYear(context, command, { person, organization: organizationOf(params), year: body.year }),
  );

  bindRoute(app, contract.cancelYearArchive, async ({ params, person, command }) => {
    await cancelYear(context, command, { person, archive: params.archive });
    return undefined;
  });

  bindRoute(app, contract.readYearArchive, async ({ params, person, reply }) => {
    const row = await requireArchive(context.db, person, params.archive, context.clock.now());
    if (row.status !== 'done' || row.file === null) {
      throw new Problem(yearArchiveProblems['archive.yearNotDone']);
    }
    const stream = await context.files.open(row.file);
    if (stream === null) throw platformProblem('request.notFound');
    reply.headers({
      'content-type': contract.readYearArchive.responseMedia,
      'content-length': Number(row.size ?? 0),
      'content-disposition': `attachment; filename="sanshen-${row.year}.tar"`,
      'cache-control': 'private, no-store',
    });
    // The contract calls the answer a binary string; Fastify sends the stream.
    return stream as never;
  });
}

async function listYears({ db, clock }: AppContext, person: PersonId, organization: OrganizationId) {
  await requireGrant(db, person, organization, 'archiveYear', clock.now());
  const rows = await db
    .selectFrom('year_archive')
    .selectAll()
    .where('organization_id', '=', organization)
    .orderBy('asked_at', 'desc')
    .orderBy('archive_id', 'desc')
    .limit(50)
    .execute();
  const items = await Promise.all(
    rows.map(async (row) => ({
      ...{ archive: row.archive_id, year: row.year, status: row.status },
      askedBy: (await displayName(db, row.asked_by)) ?? row.asked_by,
      askedAt: row.asked_at,
      ...{ done: row.done, total: row.total, digest: row.file, endedAt: row.ended_at },
      size: row.size === null ? null : Number(row.size),
    })),
  );
  return { items };
}
