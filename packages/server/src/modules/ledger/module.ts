import { instant } from '@sanshen/domain/kernel';
import { systemClock } from '../../platform/clock.ts';
import type { AppContext, ServerModule } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/tasks.ts';
import { ensureIdentity, LedgerSuiteFixed, recordKeys } from './identity.ts';
import { openKeyStore } from './key-store.ts';
import { keepKeyStore, keyStoreOf } from './key-stores.ts';
import { ledgerRoutes } from './routes.ts';
import { sequenceLedger } from './sequence.ts';
import { defaultSuite, useLedgerSuite } from './suites.ts';
import { addVerificationMetrics } from './verification-metrics.ts';
import { recordVerification } from './verification-store.ts';
import { verifyDatabase } from './verify-ledger.ts';

/** Milliseconds between two looks at what waits for the tree. */
const sequencePause = 2000;

/** The ledger: appends, the tree over all streams, proofs and their verification. */
export const ledgerModule: ServerModule = {
  name: 'ledger',
  routes: (app, context) => {
    ledgerRoutes(app, context);
    addVerificationMetrics(app.metrics, context);
  },
  start: startLedger,
  tasks: (context) => ({
    'ledger.sequence': async () => {
      await sequenceNow(context, false);
      await enqueueSequencing(context, sequencePause);
    },
    'ledger.verify': async () => verifyAndRecord(context),
  }),
  schedule: [
    // Starts the sequencer's chain of jobs again should one of them have been lost.
    { task: 'ledger.sequence', cron: '*/5 * * * *' },
    { task: 'ledger.verify', cron: '10 18 * * *' },
  ],
};

async function startLedger(context: AppContext): Promise<void> {
  const wanted = context.ledgerSuite;
  const { db, publicUrl, clock } = context;
  const identity = await ensureIdentity(db, publicUrl, wanted ?? defaultSuite, clock.now());
  if (wanted !== undefined && wanted !== identity.suite) throw new LedgerSuiteFixed(identity.suite, wanted);
  useLedgerSuite(identity.suite);
  const keys = await openKeyStore(context.dataFolder, identity.origin, identity.suite);
  keepKeyStore(context, keys);
  await recordKeys(context.db, keys.publicKeys(), context.clock.now());
  await enqueueSequencing(context, 0);
}

/** Puts everything that is committed into the tree now and gives how many entries that were; waits for a run under way. */
export async function sequenceNow(context: AppContext, wait = true): Promise<number> {
  return sequenceLedger({ db: context.db, clock: context.clock, keys: keyStoreOf(context) }, wait);
}

/** By the machine's clock: how often to look is no matter of the domain's time. */
async function enqueueSequencing(context: AppContext, pause: number): Promise<void> {
  const runAt = new Date(Date.parse(systemClock.now()) + pause).toISOString();
  await context.db
    .transaction()
    .execute((trx) =>
      enqueue(trx, 'ledger.sequence', {}, { jobKey: 'ledger.sequence', runAt: instant(runAt) }),
    );
}

async function verifyAndRecord(context: AppContext): Promise<void> {
  const started = performance.now();
  const verified = await verifyDatabase(context.db);
  const milliseconds = Math.round(performance.now() - started);
  await recordVerification(context.db, context.clock.now(), milliseconds, verified);
  if (!verified.ok) context.log.error({ problem: verified.problem }, 'the ledger does not hold');
}
