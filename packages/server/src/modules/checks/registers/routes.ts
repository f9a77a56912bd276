import multipart from '@fastify/multipart';
import * as contract from '@sanshen/contract/checks-registers';
import { fileProblems } from '@sanshen/contract/files';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App, AppContext } from '../../../platform/context.ts';
import { broken } from '../../../platform/files/receive-upload.ts';
import { bindRoute } from '../../../platform/http/bind-route.ts';
import { decodeCursor, pageFrom } from '../../../platform/http/cursor.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { requireGrant } from '../../organization/public.ts';
import { changeRegister, keepChange } from './change-register.ts';
import { listRegistersOf } from './list-registers.ts';
import { loadEntries, pageOfEntries, type RegisterPlace, versionOf } from './register-store.ts';
import { planSheet, writeSheet } from './sheet-apart.ts';
import type { SheetPlan } from './sheet-worker.ts';
import { compareVersions, restoreVersion } from './versions.ts';

const mostBytes = 20 * 1024 * 1024;
const entryCursor = z.tuple([z.number().int(), z.string()]);
const versionCursor = z.tuple([z.number().int()]);

/** Binds what organisations tell the checks: reading for all who have to do with the rule book, changes for who manages it. */
export function registerRoutes(app: App, context: AppContext): void {
  const { db, clock } = context;
  const open = async (
    person: PersonId,
    params: { readonly organization: string; readonly register: contract.RegisterName },
    action: 'readPolicy' | 'managePolicy' = 'readPolicy',
  ): Promise<RegisterPlace> => {
    const organization = brandId<OrganizationId>(params.organization);
    await requireGrant(db, person, organization, action, clock.now());
    return { organization, register: params.register };
  };

  bindRoute(app, contract.listRegisters, ({ params, person }) =>
    listRegistersOf(context, person, brandId<OrganizationId>(params.organization)),
  );

  bindRoute(app, contract.listRegisterEntries, async ({ params, query, person }) => {
    const place = await open(person, params);
    const after = decodeCursor(query.cursor, entryCursor);
    const rows = await pageOfEntries(db, place, { after, limit: query.limit + 1, text: query.text });
    return pageFrom(
      rows,
      query.limit,
      (row) => [row.position, row.key],
      (row) => row,
    );
  });

  bindRoute(app, contract.listRegisterVersions, async ({ params, query, person }) => {
    const { organization, register } = await open(person, params);
    const [before = null] = decodeCursor(query.cursor, versionCursor) ?? [];
    const rows = await db
      .selectFrom('check_register_version')
      .select(['version', 'added', 'removed', 'note', 'made_by', 'made_at'])
      .where('organization_id', '=', organization)
      .where('register', '=', register)
      .$if(before !== null, (found) => found.where('version', '<', before))
      .orderBy('version', 'desc')
      .limit(query.limit + 1)
      .execute();
    return pageFrom(
      rows,
      query.limit,
      (row) => [row.version],
      // The snapshot was written by saveChange.
      ({ made_by: by, made_at: at, ...row }) => ({ ...row, by: by as unknown as PersonSnapshot, at }),
    );
  });

  bindRoute(app, contract.compareRegister, async ({ params, query, person }) => {
    const place = await open(person, params);
    return compareVersions(db, place, params.version, query.with ?? Math.max(0, params.version - 1));
  });

  bindRoute(app, contract.restoreRegister, async ({ params, body, person, command }) => {
    const place = await open(person, params, 'managePolicy');
    const wish = { wanted: params.version, seen: body.version };
    return { version: await restoreVersion(context, command, person, place, wish) };
  });

  bindRoute(app, contract.changeRegister, async ({ params, body, person, command }) => {
    const place = await open(person, params, 'managePolicy');
    return { version: await changeRegister(context, command, person, place, body) };
  });

  bindRoute(app, contract.exportRegister, async ({ params, person, reply }) => {
    const place = await open(person, params);
    const rows = (await loadEntries(db, place)).map(({ row }) => row);
    reply.header('content-type', contract.exportRegister.responseMedia);
    reply.header('content-disposition', `attachment; filename="${place.register}.xlsx"`);
    // Sent as it is; the schema of a file's answer is a text.
    return Buffer.from(await writeSheet(place.register, rows)) as unknown as string;
  });

  app.register(async (scope) => {
    await scope.register(multipart);

    bindRoute(scope, contract.planRegister, async ({ params, query, person, http }) => {
      const place = await open(person, params, 'managePolicy');
      const version = await versionOf(db, place);
      const plan = await planSheet({
        register: place.register,
        bytes: await receive(http),
        current: await loadEntries(db, place),
        replace: query.replace,
      });
      return { ...shown(plan), version, applied: false };
    });

    bindRoute(scope, contract.importRegister, async ({ params, query, person, http, command }) => {
      const place = await open(person, params, 'managePolicy');
      const current = await loadEntries(db, place);
      const plan = await planSheet({
        register: place.register,
        bytes: await receive(http),
        current,
        replace: query.replace,
      });
      const { version } = query;
      if (plan.problemCount > 0) return { ...shown(plan), version, applied: false };
      if (plan.put.length + plan.remove.length === 0) return { ...shown(plan), version, applied: true };
      if (current.length + plan.added - plan.removed > contract.mostEntries)
        throw new Problem(contract.registerProblems['registers.tooMany']);
      const change = { version, put: plan.put, remove: plan.remove, note: 'Excel' };
      const next = await keepChange(context, command, person, place, change);
      return { ...shown(plan), version: next, applied: true };
    });
  });
}

function shown({ put: _put, remove: _remove, problems, ...plan }: SheetPlan) {
  return { ...plan, problems: [...problems] };
}

async function receive(http: FastifyRequest): Promise<Uint8Array> {
  if (!http.isMultipart()) throw platformProblem('request.mediaType');
  const part = await http.file({ limits: { files: 1, fileSize: mostBytes } }).catch((cause: unknown) => {
    throw broken(cause);
  });
  if (part === undefined || part.fieldname !== 'file') throw new Problem(fileProblems['file.missing']);
  const bytes = await part.toBuffer().catch(() => {
    throw new Problem(fileProblems[part.file.truncated ? 'file.tooLarge' : 'file.truncated']);
  });
  if (bytes.length === 0) throw new Problem(fileProblems['file.empty']);
  return bytes;
}
