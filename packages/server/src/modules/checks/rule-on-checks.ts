import { checkProblems } from '@sanshen/contract/checks';
import type { FindingId, ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { isOfPerson } from '@sanshen/domain/practice';
import type { ReviewState } from '@sanshen/domain/review';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { execute, lockManuscript } from '../review/public.ts';
import { type CountChange, count } from './counts.ts';
import { findReported, type Reported } from './find-reported.ts';
import { pictureName } from './pictures/pictures-of-content.ts';
import { type StandingOfRules, shownAs, standingOfRules } from './standing-of-rules.ts';

/**
 * Rules on findings of machines, many in one transaction: whoever rules takes each of them into the review as a finding with its rule, and
 * his ruling stands in the ledger. What somebody has ruled on before is left as it is. Gives the findings that were ruled on now.
 * Throws `checks.*`, and the refusals of the review: `review.notASigner`, `review.authorOverrules`, `review.reasonMissing`.
 */
export async function ruleOn(
  context: AppContext,
  key: CommandKey,
  request: {
    readonly manuscript: ManuscriptId;
    readonly person: PersonId;
    readonly digest: string;
    readonly findings: readonly string[];
    readonly ruling: 'accepted' | 'overruled';
    readonly reason: string;
  },
): Promise<readonly FindingId[]> {
  const { manuscript, person, ruling, reason } = request;
  if (ruling === 'overruled' && reason.trim() === '')
    throw new Problem(checkProblems['checks.reasonMissing']);
  const reported = await findReported(context, request);
  const now = context.clock.now();
  const standing = await standingOfRules(context.db, reported.organization, now);
  return runCommand(context, key, async (trx) => {
    const locked = await lockManuscript(trx, manuscript);
    if (locked === null) throw platformProblem('request.notFound');
    let { state } = locked;
    if (state.digest !== reported.digest) throw new Problem(checkProblems['checks.stale']);
    const ruled: FindingId[] = [];
    const changes: CountChange[] = [];
    for (const finding of reported.findings) {
      if (state.findings.some(({ id, ruled: done }) => id === finding.id && done)) continue;
      state = await noted(trx, state, finding, standing, person, manuscript, now);
      const command = { kind: 'ruleFinding', by: person, finding: finding.id, ruling, reason } as const;
      state = (await execute(trx, manuscript, command, now)).state;
      ruled.push(finding.id);
      changes.push({ rule: finding.rule, [ruling]: 1 });
    }
    await count(trx, reported, changes, now);
    return ruled;
  });
}

/** Takes a finding into the review, unless it is there already because a ruling was taken back. */
async function noted(
  trx: Transaction,
  state: ReviewState,
  finding: Reported['findings'][number],
  standing: StandingOfRules,
  person: PersonId,
  manuscript: ManuscriptId,
  now: Parameters<typeof execute>[3],
): Promise<ReviewState> {
  if (state.findings.some(({ id }) => id === finding.id)) return state;
  const { id, rule, text, message, suggestions, field, picture, start, end } = finding;
  const [suggestion] = suggestions;
  const where = picture === undefined ? '' : `${pictureName(picture.number).zh}中`;
  const words = `${where}“${text}”${suggestion === undefined ? '' : `→“${suggestion}”`}：${message.zh}`;
  const command = {
    kind: 'noteFinding',
    by: person,
    finding: id,
    severity: shownAs(finding, standing).severity,
    rule,
    text: words.slice(0, 4000),
    place: field === 'body' ? { start, end } : null,
  } as const;
  return (await execute(trx, manuscript, command, now)).state;
}

/** Takes one's own rulings back; gives the findings that wait again. Throws the refusals of the review. */
export async function takeBack(
  context: AppContext,
  key: CommandKey,
  request: {
    readonly manuscript: ManuscriptId;
    readonly person: PersonId;
    readonly findings: readonly FindingId[];
  },
): Promise<readonly FindingId[]> {
  const { manuscript, person, findings } = request;
  const { organization, root } = await findReported(context, {
    manuscript,
    person,
    digest: null,
    findings: [],
  });
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const rows = await trx
      .selectFrom('finding')
      .select(['finding_id', 'rule', 'ruling'])
      .where('manuscript_id', '=', manuscript)
      .where('finding_id', 'in', findings)
      .execute();
    for (const finding of findings)
      await execute(trx, manuscript, { kind: 'takeBackRuling', by: person, finding }, now);
    const changes = rows
      .filter(({ rule }) => !isOfPerson(rule))
      .map(({ rule, ruling }) => ({ rule, [ruling === 'accepted' ? 'accepted' : 'overruled']: -1 }));
    await count(trx, { organization, root }, changes, now);
    return findings;
  });
}
