import { createHash } from 'node:crypto';
import type { StoredToken, TokenStore } from '@sanshen/connectors/wechat';
import type { ChannelId, Instant } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { registerSealed } from '../../platform/sealed-columns.ts';
import type { Vault } from '../../platform/vault.ts';

registerSealed({
  table: 'channel_secret',
  key: ['channel_id', 'name'],
  column: 'ciphertext',
  about: ([channel, name]) => `secret:${channel}:${name}`,
});
registerSealed({
  table: 'channel_token',
  key: ['channel_id'],
  column: 'ciphertext',
  about: ([channel]) => `token:${channel}`,
});

/** Keeps a channel's secret, sealed; an earlier one of this name is replaced. */
export async function putSecret(
  db: Database | Transaction,
  vault: Vault,
  secret: { readonly channel: ChannelId; readonly name: string; readonly value: string },
  at: Instant,
): Promise<void> {
  const { channel, name, value } = secret;
  const ciphertext = vault.seal(value, `secret:${channel}:${name}`);
  await db
    .insertInto('channel_secret')
    .values({ channel_id: channel, name, ciphertext, changed_at: at })
    .onConflict((conflict) =>
      conflict.columns(['channel_id', 'name']).doUpdateSet({ ciphertext, changed_at: at }),
    )
    .execute();
}

/** A channel's secret in plain; undefined where none is set. Throws when it was sealed under another master key. */
export async function readSecret(
  db: Database,
  vault: Vault,
  channel: ChannelId,
  name: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('channel_secret')
    .select('ciphertext')
    .where('channel_id', '=', channel)
    .where('name', '=', name)
    .executeTakeFirst();
  return row === undefined ? undefined : vault.open(row.ciphertext, `secret:${channel}:${name}`);
}

/** The access token of a channel, shared by every process over this database. */
export function databaseTokenStore(db: Database, vault: Vault, channel: ChannelId): TokenStore {
  const about = `token:${channel}`;
  async function read(): Promise<StoredToken | null> {
    const row = await db
      .selectFrom('channel_token')
      .select(['ciphertext', 'expires_at'])
      .where('channel_id', '=', channel)
      .executeTakeFirst();
    return row === undefined ? null : { value: vault.open(row.ciphertext, about), expiresAt: row.expires_at };
  }
  return {
    read,
    async replace(expected, next) {
      const values = {
        fingerprint: fingerprint(next.value),
        ciphertext: vault.seal(next.value, about),
        expires_at: next.expiresAt,
      };
      if (expected === null) {
        await db
          .insertInto('channel_token')
          .values({ channel_id: channel, ...values })
          .onConflict((conflict) => conflict.column('channel_id').doNothing())
          .execute();
      } else {
        await db
          .updateTable('channel_token')
          .set(values)
          .where('channel_id', '=', channel)
          .where('fingerprint', '=', fingerprint(expected))
          .execute();
      }
      return (await read()) ?? next;
    },
  };
}

/** Sealing gives other bytes each time, so tokens are told apart by their hash; they are far too long to be guessed from it. */
function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Forgets a channel's access token, so that the next call fetches one with the secret that is set now. */
export async function forgetToken(trx: Transaction, channel: ChannelId): Promise<void> {
  await trx.deleteFrom('channel_token').where('channel_id', '=', channel).execute();
}
