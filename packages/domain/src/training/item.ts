import type { Brand, OrganizationId } from '../kernel/index.ts';

export type ItemId = Brand<string, 'ItemId'>;

/** Kinds of questions: 单选、多选、判断、填空、校对、简答. */
export const itemKinds = ['single', 'multiple', 'judge', 'fill', 'proofreading', 'free'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** What a question is about: a clause of the rule book, or the craft of proofreading. */
export const itemTopics = [
  '§1',
  '§2',
  '§3',
  '§4',
  '§5',
  '§6',
  '§7',
  '§8',
  '§9',
  '§10',
  '§11',
  '§12',
  'proofreading',
] as const;
export type ItemTopic = (typeof itemTopics)[number];

/** 1 easy, 2 medium, 3 hard: as its author sees it; the statistics tell how it turned out. */
export type Difficulty = 1 | 2 | 3;

/** An error that stands on a page to be proofread; offsets in UTF-16 units of the page. */
export interface PlantedError {
  readonly start: number;
  readonly end: number;
  /** What may stand there instead; an empty text stands for "leave it out". */
  readonly right: readonly string[];
  readonly why: string;
}

/** What is asked, with what is right. Never leaves the server before an examination is over; see {@link askedOf}. */
export type ItemContent =
  | { readonly kind: 'single'; readonly options: readonly string[]; readonly right: number }
  | { readonly kind: 'multiple'; readonly options: readonly string[]; readonly right: readonly number[] }
  | { readonly kind: 'judge'; readonly right: boolean }
  /** For each blank what is accepted. In the stem a blank is written `____`. */
  | { readonly kind: 'fill'; readonly blanks: readonly (readonly string[])[] }
  | { readonly kind: 'proofreading'; readonly page: string; readonly errors: readonly PlantedError[] }
  /** `guide`: by what it is marked. */
  | { readonly kind: 'free'; readonly guide: string };

/** One question (题目) as it stands in a version. */
export interface Item {
  readonly stem: string;
  readonly topic: ItemTopic;
  readonly difficulty: Difficulty;
  readonly explanation: string;
  readonly content: ItemContent;
}

/** A question in the bank; another version is another row, so that an examination keeps what it asked. */
export interface BankItem extends Item {
  readonly id: ItemId;
  readonly version: number;
  readonly organization: OrganizationId;
}

/** What is wrong with a question, each by the part that it is in; none for one that can be asked. */
export type ItemFault =
  | 'stem'
  | 'options'
  | 'right'
  | 'blanks'
  | 'page'
  | 'errors'
  | 'errorsOverlap'
  | 'guide';

/** Looks through a question. Pure. */
export function itemFaults(item: Item): readonly ItemFault[] {
  const faults: ItemFault[] = [];
  if (item.stem.trim() === '') faults.push('stem');
  const { content } = item;
  switch (content.kind) {
    case 'single':
      faults.push(...optionFaults(content.options, [content.right]));
      break;
    case 'multiple':
      faults.push(...optionFaults(content.options, content.right));
      if (content.right.length < 2) faults.push('right');
      break;
    case 'judge':
      break;
    case 'fill': {
      const gaps = item.stem.split(blankMark).length - 1;
      const empty = content.blanks.some((accepted) => accepted.every((one) => plain(one) === ''));
      if (content.blanks.length === 0 || gaps !== content.blanks.length || empty) faults.push('blanks');
      break;
    }
    case 'proofreading':
      faults.push(...pageFaults(content));
      break;
    case 'free':
      if (content.guide.trim() === '') faults.push('guide');
  }
  return [...new Set(faults)];
}

/** How a blank is written in a stem. */
export const blankMark = '____';

function optionFaults(options: readonly string[], right: readonly number[]): ItemFault[] {
  const faults: ItemFault[] = [];
  const texts = new Set(options.map((one) => plain(one)));
  if (options.length < 2 || options.length > 8 || texts.has('') || texts.size < options.length)
    faults.push('options');
  const inside = right.every((one) => Number.isInteger(one) && one >= 0 && one < options.length);
  if (!inside || new Set(right).size < right.length) faults.push('right');
  return faults;
}

function pageFaults({ page, errors }: Extract<ItemContent, { kind: 'proofreading' }>): ItemFault[] {
  const faults: ItemFault[] = [];
  if (page.trim() === '') faults.push('page');
  const inside = errors.every(({ start, end, right }) => {
    const real = right.length > 0 && !right.includes(page.slice(start, end));
    return Number.isInteger(start) && start >= 0 && end > start && end <= page.length && real;
  });
  if (errors.length === 0 || !inside) faults.push('errors');
  const sorted = [...errors].sort((a, b) => a.start - b.start);
  if (sorted.some(({ end }, index) => end > (sorted[index + 1]?.start ?? page.length + 1)))
    faults.push('errorsOverlap');
  return faults;
}

/** A text as answers are compared: full-width and half-width, upper and lower case, spaces and outer stops are the same. Pure. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, '')
    .replace(/^[,.;:、。，；：“”"'《》]+|[,.;:、。，；：“”"'《》]+$/gu, '');
}

/** True for kinds that people mark. Pure. */
export function markedByPeople(kind: ItemKind): boolean {
  return kind === 'free';
}
