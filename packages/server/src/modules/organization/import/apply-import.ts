import type { importSchema } from '@sanshen/contract/organization-import';
import { platformProblems } from '@sanshen/contract/problem';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { Clock } from '../../../platform/clock.ts';
import type { AppContext } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { enqueue, type Task } from '../../../platform/jobs/tasks.ts';
import { Problem } from '../../../platform/problem.ts';
import { addQualification } from '../add-qualification.ts';
import { appoint } from '../appoint.ts';
import { foundOrganization } from '../found-organization.ts';
import { registerPerson } from '../register-person.ts';
import { lockTree, rootOf } from '../tree-store.ts';
import { changingRows, findImport, setImport, showImport } from './import-store.ts';
import type { Ref, Step } from './plan-steps.ts';
import { standingOfTree } from './surroundings.ts';
import { refuseImport } from './table.ts';

interface Asked {
  readonly id: string;
  readonly organization: OrganizationId;
  readonly person: PersonId;
}

/**
 * Lets a plan be carried out by a job, exactly as it was shown. Throws `import.unknown`, `import.alreadyApplied`, `import.hasErrors`,
 * `import.treeChanged`.
 */
export async function beginImport(
  trx: Transaction,
  clock: Clock,
  asked: Asked & { readonly digest: string },
): Promise<z.input<typeof importSchema>> {
  const kept = await findImport(trx, { ...asked, now: clock.now() }, true);
  if (kept.state !== 'planned') throw refuseImport('import.alreadyApplied');
  if (kept.errorRows > 0) throw refuseImport('import.hasErrors', { rows: kept.errorRows });
  const standing = await standingOfTree(trx, asked.organization);
  if (kept.digest !== asked.digest || standing !== kept.standing) throw refuseImport('import.treeChanged');
  await setImport(trx, kept.id, { state: 'applying' });
  const payload = { import: kept.id, organization: asked.organization, person: asked.person };
  await enqueue(trx, 'organization.applyImport', payload, { maxAttempts: tries });
  return showImport({ ...kept, state: 'applying' });
}

const payloadSchema = z.object({ import: z.uuid(), organization: z.string(), person: z.string() });

const tries = 3;

/** Milliseconds between two reports of how far it is. */
const pause = 500;

/**
 * The job that carries a plan out: every step by the use case that a person would have used, in one transaction, so that all of it happens or
 * nothing. What refuses it is kept with the row.
 */
export function applyImport(context: AppContext): Task {
  return async (payload, run) => {
    const read = payloadSchema.parse(payload);
    const asked: Asked = {
      id: read.import,
      organization: brandId<OrganizationId>(read.organization),
      person: brandId<PersonId>(read.person),
    };
    const progress = { done: 0, row: null as number | null };
    // On a connection of its own: nobody sees into the transaction before it ends. Guarded, so that a late report overwrites no result.
    const timer = setInterval(() => {
      context.db
        .updateTable('organization_import')
        .set({ done: progress.done })
        .where('import_id', '=', asked.id)
        .where('state', '=', 'applying')
        .execute()
        .catch((error: unknown) => context.log.warn({ error }, 'progress of an import was not kept'));
    }, pause);
    try {
      await context.db.transaction().execute((trx) => carryOut(context, trx, asked, progress));
    } catch (error) {
      // What is no refusal may pass: the job is tried again, and the last try says that it failed.
      if (!(error instanceof Problem) && run.attempt < tries) throw error;
      context.log.warn({ error }, 'an import was not carried out');
      const { code, zh, en } =
        error instanceof Problem ? error.definition : platformProblems['server.failed'];
      await setImport(context.db, asked.id, {
        state: 'failed',
        problem: { code, zh, en, row: progress.row },
      });
    } finally {
      clearInterval(timer);
    }
  };
}

async function carryOut(
  context: AppContext,
  trx: Transaction,
  asked: Asked,
  progress: { done: number; row: number | null },
): Promise<void> {
  await trx.executeQuery(noTimeLimit(trx));
  const root = await rootOf(trx, asked.organization);
  if (root === null) throw new Problem(platformProblems['request.notFound']);
  await lockTree(trx, root);
  const kept = await findImport(trx, { ...asked, now: context.clock.now() });
  // Done by an earlier try of this job.
  if (kept.state !== 'applying') return;
  if ((await standingOfTree(trx, asked.organization)) !== kept.standing)
    throw refuseImport('import.treeChanged');
  const made = new Map<number, string>();
  for await (const row of changingRows(trx, kept.id)) {
    progress.row = row.row;
    for (const step of row.steps) await carryOutStep(context.clock, trx, asked.person, step, made);
    progress.done += 1;
  }
  await setImport(trx, kept.id, { state: 'applied', done: progress.done });
}

function noTimeLimit(trx: Transaction) {
  return trx
    .selectNoFrom((eb) =>
      eb.fn<string>('set_config', [eb.val('statement_timeout'), eb.val('0'), eb.val(true)]).as('set'),
    )
    .compile();
}

async function carryOutStep(
  clock: Clock,
  trx: Transaction,
  person: PersonId,
  step: Step,
  made: Map<number, string>,
): Promise<void> {
  const idOf = (ref: Ref): string => {
    const id = 'id' in ref ? ref.id : made.get(ref.new);
    if (id === undefined) throw new Error('a step of an import comes before what it stands on');
    return id;
  };
  switch (step.do) {
    case 'foundOrganization': {
      const { kind, name, publicityDepartment } = step;
      const parent = brandId<OrganizationId>(idOf(step.parent));
      const { id } = await foundOrganization(trx, clock, { person }, parent, {
        kind,
        name,
        publicityDepartment,
      });
      made.set(step.makes, id);
      return;
    }
    case 'registerPerson': {
      const { name, employment } = step;
      const organization = brandId<OrganizationId>(idOf(step.organization));
      const { id } = await registerPerson(trx, clock, { person }, organization, { name, employment });
      made.set(step.makes, id);
      return;
    }
    case 'appoint': {
      const { office, from, to } = step;
      const organization = brandId<OrganizationId>(idOf(step.organization));
      const wish = { person: idOf(step.person), office, to, ...(from === null ? {} : { from }) };
      await appoint(trx, clock, { person }, organization, wish);
      return;
    }
    case 'addQualification': {
      const { kind, from, to } = step;
      await addQualification(trx, clock, { person }, brandId<PersonId>(idOf(step.person)), {
        kind,
        from,
        to,
      });
    }
  }
}
