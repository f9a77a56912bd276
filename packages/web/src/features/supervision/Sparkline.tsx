import styles from './supervision.module.css';

const width = 84;
const height = 22;

/** The last months of a number as a small line; gaps where there was nothing. What it shows stands in numbers elsewhere, so it is not read aloud. */
export function Sparkline({
  values,
  threshold,
}: {
  readonly values: readonly (number | null)[];
  readonly threshold: number;
}) {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ index, value }]));
  if (known.length < 2) return null;
  const top = Math.max(...known.map(({ value }) => value), threshold) || 1;
  const x = (index: number) => 2 + (index / Math.max(values.length - 1, 1)) * (width - 4);
  const y = (value: number) => height - 3 - (value / top) * (height - 6);
  return (
    <svg className={styles.spark} viewBox={`0 0 ${width} ${height}`} aria-hidden focusable="false">
      <line className={styles.asked} x1={0} x2={width} y1={y(threshold)} y2={y(threshold)} />
      {segmentsOf(values).map((points) => (
        <polyline
          key={points[0]?.index}
          className={styles.line}
          points={points.map(({ index, value }) => `${x(index)},${y(value)}`).join(' ')}
        />
      ))}
      {known.map(({ index, value }) => (
        <circle key={index} className={styles.dot} cx={x(index)} cy={y(value)} r={1.4} />
      ))}
    </svg>
  );
}

/** Runs of months that have a value. */
function segmentsOf(values: readonly (number | null)[]) {
  const segments: { index: number; value: number }[][] = [];
  let open: { index: number; value: number }[] | null = null;
  for (const [index, value] of values.entries()) {
    if (value === null) open = null;
    else if (open === null) {
      open = [{ index, value }];
      segments.push(open);
    } else open.push({ index, value });
  }
  return segments.filter((points) => points.length > 1);
}
