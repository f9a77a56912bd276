import type { FindingSeverity } from '@sanshen/domain/review';
import { fold } from './fold.ts';
import { maxWordLength } from './matcher.ts';

/** How a term is looked for beyond its plain form; full and half width, case and traditional characters are folded unless `exact`. */
export interface TermMatch {
  /** Also with blanks, zero-width characters, dots or asterisks between its characters. */
  readonly separators?: boolean;
  /** Also written with other characters of the same reading. */
  readonly homophones?: boolean;
  /** Only if no letter or digit stands beside it (for terms that begin or end with one). */
  readonly wholeWord?: boolean;
  /** Only exactly as written. */
  readonly exact?: boolean;
}

/** An entry of an organisation's word list. */
export interface Term extends TermMatch {
  readonly text: string;
  readonly category: string;
  readonly severity: FindingSeverity;
  /** Why, for people; one language, since the organisation writes it. */
  readonly note?: string;
  readonly suggestions?: readonly string[];
  /** Longer texts that contain the term and are in order, such as 后台独立 for a term inside it. */
  readonly exceptions?: readonly string[];
}

/** A word list of one organisation at one version. */
export interface TermList {
  readonly name: string;
  readonly version: number;
  readonly terms: readonly Term[];
}

/** What is wrong with a row or entry, with the column's name. */
export interface TermProblem {
  readonly code:
    | 'empty'
    | 'tooLong'
    | 'unknownSeverity'
    | 'unknownFlag'
    | 'exceptionWithoutTerm'
    | 'malformed';
  readonly column: string;
}

/** The columns of a word list in Excel, in order. */
export const termColumns = [
  '词语',
  '类别',
  '级别',
  '建议',
  '说明',
  '例外',
  '夹杂符号',
  '同音',
  '整词',
  '原样',
] as const;
export type TermRow = Readonly<Partial<Record<(typeof termColumns)[number], string>>>;

const severities = { 错误: 'error', 警告: 'warning', 提示: 'advice' } as const;
const flags = { 夹杂符号: 'separators', 同音: 'homophones', 整词: 'wholeWord', 原样: 'exact' } as const;

/** The term that a row of the Excel sheet says, or everything that is wrong with the row. Empty cells take the usual value. */
export function termOfRow(row: TermRow): Term | readonly TermProblem[] {
  const problems: TermProblem[] = [];
  const cell = (column: (typeof termColumns)[number]) => (row[column] ?? '').trim();
  const level = cell('级别');
  const severity = level === '' ? 'warning' : severities[level as keyof typeof severities]; // Undefined for others, seen next.
  if (severity === undefined) problems.push({ code: 'unknownSeverity', column: '级别' });
  const match: Record<string, true> = {};
  for (const [column, name] of Object.entries(flags)) {
    const value = cell(column as keyof typeof flags); // Object.entries forgets the keys' type.
    if (value === '是') match[name] = true;
    else if (value !== '' && value !== '否') problems.push({ code: 'unknownFlag', column });
  }
  const note = cell('说明');
  const suggestions = listOf(cell('建议'));
  const exceptions = listOf(cell('例外'));
  const term: Term = {
    text: cell('词语'),
    category: cell('类别') || '其他',
    severity: severity ?? 'warning',
    ...(note === '' ? {} : { note }),
    ...(suggestions.length === 0 ? {} : { suggestions }),
    ...(exceptions.length === 0 ? {} : { exceptions }),
    ...match,
  };
  problems.push(...problemsOf(term));
  return problems.length === 0 ? term : problems;
}

/** The row that `termOfRow` reads back as the same term. */
export function rowOfTerm(term: Term): Required<TermRow> {
  const flag = (set: boolean | undefined) => (set === true ? '是' : '否');
  const level = Object.entries(severities).find(([, severity]) => severity === term.severity)?.[0] ?? '警告';
  return {
    词语: term.text,
    类别: term.category,
    级别: level,
    建议: (term.suggestions ?? []).join('；'),
    说明: term.note ?? '',
    例外: (term.exceptions ?? []).join('；'),
    夹杂符号: flag(term.separators),
    同音: flag(term.homophones),
    整词: flag(term.wholeWord),
    原样: flag(term.exact),
  };
}

function listOf(cell: string): string[] {
  return cell
    .split(/[;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const noProblems: readonly TermProblem[] = [];

/** Everything that keeps a term from being looked for. */
export function problemsOf(term: Term): readonly TermProblem[] {
  const { text, exceptions } = term;
  // Nearly all terms pass here; a hundred thousand of them are asked.
  if (exceptions === undefined && text.length <= maxWordLength && text.trim() !== '') return noProblems;
  const problems: TermProblem[] = [];
  if (term.text.trim() === '') problems.push({ code: 'empty', column: '词语' });
  if (term.text.length > maxWordLength) problems.push({ code: 'tooLong', column: '词语' });
  for (const exception of term.exceptions ?? []) {
    if (exception.length > maxWordLength) problems.push({ code: 'tooLong', column: '例外' });
    if (!fold(exception).includes(fold(term.text))) {
      problems.push({ code: 'exceptionWithoutTerm', column: '例外' });
    }
  }
  return problems;
}

/** A word list as JSON text. */
export function termListToJson(list: TermList): string {
  return JSON.stringify({ format: 'sanshen.terms/1', ...list });
}

/** Reads what `termListToJson` wrote; null if it is something else. Entries that cannot be looked for are refused as a whole. */
export function termListFromJson(json: string): TermList | null {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return null;
    const { format, name, version, terms } = value as Record<string, unknown>; // Each is looked at below.
    if (format !== 'sanshen.terms/1' || typeof name !== 'string' || typeof version !== 'number') return null;
    if (!Array.isArray(terms) || !terms.every(isTerm)) return null;
    return { name, version, terms };
  } catch {
    return null;
  }
}

function isTerm(value: unknown): value is Term {
  if (typeof value !== 'object' || value === null) return false;
  const term = value as Partial<Record<keyof Term, unknown>>; // Each is looked at below.
  const strings = (list: unknown) =>
    list === undefined || (Array.isArray(list) && list.every((item) => typeof item === 'string'));
  const flag = (set: unknown) => set === undefined || typeof set === 'boolean';
  return (
    typeof term.text === 'string' &&
    typeof term.category === 'string' &&
    (term.severity === 'error' || term.severity === 'warning' || term.severity === 'advice') &&
    (term.note === undefined || typeof term.note === 'string') &&
    strings(term.suggestions) &&
    strings(term.exceptions) &&
    [term.separators, term.homophones, term.wholeWord, term.exact].every(flag) &&
    problemsOf(value as Term).length === 0 // Its fields have just been looked at.
  );
}
