import { dayOf } from '@sanshen/domain/calendar';
import { abandon, type Circular, issue, numberText, type SignedText } from '@sanshen/domain/circulars';
import type { PersonId } from '@sanshen/domain/kernel';
import { noCircularRules } from '@sanshen/domain/policy';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { loadRevision } from '../content/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { lockManuscript, readState } from '../review/public.ts';
import { eventOf } from './address.ts';
import { issuerNameOf } from './issuer.ts';
import { recordCircular } from './record.ts';
import { openCircular } from './scene.ts';
import { findCircular, takeNumber } from './store.ts';
import { tellOfIssue } from './tell.ts';

/**
 * 编号并印发: numbers a circular whose text every seat signed, and delivers it. The manuscript's row is held, so that nobody moves the text meanwhile; the
 * number's row too, so that the number is given once and none is left out. Throws `request.notFound`, `access.forbidden` and the `circulars.*` problems.
 */
export function issueCircular(
  context: AppContext,
  key: CommandKey,
  { person, circular }: { readonly person: PersonId; readonly circular: string },
): Promise<{ readonly number: string }> {
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const { one, standing } = await openCircular(trx, person, circular, at, true);
    const { organization } = one;
    const grant = standing.grant(organization, 'issueCircular');
    if (grant === null) throw platformProblem('access.forbidden', { organization });
    await lockManuscript(trx, one.manuscript);
    const of = one.of === null ? null : await findCircular(trx, one.of, true);
    const rules = (await effectivePolicy(trx, organization, at))?.policy.accountability.circulars;
    const year = Number(dayOf(at).slice(0, 4));
    const about = {
      issuerName: await issuerNameOf(trx, one, at),
      of,
      year,
      number: await takeNumber(trx, one, year),
      receiptHours: (rules ?? noCircularRules('§12')).receiptHours,
    };
    const text = await signedText(trx, one);
    const event = eventOf(issue(one, text, about, { by: standing.snapshot(grant), at }));
    const after = await recordCircular(trx, organization, event);
    await tellOfIssue(trx, after, of, person, at);
    return { number: after.issued === null ? '' : numberText(after.issued.number) };
  });
}

/** The text of a draft as the review left it. A release in an emergency is none for a circular: its reviews come afterwards. */
export async function signedText(db: Database | Transaction, one: Circular): Promise<SignedText> {
  const state = await readState(db, one.manuscript);
  const revision = state?.digest == null ? null : await loadRevision(db, one.manuscript, state.digest);
  if (state === null || revision === null) throw platformProblem('server.failed');
  const { title, byline, summary } = revision.content;
  const released = state.phase === 'released' && state.release?.digest === revision.digest;
  return {
    released: released && state.release?.kind === 'reviewed',
    digest: revision.digest,
    revision: revision.number,
    ...{ title, byline, summary },
  };
}

/** Gives a draft up; its manuscript stays with its author. Throws `request.notFound`, `access.forbidden`, `circulars.notDraft`. */
export function abandonCircular(
  context: AppContext,
  key: CommandKey,
  { person, circular }: { readonly person: PersonId; readonly circular: string },
): Promise<void> {
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const { one, standing } = await openCircular(trx, person, circular, at, true);
    const grant = standing.grant(one.organization, 'draftCircular');
    if (grant === null) throw platformProblem('access.forbidden', { organization: one.organization });
    await recordCircular(trx, one.organization, eventOf(abandon(one, { by: standing.snapshot(grant), at })));
  });
}
