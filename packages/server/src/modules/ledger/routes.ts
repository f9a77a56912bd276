import {
  latestCheckpoint as checkpointRoute,
  consistencyProof as consistencyRoute,
  entryProof as entryProofRoute,
  ledgerProblems,
  listEntries,
  ledgerSummary as summaryRoute,
} from '@sanshen/contract/ledger';
import type { PersonId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/problem.ts';
import { consistencyProof, exportWitness, inclusionProof } from './proofs.ts';
import { mayReadStream } from './stream-access.ts';
import { summarizeLedger } from './summary.ts';
import { loadEntries } from './tree-store.ts';

/** Binds the routes of the ledger. Checkpoints are for everybody, since anybody may be a witness; entries are not. */
export function ledgerRoutes(app: App, context: AppContext): void {
  bindRoute(app, checkpointRoute, async ({ query }) => {
    const witness = await exportWitness(context.db, query.since);
    return { ...witness, keys: [...witness.keys], consistency: [...witness.consistency] };
  });

  bindRoute(app, consistencyRoute, async ({ query }) => ({
    ...query,
    consistency: await consistencyProof(context.db, query.older, query.newer),
  }));

  bindRoute(app, listEntries, async ({ params, query, person }) => {
    await openStream(context, person, params.stream);
    const after = decodeCursor(query.cursor, z.int().min(0)) ?? 0;
    const rows = await loadEntries(context.db, params.stream, after, query.limit + 1);
    return pageFrom(
      rows,
      query.limit,
      (row) => row.sequence,
      (row) => row,
    );
  });

  bindRoute(app, entryProofRoute, async ({ params, person }) => {
    await openStream(context, person, params.stream);
    const proof = await inclusionProof(context.db, params.stream, params.sequence);
    return { ...proof, inclusion: [...proof.inclusion] };
  });

  bindRoute(app, summaryRoute, async () => summarizeLedger(context.db));
}

/** A stream that one may not read looks like one that isn't there. */
async function openStream(context: AppContext, person: PersonId, stream: string): Promise<void> {
  if (!(await mayReadStream(context, person, stream)))
    throw new Problem(ledgerProblems['ledger.streamClosed']);
}
