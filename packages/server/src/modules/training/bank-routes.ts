import multipart from '@fastify/multipart';
import { fileProblems } from '@sanshen/contract/files';
import * as contract from '@sanshen/contract/training-bank';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { commandDigest, runCommand } from '../../platform/commands.ts';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { requireGrant } from '../organization/public.ts';
import { allItems, type BankPlan, bankSheet, importBank } from './import-bank.ts';
import { keepItem, retireItem, reviseItem } from './keep-items.ts';
import { readBank, readPool } from './read-bank.ts';
import { organizationOf } from './routes.ts';
import { adoptShipped } from './shipped.ts';

const mostBytes = 5 * 1024 * 1024;

/** The question bank, and lists of questions in and out. */
export function bankRoutes(app: App, context: AppContext): void {
  const { clock, db } = context;
  bindRoute(app, contract.readBank, ({ params, query, person }) =>
    readBank(context, person, organizationOf(params), query),
  );
  bindRoute(app, contract.readPool, ({ params, person }) =>
    readPool(context, person, organizationOf(params)),
  );
  bindRoute(app, contract.keepItem, ({ params, body, command }) =>
    keepItem(context, command, organizationOf(params), body),
  );
  bindRoute(app, contract.reviseItem, ({ params, body, command }) =>
    reviseItem(context, command, params.item, body),
  );
  bindRoute(app, contract.retireItem, ({ params, command }) => retireItem(context, command, params.item));
  bindRoute(app, contract.adoptShipped, ({ params, command }) =>
    adoptShipped(context, command, organizationOf(params)),
  );
  bindRoute(app, contract.bankTemplate, async ({ params, person, reply }) => {
    await requireGrant(db, person, organizationOf(params), 'runTraining', clock.now());
    offer(reply, 'question-bank-template.xlsx');
    // The contract calls the answer a binary string; Fastify sends the bytes.
    return (await bankSheet([])) as never;
  });
  bindRoute(app, contract.exportBank, async ({ params, person, reply }) => {
    const organization = organizationOf(params);
    await requireGrant(db, person, organization, 'runTraining', clock.now());
    const items = await db.transaction().execute((trx) => allItems(trx, organization));
    offer(reply, 'question-bank.xlsx');
    // As above.
    return (await bankSheet(items)) as never;
  });
  app.register(async (scope) => {
    await scope.register(multipart);
    bindRoute(scope, contract.planBankImport, async ({ params, person, http }) => {
      const organization = organizationOf(params);
      await requireGrant(db, person, organization, 'runTraining', clock.now());
      const list = { bytes: await receive(http), apply: false };
      return shown(
        await db.transaction().execute((trx) => importBank(trx, clock, person, organization, list)),
      );
    });
    bindRoute(scope, contract.importBank, async ({ params, person, http, command }) => {
      const organization = organizationOf(params);
      await requireGrant(db, person, organization, 'runTraining', clock.now());
      const list = { bytes: await receive(http), apply: true };
      // The file is the command's body.
      const bodyDigest = commandDigest([params, Buffer.from(list.bytes).toString('base64')]);
      return runCommand(context, { ...command, bodyDigest }, async (trx) =>
        shown(await importBank(trx, clock, person, organization, list)),
      );
    });
  });
}

function shown({ rows, known, problems, items, applied }: BankPlan & { readonly applied: boolean }) {
  return { rows, known, applied, ready: items.length, problems: problems.slice(0, 500) };
}

function offer(reply: FastifyReply, name: string): void {
  reply.headers({
    'content-type': contract.exportBank.responseMedia,
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
