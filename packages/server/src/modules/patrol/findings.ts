import type { listPatrolFindings } from '@sanshen/contract/patrol';
import type { RouteOutput } from '@sanshen/contract/route';
import { type Digest, instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import {
  closeFinding,
  correctFinding,
  type PatrolFinding,
  type PatrolFindingId,
} from '@sanshen/domain/patrol';
import { sql } from 'kysely';
import { z } from 'zod';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { platformProblem } from '../../platform/problem.ts';
import { findChannels } from '../channels/public.ts';
import { requireGrant } from '../organization/public.ts';
import { recordFinding } from './record.ts';
import { mayDo, openScene, refusal } from './scene.ts';
import { addNote, findFinding } from './store.ts';

type Shown = RouteOutput<typeof listPatrolFindings>['items'][number];

async function hold(trx: Transaction, id: string): Promise<PatrolFinding> {
  // Checked by the route to be a UUID; an id that nobody has is found nowhere.
  const finding = await findFinding(trx, id as PatrolFindingId, true);
  if (finding === null) throw platformProblem('request.notFound');
  return finding;
}

/** Records a correction. Throws `request.notFound`, `access.forbidden`, `patrol.evidenceMissing`, `patrol.wrongStatus`. */
export function correctPatrolFinding(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly finding: string;
    readonly note: string;
    readonly before: Digest | null;
    readonly after: Digest | null;
  },
): Promise<{ readonly status: PatrolFinding['status'] }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const finding = await hold(trx, wish.finding);
    const { snapshot: by } = await openScene(trx, key.person, finding.organization, 'doPatrol', now);
    const decided = correctFinding(finding, wish, { by, at: now });
    if ('refusal' in decided) throw refusal(decided.refusal);
    for (const event of decided.events) await recordFinding(trx, event);
    await addNote(trx, finding.id, { correction: wish.note });
    return { status: 'corrected' };
  });
}

/** Closes a corrected finding or sends it back; another person than who corrected it. Throws `request.notFound`, `access.forbidden`, `patrol.secondPerson`. */
export function closePatrolFinding(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly finding: string;
    readonly verdict: 'close' | 'reopen';
    readonly note?: string | undefined;
  },
): Promise<{ readonly status: PatrolFinding['status'] }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const finding = await hold(trx, wish.finding);
    const { snapshot: by } = await openScene(trx, key.person, finding.organization, 'closePatrol', now);
    const decided = closeFinding(finding, wish.verdict, { by, at: now });
    if ('refusal' in decided) throw refusal(decided.refusal);
    let status = finding.status;
    for (const event of decided.events) status = (await recordFinding(trx, event)).status;
    if (wish.note !== undefined) await addNote(trx, finding.id, { closing: wish.note });
    return { status };
  });
}

/** Findings of an organisation, newest first. Throws `access.forbidden`, `request.cursorInvalid`. */
export async function listFindings(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  filter: { readonly state: 'open' | 'all'; readonly cursor?: string | undefined; readonly limit: number },
) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readPatrol', now);
  const after = decodeCursor(filter.cursor, z.tuple([z.string(), z.string()]));
  const rows = await db
    .selectFrom('patrol_finding as found')
    .leftJoin('patrol_words as words', 'words.finding_id', 'found.finding_id')
    .select([
      'found.finding',
      'found.finding_id',
      'found.raised_at',
      'words.note',
      'words.correction',
      'words.closing',
    ])
    .where('found.organization_id', '=', organization)
    .$if(filter.state === 'open', (query) => query.where('found.status', '<>', 'closed'))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(found.raised_at, found.finding_id) < (${instant(after?.[0] ?? now)}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('found.raised_at', 'desc')
    .orderBy('found.finding_id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const works = await mayDo(db, person, organization, 'doPatrol', now);
  const closes = await mayDo(db, person, organization, 'closePatrol', now);
  // Written by projectFinding from this type and by nothing else.
  const findings = rows.map((row) => ({ ...row, finding: row.finding as unknown as PatrolFinding }));
  const channels = await findChannels(db, [...new Set(findings.map(({ finding }) => finding.channel))]);
  return pageFrom(
    findings,
    filter.limit,
    (row) => [row.raised_at, row.finding_id],
    ({ finding, note, correction, closing }): Shown => ({
      finding: finding.id,
      organization,
      channel: { id: finding.channel, name: channels.find(({ id }) => id === finding.channel)?.name ?? '' },
      kind: finding.kind,
      status: finding.status,
      note: works ? note : null,
      correction: works ? correction : null,
      closing: works ? closing : null,
      raised: { name: finding.raised.by?.name ?? null, at: finding.raised.at },
      dueAt: finding.dueAt,
      late: finding.status === 'open' && finding.dueAt <= now,
      before: finding.before,
      after: finding.after,
      corrected:
        finding.corrected === null ? null : { name: finding.corrected.by.name, at: finding.corrected.at },
      closed: finding.closed === null ? null : { name: finding.closed.by.name, at: finding.closed.at },
      may: {
        correct: works && finding.status === 'open',
        close: closes && finding.status === 'corrected' && finding.corrected?.by.person !== person,
      },
    }),
  );
}
