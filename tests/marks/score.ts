import type { FoundMark, MarkReport, MarkVerdict } from '@sanshen/checks/marks/report';
import type { MarkTruth } from './scenes/truth.ts';

export type Verdicts = Record<MarkVerdict | 'notFound', number>;

/** What came out of many scenes. */
export interface Score {
  pictures: number;
  readonly right: Verdicts;
  readonly wrong: Verdicts;
  /** Accusations of wrong marks that name the right problem. */
  named: number;
  /** What was reported where no mark is; and of these, what was called a violation. */
  strays: number;
  straysAccused: number;
  readonly byError: Map<string, Verdicts>;
}

export function emptyScore(): Score {
  return {
    pictures: 0,
    right: none(),
    wrong: none(),
    named: 0,
    strays: 0,
    straysAccused: 0,
    byError: new Map(),
  };
}

function none(): Verdicts {
  return { conforms: 0, violates: 0, cannotVerify: 0, notFound: 0 };
}

/** One truth with what was reported of it. */
export interface Match {
  readonly truth: MarkTruth;
  readonly found: FoundMark | null;
}

/** Pairs what is true with what was found: same place (boxes share at least 40 % of what they cover together) and the same mark. */
export function matched(
  truths: readonly MarkTruth[],
  report: MarkReport,
): { readonly matches: readonly Match[]; readonly strays: readonly FoundMark[] } {
  const free = new Set(report.marks);
  const matches = truths.map((truth): Match => {
    const box = boxOf(truth);
    const best = [...free]
      .filter(({ mark }) => mark === truth.mark)
      .map((found) => ({ found, share: shared(box, found.box) }))
      .sort((a, b) => b.share - a.share)[0];
    if (best === undefined || best.share < 0.4) return { truth, found: null };
    free.delete(best.found);
    return { truth, found: best.found };
  });
  // A real mark under another's name is not found, but no invention either.
  const strays = [...free].filter(({ box }) => truths.every((truth) => shared(boxOf(truth), box) < 0.1));
  return { matches, strays };
}

/** Adds one picture to a score. */
export function addPicture(
  score: Score,
  truths: readonly MarkTruth[],
  report: MarkReport,
): ReturnType<typeof matched> {
  const result = matched(truths, report);
  score.pictures++;
  for (const { truth, found } of result.matches) {
    const verdict = found?.verdict ?? 'notFound';
    score[truth.right ? 'right' : 'wrong'][verdict]++;
    const kind = `${truth.mark} ${truth.error ?? (truth.reverse ? 'reverse, right' : 'right')}`;
    const byKind = score.byError.get(kind) ?? none();
    byKind[verdict]++;
    score.byError.set(kind, byKind);
    if (verdict === 'violates' && found?.problems.some((problem) => truth.expected.includes(problem)))
      score.named++;
  }
  score.strays += result.strays.length;
  score.straysAccused += result.strays.filter(({ verdict }) => verdict === 'violates').length;
  return result;
}

/** Adds a score that another process made. */
export function addScore(sum: Score, other: Score): void {
  sum.pictures += other.pictures;
  addVerdicts(sum.right, other.right);
  addVerdicts(sum.wrong, other.wrong);
  sum.named += other.named;
  sum.strays += other.strays;
  sum.straysAccused += other.straysAccused;
  for (const [kind, verdicts] of other.byError) {
    const mine = sum.byError.get(kind) ?? none();
    addVerdicts(mine, verdicts);
    sum.byError.set(kind, mine);
  }
}

function addVerdicts(sum: Verdicts, other: Verdicts): void {
  for (const verdict of ['conforms', 'violates', 'cannotVerify', 'notFound'] as const)
    sum[verdict] += other[verdict];
}

function boxOf({ quad }: MarkTruth): FoundMark['box'] {
  const xs = quad.map(([x]) => x);
  const ys = quad.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return [x, y, Math.max(...xs) - x, Math.max(...ys) - y];
}

/** What two boxes have in common, as a share of what they cover together. */
function shared([ax, ay, aw, ah]: FoundMark['box'], [bx, by, bw, bh]: FoundMark['box']): number {
  const w = Math.min(ax + aw, bx + bw) - Math.max(ax, bx);
  const h = Math.min(ay + ah, by + bh) - Math.max(ay, by);
  if (w <= 0 || h <= 0) return 0;
  return (w * h) / (aw * ah + bw * bh - w * h);
}

/** How many of how many, with the interval that holds the true share in 95 of 100 cases (Wilson). */
export interface Share {
  readonly of: number;
  readonly count: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export function shareOf(count: number, of: number): Share {
  if (of === 0) return { of, count, share: 0, low: 0, high: 1 };
  const z = 1.959964;
  const p = count / of;
  const whole = 1 + (z * z) / of;
  const middle = (p + (z * z) / (2 * of)) / whole;
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / whole;
  return { of, count, share: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** How many marks there were. */
export function marksIn({ right, wrong }: Score): number {
  return total(right) + total(wrong);
}

function total({ conforms, violates, cannotVerify, notFound }: Verdicts): number {
  return conforms + violates + cannotVerify + notFound;
}

/** The figures by which the checker is judged. */
export interface Rates {
  readonly found: Share;
  readonly wrongPassed: Share;
  readonly rightAccused: Share;
  /** Of all accusations, those of marks that are wrong. */
  readonly accusationsRight: Share;
  /** Of the accusations of wrong marks, those that name what is wrong. */
  readonly problemNamed: Share;
  /** Reports where no mark is, for each picture. */
  readonly strays: Share;
}

export function ratesOf(score: Score): Rates {
  const { right, wrong } = score;
  const [rights, wrongs] = [total(right), total(wrong)];
  const accusations = wrong.violates + right.violates + score.straysAccused;
  return {
    found: shareOf(rights + wrongs - right.notFound - wrong.notFound, rights + wrongs),
    wrongPassed: shareOf(wrong.conforms, wrongs),
    rightAccused: shareOf(right.violates, rights),
    accusationsRight: shareOf(wrong.violates, accusations),
    problemNamed: shareOf(score.named, wrong.violates),
    strays: shareOf(Math.min(score.strays, score.pictures), score.pictures),
  };
}

/** A share as text: 99.51 % [99.2 to 99.8] (1,990 of 2,000). */
export function shareText({ share, low, high, count, of }: Share): string {
  const percent = (value: number) => (value * 100).toFixed(2);
  return of === 0 ? 'none' : `${percent(share)} % [${percent(low)} to ${percent(high)}] (${count} of ${of})`;
}
