import { type Alphabet, FIRST_CHARACTER } from '../../src/text/spelling/alphabet.ts';
import type { LanguageModel } from '../../src/text/spelling/language-model.ts';
import { pairValue } from '../../src/text/spelling/pair-table.ts';

/** Spoils a set phrase: another character in it that goes with one of its neighbours, or two the wrong way round. */
export function spoilPhrase(
  units: string[],
  alphabet: Alphabet,
  model: LanguageModel,
  phrases: ReadonlySet<string>,
  random: () => number,
): boolean {
  const starts: number[] = [];
  for (let i = 0; i + 4 <= units.length; i++) if (phrases.has(units.slice(i, i + 4).join(''))) starts.push(i);
  const start = starts[Math.floor(random() * starts.length)];
  if (start === undefined) return false;
  if (random() < 0.2) {
    const a = start + Math.floor(random() * 3);
    const b = random() < 0.4 && a + 2 < start + 4 ? a + 2 : a + 1;
    if (units[a] === units[b]) return false;
    [units[a], units[b]] = [units[b], units[a]];
    return true;
  }
  const at = start + Math.floor(random() * 4);
  const id = (place: number) => alphabet.idOfUnit[(units[place] ?? '').charCodeAt(0)] ?? 0;
  const left = id(at - 1);
  const right = id(at + 1);
  const isAfter = at > start && (at === start + 3 || random() < 0.5);
  let total = 0;
  const weights: [number, number][] = [];
  for (let token = FIRST_CHARACTER; token < model.size; token++) {
    if (token === id(at)) continue;
    const code = isAfter
      ? pairValue(model.pairs, left * model.size + token)
      : pairValue(model.pairs, token * model.size + right);
    if (code < 0) continue;
    const weight = Math.exp(0.7 * ((model.logP[code] ?? 0) + (isAfter ? 0 : (model.unigram[token] ?? 0))));
    total += weight;
    weights.push([token, weight]);
  }
  let rest = random() * total;
  for (const [token, weight] of weights) {
    rest -= weight;
    if (rest > 0) continue;
    units[at] = alphabet.characters[token - FIRST_CHARACTER];
    return true;
  }
  return false;
}

/** Turns two characters round, if they stand side by side and differ. */
export function swapNeighbours(units: string[], places: readonly number[], random: () => number): boolean {
  const k = Math.floor(random() * (places.length - 1));
  const a = places[k] ?? 0;
  const b = places[k + 1] ?? 0;
  if (b !== a + 1 || units[a] === units[b]) return false;
  [units[a], units[b]] = [units[b], units[a]];
  return true;
}
