import { brandId, type Instant, instant } from '@sanshen/domain/kernel';
import type { EntryDraft } from '@sanshen/domain/ledger';
import type pg from 'pg';
import { type Database, openDatabase, openPool, serverRole } from '../src/platform/db/database.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { startTemporary } from '../src/platform/db/temporary.ts';

export interface LedgerBench {
  /** As the server works: role sanshen_app. */
  readonly db: Database;
  readonly appPool: pg.Pool;
  /** As whoever owns the tables. */
  readonly ownerPool: pg.Pool;
  readonly owner: Database;
  readonly ownerUrl: string;
  stop(): Promise<void>;
}

/** A migrated database of its own, with a pool for the server's role and one for the owner. */
export async function startLedgerBench(): Promise<LedgerBench> {
  const cluster = await startTemporary();
  const ownerUrl = cluster.ownerUrl();
  await migrate(ownerUrl);
  const appPool = openPool(ownerUrl, { size: 12, role: serverRole });
  const ownerPool = openPool(ownerUrl, { size: 3 });
  const db = openDatabase(appPool);
  const owner = openDatabase(ownerPool);
  return {
    db,
    appPool,
    ownerPool,
    owner,
    ownerUrl,
    stop: async () => {
      await db.destroy();
      await owner.destroy();
      await cluster.stop();
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

/** Does what only an owner who takes the triggers away can do. */
export async function tamper(bench: LedgerBench, table: string, statement: string): Promise<void> {
  await bench.ownerPool.query(`alter table ${table} disable trigger append_only`);
  await bench.ownerPool.query(statement);
  await bench.ownerPool.query(`alter table ${table} enable always trigger append_only`);
}
