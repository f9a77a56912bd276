import { createHash } from 'node:crypto';
import { mostEntries, type RegisterRow, registerProblems } from '@sanshen/contract/checks-registers';
import {
  brandId,
  canonicalJson,
  type Json,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import { announce } from '../../../platform/live/announce.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { appendEntry } from '../../ledger/public.ts';
import { actorOf, requireGrant, rootOf, snapshotOf, standpoint } from '../../organization/public.ts';
import { checkStream } from '../exceptions.ts';
import { isProblems, readRow } from './read-row.ts';
import {
  loadEntries,
  type RegisterChange,
  type RegisterPlace,
  type StoredEntry,
  saveChange,
} from './register-store.ts';

/** Puts and removes entries as somebody who manages the rule book; gives the new version. Throws `registers.*`, `access.forbidden`. */
export async function changeRegister(
  context: AppContext,
  key: CommandKey,
  person: PersonId,
  place: RegisterPlace,
  wish: {
    readonly version: number;
    readonly put: readonly RegisterRow[];
    readonly remove: readonly string[];
    readonly note: string;
  },
): Promise<number> {
  await requireGrant(context.db, person, place.organization, 'managePolicy', context.clock.now());
  const current = await loadEntries(context.db, place);
  const known = new Map(current.map((entry) => [entry.key, entry]));
  let last = current.at(-1)?.position ?? 0;
  const put = new Map<string, StoredEntry>();
  wish.put.forEach((row, index) => {
    const read = readRow(place.register, row);
    if (isProblems(read))
      throw new Problem(registerProblems['registers.rowWrong'], {
        problems: read.map(({ column, message }) => ({ row: index + 1, column, message })),
      });
    const before = known.get(read.key) ?? put.get(read.key);
    if (before === undefined) last += 1;
    put.set(read.key, { key: read.key, row: read.row, position: before?.position ?? last });
  });
  const remove = wish.remove.filter((one) => known.has(one) && !put.has(one));
  if (current.length + put.size - remove.length > mostEntries)
    throw new Problem(registerProblems['registers.tooMany']);
  return keepChange(context, key, person, place, { ...wish, put: [...put.values()], remove });
}

/** Keeps a change with its entry in the ledger; gives the new version. */
export async function keepChange(
  context: AppContext,
  key: CommandKey,
  person: PersonId,
  place: RegisterPlace,
  change: RegisterChange,
): Promise<number> {
  const { organization, register } = place;
  const at = context.clock.now();
  const grant = await requireGrant(context.db, person, organization, 'managePolicy', at);
  const root = await rootOf(context.db, organization);
  const { facts } = await standpoint(context.db, person, [organization], at);
  if (root === null || facts === null) throw platformProblem('access.forbidden');
  const by = snapshotOf(facts, brandId<OrganizationId>(grant.appointment.organization), at);
  return runCommand(context, key, async (trx) => {
    const version = await saveChange(trx, { ...place, root }, change, by, at);
    const { put, remove, note } = change;
    // Entries are plain data; interfaces lack the index signature that Json asks for.
    const digest = createHash('sha256')
      .update(canonicalJson({ put, remove } as unknown as Json))
      .digest('hex');
    const body = {
      register,
      version,
      put: put.length,
      removed: remove.length,
      note,
      digest: `sha256:${digest}`,
    };
    await appendEntry(trx, {
      stream: checkStream(organization),
      at,
      actor: await actorOf(trx, by, at),
      kind: 'checks.registerChanged',
      body,
    });
    await announce(trx, { kind: 'organization', id: organization });
    return version;
  });
}
