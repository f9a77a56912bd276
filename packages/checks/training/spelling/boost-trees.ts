import { LEAF, type Trees } from '../../src/text/spelling/trees.ts';
import { randomFrom } from './random.ts';

export interface Examples {
  /** Row-major, `width` features a row. */
  readonly features: Float32Array;
  readonly width: number;
  readonly labels: Uint8Array;
  readonly weights: Float32Array;
}

export interface BoostOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  /** Least sum of second derivatives in a leaf. */
  readonly leastWeight: number;
  readonly l2: number;
  /** Share of the rows that each tree is grown from. */
  readonly share: number;
  readonly seed: number;
}

const BINS = 128;
/** Of examples that are nearly right already, one in so many is looked at and stands for the others. */
const EASY = 0.03;
const EASY_SHARE = 5;

interface Leaf {
  readonly from: number;
  readonly to: number;
  readonly node: number;
  readonly g: number;
  readonly h: number;
  readonly histogram: Float64Array;
  split: { gain: number; feature: number; bin: number } | undefined;
}

/** Boosts trees for the logistic loss over histograms of binned features, growing each tree leaf by leaf. */
export function boostTrees(examples: Examples, options: BoostOptions): Trees {
  const { features, width, labels, weights } = examples;
  const n = labels.length;
  const cuts = Array.from({ length: width }, (_, f) => cutsOf(features, width, f, n));
  const bins = new Uint8Array(n * width);
  for (let r = 0; r < n; r++) {
    for (let f = 0; f < width; f++) bins[r * width + f] = binOf(cuts[f], features[r * width + f]);
  }
  let positive = 0;
  let total = 0;
  for (let r = 0; r < n; r++) {
    positive += labels[r] * weights[r];
    total += weights[r];
  }
  const bias = Math.log(positive / (total - positive));
  const scores = new Float64Array(n).fill(bias);
  const g = new Float32Array(n);
  const h = new Float32Array(n);
  const order = new Uint32Array(n);
  const spare = new Uint32Array(n);
  const roots: number[] = [];
  const feature: number[] = [];
  const value: number[] = [];
  const left: number[] = [];
  /** Bin of an inner node's threshold. */
  const cutBin: number[] = [];
  const random = randomFrom(options.seed);

  const histogramOf = (from: number, to: number): Float64Array => {
    const histogram = new Float64Array(width * BINS * 2);
    for (let k = from; k < to; k++) {
      const r = order[k];
      const row = r * width;
      for (let f = 0; f < width; f++) {
        const cell = (f * BINS + bins[row + f]) * 2;
        histogram[cell] += g[r];
        histogram[cell + 1] += h[r];
      }
    }
    return histogram;
  };
  const bestSplit = (leaf: Leaf): Leaf['split'] => {
    const part = (gg: number, hh: number) => (gg * gg) / (hh + options.l2);
    const whole = part(leaf.g, leaf.h);
    let best: Leaf['split'];
    for (let f = 0; f < width; f++) {
      let gl = 0;
      let hl = 0;
      for (let bin = 0; bin < cuts[f].length; bin++) {
        const cell = (f * BINS + bin) * 2;
        gl += leaf.histogram[cell];
        hl += leaf.histogram[cell + 1];
        if (hl < options.leastWeight) continue;
        if (leaf.h - hl < options.leastWeight) break;
        const gain = part(gl, hl) + part(leaf.g - gl, leaf.h - hl) - whole;
        if (gain > 1e-3 && gain > (best?.gain ?? 0)) best = { gain, feature: f, bin };
      }
    }
    return best;
  };

  for (let t = 0; t < options.trees; t++) {
    let gSum = 0;
    let hSum = 0;
    let drawn = 0;
    for (let r = 0; r < n; r++) {
      const p = 1 / (1 + Math.exp(-scores[r]));
      g[r] = weights[r] * (p - labels[r]);
      h[r] = weights[r] * Math.max(1e-6, p * (1 - p));
      const isEasy = Math.abs(p - labels[r]) < EASY;
      if (random() >= (isEasy ? options.share / EASY_SHARE : options.share)) continue;
      if (isEasy) {
        g[r] *= EASY_SHARE;
        h[r] *= EASY_SHARE;
      }
      gSum += g[r];
      hSum += h[r];
      order[drawn++] = r;
    }
    const addNode = () => {
      feature.push(LEAF);
      value.push(0);
      left.push(0);
      return feature.length - 1;
    };
    const root = addNode();
    roots.push(root);
    const first: Leaf = {
      from: 0,
      to: drawn,
      node: root,
      g: gSum,
      h: hSum,
      histogram: histogramOf(0, drawn),
      split: undefined,
    };
    first.split = bestSplit(first);
    const leaves: Leaf[] = [first];
    while (leaves.length < options.leaves) {
      let widest = -1;
      for (let k = 0; k < leaves.length; k++) {
        if ((leaves[k].split?.gain ?? 0) > (widest < 0 ? 0 : (leaves[widest].split?.gain ?? 0))) widest = k;
      }
      if (widest < 0) break;
      const leaf = leaves[widest];
      const split = leaf.split;
      if (!split) break;
      let l = leaf.from;
      let s = 0;
      for (let k = leaf.from; k < leaf.to; k++) {
        const r = order[k];
        if (bins[r * width + split.feature] <= split.bin) order[l++] = r;
        else spare[s++] = r;
      }
      order.set(spare.subarray(0, s), l);
      feature[leaf.node] = split.feature;
      value[leaf.node] = cuts[split.feature][split.bin];
      cutBin[leaf.node] = split.bin;
      const leftNode = addNode();
      const rightNode = addNode();
      left[leaf.node] = leftNode;
      const small = l - leaf.from < leaf.to - l;
      const smallHistogram = small ? histogramOf(leaf.from, l) : histogramOf(l, leaf.to);
      const otherHistogram = leaf.histogram.map((x, k) => x - smallHistogram[k]);
      let gl = 0;
      let hl = 0;
      for (let bin = 0; bin <= split.bin; bin++) {
        gl += leaf.histogram[(split.feature * BINS + bin) * 2];
        hl += leaf.histogram[(split.feature * BINS + bin) * 2 + 1];
      }
      const a: Leaf = {
        from: leaf.from,
        to: l,
        node: leftNode,
        g: gl,
        h: hl,
        histogram: small ? smallHistogram : otherHistogram,
        split: undefined,
      };
      const b: Leaf = {
        from: l,
        to: leaf.to,
        node: rightNode,
        g: leaf.g - gl,
        h: leaf.h - hl,
        histogram: small ? otherHistogram : smallHistogram,
        split: undefined,
      };
      a.split = bestSplit(a);
      b.split = bestSplit(b);
      leaves[widest] = a;
      leaves.push(b);
    }
    for (const leaf of leaves) {
      const step = (-options.rate * leaf.g) / (leaf.h + options.l2);
      value[leaf.node] = step;
    }
    for (let r = 0; r < n; r++) {
      let node = root;
      while (feature[node] !== LEAF)
        node = left[node] + (bins[r * width + feature[node]] <= cutBin[node] ? 0 : 1);
      scores[r] += value[node];
    }
  }
  return {
    bias,
    roots: Uint32Array.from(roots),
    feature: Uint8Array.from(feature),
    value: Float32Array.from(value),
    left: Uint32Array.from(left),
  };
}

/** Trees that give the mean of the log-odds of several models. */
export function averaged(models: readonly Trees[]): Trees {
  const roots: number[] = [];
  const feature: number[] = [];
  const value: number[] = [];
  const left: number[] = [];
  for (const model of models) {
    const first = feature.length;
    for (const root of model.roots) roots.push(first + root);
    for (let node = 0; node < model.feature.length; node++) {
      const isLeaf = model.feature[node] === LEAF;
      feature.push(model.feature[node]);
      value.push(isLeaf ? model.value[node] / models.length : model.value[node]);
      left.push(isLeaf ? 0 : first + model.left[node]);
    }
  }
  return {
    bias: models.reduce((sum, { bias }) => sum + bias, 0) / models.length,
    roots: Uint32Array.from(roots),
    feature: Uint8Array.from(feature),
    value: Float32Array.from(value),
    left: Uint32Array.from(left),
  };
}

/** Upper edges of the bins of a feature: quantiles of a sample, without repeats. */
function cutsOf(features: Float32Array, width: number, f: number, n: number): Float32Array {
  const step = Math.max(1, Math.floor(n / 20000));
  const sample: number[] = [];
  for (let r = 0; r < n; r += step) sample.push(features[r * width + f]);
  sample.sort((x, y) => x - y);
  const cuts: number[] = [];
  for (let k = 1; k < BINS; k++) {
    const cut = sample[Math.floor((k * sample.length) / BINS)];
    if (cuts.length === 0 || cut > cuts[cuts.length - 1]) cuts.push(cut);
  }
  return Float32Array.from(cuts);
}

function binOf(cuts: Float32Array, value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value <= cuts[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}
