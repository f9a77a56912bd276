import type { Term } from '../lexicon/term.ts';

/** A person of the register of names: how he is called, what he is, and his place among the others. */
export interface NamedPerson {
  readonly name: string;
  /** Titles that may stand before or behind the name, the full one first. */
  readonly titles: readonly string[];
}

/** What an organisation's registers come to, ready to be sent to a worker. `key` changes whenever anything of it does. */
export interface RegisterSet {
  readonly key: string;
  readonly lists: readonly { readonly name: string; readonly terms: readonly Term[] }[];
  /** In the order in which they are named side by side. */
  readonly people: readonly NamedPerson[];
  /** Official names of institutions, full and short. */
  readonly institutions: readonly string[];
  /** Wordings that stand exactly so; those of eight units or more are also looked for with one character wrong, missing or surplus. */
  readonly wordings: readonly string[];
}

export const noRegisters: RegisterSet = { key: '', lists: [], people: [], institutions: [], wordings: [] };
