import { type ImportColumn, type ImportMessageCode, importMessages } from '@sanshen/contract/import-texts';
import type { ImportAction } from '@sanshen/contract/organization-import';
import { employmentNames } from '@sanshen/contract/policy-words';
import type { LocalizedText, OrganizationId } from '@sanshen/domain/kernel';
import { type Employment, employments, isAbove } from '@sanshen/domain/organization';
import type { DataRow } from './find-columns.ts';
import type { PlannedRow, Ref, RowMessage, Step } from './plan-steps.ts';
import type { Surroundings } from './surroundings.ts';
import { cellName, mostCharacters } from './table.ts';

interface PlannedOrganization {
  readonly ref: Ref;
  readonly name: string;
}
interface PlannedPerson {
  readonly ref: Ref;
  readonly employment: Employment | null;
}

/** What a table would do, row by row, compared with what stands. Nothing is changed. */
export function planImport(rows: readonly DataRow[], around: Surroundings): readonly PlannedRow[] {
  const planner = new Planner(around);
  return rows.map((row) => planner.plan(row));
}

/** A row has a fault; the plan goes on with the next one. */
class RowFault extends Error {
  readonly column: ImportColumn | null;
  readonly code: ImportMessageCode;
  readonly subject: string;

  constructor(code: ImportMessageCode, column: ImportColumn | null, subject = '') {
    super(code);
    this.column = column;
    this.code = code;
    this.subject = subject;
  }
}

class Planner {
  readonly #around: Surroundings;
  readonly #byName = new Map<string, PlannedOrganization[]>();
  readonly #people = new Map<string, PlannedPerson>();
  readonly #done = new Set<string>();
  #made = 0;
  #row: DataRow = { sheet: '', row: 0, columns: new Map(), cells: [] };
  #steps: Step[] = [];
  #messages: RowMessage[] = [];

  constructor(around: Surroundings) {
    this.#around = around;
    for (const node of around.tree.values()) {
      const inside = node.id === around.root || isAbove(around.tree, around.root, node.id);
      if (node.status === 'active' && inside) this.#know({ ref: { id: node.id }, name: node.name });
    }
  }

  plan(row: DataRow): PlannedRow {
    this.#row = row;
    this.#steps = [];
    this.#messages = [];
    try {
      this.#planRow();
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      this.#steps = [];
      this.#messages = [];
      this.#say(error.code, error.subject, error.column);
      return this.#planned(['error']);
    }
    if (this.#steps.length === 0) this.#say('import.alreadyThere', '', null);
    const actions = this.#steps.map((step): ImportAction => step.do);
    return this.#planned(actions.length === 0 ? ['alreadyThere'] : actions);
  }

  #planRow(): void {
    for (const column of this.#row.columns.keys()) {
      const text = this.#cell(column);
      if (text.length > mostCharacters) throw new RowFault('import.tooLong', column);
      if (/^#(REF|N\/A|VALUE|NAME|DIV\/0|NULL|NUM)[!?]?/.test(text))
        throw new RowFault('import.formulaError', column, text);
    }
    const organization = this.#organization();
    const name = this.#cell('person');
    const qualification = this.#cell('qualification');
    if (name === '') {
      if (this.#cell('office') !== '' || qualification !== '')
        throw new RowFault('import.personMissing', 'person');
      return;
    }
    if (name.length > 200) throw new RowFault('import.tooLong', 'person');
    const person = this.#person(organization, name);
    if (this.#cell('office') !== '') this.#appoint(organization, person, name);
    if (qualification !== '') this.#qualify(person, qualification);
  }

  #organization(): PlannedOrganization {
    const name = this.#cell('organization');
    if (name === '') throw new RowFault('import.organizationMissing', 'organization');
    if (name.length > 200) throw new RowFault('import.tooLong', 'organization');
    const parentName = this.#cell('parent');
    const under = parentName === '' ? null : this.#byName.get(parentName);
    if (under === undefined) throw new RowFault('import.parentUnknown', 'parent', parentName);
    const known = (this.#byName.get(name) ?? []).filter(
      (one) => under === null || under.some((parent) => this.#isUnder(one, parent)),
    );
    const [found, second] = known;
    if (second !== undefined) throw new RowFault('import.organizationAmbiguous', 'organization', name);
    if (found !== undefined) return found;
    const [parent, other] = under ?? [{ ref: { id: this.#around.root }, name: '' }];
    if (parent === undefined || other !== undefined)
      throw new RowFault('import.organizationAmbiguous', 'parent', parentName);
    return this.#found(name, parent);
  }

  readonly #parents = new Map<PlannedOrganization, Ref>();

  #isUnder(one: PlannedOrganization, parent: PlannedOrganization): boolean {
    if ('id' in one.ref) {
      const node = this.#around.tree.get(one.ref.id as OrganizationId);
      return 'id' in parent.ref && node?.parent === parent.ref.id;
    }
    return this.#parents.get(one) === parent.ref;
  }

  #found(name: string, parent: PlannedOrganization): PlannedOrganization {
    if ('id' in parent.ref && !this.#around.mayFound.has(parent.ref.id)) {
      throw new RowFault('import.forbidden', 'organization', parent.name === '' ? name : parent.name);
    }
    const asked = this.#cell('kind');
    const kind = idOf(this.#around.book.organizationKinds, asked);
    if (kind === null) throw new RowFault('import.kindUnknown', 'kind', asked);
    const publicityDepartment = /^(是|y|yes|true|1|√)$/i.test(this.#cell('publicity'));
    const makes = this.#new();
    const planned: PlannedOrganization = { ref: { new: makes }, name };
    this.#steps.push({ do: 'foundOrganization', makes, parent: parent.ref, kind, name, publicityDepartment });
    this.#say('import.founds', name, 'organization');
    this.#parents.set(planned, parent.ref);
    this.#know(planned);
    return planned;
  }

  #person(organization: PlannedOrganization, name: string): Ref {
    const key = `${keyOf(organization.ref)}/${name}`;
    const asked = this.#cell('employment');
    const employment = asked === '' ? null : employmentOf(asked);
    if (asked !== '' && employment === null)
      throw new RowFault('import.employmentUnknown', 'employment', asked);
    const planned = this.#people.get(key);
    if (planned !== undefined) {
      if (employment !== null && planned.employment !== null && employment !== planned.employment) {
        throw new RowFault('import.employmentDiffers', 'employment', name);
      }
      return planned.ref;
    }
    const [known, namesake] =
      'id' in organization.ref ? (this.#around.people.get(`${organization.ref.id}/${name}`) ?? []) : [];
    if (namesake !== undefined) throw new RowFault('import.personAmbiguous', 'person', name);
    if (known !== undefined) {
      this.#people.set(key, { ref: { id: known }, employment: null });
      return { id: known };
    }
    this.#requireAppointing(organization);
    if (employment === null) throw new RowFault('import.employmentUnknown', 'employment', '');
    const makes = this.#new();
    const ref = { new: makes };
    this.#steps.push({ do: 'registerPerson', makes, organization: organization.ref, name, employment });
    this.#say('import.registers', name, 'person');
    this.#people.set(key, { ref, employment });
    return ref;
  }

  #appoint(organization: PlannedOrganization, person: Ref, name: string): void {
    const asked = this.#cell('office');
    const office = idOf(this.#around.book.offices, asked);
    if (office === null) throw new RowFault('import.officeUnknown', 'office', asked);
    const from = this.#date('from', false);
    const to = this.#date('to', true);
    if (to !== null && from !== null && to <= from) throw new RowFault('import.periodEmpty', 'to');
    if (to !== null && to <= this.#around.now) throw new RowFault('import.endedAlready', 'to');
    if (
      'id' in person &&
      'id' in organization.ref &&
      this.#around.held.has(`${person.id}/${organization.ref.id}/${office}`)
    )
      return;
    if (!this.#once(`appoint ${keyOf(person)} ${keyOf(organization.ref)} ${office}`)) return;
    if ('id' in person && person.id === this.#around.asker)
      throw new RowFault('import.selfAppointment', 'person');
    this.#requireAppointing(organization);
    const past = from !== null && from <= this.#around.now;
    this.#steps.push({
      do: 'appoint',
      organization: organization.ref,
      person,
      office,
      from: past ? null : from,
      to,
    });
    this.#say('import.appoints', `${name} · ${asked}`, 'office');
    if (past) this.#say('import.startsNow', '', 'from');
  }

  #qualify(person: Ref, asked: string): void {
    const kind = idOf(this.#around.book.qualifications, asked);
    if (kind === null) throw new RowFault('import.qualificationUnknown', 'qualification', asked);
    const from = this.#date('qualificationFrom', false);
    if (from === null) throw new RowFault('import.qualificationUndated', 'qualificationFrom', asked);
    const to = this.#date('qualificationTo', true);
    if (to !== null && to <= from) throw new RowFault('import.periodEmpty', 'qualificationTo');
    if ('id' in person && this.#around.qualified.has(`${person.id}/${kind}`)) return;
    if (!this.#once(`qualify ${keyOf(person)} ${kind}`)) return;
    if ('id' in person && person.id === this.#around.asker)
      throw new RowFault('import.selfAppointment', 'person');
    this.#steps.push({ do: 'addQualification', person, kind, from, to });
    this.#say('import.qualifies', asked, 'qualification');
  }

  /** The beginning of a day in China; of a last day, the beginning of the next. */
  #date(column: ImportColumn, last: boolean): string | null {
    const text = this.#cell(column);
    if (text === '') return null;
    const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/.exec(text);
    const [, year = '', month = '', day = ''] = parts ?? [];
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const date = new Date(`${iso}T00:00:00.000Z`);
    const real =
      !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) && year > '1949' && year < '2200';
    if (parts === null || !real) throw new RowFault('import.dateInvalid', column, text);
    return new Date(date.getTime() + (last ? 86_400_000 : 0) - 8 * 3_600_000).toISOString();
  }

  #requireAppointing({ ref, name }: PlannedOrganization): void {
    // What is new here stands below where the asker may found.
    if ('id' in ref && !this.#around.mayAppoint.has(ref.id))
      throw new RowFault('import.forbidden', 'organization', name);
  }

  #once(key: string): boolean {
    if (this.#done.has(key)) {
      this.#say('import.repeated', '', null);
      return false;
    }
    this.#done.add(key);
    return true;
  }

  #know(organization: PlannedOrganization): void {
    this.#byName.set(organization.name, [...(this.#byName.get(organization.name) ?? []), organization]);
  }

  #new(): number {
    this.#made += 1;
    return this.#made;
  }

  #cell(column: ImportColumn): string {
    const index = this.#row.columns.get(column);
    return index === undefined ? '' : (this.#row.cells[index] ?? '').normalize('NFC').trim();
  }

  #say(code: ImportMessageCode, subject: string, column: ImportColumn | null): void {
    const index = column === null ? undefined : this.#row.columns.get(column);
    const cell = index === undefined ? null : cellName(this.#row.row, index);
    this.#messages.push({ cell, code, ...importMessages[code](subject.slice(0, 60)) });
  }

  #planned(actions: readonly ImportAction[]): PlannedRow {
    return {
      row: this.#row.row + 1,
      sheet: this.#row.sheet,
      organization: this.#cell('organization').slice(0, mostCharacters),
      person: this.#cell('person').slice(0, mostCharacters) || null,
      actions,
      messages: this.#messages,
      steps: this.#steps,
    };
  }
}

function keyOf(ref: Ref): string {
  return 'id' in ref ? ref.id : `new ${ref.new}`;
}

/** The id of a word of the rule book, by its id or by what it is called in either language. */
function idOf(
  items: readonly { readonly id: string; readonly name: LocalizedText }[],
  asked: string,
): string | null {
  if (asked === '') return null;
  const lower = asked.toLowerCase();
  const found = items.find(
    ({ id, name }) => id === asked || name.zh === asked || name.en.toLowerCase() === lower,
  );
  return found?.id ?? null;
}

function employmentOf(asked: string): Employment | null {
  const lower = asked.toLowerCase();
  return (
    employments.find(
      (id) =>
        id === asked || employmentNames[id].zh === asked || employmentNames[id].en.toLowerCase() === lower,
    ) ?? null
  );
}
