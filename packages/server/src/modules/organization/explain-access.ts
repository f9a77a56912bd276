import type { explainAccess } from '@sanshen/contract/organization-explanation';
import { actionNames } from '@sanshen/contract/organization-words';
import type { RouteOutput } from '@sanshen/contract/route';
import { brandId, type Instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import {
  type Appointment,
  actions,
  explain,
  inForce,
  type Relation,
  relation,
  relations,
} from '@sanshen/domain/organization';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { standpoint } from './standing.ts';
import { namesOf } from './tree-store.ts';

/** Why a person may or may not do each thing in an organisation, and who may (§11). Throws `request.notFound`. */
export async function explainRights(
  db: Database | Transaction,
  person: PersonId,
  organization: string,
  at: Instant,
): Promise<RouteOutput<typeof explainAccess>> {
  const target = brandId<OrganizationId>(organization);
  const { facts, tree } = await standpoint(db, person, [target], at);
  if (!tree.has(target)) throw platformProblem('request.notFound');
  const held = (facts?.appointments ?? []).filter((one) => inForce(one, at));
  const names = await namesOf(db, [target, ...held.map((one) => one.organization)], at);
  const show = (one: Appointment, seen: Relation) => ({
    office: one.office,
    organization: one.organization,
    organizationName: names.get(one.organization) ?? one.organization,
    acting: one.acting,
    relation: seen,
  });
  const explained = actions.map((action) => explain(tree, held, target, action, at));
  const seen = explained.some(({ action, grant }) => action === 'readOrganization' && grant !== null);
  return {
    organization: target,
    organizationName: seen ? (names.get(target) ?? null) : null,
    relation: relation(tree, held, target, at),
    items: explained.map(({ action, grant, shortfalls, entitled }) => ({
      action,
      name: actionNames[action],
      grant: grant === null ? null : show(grant.appointment, grant.relation),
      shortfalls: shortfalls.map((one) => ({ ...show(one.appointment, one.relation), lacks: one.lacks })),
      entitled: relations.flatMap((one) => {
        const who = entitled[one];
        if (who === undefined) return [];
        return [{ relation: one, who: typeof who === 'string' ? who : [...who] }];
      }),
    })),
  };
}
