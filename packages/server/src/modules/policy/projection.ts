import type { Digest, Instant, OrganizationId, PolicyId } from '@sanshen/domain/kernel';
import type { Actor, Entry } from '@sanshen/domain/ledger';
import type { Transaction } from '../../platform/db/database.ts';
import type { Projection } from '../ledger/public.ts';
import { type FiledVersion, insertChoice, insertVersion, type PolicyFile } from './policy-store.ts';

/** What the ledger keeps of a filing: everything that was filed. */
export interface Filing {
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly policy: PolicyId;
  readonly version: number;
  readonly digest: Digest;
  readonly baseDigest: Digest | null;
  readonly files: readonly PolicyFile[];
}

/** What the ledger keeps of a choice. */
export interface Choice {
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly procedure: string;
}

/** Where an entry stands in its stream, when it was made and by whom. */
export interface EntryPlace {
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: Actor;
}

const personOf = ({ actor }: EntryPlace) => (actor.person === 'system' ? null : actor.person);

/** Puts a filing into its table, in daily use and when the table is rebuilt. */
export async function projectFiling(
  trx: Transaction,
  filing: Filing,
  place: EntryPlace,
): Promise<FiledVersion> {
  const { root, files, ...rest } = filing;
  const filed = { ...rest, sequence: place.sequence, filedAt: place.at, filedBy: personOf(place) };
  await insertVersion(trx, root, filed, files);
  return filed;
}

/** Puts a choice into its table, in daily use and when the table is rebuilt. */
export async function projectChoice(trx: Transaction, choice: Choice, place: EntryPlace): Promise<void> {
  const { root, organization, procedure } = choice;
  const { sequence, at } = place;
  await insertChoice(trx, root, { organization, sequence, procedure, at, by: personOf(place) });
}

/**
 * Filings and choices, filled again from the ledger. `policy_text` is not among them: its rows are named by their own digest and follow
 * from the filings.
 */
export const policyProjection: Projection = {
  name: 'policy',
  tables: [
    { table: 'policy_version', key: ['organization_id', 'sequence'] },
    { table: 'policy_choice', key: ['organization_id', 'sequence'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) await replay(trx, entry);
  },
};

// Bodies of these kinds are written from Filing and Choice and by nothing else.
async function replay(trx: Transaction, entry: Entry): Promise<void> {
  if (entry.kind === 'policy.filed') await projectFiling(trx, entry.body as unknown as Filing, entry);
  if (entry.kind === 'policy.procedureChosen') {
    await projectChoice(trx, entry.body as unknown as Choice, entry);
  }
}
