import { isTold, type LedgerPage } from '@sanshen/domain/archive';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import { parseEntry } from '@sanshen/domain/ledger';
import type { AppContext } from '../../../platform/context.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { inclusionProof, latestCheckpoint, readStream } from '../../ledger/public.ts';
import { questionStream } from '../../questions/public.ts';
import { inSnapshot } from '../load-case.ts';

/** Entries of one member: small enough for any memory. */
const pageSize = 200;

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** The streams that tell what a unit did, but for its manuscripts, which go along whole. */
export async function streamsOf({ db }: AppContext, unit: OrganizationId): Promise<readonly string[]> {
  const channels = await db
    .selectFrom('channel')
    .select('channel_id as id')
    .where('organization_id', '=', unit)
    .orderBy('channel_id')
    .execute();
  // Cases that the unit was told of: before, they are their handler's alone.
  const cases = await db
    .selectFrom('accountability_case')
    .select('case_id as id')
    .where('organization_id', '=', unit)
    .where('notified_at', 'is not', null)
    .orderBy('case_id')
    .execute();
  // What became of young people's questions; their words are in no ledger.
  const questions = await db
    .selectFrom('question')
    .select('question_id as id')
    .where('organization_id', '=', unit)
    .orderBy('question_id')
    .execute();
  return [
    ...['organization', 'policy', 'checks', 'marks'].map((kind) => `${kind}:${unit}`),
    ...channels.map(({ id }) => `channel:${id}`),
    ...cases.map(({ id }) => `case:${id}`),
    ...questions.map(({ id }) => questionStream(id)),
  ];
}

/** The entries of a stream in a span of time, page by page, each page with the proofs under one checkpoint. */
export async function* pagesOf(context: AppContext, stream: string, span: Span): AsyncGenerator<LedgerPage> {
  let after = 0;
  for (;;) {
    const { page, read, over } = await inSnapshot(context, async (trx) => {
      const stored = await readStream(trx, stream, after, pageSize);
      const entries: LedgerPage['entries'][number][] = [];
      let past = false;
      for (const { sequence, hash, text } of stored) {
        const entry = parseEntry(text);
        if (entry === undefined) throw platformProblem('server.failed');
        past = entry.at >= span.to;
        if (past) break;
        if (entry.at < span.from) continue;
        const { leaf, inclusion } = await inclusionProof(trx, stream, sequence);
        entries.push({ sequence, hash, leaf, inclusion, text: isTold(entry.kind) ? text : null });
      }
      const checkpoint = entries.length === 0 ? '' : (await latestCheckpoint(trx)).note;
      return { page: { stream, checkpoint, entries }, read: stored.length, over: past };
    });
    if (page.entries.length > 0) yield page;
    if (over || read < pageSize) return;
    after += read;
  }
}
