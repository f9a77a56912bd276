/** A person whose name and title texts must get right; kept by the organisation, never shipped. */
export interface RegisteredPerson {
  readonly name: string;
  /** As texts write it before or behind the name: 团市委书记. */
  readonly title: string;
  /** Place in the order of names; 1 comes first. Null if he has none. */
  readonly order: number | null;
}

/** A name that has one right form: of an organisation, a meeting, a campaign. */
export interface RegisteredName {
  readonly name: string;
  /** Short forms that may stand for it. */
  readonly short: readonly string[];
  /** Forms that people write and that are wrong. */
  readonly wrong: readonly string[];
}

/** What an organisation keeps; inherited by those below it. */
export interface OrganizationRegister {
  /** For findings: 团市委登记表（2026年11月）. */
  readonly source: string;
  readonly people: readonly RegisteredPerson[];
  readonly names: readonly RegisteredName[];
  /** Wordings that stand exactly so; a text that differs by one character is found. At least eight characters. */
  readonly wordings: readonly string[];
}

/** The columns of the three sheets in Excel, in order. */
export const registerColumns = {
  people: ['姓名', '职务', '排序'],
  names: ['规范名称', '简称', '错误写法'],
  wordings: ['规范表述'],
} as const;

type Row = Readonly<Record<string, string | undefined>>;

/** The rows of the three sheets as a register; rows without a name are left out. Lists inside a cell are parted by ；. */
export function registerOfRows(
  source: string,
  rows: {
    readonly people: readonly Row[];
    readonly names: readonly Row[];
    readonly wordings: readonly Row[];
  },
): OrganizationRegister {
  const cell = (row: Row, column: string) => (row[column] ?? '').trim();
  const list = (text: string) =>
    text
      .split(/[;；\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return {
    source,
    people: rows.people
      .map((row) => ({
        name: cell(row, '姓名'),
        title: cell(row, '职务'),
        order: orderOf(cell(row, '排序')),
      }))
      .filter(({ name }) => name !== ''),
    names: rows.names
      .map((row) => ({
        name: cell(row, '规范名称'),
        short: list(cell(row, '简称')),
        wrong: list(cell(row, '错误写法')),
      }))
      .filter(({ name }) => name !== ''),
    wordings: rows.wordings.map((row) => cell(row, '规范表述')).filter((text) => text !== ''),
  };
}

function orderOf(text: string): number | null {
  return /^\d{1,4}$/.test(text) ? Number(text) : null;
}

/** The sheets' rows that `registerOfRows` reads back as the same register. */
export function rowsOfRegister({ people, names, wordings }: OrganizationRegister) {
  return {
    people: people.map(({ name, title, order }) => ({
      姓名: name,
      职务: title,
      排序: order === null ? '' : String(order),
    })),
    names: names.map(({ name, short, wrong }) => ({
      规范名称: name,
      简称: short.join('；'),
      错误写法: wrong.join('；'),
    })),
    wordings: wordings.map((text) => ({ 规范表述: text })),
  };
}
