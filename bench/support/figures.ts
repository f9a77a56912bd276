/** One line of a table: what was measured, what came out, and what it should be. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What it should be; null for a figure that is only shown. */
  readonly target: string | null;
  /** Whether the target is met; null where there is none. */
  readonly met: boolean | null;
}

/** What a benchmark gives. */
export interface Table {
  readonly title: string;
  readonly figures: readonly Figure[];
}

export interface BenchOptions {
  /** Fewer repetitions and less data: to see that a benchmark runs, not to quote its figures. */
  readonly quick: boolean;
  /** How many marks to look at in each cell; only where accuracy is measured. */
  readonly count?: number;
  /** Told what takes long. */
  readonly say: (text: string) => void;
}

/** A figure that has to stay at or below a limit. */
export function atMost(name: string, value: number, limit: number, unit: string, digits = 2): Figure {
  const met = value <= limit;
  return { name, value: shown(value, unit, digits), target: `≤ ${shown(limit, unit, digits)}`, met };
}

/** A figure that has to reach a limit. */
export function atLeast(name: string, value: number, limit: number, unit: string, digits = 2): Figure {
  const met = value >= limit;
  return { name, value: shown(value, unit, digits), target: `≥ ${shown(limit, unit, digits)}`, met };
}

/** A figure without a target. */
export function plain(name: string, value: number, unit: string, digits = 2): Figure {
  return { name, value: shown(value, unit, digits), target: null, met: null };
}

function shown(value: number, unit: string, digits: number): string {
  const number = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === '' ? number : `${number} ${unit}`;
}

/** The table as text for a terminal, target beside the figure. */
export function tableText({ title, figures }: Table): string {
  const name = Math.max(...figures.map((one) => one.name.length));
  const value = Math.max(...figures.map((one) => one.value.length));
  const lines = figures.map((one) => {
    const mark = one.met === null ? ' ' : one.met ? '✓' : '✗';
    return `  ${mark} ${one.name.padEnd(name)}  ${one.value.padStart(value)}${one.target === null ? '' : `   goal ${one.target}`}`;
  });
  return [title, ...lines, ''].join('\n');
}

/** The value below which a share of all values lies. Throws RangeError when there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new RangeError('no values');
  return value;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
