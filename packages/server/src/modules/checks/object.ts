import { checkProblems } from '@sanshen/contract/checks';
import { reviewProblems } from '@sanshen/contract/review-problems';
import type { ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { isEditor } from '@sanshen/domain/review';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { toJson } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { requireGrant } from '../organization/public.ts';
import { handOf } from '../review/public.ts';
import { count } from './counts.ts';
import { makeException } from './exceptions.ts';
import { findReported } from './find-reported.ts';

interface OneFinding {
  readonly manuscript: ManuscriptId;
  readonly person: PersonId;
  readonly digest: string;
  readonly finding: string;
  readonly reason: string;
}

/** Keeps why an author lets words stand; an empty reason takes it back. Throws `checks.*`, `review.notASigner`. */
export async function objectTo(context: AppContext, key: CommandKey, request: OneFinding): Promise<void> {
  const { manuscript, person, reason } = request;
  const { root, findings } = await findReported(context, { ...request, findings: [request.finding] });
  const { state, snapshot } = await handOf(context.db, person, manuscript, context.clock.now());
  if (snapshot === null || !isEditor(state, person)) throw new Problem(reviewProblems['review.notASigner']);
  await runCommand(context, key, async (trx) => {
    const [finding] = findings;
    if (finding === undefined) throw platformProblem('request.notFound');
    const place = { manuscript_id: manuscript, finding_id: finding.id };
    const said = { reason, made_by: toJson(snapshot), made_at: context.clock.now() };
    if (reason.trim() === '') {
      await trx
        .deleteFrom('check_objection')
        .where('manuscript_id', '=', manuscript)
        .where('finding_id', '=', finding.id)
        .execute();
    } else {
      await trx
        .insertInto('check_objection')
        .values({ ...place, root_id: root, ...said })
        .onConflict((conflict) => conflict.columns(['manuscript_id', 'finding_id']).doUpdateSet(said))
        .execute();
    }
    await announce(trx, { kind: 'check', id: manuscript });
  });
}

/**
 * “Always wrong here”: declares what a rule found to be no fault in the manuscript's unit. Who rules may do so for one text, who manages
 * the rule book for the whole rule. It counts against the rule. Gives the exception's id.
 */
export async function setAside(
  context: AppContext,
  key: CommandKey,
  request: OneFinding & { readonly scope: 'text' | 'rule' },
): Promise<string> {
  const { manuscript, person, reason, scope } = request;
  const { organization, root, findings } = await findReported(context, {
    ...request,
    findings: [request.finding],
  });
  const at = context.clock.now();
  const { state, snapshot } = await handOf(context.db, person, manuscript, at);
  if (snapshot === null) throw new Problem(reviewProblems['review.notASigner']);
  if (isEditor(state, person)) throw new Problem(checkProblems['checks.authorObjects']);
  if (scope === 'rule') await requireGrant(context.db, person, organization, 'managePolicy', at);
  if (reason.trim() === '') throw new Problem(checkProblems['checks.reasonMissing']);
  return runCommand(context, key, async (trx) => {
    const [finding] = findings;
    if (finding === undefined) throw platformProblem('request.notFound');
    const { rule } = finding;
    const text = scope === 'text' ? finding.text : null;
    const made = { organization, root, rule, text, reason, by: snapshot, at };
    const exception = await makeException(trx, made);
    await count(trx, { organization, root }, [{ rule, overruled: 1 }], at);
    await announce(trx, { kind: 'check', id: manuscript });
    return exception;
  });
}
