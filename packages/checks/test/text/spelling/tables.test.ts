import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alphabetOf,
  BOUNDARY,
  DIGITS,
  FIRST_CHARACTER,
  RARE,
  tokenize,
} from '../../../src/text/spelling/alphabet.ts';
import { nearness } from '../../../src/text/spelling/near.ts';
import { hasPair, pairPlaces, pairTable, pairValue, turned } from '../../../src/text/spelling/pair-table.ts';
import { Scan } from '../../../src/text/spelling/scan.ts';
import {
  packPlaces,
  packSections,
  readPlaces,
  readSections,
  section,
} from '../../../src/text/spelling/sections.ts';
import { findSlot, hashesOf } from '../../../src/text/spelling/slot-table.ts';
import { probability } from '../../../src/text/spelling/trees.ts';
import { boostTrees } from '../../../training/spelling/boost-trees.ts';
import { LanguageModelBuilder, readStream } from '../../../training/spelling/build-language-model.ts';
import { countNear } from '../../../training/spelling/count-near.ts';
import { levelsOf, nearest, Packer } from '../../../training/spelling/pack-slots.ts';

/** Any UTF-16 units, halves of surrogate pairs too. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 200 }).map((units) => String.fromCharCode(...units));

describe('slot table', () => {
  it('finds every key with its value and hardly any other', () => {
    const packer = new Packer(20_000);
    for (let key = 0; key < 20_000; key++) packer.put(...hashesOf([key & 255, key >>> 8, 77]), key & 255);
    const table = packer.table(1);
    for (let key = 0; key < 20_000; key++) {
      const at = findSlot(table, ...hashesOf([key & 255, key >>> 8, 77]));
      // Of two keys with one fingerprint in one bucket the first is found: rare, and what the docstring promises.
      if (table.values[at] !== (key & 255)) expect(at).toBeGreaterThanOrEqual(0);
    }
    let strangers = 0;
    for (let key = 0; key < 100_000; key++) {
      if (findSlot(table, ...hashesOf([key & 255, key >>> 8, 78])) >= 0) strangers++;
    }
    expect(strangers).toBeLessThan(60);
  });
});

describe('sections', () => {
  it('reads back what was packed, from any place in memory', () => {
    const file = packSections({
      a: Uint8Array.of(1, 2, 3),
      b: Float32Array.of(0.5),
      c: Uint32Array.of(7, 8),
    });
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    for (const bytes of [file, shifted.subarray(3)]) {
      const sections = readSections(bytes);
      expect([...section(sections, 'a', 'u8')]).toEqual([1, 2, 3]);
      expect([...section(sections, 'b', 'f32')]).toEqual([0.5]);
      expect([...section(sections, 'c', 'u32')]).toEqual([7, 8]);
    }
  });

  it('refuses another file, a short one and a missing section', () => {
    const file = packSections({ a: Uint32Array.of(1, 2, 3) });
    expect(() => readSections(Uint8Array.of(1, 2, 3))).toThrow('no file of spelling tables');
    expect(() => readSections(file.subarray(0, file.length - 8))).toThrow();
    expect(() => section(readSections(file), 'b', 'u8')).toThrow('lack b');
  });

  it('packs places as gaps', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(0xffffffff), { maxLength: 400 }), (list) => {
        const places = Uint32Array.from(list).sort();
        expect(readPlaces(packPlaces(places), places.length)).toEqual(places);
      }),
    );
  });
});

describe('pair table', () => {
  it('knows each pair with its value from both sides, and no other', () => {
    const size = 53;
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(size ** 2 - 1), { maxLength: 500 }), (list) => {
        const places = Uint32Array.from(list).sort();
        const values = Uint8Array.from(places, (place) => place % 251);
        const table = pairTable(size, places, values);
        const other = turned(size, places, values);
        expect(pairPlaces(table)).toEqual(places);
        const known = new Set(list);
        return Array.from({ length: size ** 2 }, (_, place) => place).every((place) => {
          const expected = known.has(place) ? place % 251 : -1;
          const across = (place % size) * size + Math.floor(place / size);
          return (
            pairValue(table, place) === expected &&
            pairValue(other, across) === expected &&
            hasPair(table, place) === expected >= 0
          );
        });
      }),
      { numRuns: 20 },
    );
  });
});

describe('tokens', () => {
  const alphabet = alphabetOf(['会', '议', '。', '，']);

  it('keeps places over digits, spaces and surrogates', () => {
    const text = ' 2026.5 会议𠮷。议';
    const tokens = tokenize(text, alphabet);
    const read = Array.from({ length: tokens.count }, (_, i) => text.slice(tokens.starts[i], tokens.ends[i]));
    expect(read).toEqual(['2026.5', '会', '议', '\ud842', '\udfb7', '。', '议']);
    expect([...tokens.ids.subarray(0, 4)]).toEqual([DIGITS, FIRST_CHARACTER, FIRST_CHARACTER + 1, RARE]);
    expect(tokens.sentences).toEqual([0, 6, 7]);
  });

  it('gives ascending places for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = tokenize(text, alphabet);
        let last = 0;
        for (let i = 0; i < tokens.count; i++) {
          if ((tokens.starts[i] ?? 0) < last || (tokens.ends[i] ?? 0) <= (tokens.starts[i] ?? 0))
            return false;
          last = tokens.ends[i] ?? 0;
        }
        return last <= text.length;
      }),
    );
  });
});

describe('language model', () => {
  const lines = ['会议开始。', '会议结束。', '会议开始了。', '大会开始。', '会场开放。'];
  const alphabet = alphabetOf([...new Set(lines.join(''))]);
  const builder = new LanguageModelBuilder(readStream(lines, ['会议室'], alphabet), alphabet.size);
  const model = builder.build(10_000, () => {});
  const scan = new Scan(model, 100);
  const load = (text: string) => {
    const tokens = tokenize(text, alphabet);
    scan.load(tokens.ids, 0, tokens.count);
  };

  it('gives what it has read a greater probability, and all tokens together about one', () => {
    load('会议');
    const known = scan.cost[2] ?? 0;
    load('会束');
    expect(known).toBeGreaterThan(scan.cost[2] ?? 0);
    let sum = 0;
    for (let id = 0; id < alphabet.size; id++) {
      scan.load(Uint16Array.of(alphabet.idOfUnit['会'.charCodeAt(0)] ?? 0, id), 0, 2);
      if (id !== BOUNDARY) sum += Math.exp(scan.cost[2] ?? 0);
    }
    expect(sum).toBeGreaterThan(0.6);
    expect(sum).toBeLessThan(1.2);
  });

  it('prices an edit as if the sentence had been read with it', () => {
    const total = () => scan.cost.subarray(1, scan.length + 2).reduce((x, y) => x + y, 0);
    load('大会开始。');
    const before = total();
    const gain = scan.gain(3, 4, [alphabet.idOfUnit['结'.charCodeAt(0)] ?? 0]);
    load('大会结始。');
    expect(gain).toBeCloseTo(total() - before, 6);
    load('会议开始。');
    const whole = total();
    const without = scan.gain(2, 3, []);
    load('会开始。');
    expect(without).toBeCloseTo(total() - whole, 6);
  });
});

describe('characters near each other', () => {
  it('knows which stand apart together more often than by chance', () => {
    const letters = alphabetOf(['因', '所', '为', '以', '天', '地']);
    const lines = Array.from({ length: 40 }, (_, i) => `${i % 2 ? '因天所' : '以地为'}。`);
    const near = countNear(readStream(lines, [], letters), letters.size, 3);
    const ids = tokenize('因地所', letters).ids;
    const row = Uint16Array.of(0, ...ids.subarray(0, 3));
    const [first = 0, , last = 0] = ids;
    const stranger = letters.idOfUnit['为'.charCodeAt(0)] ?? 0;
    expect(nearness(near, row, 3, 3, last)).toBeGreaterThan(0.5);
    expect(nearness(near, row, 3, 3, stranger)).toBeLessThan(0);
    expect(nearness(near, row, 3, 1, first)).toBeGreaterThan(0.5);
  });
});

describe('levels and trees', () => {
  it('finds levels near the values', () => {
    const book = levelsOf(
      Float64Array.from({ length: 1000 }, (_, i) => (i % 4) * 10),
      4,
    );
    expect([...book]).toEqual([0, 10, 20, 30]);
    expect(nearest(book, 14)).toBe(1);
  });

  it('learns what no single feature tells', () => {
    const n = 4000;
    const features = new Float32Array(n * 2);
    const labels = new Uint8Array(n);
    for (let i = 0; i < n; i++) {
      features[2 * i] = i % 2;
      features[2 * i + 1] = (i >> 1) % 2;
      labels[i] = (i % 2) ^ ((i >> 1) % 2) ^ (i % 50 === 0 ? 1 : 0);
    }
    const weights = new Float32Array(n).fill(1);
    const trees = boostTrees(
      { features, width: 2, labels, weights },
      { trees: 30, leaves: 4, rate: 0.3, leastWeight: 1, l2: 1, share: 0.8, seed: 11 },
    );
    expect(probability(trees, Float32Array.of(1, 0))).toBeGreaterThan(0.9);
    expect(probability(trees, Float32Array.of(1, 1))).toBeLessThan(0.1);
  });
});
