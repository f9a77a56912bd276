import { createHash } from 'node:crypto';
import { fileProblems } from '@sanshen/contract/files';
import type { importSchema } from '@sanshen/contract/organization-import';
import { addHours, brandId, type Digest, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { AppContext } from '../../../platform/context.ts';
import { broken } from '../../../platform/files/receive-upload.ts';
import { newId } from '../../../platform/new-id.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { requireGrant } from '../standing.ts';
import { rootOf } from '../tree-store.ts';
import { type KeptImport, keepImport, showImport } from './import-store.ts';
import { planApart } from './plan-apart.ts';
import type { PlannedRow } from './plan-steps.ts';
import { standingOfTree, surroundingsOf } from './surroundings.ts';

const mostBytes = 20 * 1024 * 1024;

/**
 * The dry run: what the one file of a multipart request would do to an organisation and what is below it; kept for an hour. Nothing else
 * is changed. Throws `access.forbidden`, `import.*`, `file.*`.
 */
export async function makePlan(
  context: AppContext,
  http: FastifyRequest,
  person: PersonId,
  organization: OrganizationId,
): Promise<z.input<typeof importSchema>> {
  const { db, clock } = context;
  const now = clock.now();
  await requireGrant(db, person, organization, 'changeAppointments', now);
  const { bytes, name } = await receive(http);
  const standing = await standingOfTree(db, organization);
  const rows = await planApart({ bytes, around: await surroundingsOf(db, person, organization, now) });
  const counts = countActions(rows);
  const digest = createHash('sha256').update(`${organization}\n${standing}\n`).update(bytes).digest('hex');
  const kept: KeptImport = {
    id: newId(),
    organization,
    person,
    state: 'planned',
    fileName: name.slice(0, 200),
    digest: brandId<Digest>(`sha256:${digest}`),
    standing,
    plannedAt: now,
    expiresAt: addHours(now, 1),
    rows: rows.length,
    errorRows: counts.error,
    counts,
    done: 0,
    total: rows.filter(({ steps }) => steps.length > 0).length,
    problem: null,
  };
  const root = (await rootOf(db, organization)) ?? organization;
  await db.transaction().execute((trx) => keepImport(trx, { ...kept, root }, rows));
  return showImport(kept);
}

async function receive(http: FastifyRequest): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  if (!http.isMultipart()) throw platformProblem('request.mediaType');
  const part = await http.file({ limits: { files: 1, fileSize: mostBytes } }).catch((cause: unknown) => {
    throw broken(cause);
  });
  if (part === undefined || part.fieldname !== 'file') throw new Problem(fileProblems['file.missing']);
  const bytes = await part.toBuffer().catch(() => {
    throw new Problem(fileProblems[part.file.truncated ? 'file.tooLarge' : 'file.truncated']);
  });
  if (bytes.length === 0) throw new Problem(fileProblems['file.empty']);
  return { bytes, name: part.filename };
}

function countActions(rows: readonly PlannedRow[]): KeptImport['counts'] {
  const counts = {
    foundOrganization: 0,
    registerPerson: 0,
    appoint: 0,
    addQualification: 0,
    alreadyThere: 0,
    error: 0,
  };
  for (const action of rows.flatMap(({ actions }) => actions)) counts[action] += 1;
  return counts;
}
