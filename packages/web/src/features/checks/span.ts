/** Spans of time that statistics are shown of. */
export const spans = ['month', 'quarter', 'year', 'all'] as const;
export type Span = (typeof spans)[number];

/** Eight hours: months are Asia/Shanghai's, which has no summer time. */
const shanghai = 8 * 3600 * 1000;

/** The months of the span in which `now` lies, both included; nothing for whatever was ever counted. */
export function spanOf(span: Span, now: Date): { readonly from?: string; readonly to?: string } {
  if (span === 'all') return {};
  const there = new Date(now.getTime() + shanghai);
  const year = there.getUTCFullYear();
  const month = there.getUTCMonth() + 1;
  const first = { month, quarter: month - ((month - 1) % 3), year: 1 }[span];
  const name = (number: number) => `${year}-${String(number).padStart(2, '0')}`;
  return { from: name(first), to: name(month) };
}
