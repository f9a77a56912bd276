import { createHash } from 'node:crypto';
import type { Hit } from '@sanshen/checks/text';
import { questionVersion } from '@sanshen/checks/text/model/index';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { type Database, type Transaction, toJson } from '../../../platform/db/database.ts';
import type { Vault } from '../../../platform/vault.ts';

/** The model of an organisation as it was set. */
export interface ModelSetting {
  readonly enabled: boolean;
  readonly endpoint: string;
  readonly model: string;
  readonly ciphertext: Uint8Array | null;
  readonly by: PersonSnapshot;
  readonly at: Instant;
}

/** What was set for an organisation; null where nobody ever set anything. */
export async function loadSetting(
  db: Database | Transaction,
  organization: OrganizationId,
): Promise<ModelSetting | null> {
  const row = await db
    .selectFrom('check_model')
    .select(['enabled', 'endpoint', 'model', 'ciphertext', 'changed_by', 'changed_at'])
    .where('organization_id', '=', organization)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { enabled, endpoint, model, ciphertext, changed_by: by, changed_at: at } = row;
  // The snapshot was written by saveSetting.
  return { enabled, endpoint, model, ciphertext, by: by as unknown as PersonSnapshot, at };
}

/** Keeps what was set; `key` undefined leaves the key as it is. */
export async function saveSetting(
  trx: Transaction,
  vault: Vault,
  place: { readonly organization: OrganizationId; readonly root: OrganizationId },
  setting: Omit<ModelSetting, 'ciphertext'> & { readonly key: string | null | undefined },
): Promise<void> {
  const { enabled, endpoint, model, key, by, at } = setting;
  const row = { enabled, endpoint, model, changed_by: toJson(by), changed_at: at };
  const sealed = key === undefined ? {} : { ciphertext: sealedKey(vault, place.organization, key) };
  await trx
    .insertInto('check_model')
    .values({ organization_id: place.organization, root_id: place.root, ...row, ...sealed })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet({ ...row, ...sealed }))
    .execute();
}

function sealedKey(vault: Vault, organization: OrganizationId, key: string | null): Buffer | null {
  return key === null ? null : vault.seal(key, `model:${organization}`);
}

/** The key in plain; null where none is kept. Throws when it was sealed under another master key. */
export function keyOf(vault: Vault, organization: OrganizationId, setting: ModelSetting): string | null {
  return setting.ciphertext === null ? null : vault.open(setting.ciphertext, `model:${organization}`);
}

/** By what an answer is known again: question, model and paragraph. */
export function askedDigest({ endpoint, model }: ModelSetting, paragraph: string): string {
  return createHash('sha256')
    .update(JSON.stringify([questionVersion, endpoint, model, paragraph]))
    .digest('hex');
}

/** What the model said earlier, by the digests of what was asked. */
export async function loadAnswers(
  db: Database,
  organization: OrganizationId,
  asked: readonly string[],
): Promise<ReadonlyMap<string, readonly Hit[]>> {
  if (asked.length === 0) return new Map();
  const rows = await db
    .selectFrom('check_model_answer')
    .select(['asked', 'hits'])
    .where('organization_id', '=', organization)
    .where('asked', 'in', asked)
    .execute();
  // Written by saveAnswer from these.
  return new Map(rows.map((row) => [row.asked, row.hits as unknown as readonly Hit[]]));
}

export async function saveAnswer(
  db: Database,
  place: { readonly organization: OrganizationId; readonly root: OrganizationId },
  asked: string,
  hits: readonly Hit[],
  at: Instant,
): Promise<void> {
  await db
    .insertInto('check_model_answer')
    .values({ organization_id: place.organization, root_id: place.root, asked, hits: toJson(hits), at })
    .onConflict((conflict) => conflict.columns(['organization_id', 'asked']).doNothing())
    .execute();
}

/** Throws answers away that are older. */
export async function purgeAnswers(db: Database, before: Instant): Promise<void> {
  await db.deleteFrom('check_model_answer').where('at', '<', before).execute();
}
