import { brandId, type Instant, instant } from '@sanshen/domain/kernel';
import type { EntryDraft } from '@sanshen/domain/ledger';
import { afterAll } from 'vitest';
import { appendEntry, ledgerModule, sequenceNow } from '../src/modules/ledger/public.ts';
import { sessionsModule } from '../src/modules/sessions/public.ts';
import { type Database, openDatabase, openPool } from '../src/platform/db/database.ts';
import { type Harness, startHarness } from './harness.ts';

export interface LedgerBench extends Harness {
  /** The database as whoever owns the tables sees it. */
  readonly owner: Database;
  /** Runs SQL with the server's rights. */
  asServer(text: string): Promise<readonly Record<string, unknown>[]>;
  /** Runs SQL with the owner's rights. */
  asOwner(text: string): Promise<readonly Record<string, unknown>[]>;
  /** Appends a decision in a transaction of its own. */
  append(stream: string, body?: EntryDraft['body']): Promise<number>;
  sequence(): Promise<number>;
  /** Does what only an owner who takes the triggers away can do. */
  tamper(table: string, statement: string): Promise<void>;
}

/** A server with nothing but the ledger and sessions over a database of its own; closed after the test file. */
export async function startLedgerBench(): Promise<LedgerBench> {
  const harness = await startHarness({ modules: [sessionsModule, ledgerModule] });
  const serverPool = openPool(harness.serverUrl, { size: 2 });
  const ownerPool = openPool(harness.ownerUrl, { size: 2 });
  const owner = openDatabase(ownerPool);
  const query = async (pool: typeof ownerPool, text: string) => (await pool.query(text)).rows;
  afterAll(async () => {
    await serverPool.end();
    await owner.destroy();
  });
  return {
    ...harness,
    owner,
    asServer: (text) => query(serverPool, text),
    asOwner: (text) => query(ownerPool, text),
    append: (stream, body = 'something') =>
      harness.db.transaction().execute(async (trx) => {
        const { sequence } = await appendEntry(trx, { stream, ...decision(body) });
        return sequence;
      }),
    sequence: () => sequenceNow(harness.context),
    tamper: async (table, statement) => {
      await query(ownerPool, `alter table ${table} disable trigger append_only`);
      await query(ownerPool, statement);
      await query(ownerPool, `alter table ${table} enable always trigger append_only`);
    },
  };
}

export const noon: Instant = instant('2026-11-23T04:00:00.000Z');

/** A decision by a role, for tests that care for the chain and not for what was decided. */
export function decision(body: EntryDraft['body'], kind = 'review.decided'): EntryDraft {
  return {
    at: noon,
    actor: { person: brandId('person-1'), name: '五华区平台负责人', office: 'platformLead' },
    kind,
    body,
  };
}
