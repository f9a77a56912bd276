import { administratorOffice, type OfficeStanding } from '../organization/index.ts';
import type { Policy } from './policy.ts';
import { type PolicyProblem, pointer, policyProblem, type Report } from './problem.ts';
import { checkProcedure, uniqueIds } from './validate-procedure.ts';
import { checkAssignments, checkSections, isDate } from './validate-sections.ts';

/** The members of every section of a complete rule book; an empty list where the section is a list. */
export const sectionMembers = {
  clauses: [],
  offices: [],
  organizationKinds: [],
  importance: [],
  qualifications: [],
  reviews: ['clause', 'stages', 'duties'],
  procedures: [],
  assignments: [],
  content: ['topics', 'forms', 'targets', 'blackboard'],
  marks: ['clause', 'marks', 'rulingRequired'],
  style: [],
  interaction: ['actions', 'patrol', 'hidingReasons', 'publicData'],
  questions: ['kinds', 'answers', 'handover', 'reminders', 'distress', 'form', 'personalData'],
  channels: ['registration', 'dormancy', 'publishingRights', 'devices', 'credentials'],
  discipline: ['declarations', 'secrecyReview', 'sources', 'interestRegister'],
  emergency: ['plans', 'drills', 'freeze'],
  calendar: ['posting', 'mourning', 'campaigns'],
  training: ['selection', 'annualHours', 'assessment'],
  jurisdiction: [],
  accountability: ['indicators', 'measures', 'appealDays', 'retention'],
} as const satisfies {
  [K in Exclude<
    keyof Policy,
    'id' | 'version' | 'title' | 'source' | 'extends'
  >]: Policy[K] extends readonly unknown[] ? readonly [] : readonly (keyof Policy[K])[];
};

/** Members of sections that a complete rule book may leave out. */
export const optionalMembers: { readonly [K in keyof typeof sectionMembers]?: readonly string[] } = {
  content: ['ideas'] satisfies (keyof Policy['content'])[],
  training: ['practice', 'lapse'] satisfies (keyof Policy['training'])[],
  emergency: ['planning'] satisfies (keyof Policy['emergency'])[],
  accountability: [
    'cases',
    'spotChecks',
    'assessment',
    'circulars',
  ] satisfies (keyof Policy['accountability'])[],
};

export type Validation =
  | { readonly policy: Policy }
  | { readonly problems: readonly [PolicyProblem, ...PolicyProblem[]] };

/**
 * Says whether a rule book makes sense: every name it uses is defined, every stage can be reached and signed, every kind of organisation
 * has one procedure, every clause is put into effect. `data` must be complete (inherited parts filled in by resolvePolicy) and have passed
 * `policies/policy.schema.json`; what is missing of it is reported here.
 */
export function validatePolicy(data: object): Validation {
  const problems: PolicyProblem[] = [];
  const report: Report = (code, at, it) => problems.push(policyProblem(code, at, it));
  checkComplete(data, report);
  // Complete by the line above, of the right shape by the schema: only now is it a Policy.
  if (problems.length === 0) checkMeaning(data as Policy, report);
  const [first, ...rest] = problems;
  return first === undefined ? { policy: data as Policy } : { problems: [first, ...rest] };
}

function checkComplete(data: object, report: Report): void {
  const has = (of: object, key: string) => Object.hasOwn(of, key) && Reflect.get(of, key) !== undefined;
  for (const heading of ['id', 'version', 'title', 'source', 'extends']) {
    if (!has(data, heading)) report('policy.sectionMissing', '', heading);
  }
  for (const [section, members] of Object.entries(sectionMembers)) {
    const value: unknown = Reflect.get(data, section);
    if (typeof value !== 'object' || value === null) report('policy.sectionMissing', '', section);
    else {
      for (const member of members) {
        if (!has(value, member)) report('policy.sectionMissing', pointer(section), `${section}.${member}`);
      }
    }
  }
}

function checkMeaning(policy: Policy, report: Report): void {
  const known = {
    offices: new Set<string>(policy.offices.map((office) => office.id)),
    qualifications: new Set(policy.qualifications.map((kind) => kind.id)),
  };
  if (!isDate(policy.source.issuedOn)) {
    report('policy.dateImpossible', '/source/issuedOn', policy.source.issuedOn);
  }
  checkIds(policy, report);
  checkOfficeStandings(policy, report);
  checkClauses(policy, report);
  policy.procedures.forEach((procedure, index) => {
    checkProcedure(procedure, `/procedures/${index}`, policy, known, report);
  });
  checkAssignments(policy, report);
  checkSections(policy, known, report);
}

/** Who must be there in every organisation: one who decides who holds which office, and one who enters what was decided on paper. */
const needed: readonly OfficeStanding[] = ['mainLeader', 'registrar'];

function checkOfficeStandings(policy: Policy, report: Report): void {
  for (const standing of needed) {
    if (!policy.offices.some((office) => office.standsFor === standing)) {
      report('policy.standingMissing', '/offices', standing);
    }
  }
  policy.offices.forEach(({ id }, index) => {
    if (id === administratorOffice) report('policy.officeReserved', `/offices/${index}/id`, id);
  });
}

/** Ids are unique within every list of items, in sections and in their members. */
function checkIds(policy: Policy, report: Report): void {
  const lists: [string, unknown][] = Object.entries(sectionMembers).flatMap(([section, members]) => {
    const value: unknown = Reflect.get(policy, section);
    if (members.length === 0) return [[pointer(section), value] as [string, unknown]];
    return members.map((member): [string, unknown] => [
      pointer(section, member),
      Reflect.get(Object(value), member),
    ]);
  });
  for (const [at, list] of lists) {
    if (!Array.isArray(list)) continue;
    const entries = list.flatMap((item: unknown, index): [string, string][] =>
      hasId(item) ? [[item.id, `${at}/${index}/id`]] : [],
    );
    uniqueIds(entries, report);
  }
}

function hasId(item: unknown): item is { id: string } {
  return typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string';
}

/** Every clause that is named is listed, and every clause that is listed is put into effect by something. */
function checkClauses(policy: Policy, report: Report): void {
  const listed = new Set<string>(policy.clauses.map((clause) => clause.id));
  const used = new Set<string>();
  visit(policy, '', (key, value, at) => {
    if ((key !== 'clause' && key !== 'dutiesClause') || typeof value !== 'string') return;
    used.add(value);
    if (!listed.has(value)) report('policy.unknownClause', at, value);
  });
  policy.clauses.forEach((clause, index) => {
    if (!used.has(clause.id)) report('policy.clauseUnused', `/clauses/${index}/id`, clause.id);
  });
}

/** Calls `take` for every member and item below `value`, with its pointer. */
export function visit(
  value: unknown,
  at: string,
  take: (key: string, value: unknown, pointer: string) => void,
): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const place = at + pointer(key);
    take(key, member, place);
    visit(member, place, take);
  }
}
