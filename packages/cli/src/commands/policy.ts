import type { LocalizedText } from '@sanshen/domain/kernel';
import {
  type Composition,
  compareStrictness,
  type Difference,
  loosenings,
  type Policy,
  type Stage,
} from '@sanshen/domain/policy';
import {
  brief,
  type CheckedPolicy,
  problemLine,
  type ReadPolicy,
  readPolicies,
} from '@sanshen/server/modules/policy/public';
import { parseCommand } from '../parse-command.ts';
import { boardRuleText, policyText, verdictText } from './policy-text.ts';

/** Where this command writes, a line a call; `language` is that of its words unless `--lang` says otherwise (zh if absent). */
export interface PolicyIo {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly language?: keyof LocalizedText;
}

interface Job {
  readonly io: PolicyIo;
  readonly lang: keyof LocalizedText;
  readonly json: boolean;
}

const options = { json: { type: 'boolean', default: false } } as const;

/**
 * `sanshen policy validate PATH… | show PATH [--json] | diff A B`. Gives the exit code: 0 fine, 1 problems or loosening, 2 bad use or
 * unreadable input with one line on standard error.
 */
export async function policyCommand(args: readonly string[], given: PolicyIo): Promise<number> {
  const { usage, badUse } = policyText;
  const speaking = { ...given, language: given.language ?? 'zh' };
  const parsed = parseCommand(args, speaking, { options, allowPositionals: true, usage, badUse });
  if (parsed.done) return parsed.exit;
  const { io, values } = parsed;
  const lang = io.language;
  const [verb, ...paths] = parsed.positionals;
  const job: Job = { io, lang, json: values.json === true };
  try {
    if (verb === 'validate' && paths.length > 0) return validate(job, await readPolicies(paths));
    if (verb === 'show' && paths.length === 1) return show(job, await readPolicies(paths));
    if (verb === 'diff' && paths.length === 2) return diff(job, await readPolicies(paths));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'path' in error)) throw error;
    io.err(policyText.unreadable(String(error.path), String(error.code))[lang]);
    return 2;
  }
  io.err(policyText.badUse()[lang]);
  return 2;
}

function validate({ io, lang }: Job, read: readonly ReadPolicy[]): number {
  let failed = false;
  for (const { folder, result } of read) {
    if ('policy' in result) {
      io.out(policyText.valid(result.policy.id, result.policy.version, result.digest)[lang]);
      continue;
    }
    failed = true;
    for (const problem of result.problems) io.out(problemLine(problem, lang));
    io.out(policyText.problems(folder, result.problems.length)[lang]);
  }
  return failed ? 1 : 0;
}

/** The rule books if all are fine; else tells the problems of those that are not. */
function allFine(job: Job, read: readonly ReadPolicy[]): readonly CheckedPolicy[] | null {
  const broken = read.filter(({ result }) => !('policy' in result));
  if (broken.length > 0) validate(job, broken);
  const fine = read.flatMap(({ result }) => ('policy' in result ? [result] : []));
  return broken.length > 0 ? null : fine;
}

function show(job: Job, read: readonly ReadPolicy[]): number {
  const [shown] = allFine(job, read) ?? [];
  if (shown === undefined) return 1;
  const { policy } = shown;
  if (job.json) {
    job.io.out(JSON.stringify({ ...policy, digest: shown.digest }, null, 2));
    return 0;
  }
  for (const line of describe(policy, shown.digest, job.lang)) job.io.out(line);
  return 0;
}

function describe(policy: Policy, digest: string, lang: keyof LocalizedText): string[] {
  const say = (text: LocalizedText) => text[lang];
  const { document, issuer, issuedOn } = policy.source;
  const procedures = policy.procedures.flatMap((procedure) => [
    `  ${procedure.id} ${procedure.clause} ${say(procedure.name)}`,
    ...procedure.stages.map((stage) => `    ${stageLine(stage, lang)}`),
    ...procedure.escalations.flatMap(({ from, stages }) =>
      stages.map((stage) => {
        const level = procedure.importance.find(({ id }) => id === from);
        return `    + ${say(policyText.from(level === undefined ? from : say(level.name)))}: ${stageLine(stage, lang)}`;
      }),
    ),
  ]);
  return [
    `${policy.id}@${policy.version} ${say(policy.title)}`,
    say(policyText.source(document, issuer, issuedOn)),
    digest,
    say(policyText.clauses()),
    ...policy.clauses.map((clause) => `  ${clause.id} ${say(clause.title)}: ${say(clause.summary)}`),
    say(policyText.procedures()),
    ...procedures,
    say(policyText.assignments()),
    ...policy.assignments.map(({ kind, procedure, choices }) => {
      const name = policy.organizationKinds.find(({ id }) => id === kind)?.name;
      const others = choices.length === 0 ? '' : say(policyText.choices(choices.join(', ')));
      return `  ${name === undefined ? kind : say(name)} → ${procedure}${others}`;
    }),
  ];
}

function stageLine(stage: Stage, lang: keyof LocalizedText): string {
  return `${stage.name[lang]}: ${compositionText(stage.composition)[lang]} [${stage.amend}, ${stage.deadlineHours} h]`;
}

function compositionText(composition: Composition): LocalizedText {
  if (composition.kind === 'seats') {
    const join = (lang: keyof LocalizedText) =>
      composition.seats.map((seat) => seat.name[lang]).join(composition.rule === 'all' ? ' + ' : ' / ');
    return { zh: join('zh'), en: join('en') };
  }
  const { member, rule, minimum } = composition;
  const text = rule.kind === 'atLeast' ? boardRuleText.atLeast(rule.count) : boardRuleText[rule.kind]();
  return {
    zh: policyText.board(member.name.zh, text.zh, minimum).zh,
    en: policyText.board(member.name.en, text.en, minimum).en,
  };
}

function diff(job: Job, read: readonly ReadPolicy[]): number {
  const [base, derived] = allFine(job, read) ?? [];
  if (base === undefined || derived === undefined) return 1;
  const differences = compareStrictness(base.policy, derived.policy);
  const { io, lang } = job;
  for (const difference of differences) io.out(differenceLine(difference, lang));
  const count = (verdict: Difference['verdict']) =>
    differences.filter((difference) => difference.verdict === verdict).length;
  io.out(
    differences.length === 0
      ? policyText.same()[lang]
      : policyText.summary(count('stricter'), count('looser'), count('incomparable'), count('same'))[lang],
  );
  return loosenings(differences).length > 0 ? 1 : 0;
}

function differenceLine(
  { path, verdict, before, after, why }: Difference,
  lang: keyof LocalizedText,
): string {
  return `[${verdictText[verdict][lang]}] ${path}: ${brief(before)} → ${brief(after)} (${why[lang]})`;
}
