import { contentProblems } from '@sanshen/contract/content';
import { contentDigest, readContent } from '@sanshen/document';
import { nodeHash } from '@sanshen/document/node-hash';
import type { ManuscriptContent } from '@sanshen/domain/content';
import type { Digest, Instant, ManuscriptId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Command, ReviewEvent, RevisionFacts } from '@sanshen/domain/review';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { findChannels } from '../channels/public.ts';
import { rootOf } from '../organization/public.ts';
import { type Executed, execute } from '../review/public.ts';
import { missingFor } from './completeness.ts';
import { documentProblem } from './document-problem.ts';
import { tellOfText } from './listeners.ts';
import { type OtherDelivery, otherDeliveryOf } from './other-delivery.ts';
import { platformIssuesOf, refusedFields } from './platform-check.ts';
import { filesOf, insertRevision } from './revision-store.ts';
import { putText } from './search/text-store.ts';

/** A content that was read and found sound, with what rules need to know of it. */
export interface CheckedContent {
  readonly content: ManuscriptContent;
  readonly facts: RevisionFacts;
}

/**
 * Reads a content from outside: its shape, its channels and its files. Throws the `document.*` and `content.*` problems. Before the
 * command's transaction: who may read a file is asked on other connections, which a transaction must not wait for.
 */
export async function checkContent(
  context: AppContext,
  raw: unknown,
  about: {
    readonly organization: OrganizationId;
    readonly person: PersonId;
    readonly manuscript: ManuscriptId | null;
    /** Of a new manuscript that goes to no channel. */
    readonly delivery?: OtherDelivery;
  },
): Promise<CheckedContent> {
  const read = readContent(raw);
  if (!read.ok) throw documentProblem(read.refusal);
  const content = read.value;
  const channels = content.channels.map((one) => one.channel);
  const known = await findChannels(context.db, channels);
  const usable = known.filter((one) => one.organization === about.organization && one.status === 'active');
  const strange = channels.filter((channel) => !usable.some((one) => one.id === channel));
  if (strange.length > 0) throw new Problem(contentProblems['content.channelUnknown'], { channels: strange });
  await requireFiles(context, filesOf(content), about.person, about.manuscript);
  const digest = contentDigest(content, 'sha256', nodeHash);
  // What a platform would refuse counts among what is missing. So the pure rules themselves refuse to submit it, to release it in an
  // emergency and to bring it in by an edit in review; the archive's replay can check that; and there is no second gate to go round.
  const delivery = about.delivery ?? (await otherDeliveryOf(context, about.manuscript));
  delivery?.check(content);
  const missing = [
    ...(await missingFor(context.db, content, about.organization, context.clock.now())),
    ...refusedFields(await platformIssuesOf(context, content, digest)),
    // What another module delivers needs no channel.
  ].filter((field) => delivery === null || field !== 'channels');
  return { content, facts: { digest, channels, notBefore: content.schedule, missing } };
}

/** A file may be used by whom brought it, by whom may read it, or again in the manuscript that has it already. */
export async function requireFiles(
  context: AppContext,
  files: readonly Digest[],
  person: PersonId,
  manuscript: ManuscriptId | null,
): Promise<void> {
  if (files.length === 0) return;
  const kept = await context.db
    .selectFrom('revision_file')
    .select('file')
    .where('file', 'in', files)
    .where('manuscript_id', '=', manuscript ?? noManuscript)
    .execute();
  const known = new Set(kept.map((row) => row.file));
  for (const file of files) {
    if (!known.has(file) && !(await context.fileAccess.mayRead(person, file))) {
      throw new Problem(contentProblems['content.fileUnknown'], { file });
    }
  }
}

// The branded id of no manuscript; the nil UUID of RFC 9562 §5.9.
const noManuscript = '00000000-0000-0000-0000-000000000000' as ManuscriptId;

/** Executes a command that brings a text, and keeps the revision if the text changed. */
export async function saveRevision(
  trx: Transaction,
  manuscript: ManuscriptId,
  command: Command,
  content: ManuscriptContent,
  now: Instant,
): Promise<Executed> {
  const summary = { title: content.title, topic: content.topic };
  const executed = await execute(trx, manuscript, command, now, summary);
  const revised = executed.events.find((event): event is Revised => event.kind === 'revised');
  if (revised === undefined || executed.state.organization === null) return executed;
  const root = await rootOf(trx, executed.state.organization);
  if (root === null) throw new TypeError('an organisation without root');
  await insertRevision(trx, manuscript, root, {
    number: revised.revision,
    digest: revised.facts.digest,
    content,
    editor: revised.editor,
    stage: revised.stage,
    reason: revised.reason,
    at: now,
  });
  const { organization, author } = executed.state;
  if (author !== null) await putText(trx, manuscript, { organization, root, author }, content);
  if (organization !== null) await tellOfText(trx, { manuscript, organization, root, content });
  return executed;
}

type Revised = Extract<ReviewEvent, { kind: 'revised' }>;
