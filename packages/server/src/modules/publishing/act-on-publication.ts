import { publishingProblems } from '@sanshen/contract/publishing';
import type { Digest, PersonId, PublicationId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { requireManuscriptView } from '../content/public.ts';
import { execute } from '../review/public.ts';
import { enqueueWork } from './jobs.ts';
import { findPublication, type Publication } from './publication-store.ts';

/** Who acts on which publication. */
export interface Act {
  readonly person: PersonId;
  readonly publication: PublicationId;
}

/** A publication whose manuscript's text the person may read. Throws `request.notFound`, `access.forbidden`. */
export async function requirePublication(
  context: AppContext,
  db: Database | Transaction,
  { person, publication }: Act,
): Promise<Publication> {
  const found = await findPublication(db, publication);
  if (found === null) throw platformProblem('request.notFound');
  await requireManuscriptView(context, db, person, found.manuscript, 'text');
  return found;
}

/** 撤稿: asks for a published item to be taken down; the job that it enqueues does it. */
export async function takeDown(
  context: AppContext,
  key: CommandKey,
  act: Act & { readonly reason: string },
): Promise<void> {
  await runCommand(context, key, (trx) => takeDownIn(trx, context, act));
}

/** As {@link takeDown}, in the caller's transaction. */
export async function takeDownIn(
  trx: Transaction,
  context: AppContext,
  act: Act & { readonly reason: string },
): Promise<void> {
  const { manuscript } = await requirePublication(context, trx, act);
  const { publication, person: by, reason } = act;
  await execute(trx, manuscript, { kind: 'takeDown', by, publication, reason }, context.clock.now());
}

/** A person says what became of a publication that was handed to him. */
export async function resolvePublication(
  context: AppContext,
  key: CommandKey,
  act: Act & {
    readonly happened: boolean;
    readonly url: string | null;
    readonly evidence: Digest | null;
    readonly note: string;
  },
): Promise<void> {
  await requireOwnFile(context, act.person, act.evidence);
  await runCommand(context, key, async (trx) => {
    const { manuscript } = await requirePublication(context, trx, act);
    const { person: by, publication, happened, url, evidence, note } = act;
    const command = { kind: 'resolvePublication', by, publication, happened, url, evidence, note } as const;
    await execute(trx, manuscript, command, context.clock.now());
  });
}

/**
 * A person says what became of a takedown that the platform leaves to people. Throws `publishing.notInForce` while the platform is still
 * asked; who may say it, the heart decides.
 */
export async function confirmTakedown(
  context: AppContext,
  key: CommandKey,
  act: Act & { readonly done: boolean; readonly evidence: Digest | null; readonly note: string },
): Promise<void> {
  await requireOwnFile(context, act.person, act.evidence);
  await runCommand(context, key, async (trx) => {
    const { manuscript, status, takedownByHand } = await requirePublication(context, trx, act);
    if (status === 'takedownBegun' && !takedownByHand)
      throw new Problem(publishingProblems['publishing.notInForce']);
    const { person: by, publication, done, evidence, note } = act;
    const command = { kind: 'confirmTakedown', by, publication, done, evidence, note } as const;
    await execute(trx, manuscript, command, context.clock.now());
  });
}

/** Asks for a reading now; its result comes with the next one of the list. Throws `publishing.notInForce` unless it is public. */
export async function verifyNow(context: AppContext, key: CommandKey, act: Act): Promise<void> {
  await runCommand(context, key, async (trx) => {
    const { status } = await requirePublication(context, trx, act);
    if (status !== 'done') throw new Problem(publishingProblems['publishing.notInForce']);
    await enqueueWork(trx, 'verify', act.publication);
  });
}

/**
 * Evidence must be a file that the person may read himself. Asked before the command's transaction: the answer comes over other
 * connections, and transactions that wait for those would use the pool up among themselves.
 */
export async function requireOwnFile(
  context: AppContext,
  person: PersonId,
  file: Digest | null,
): Promise<void> {
  if (file !== null && !(await context.fileAccess.mayRead(person, file))) {
    throw platformProblem('request.notFound', { file });
  }
}
