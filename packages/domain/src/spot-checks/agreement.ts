/** How far two inspectors agree. */
export interface Agreement {
  /** Questions that both answered. */
  readonly questions: number;
  readonly agreed: number;
  /** 0 to 1; null where there was no question. */
  readonly share: number | null;
  /** Cohen's kappa (1960): 1 full agreement, 0 no more than by chance; null where chance alone would make them agree on everything. */
  readonly kappa: number | null;
}

/** The agreement of two inspectors over the same questions, each with whether one and the other saw a fault. Pure. */
export function agreementOf(pairs: readonly (readonly [boolean, boolean])[]): Agreement {
  const questions = pairs.length;
  const agreed = pairs.filter(([one, other]) => one === other).length;
  if (questions === 0) return { questions, agreed, share: null, kappa: null };
  const share = agreed / questions;
  const faultsOf = (index: 0 | 1) => pairs.filter((pair) => pair[index]).length;
  const [one, other] = [faultsOf(0), faultsOf(1)];
  // In whole numbers, so that "always the same" is exact.
  const byChance = one * other + (questions - one) * (questions - other);
  const all = questions * questions;
  if (byChance === all) return { questions, agreed, share, kappa: null };
  return { questions, agreed, share, kappa: (agreed * questions - byChance) / (all - byChance) };
}
