import { casesProblems } from '@sanshen/contract/cases-problems';
import type { CaseEvidence, CaseSourceKind } from '@sanshen/domain/cases';
import {
  brandId,
  type ClauseId,
  type Instant,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import type { Gravity } from '@sanshen/domain/policy';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { grantOf, loadPersonFacts, rootOf, snapshotOf, standpoint } from '../organization/public.ts';
import { requireCaseFiles } from './files.ts';
import { openCase } from './open-case.ts';
import { keepConcerned } from './store.ts';

/** A thing of the system that a case can come from: whose it is, and what shows it. */
export interface SourceFound {
  readonly organization: OrganizationId;
  readonly evidence: readonly CaseEvidence[];
}
export type SourceFinder = (trx: Transaction, id: string) => Promise<SourceFound | null>;

const finders = new Map<CaseSourceKind, SourceFinder>();

/** States how things of a kind are found from which people open cases by hand. */
export function registerCaseSource(kind: CaseSourceKind, finder: SourceFinder): void {
  finders.set(kind, finder);
}

export interface CaseReport {
  readonly person: PersonId;
  readonly organization: OrganizationId;
  readonly clause: ClauseId;
  readonly gravity: Gravity;
  readonly title: string;
  readonly note: string;
  readonly source: { readonly kind: CaseSourceKind; readonly id: string } | null;
  readonly evidence: readonly CaseEvidence[];
  readonly concerned: readonly PersonId[];
}

/** 立案 by a person. Throws `request.notFound`, `access.forbidden`, `cases.sourceElsewhere`. */
export async function reportCase(
  context: AppContext,
  key: CommandKey,
  wish: CaseReport,
): Promise<{ readonly case: string }> {
  await requireCaseFiles(context, wish.person, wish);
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const { person, organization, concerned, source, ...rest } = wish;
    const root = await rootOf(trx, organization);
    if (root === null) throw platformProblem('request.notFound');
    const grant = await grantOf(trx, person, organization, 'reportCase', at);
    if (grant === null) throw platformProblem('access.forbidden', { organization, action: 'reportCase' });
    const { facts } = await standpoint(trx, person, [organization], at);
    if (facts === null) throw platformProblem('access.forbidden');
    // Only from above may others than people of the unit be kept from deciding; else a unit could bar its superiors.
    if (grant.relation !== 'above') await requireOfUnit(trx, organization, concerned, at);
    const found = source === null ? null : await finders.get(source.kind)?.(trx, source.id);
    if (source !== null && found?.organization !== organization)
      throw new Problem(casesProblems['cases.sourceElsewhere']);
    const id = await openCase(trx, {
      ...rest,
      ...{ root, organization, at, by: snapshotOf(facts, grant.appointment.organization, at) },
      source: source ?? { kind: 'report', id: brandId<never>(newId()) },
      evidence: [...(found?.evidence ?? []), ...wish.evidence],
    });
    await keepConcerned(trx, { id, root }, concerned);
    return { case: id };
  });
}

async function requireOfUnit(
  trx: Transaction,
  organization: OrganizationId,
  people: readonly PersonId[],
  at: Instant,
): Promise<void> {
  if (people.length === 0) return;
  const facts = await loadPersonFacts(trx, { people: [...new Set(people)] }, at);
  const of = new Set(
    facts
      .filter(({ appointments }) => appointments.some((held) => held.organization === organization))
      .map(({ id }) => id),
  );
  const other = people.find((person) => !of.has(person));
  if (other !== undefined) throw platformProblem('request.notFound', { person: other });
}
