import { problemTexts } from '@sanshen/checks/marks/problem-texts';
import { checkProblems } from '@sanshen/contract/checks';
import { reviewProblems } from '@sanshen/contract/review-problems';
import type { Digest, FindingId, ManuscriptId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { ReviewState } from '@sanshen/domain/review';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { rootOf } from '../organization/public.ts';
import { execute, handOf, lockManuscript, markFindingOf, requireManuscriptView } from '../review/public.ts';
import { loadPictures, type StoredMark, type StoredPicture } from './report-store.ts';
import { forgetRulings, rememberRuling } from './ruled-pictures.ts';

interface Sought {
  readonly picture: StoredPicture;
  readonly mark: StoredMark;
}

/**
 * Rules on marks in pictures. Every reviewer has a finding of his own on the same mark, so that one ruling never stands for another's look.
 * Accepted says that the mark is wrong, overruled that it is in order. What he has ruled on before is left as it is. Gives the marks ruled
 * on now. Throws `checks.stale`, `checks.unknownFinding`, `checks.reasonMissing`, and the refusals of the review.
 */
export async function ruleOnMarksOf(
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
): Promise<readonly string[]> {
  const { manuscript, person, ruling, reason } = request;
  if (ruling === 'overruled' && reason.trim() === '')
    throw new Problem(checkProblems['checks.reasonMissing']);
  const about = await reported(context, request);
  const at = context.clock.now();
  const { snapshot } = await handOf(context.db, person, manuscript, at);
  if (snapshot === null) throw new Problem(reviewProblems['review.notASigner']);
  return runCommand(context, key, async (trx) => {
    const locked = await lockManuscript(trx, manuscript);
    if (locked === null) throw platformProblem('request.notFound');
    let { state } = locked;
    if (state.digest !== about.digest) throw new Problem(checkProblems['checks.stale']);
    const ruled: string[] = [];
    for (const sought of about.sought) {
      const finding = markFindingOf(sought.mark.id, person);
      if (state.findings.some((one) => one.id === finding && one.ruled)) continue;
      state = await noted(trx, state, sought, finding, person, manuscript, at);
      const command = { kind: 'ruleFinding', by: person, finding, ruling, reason } as const;
      state = (await execute(trx, manuscript, command, at)).state;
      const { organization, root } = about;
      const place = { organization, root, manuscript, finding, ...sought };
      await rememberRuling(trx, place, { ruling, reason, by: snapshot, at });
      ruled.push(sought.mark.id);
    }
    await announce(trx, { kind: 'check', id: manuscript });
    return ruled;
  });
}

/** Takes one's own rulings on marks back. Throws the refusals of the review. */
export async function takeBackMarks(
  context: AppContext,
  key: CommandKey,
  request: {
    readonly manuscript: ManuscriptId;
    readonly person: PersonId;
    readonly findings: readonly string[];
  },
): Promise<readonly string[]> {
  const { manuscript, person } = request;
  const row = await requireManuscriptView(context, context.db, person, manuscript, 'text');
  const marks = [...new Set(request.findings)];
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const findings = marks.map((mark) => markFindingOf(mark, person));
    for (const finding of findings)
      await execute(trx, manuscript, { kind: 'takeBackRuling', by: person, finding }, now);
    await forgetRulings(trx, row.organization_id, findings);
    await announce(trx, { kind: 'check', id: manuscript });
    return marks;
  });
}

/** The marks with these ids in the report on the newest text. */
async function reported(
  context: AppContext,
  asked: {
    readonly manuscript: ManuscriptId;
    readonly person: PersonId;
    readonly digest: string;
    readonly findings: readonly string[];
  },
): Promise<{
  readonly digest: Digest;
  readonly organization: OrganizationId;
  readonly root: OrganizationId;
  readonly sought: readonly Sought[];
}> {
  const { db } = context;
  const row = await requireManuscriptView(context, db, asked.person, asked.manuscript, 'text');
  const { digest, organization_id: organization } = row;
  if (digest === null || digest !== asked.digest) throw new Problem(checkProblems['checks.stale']);
  const root = await rootOf(db, organization);
  if (root === null) throw platformProblem('request.notFound');
  const report = await loadPictures(db, asked.manuscript, digest);
  const byId = new Map(
    (report?.pictures ?? []).flatMap((picture) =>
      picture.marks.map((mark): [string, Sought] => [mark.id, { picture, mark }]),
    ),
  );
  const sought = [...new Set(asked.findings)].map((id) => {
    const found = byId.get(id);
    if (found === undefined) throw new Problem(checkProblems['checks.unknownFinding'], { finding: id });
    return found;
  });
  return { digest, organization, root, sought };
}

/** Takes a mark into the review as this person's finding, unless it is there already because a ruling was taken back. */
async function noted(
  trx: Transaction,
  state: ReviewState,
  { picture, mark }: Sought,
  finding: FindingId,
  person: PersonId,
  manuscript: ManuscriptId,
  now: Parameters<typeof execute>[3],
): Promise<ReviewState> {
  if (state.findings.some(({ id }) => id === finding)) return state;
  const where = placeName(picture);
  const problems = mark.problems.map((code) => problemTexts[code].title.zh).join('；');
  const said =
    problems === '' ? (mark.verdict === 'conforms' ? '未发现问题' : '无法核验，请人工判断') : problems;
  const command = {
    kind: 'noteFinding',
    by: person,
    finding,
    severity: mark.verdict === 'violates' ? 'error' : 'warning',
    rule: `marks/${mark.mark}`,
    text: `${where}·${mark.names.zh}：${said}`.slice(0, 4000),
    place: null,
  } as const;
  return (await execute(trx, manuscript, command, now)).state;
}

function placeName({ kind, place }: StoredPicture): string {
  if (place === 'cover') return '封面图片';
  if (typeof place === 'number') return `${kind === 'film' ? '视频' : '图片'}${place}`;
  return `视频“${place.attachment}”`;
}
