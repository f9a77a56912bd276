/** A text with the passages that were searched for marked; ranges are half-open, in UTF-16 units. */
export function Highlighted({
  text,
  ranges,
}: {
  readonly text: string;
  readonly ranges: readonly (readonly [number, number])[];
}) {
  const parts = [];
  let at = 0;
  for (const [from, to] of ranges) {
    if (from < at || to > text.length) continue;
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}
