import { runLedger } from '@sanshen/cli/commands/ledger';
import { listRevisions } from '@sanshen/contract/content';
import { readHistory } from '@sanshen/contract/review';
import pg from 'pg';
import type { ClientLog } from './persistent-client.ts';
import type { Played } from './play-case.ts';

/** What does not hold after a case, in words; empty when everything does. */
export async function faultsOf(played: Played, log: ClientLog): Promise<string[]> {
  const kinds = await recordedKinds(played);
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  const acknowledged = acknowledgedKinds(played, log);
  const faults: string[] = [];
  for (const kind of new Set(acknowledged)) {
    const times = acknowledged.filter((one) => one === kind).length;
    if (count(kind) !== times) faults.push(`${kind}: acknowledged ${times}, recorded ${count(kind)}`);
  }
  if (count('publicationBegun') !== 1) faults.push(`publications begun: ${count('publicationBegun')}`);
  const revisions = await played.author.call(listRevisions, {
    params: { manuscript: played.manuscript },
    query: {},
  });
  const digests = revisions.items.map(({ digest }) => digest).reverse();
  if (digests.join() !== played.digests.join())
    faults.push(`revisions acknowledged ${played.digests.join()}, kept ${digests.join()}`);
  return faults;
}

/** Kinds of events that the answers to review commands promised for this manuscript. */
function acknowledgedKinds({ manuscript }: Played, log: ClientLog): string[] {
  return log.acknowledged.flatMap(({ route, answer }) => {
    if (!route.startsWith('review.')) return [];
    // Answers of review commands, parsed by the contract.
    const { manuscript: about, events } = answer as { manuscript: string; events: readonly string[] };
    return about === manuscript ? events : [];
  });
}

async function recordedKinds({ author, manuscript }: Played): Promise<string[]> {
  const kinds: string[] = [];
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? {} : { cursor };
    const page = await author.call(readHistory, { params: { manuscript }, query });
    for (const { events } of page.items) {
      // Events of the heart, each with its kind.
      for (const event of events as unknown as readonly { readonly kind: string }[]) kinds.push(event.kind);
    }
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return kinds;
}

/** Runs `sanshen ledger verify` and `sanshen ledger rebuild --check`; what they say when one of them fails. */
export async function ledgerFaults(database: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const action of [['verify'], ['rebuild', '--check']]) {
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const exit = await runLedger([...action, ...database], { out: say, err: say, language: 'en', env: {} });
    if (exit !== 0) faults.push(`ledger ${action.join(' ')}: ${said.join('\n')}`);
  }
  return faults;
}

/** As if an hour had passed for every publication under way: their time stamps and jobs move back by it. */
export async function letAnHourPass(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      update publication set begun_at = begun_at - interval '1 hour', changed_at = changed_at - interval '1 hour',
        next_at = next_at - interval '1 hour', submit_started_at = submit_started_at - interval '1 hour'
      where status in ('begun', 'accepted')`);
    await client.query(`
      update graphile_worker._private_jobs set run_at = run_at - interval '1 hour'
      where locked_at is null and payload::text like '%publication%'`);
  } finally {
    await client.end();
  }
}
