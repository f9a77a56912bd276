/** How a question did in one sitting: the share of its points, and the sitting's whole score. */
export interface Response {
  readonly share: number;
  readonly score: number;
}

export interface ItemStatistics {
  readonly answered: number;
  /** Mean share of the points, 0 to 1 (难度系数): low is hard. */
  readonly facility: number | null;
  /** Mean share of the best 27 % less that of the worst 27 % (区分度), -1 to 1; null for fewer than ten sittings. */
  readonly discrimination: number | null;
}

/** T. L. Kelley's share of either end of a group, by which discrimination is usually told. */
const endShare = 0.27;

/** Statistics of a question. Pure. */
export function statisticsOf(responses: readonly Response[]): ItemStatistics {
  const answered = responses.length;
  if (answered === 0) return { answered, facility: null, discrimination: null };
  const facility = round(mean(responses));
  if (answered < 10) return { answered, facility, discrimination: null };
  const sorted = [...responses].sort((a, b) => a.score - b.score);
  const size = Math.max(1, Math.round(answered * endShare));
  const discrimination = round(mean(sorted.slice(-size)) - mean(sorted.slice(0, size)));
  return { answered, facility, discrimination };
}

function mean(responses: readonly Response[]): number {
  return responses.reduce((sum, { share }) => sum + share, 0) / responses.length;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
