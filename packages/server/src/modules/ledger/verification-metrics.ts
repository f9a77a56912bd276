import { Gauge, type Registry } from 'prom-client';
import type { AppContext } from '../../platform/context.ts';
import { lastVerification, type VerificationRow } from './verification-store.ts';

/**
 * Lets a watcher see what the nightly verification found, and by its time that it still runs. Read from the database, since another
 * process may have verified; there is no value before the first verification.
 */
export function addVerificationMetrics(registry: Registry, context: AppContext): void {
  const gauge = (name: string, help: string, measure: (last: VerificationRow) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.reset();
        const last = await lastVerification(context.db);
        if (last === null) this.remove();
        else this.set(measure(last));
      },
    });
  gauge(
    'sanshen_ledger_verification_ok',
    '1 if the last verification of the ledger held, 0 if it did not',
    (last) => (last.problem === null ? 1 : 0),
  );
  gauge(
    'sanshen_ledger_verification_timestamp_seconds',
    'When the last verification of the ledger ended, seconds since 1970',
    (last) => Date.parse(last.at) / 1000,
  );
}
