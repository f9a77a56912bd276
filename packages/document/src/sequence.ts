/** A stretch that differs: `a[aFrom…aTo)` was replaced by `b[bFrom…bTo)`; one of the two may be empty. */
export interface SequenceEdit {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

interface Range {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

/** Up to so many cells, a longest common subsequence is computed exactly; beyond, common passages divide the work. */
const exactCells = 160_000;
const passageLengths = [8, 3, 1] as const;

/**
 * The stretches in which two sequences differ, in order and apart from each other. Exact for short ones; long ones are
 * divided at passages that occur once in each, so that the time grows about linearly with the length.
 */
export function diffSequence(a: readonly string[], b: readonly string[]): readonly SequenceEdit[] {
  const ids = new Map<string, number>();
  const idOf = (token: string): number => {
    const known = ids.get(token);
    if (known !== undefined) return known;
    ids.set(token, ids.size);
    return ids.size - 1;
  };
  const left = Int32Array.from(a, idOf);
  const right = Int32Array.from(b, idOf);
  const matched = new Int32Array(left.length).fill(-1);
  const waiting: Range[] = [{ aFrom: 0, aTo: left.length, bFrom: 0, bTo: right.length }];
  for (let range = waiting.pop(); range !== undefined; range = waiting.pop()) {
    const inner = trim(left, right, range, matched);
    const [height, width] = [inner.aTo - inner.aFrom, inner.bTo - inner.bFrom];
    if (height === 0 || width === 0) continue;
    if (height * width <= exactCells) exact(left, right, inner, matched);
    else waiting.push(...divided(left, right, inner));
  }
  return gaps(matched, right.length);
}

/** Matches what is common at both ends and gives what is left between. */
function trim(left: Int32Array, right: Int32Array, range: Range, matched: Int32Array): Range {
  let { aFrom, aTo, bFrom, bTo } = range;
  while (aFrom < aTo && bFrom < bTo && left[aFrom] === right[bFrom]) {
    matched[aFrom] = bFrom;
    aFrom += 1;
    bFrom += 1;
  }
  while (aFrom < aTo && bFrom < bTo && left[aTo - 1] === right[bTo - 1]) {
    aTo -= 1;
    bTo -= 1;
    matched[aTo] = bTo;
  }
  return { aFrom, aTo, bFrom, bTo };
}

function exact(left: Int32Array, right: Int32Array, range: Range, matched: Int32Array): void {
  const height = range.aTo - range.aFrom;
  const width = range.bTo - range.bFrom;
  const row = width + 1;
  // lengths[i * row + j]: the longest common subsequence of what follows i and j.
  const lengths = new Uint32Array((height + 1) * row);
  const at = (i: number, j: number): number => lengths[i * row + j] ?? 0;
  for (let i = height - 1; i >= 0; i -= 1) {
    for (let j = width - 1; j >= 0; j -= 1) {
      const same = left[range.aFrom + i] === right[range.bFrom + j];
      lengths[i * row + j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let i = 0;
  let j = 0;
  while (i < height && j < width) {
    if (left[range.aFrom + i] === right[range.bFrom + j]) {
      matched[range.aFrom + i] = range.bFrom + j;
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
}

/** The ranges between passages that stand once in each side; none when there are no such passages. */
function divided(left: Int32Array, right: Int32Array, range: Range): readonly Range[] {
  for (const length of passageLengths) {
    const anchors = increasing(commonPassages(left, right, range, length));
    if (anchors.length === 0) continue;
    const ranges: Range[] = [];
    let { aFrom, bFrom } = range;
    for (const [a, b] of anchors) {
      ranges.push({ aFrom, aTo: a, bFrom, bTo: b });
      // The range that begins here begins with the anchor itself, which trimming then matches.
      aFrom = a;
      bFrom = b;
    }
    ranges.push({ aFrom, aTo: range.aTo, bFrom, bTo: range.bTo });
    return ranges;
  }
  return [];
}

function commonPassages(
  left: Int32Array,
  right: Int32Array,
  range: Range,
  length: number,
): readonly (readonly [number, number])[] {
  const inLeft = singlePassages(left, range.aFrom, range.aTo, length);
  const inRight = singlePassages(right, range.bFrom, range.bTo, length);
  const pairs: [number, number][] = [];
  for (const [passage, a] of inLeft) {
    const b = inRight.get(passage);
    if (a >= 0 && b !== undefined && b >= 0) pairs.push([a, b]);
  }
  return pairs.sort((x, y) => x[0] - y[0]);
}

/** Where each passage begins; -1 for one that occurs more than once. */
function singlePassages(
  tokens: Int32Array,
  from: number,
  to: number,
  length: number,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let at = from; at + length <= to; at += 1) {
    const passage = tokens.subarray(at, at + length).join();
    found.set(passage, found.has(passage) ? -1 : at);
  }
  return found;
}

/** The longest choice of pairs that increases on both sides (patience sorting). */
function increasing(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const tops: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, b], index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = index;
  });
  const chosen: (readonly [number, number])[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair) chosen.push(pair);
  }
  return chosen.reverse();
}

function gaps(matched: Int32Array, bLength: number): readonly SequenceEdit[] {
  const edits: SequenceEdit[] = [];
  let [a, b] = [0, 0];
  for (let at = 0; at <= matched.length; at += 1) {
    const partner = at === matched.length ? bLength : (matched[at] ?? -1);
    if (partner < 0) continue;
    if (at > a || partner > b) edits.push({ aFrom: a, aTo: at, bFrom: b, bTo: partner });
    a = at + 1;
    b = partner + 1;
  }
  return edits;
}
