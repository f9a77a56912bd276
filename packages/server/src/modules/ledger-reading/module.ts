import * as contract from '@sanshen/contract/ledger-reading';
import { ledgerKindTexts } from '@sanshen/contract/ledger-texts';
import type { PersonId } from '@sanshen/domain/kernel';
import { runCommand } from '../../platform/commands.ts';
import type { App, AppContext, ServerModule } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { platformProblem } from '../../platform/problem.ts';
import { reachOf } from '../organization/public.ts';
import { statusOfCheckpoint } from './checkpoint-status.ts';
import { searchEntries } from './search.ts';
import { beginVerification, cancelRun, findRun, listRuns } from './verification-runs.ts';
import { verifyRun } from './verify-run.ts';

/** The ledger for people: who did what, verifications that they begin, how fresh the last checkpoint is. */
export const ledgerReadingModule: ServerModule = {
  name: 'ledger-reading',
  routes: ledgerReadingRoutes,
  tasks: (context) => ({ 'ledger.verifyRun': verifyRun(context) }),
};

function ledgerReadingRoutes(app: App, context: AppContext): void {
  const { db, clock } = context;

  bindRoute(app, contract.searchLedger, ({ query, person }) => searchEntries(context, person, query));

  bindRoute(app, contract.listLedgerKinds, async () => ({
    items: Object.entries(ledgerKindTexts).map(([kind, name]) => ({ kind, name })),
  }));

  bindRoute(app, contract.startVerification, async ({ person, command }) => {
    await requireLedgerReader(context, person);
    return runCommand(context, command, (trx) => beginVerification(trx, person, clock.now()));
  });

  // What a verification found is for everybody who is logged in, as the ledger's summary is.
  bindRoute(app, contract.readVerification, ({ params }) => findRun(db, params.verification));
  bindRoute(app, contract.listVerificationRuns, ({ query }) => listRuns(db, query));

  bindRoute(app, contract.cancelVerification, async ({ params, person, command }) => {
    await requireLedgerReader(context, person);
    return runCommand(context, command, (trx) => cancelRun(trx, params.verification, clock.now()));
  });

  bindRoute(app, contract.checkpointStatus, () => statusOfCheckpoint(context));
}

/** A verification reads the whole ledger, so only who may read the ledger of some organisation begins or stops one. Throws `access.forbidden`. */
async function requireLedgerReader(context: AppContext, person: PersonId): Promise<void> {
  const { where } = await reachOf(context.db, person, context.clock.now());
  if (where('readLedger').length === 0) throw platformProblem('access.forbidden', { action: 'readLedger' });
}
