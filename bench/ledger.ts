import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brandId, type PersonId } from '@sanshen/domain/kernel';
import { type EntryDraft, emptyHead } from '@sanshen/domain/ledger';
import { compose } from '@sanshen/server/compose';
import {
  appendEntries,
  exportLedger,
  fileSource,
  ledgerModule,
  sequenceNow,
  suites,
  verifyDatabase,
  verifySource,
} from '@sanshen/server/modules/ledger/public';
import { systemClock } from '@sanshen/server/platform/clock';
import { openPool, serverRole } from '@sanshen/server/platform/db/database';
import { migrate } from '@sanshen/server/platform/db/migrate';
import { startTemporary } from '@sanshen/server/platform/db/temporary';
import { createLog } from '@sanshen/server/platform/log';

/** Entries per second of wall time, and of this process's processor time where the database works beside it. */
export interface LedgerFigures {
  readonly entries: number;
  readonly verifyDatabase: number;
  readonly verifyDatabaseProcessor: number;
  readonly verifyFile: number;
  readonly sequence: number;
  /** Bare SHA-256 calls per second on the same texts in the same run: what no verifier can pass. */
  readonly bareHash: number;
}

const perStream = 20;

/** Fills a temporary ledger with `entries` decisions, then verifies it `rounds` times; gives medians. */
export async function benchLedger(entries = 100_000, rounds = 5): Promise<LedgerFigures> {
  const cluster = await startTemporary();
  const folder = await mkdtemp(join(tmpdir(), 'sanshen-bench-ledger-'));
  try {
    await migrate(cluster.ownerUrl());
    const { app, context } = await compose({
      pool: openPool(cluster.ownerUrl(), { size: 4, role: serverRole }),
      clock: systemClock,
      log: createLog('silent'),
      dataFolder: folder,
      publicUrl: 'http://localhost',
      modules: [ledgerModule],
    });
    for (let stream = 0; stream < entries / perStream; stream++) {
      const drafts = Array.from({ length: perStream }, (_, round) => signOff(round));
      await context.db
        .transaction()
        .execute((trx) => appendEntries(trx, `manuscript:${stream}`, emptyHead, drafts));
    }
    const path = join(folder, 'ledger.jsonl');
    const sequence = await rate(entries, () => sequenceNow(context));
    await exportLedger(context.db, path);
    const fromDatabase = await median(rounds, () => rate(entries, () => verifyDatabase(context.db)));
    const fromFile = await median(rounds, () =>
      rate(entries, async () => verifySource(await fileSource(path))),
    );
    const text = JSON.stringify(signOff(1));
    const bare = await median(rounds, () =>
      rate(entries, async () => {
        for (let n = 0; n < entries; n++) suites['ed25519-sha256'].hash(text);
      }),
    );
    await app.close();
    await context.db.destroy();
    return {
      entries,
      verifyDatabase: fromDatabase.wall,
      verifyDatabaseProcessor: fromDatabase.processor,
      verifyFile: fromFile.wall,
      sequence: sequence.wall,
      bareHash: bare.wall,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await cluster.stop();
  }
}

interface Rate {
  readonly wall: number;
  readonly processor: number;
}

async function rate(entries: number, work: () => Promise<unknown>): Promise<Rate> {
  const processor = process.cpuUsage();
  const started = performance.now();
  await work();
  const wall = (performance.now() - started) / 1000;
  const used = process.cpuUsage(processor);
  return {
    wall: Math.round(entries / wall),
    processor: Math.round((entries / (used.user + used.system)) * 1e6),
  };
}

async function median(rounds: number, once: () => Promise<Rate>): Promise<Rate> {
  const rates: Rate[] = [];
  for (let round = 0; round < rounds; round++) rates.push(await once());
  rates.sort((a, b) => a.wall - b.wall);
  return rates[Math.floor(rounds / 2)] ?? { wall: 0, processor: 0 };
}

function signOff(round: number): EntryDraft {
  return {
    at: systemClock.now(),
    kind: 'review.decided',
    actor: {
      person: brandId<PersonId>('019a0000-0000-7000-8000-000000000001'),
      name: '五华区平台负责人',
      office: 'platformLead',
      organizationName: '五华区',
    },
    body: {
      digest: `sha256:${'ab'.repeat(32)}`,
      round,
      stage: 'first',
      seat: 'platformLead',
      remarks: '已核对标题、日期与人名',
    },
  };
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await benchLedger(), null, 2)}\n`);
