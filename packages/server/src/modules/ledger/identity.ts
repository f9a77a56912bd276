import { randomBytes } from 'node:crypto';
import type { Instant, LocalizedText } from '@sanshen/domain/kernel';
import { formatKey, type NoteKey, parseKey, type SuiteId } from '@sanshen/domain/ledger';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { suites } from './suites.ts';

/** What a ledger is called and hashed with, for its whole life. */
export interface LedgerIdentity {
  readonly origin: string;
  readonly suite: SuiteId;
}

export const suiteSchema = z.enum(['ed25519-sha256', 'sm2-sm3']);

/** A ledger's suite was chosen at its first start; another one was asked for now. Its `text` is for whoever started the server. */
export class LedgerSuiteFixed extends Error {
  readonly text: LocalizedText;
  constructor(has: SuiteId, wanted: SuiteId) {
    const text = {
      zh: `本台账自始使用 ${has}，不能改为 ${wanted}。请去掉 SANSHEN_LEDGER_SUITE，或为新台账另建数据库`,
      en: `this ledger has used ${has} from its beginning and cannot change to ${wanted}: unset SANSHEN_LEDGER_SUITE, or begin with another database`,
    };
    super(text.en);
    this.name = 'LedgerSuiteFixed';
    this.text = text;
  }
}

/** The ledger's identity; null before its first start. */
export async function loadIdentity(db: Database | Transaction): Promise<LedgerIdentity | null> {
  const { rows } = await sql<{ origin: string; suite: string }>`
    select origin, suite from ledger_identity`.execute(db);
  const row = rows[0];
  return row === undefined ? null : { origin: row.origin, suite: suiteSchema.parse(row.suite) };
}

/**
 * The ledger's identity; on its first start it gets one: the public host with a random part, since two installations may
 * stand behind the same name one after the other.
 */
export async function ensureIdentity(
  db: Database,
  publicUrl: string,
  suite: SuiteId,
  at: Instant,
): Promise<LedgerIdentity> {
  const origin = `${new URL(publicUrl).host}/ledger/${randomBytes(4).toString('hex')}`;
  await sql`insert into ledger_identity (origin, suite, created_at) values (${origin}, ${suite}, ${at})
    on conflict do nothing`.execute(db);
  const identity = await loadIdentity(db);
  if (identity === null) throw new Error('the ledger has no identity');
  return identity;
}

/** Keeps the public keys beside what they signed, so that the ledger can be verified from the database alone. */
export async function recordKeys(db: Database, keys: readonly NoteKey[], at: Instant): Promise<void> {
  await sql`insert into ledger_key (verifier, created_at)
    select verifier, ${at}::timestamptz from unnest(${keys.map(formatKey)}::text[]) as verifier
    on conflict do nothing`.execute(db);
}

/** Every public key that the ledger was ever signed with, oldest first. Throws when a stored one is malformed. */
export async function loadKeys(db: Database | Transaction): Promise<NoteKey[]> {
  const { rows } = await sql<{ verifier: string }>`
    select verifier from ledger_key order by created_at, verifier`.execute(db);
  return rows.map(({ verifier }) => {
    const key = parseKey(suites, verifier);
    if (key === undefined) throw new Error(`a public key of the ledger is malformed: ${verifier}`);
    return key;
  });
}
