import multipart from '@fastify/multipart';
import { readFile, uploadFile } from '@sanshen/contract/files';
import { brandId, type Digest, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { App, AppContext, ServerModule } from '../context.ts';
import { bindRoute } from '../http/bind-route.ts';
import { platformProblem } from '../problem.ts';
import { receiveUpload } from './receive-upload.ts';
import { sendFile } from './send-file.ts';

/** Upload and reading of files. */
export const filesModule: ServerModule = { name: 'files', routes: fileRoutes };

function fileRoutes(app: App, context: AppContext): void {
  context.fileAccess.register((person, digest) => uploadedBy(context, person, digest));
  app.register(async (scope) => {
    await scope.register(multipart);

    bindRoute(scope, uploadFile, async ({ query, person, http }) =>
      receiveUpload(context, http, {
        person,
        organization: query.organization === undefined ? null : brandId<OrganizationId>(query.organization),
        expected: query.digest === undefined ? null : brandId<Digest>(query.digest),
      }),
    );

    bindRoute(scope, readFile, async ({ params, query, person, http, reply }) => {
      const digest = brandId<Digest>(params.digest);
      // The same answer whether it does not exist or is another's, so that nobody can ask what exists.
      if (!(await context.fileAccess.mayRead(person, digest))) throw platformProblem('request.notFound');
      return sendFile(context, http, reply, person, digest, query.download === 'true');
    });
  });
}

async function uploadedBy(context: AppContext, person: PersonId, digest: Digest): Promise<boolean> {
  const row = await context.db
    .selectFrom('file_upload')
    .select('digest')
    .where('digest', '=', digest)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}
