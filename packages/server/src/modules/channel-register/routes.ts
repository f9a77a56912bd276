import multipart from '@fastify/multipart';
import { readLogins as readLoginsRoute } from '@sanshen/contract/channels-devices';
import * as contract from '@sanshen/contract/channels-lists';
import { fileProblems } from '@sanshen/contract/files';
import { brandId, type ChannelId, type Digest, type OrganizationId } from '@sanshen/domain/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { commandDigest, runCommand } from '../../platform/commands.ts';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { printTable } from '../archive/public.ts';
import { requireGrant } from '../organization/public.ts';
import { importList } from './import-list.ts';
import type { ListPlan } from './plan-list.ts';
import { readLogins } from './read-logins.ts';
import { printed, readReport } from './read-report.ts';
import { reportSheet } from './report-sheet.ts';
import { listTemplate } from './template.ts';

const mostBytes = 5 * 1024 * 1024;
const organizationOf = (params: { readonly organization: string }) =>
  brandId<OrganizationId>(params.organization);

/** Binds the register's report and the import of a list that was kept before. */
export function channelRegisterRoutes(app: App, context: AppContext): void {
  const { clock, db } = context;

  bindRoute(app, contract.exportRegister, async ({ params, query, person, reply }) => {
    const table = await readReport(context, person, organizationOf(params), query);
    offer(reply, 'channel-register.xlsx', contract.exportRegister.responseMedia);
    // The contract calls the answer a binary string; Fastify sends the bytes.
    return (await reportSheet(table, query.language)) as never;
  });
  bindRoute(app, contract.printRegister, async ({ params, query, person, reply }) => {
    const table = await readReport(context, person, organizationOf(params), query);
    const bytes = await printTable(printed(table, query.language));
    offer(reply, 'channel-register.pdf', contract.printRegister.responseMedia);
    // As above.
    return Buffer.from(bytes) as never;
  });
  bindRoute(app, contract.channelListTemplate, async ({ params, person, reply }) => {
    await requireGrant(db, person, organizationOf(params), 'readChannels', clock.now());
    offer(reply, 'channel-list.xlsx', contract.channelListTemplate.responseMedia);
    // As above.
    return (await listTemplate()) as never;
  });

  bindRoute(app, readLoginsRoute, ({ params, body, person }) =>
    readLogins(context, person, brandId<ChannelId>(params.channel), brandId<Digest>(body.evidence)),
  );

  app.register(async (scope) => {
    await scope.register(multipart);
    bindRoute(scope, contract.planChannelList, async ({ params, person, http }) => {
      const organization = organizationOf(params);
      await requireGrant(db, person, organization, 'manageChannels', clock.now());
      const list = { bytes: await receive(http), apply: false };
      const read = await db
        .transaction()
        .execute((trx) => importList(trx, clock, person, organization, list));
      return shown(read);
    });
    bindRoute(scope, contract.importChannelList, async ({ params, person, http, command }) => {
      const organization = organizationOf(params);
      await requireGrant(db, person, organization, 'manageChannels', clock.now());
      const list = { bytes: await receive(http), apply: true };
      // The file is the command's body.
      const key = {
        ...command,
        bodyDigest: commandDigest([params, Buffer.from(list.bytes).toString('base64')]),
      };
      return runCommand(context, key, async (trx) =>
        shown(await importList(trx, clock, person, organization, list)),
      );
    });
  });
}

function shown({ rows, known, problems, channels, applied }: ListPlan & { readonly applied: boolean }) {
  return {
    ...{ rows, known, applied },
    ready: channels.length,
    problems: problems.slice(0, 500),
    channels: channels.slice(0, 500).map(({ row, platform, name, handle, organizationName }) => ({
      ...{ row, platform, name, handle, organizationName },
    })),
  };
}

function offer(reply: FastifyReply, name: string, mediaType: string): void {
  reply.headers({
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'private, no-store',
  });
}

async function receive(http: FastifyRequest): Promise<Uint8Array> {
  if (!http.isMultipart()) throw platformProblem('request.mediaType');
  const part = await http.file({ limits: { files: 1, fileSize: mostBytes } });
  if (part === undefined || part.fieldname !== 'file') throw new Problem(fileProblems['file.missing']);
  const bytes = await part.toBuffer().catch(() => {
    throw new Problem(fileProblems[part.file.truncated ? 'file.tooLarge' : 'file.truncated']);
  });
  if (bytes.length === 0) throw new Problem(fileProblems['file.empty']);
  return bytes;
}
