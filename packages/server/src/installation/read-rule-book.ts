import type { Office, OfficeStanding } from '@sanshen/domain/organization';
import type { Policy } from '@sanshen/domain/policy';
import { type FileProblem, policyFilesIn, problemLine, readPolicies } from '../modules/policy/public.ts';
import { SetUpRefused } from './refusals.ts';

/** A rule book with its files as they are filed. Throws `setup.policyUnreadable`, `setup.policyRefused` with every problem and its line. */
export async function readRuleBook(folder: string) {
  const [files, [read]] = await Promise.all([policyFilesIn(folder), readPolicies([folder])]).catch(
    (error: unknown) => {
      throw new SetUpRefused('setup.policyUnreadable', error instanceof Error ? error.message : folder);
    },
  );
  if (read === undefined) throw new SetUpRefused('setup.policyUnreadable', folder);
  if (!('policy' in read.result)) throw refusedFor(read.result.problems);
  const { policy } = read.result;
  // What a root extends would have to be its superior's, and a root has none.
  if (policy.extends !== null) throw new SetUpRefused('setup.policyExtends', policy.extends.policy);
  return { files, policy };
}

function refusedFor(problems: readonly FileProblem[]): SetUpRefused {
  const lines = (language: 'zh' | 'en') => problems.map((one) => problemLine(one, language)).join('\n');
  return new SetUpRefused('setup.policyRefused', { zh: lines('zh'), en: lines('en') });
}

/** Throws `setup.kindUnknown` for a kind of organisation that the rule book has no name for. */
export function requireKind(policy: Policy, kind: string): void {
  const known = policy.organizationKinds;
  if (known.some(({ id }) => id === kind)) return;
  const listed = (language: 'zh' | 'en') =>
    known.map(({ id, name }) => `${id} (${name[language]})`).join(', ');
  throw new SetUpRefused('setup.kindUnknown', { zh: listed('zh'), en: listed('en') });
}

/** The rule book's own office for a standing. Throws `setup.officeMissing`. */
export function officeFor(policy: Policy, standing: OfficeStanding): Office {
  const office = policy.offices.find((one) => one.standsFor === standing);
  if (office === undefined) throw new SetUpRefused('setup.officeMissing', standing);
  return office.id;
}
