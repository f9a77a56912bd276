import { type Term, type TermProblem, type TermRow, termOfRow } from '@sanshen/checks/text/lexicon/index';
import type { NamedPerson } from '@sanshen/checks/text/rules/register/index';
import { type RegisterName, type RegisterRow, registerForms } from '@sanshen/contract/checks-registers';
import type { LocalizedText } from '@sanshen/domain/kernel';

export interface RowProblem {
  readonly column: string;
  readonly message: LocalizedText;
}

/** What a row comes to for the checks. */
export interface ReadRow {
  readonly key: string;
  /** With the columns of the register only, trimmed, in their order; empty cells left out. */
  readonly row: RegisterRow;
  readonly terms: readonly Term[];
  readonly people: readonly NamedPerson[];
  readonly institutions: readonly string[];
  readonly wordings: readonly string[];
}

const termProblems: Readonly<Record<TermProblem['code'], LocalizedText>> = {
  empty: { zh: '不能为空', en: 'must not be empty' },
  tooLong: { zh: '过长', en: 'is too long' },
  unknownSeverity: { zh: '应为“错误”“警告”或“提示”', en: 'is 错误, 警告 or 提示' },
  unknownFlag: { zh: '应为“是”或“否”', en: 'is 是 or 否' },
  exceptionWithoutTerm: { zh: '例外中应包含该词语', en: 'an exception contains the word' },
  malformed: { zh: '格式不正确', en: 'is not in order' },
};

/** Reads a row of a register, or says everything that is wrong with it. */
export function readRow(register: RegisterName, given: RegisterRow): ReadRow | readonly RowProblem[] {
  const row = tidied(register, given);
  const problems: RowProblem[] = registerForms[register].columns
    .filter(({ name, required }) => required === true && row[name] === undefined)
    .map(({ name }) => ({ column: name, message: termProblems.empty }));
  if (problems.length > 0) return problems;
  const cell = (name: string) => row[name] ?? '';
  const nothing = { terms: [], people: [], institutions: [], wordings: [] };
  switch (register) {
    case 'terms': {
      // The register's columns are the sheet's of the library.
      const term = termOfRow(row as TermRow);
      if (!('text' in term)) return term.map(({ code, column }) => ({ column, message: termProblems[code] }));
      return { key: term.text, row, ...nothing, terms: [term] };
    }
    case 'people': {
      const titles = listOf(cell('职务'));
      return {
        key: `${cell('姓名')}|${titles[0] ?? ''}`,
        row,
        ...nothing,
        people: [{ name: cell('姓名'), titles }],
      };
    }
    case 'institutions': {
      const full = cell('全称');
      const terms = mistakes(listOf(cell('误写')), full, '机构名称', `规范名称为“${full}”`);
      return { key: full, row, ...nothing, terms, institutions: [full, ...listOf(cell('规范简称'))] };
    }
    case 'wordings': {
      const wording = cell('规范表述');
      const terms = mistakes(listOf(cell('误写')), wording, '规范表述', cell('说明'));
      return { key: wording, row, ...nothing, terms, wordings: [wording] };
    }
  }
}

/** Whether a row was refused. */
export function isProblems(read: ReadRow | readonly RowProblem[]): read is readonly RowProblem[] {
  return !('key' in read);
}

/** Terms for what is usually written instead of `right`; where `right` contains it, that is no mistake. */
function mistakes(wrong: readonly string[], right: string, category: string, note: string): readonly Term[] {
  return wrong
    .filter((text) => text !== right)
    .map((text) => ({
      text,
      category,
      severity: 'error',
      suggestions: [right],
      ...(note === '' ? {} : { note }),
      ...(right.includes(text) ? { exceptions: [right] } : {}),
    }));
}

function tidied(register: RegisterName, given: RegisterRow): RegisterRow {
  const row: Record<string, string> = {};
  for (const { name } of registerForms[register].columns) {
    const value = (given[name] ?? '').trim();
    if (value !== '') row[name] = value;
  }
  return row;
}

function listOf(cell: string): string[] {
  return cell
    .split(/[;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
