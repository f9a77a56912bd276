import type { listCheckRules } from '@sanshen/contract/checks-rules';
import type { RouteOutput } from '@sanshen/contract/route';
import { measuredPrecision } from '@sanshen/domain/checks';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { grantOf, requireGrant } from '../organization/public.ts';
import { countsOf } from './counts.ts';
import { loadExceptions } from './exceptions.ts';
import { ruleTitle, shippedRules } from './rule-facts.ts';
import { standingOfRules } from './standing-of-rules.ts';

/** Examples shown of a rule. */
const mostExamples = 3;

/** The rules with their declared precision and the one that people's rulings give in a unit and below it. */
export async function rulesIn(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<RouteOutput<typeof listCheckRules>> {
  const { db, clock } = context;
  const now = clock.now();
  await requireGrant(db, person, organization, 'readPolicy', now);
  const [manages, counts, standing] = await Promise.all([
    grantOf(db, person, organization, 'managePolicy', now),
    countsOf(db, organization, now),
    standingOfRules(db, organization, now),
  ]);
  const exceptions = await loadExceptions(db, standing.chain, true);
  const nameOf = (unit: OrganizationId) => standing.names.get(unit) ?? unit;
  return {
    mayManage: manages !== null,
    rules: shippedRules().map((rule) => {
      const figures = counts.get(rule.id) ?? { found: 0, accepted: 0, overruled: 0, applied: 0 };
      const demoted = standing.demoted.get(rule.id);
      return {
        rule: rule.id,
        title: rule.title,
        explanation: rule.explanation,
        clause: rule.clause,
        declaredSeverity: rule.severity,
        source: rule.source.name,
        declared: rule.precision,
        measured: measuredPrecision(figures),
        ...figures,
        demoted:
          demoted === undefined
            ? null
            : {
                since: demoted.since,
                organization: demoted.organization,
                organizationName: nameOf(demoted.organization),
              },
        examples: rule.examples.wrong
          .slice(0, mostExamples)
          .map(({ text, found }) => ({ text, found: [...found] })),
      };
    }),
    exceptions: exceptions.map(({ id, ...one }) => ({
      ...one,
      exception: id,
      organizationName: nameOf(one.organization),
      title: ruleTitle(one.rule),
    })),
  };
}
