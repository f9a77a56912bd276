import * as contract from '@sanshen/contract/emergency-plans';
import type { PlanContent } from '@sanshen/domain/emergency';
import { brandId, type Digest, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { Office } from '@sanshen/domain/organization';
import type { App, AppContext } from '../../../platform/context.ts';
import { bindRoute } from '../../../platform/http/bind-route.ts';
import { keepContact, removeContact } from '../contacts/keep-contact.ts';
import { readContacts } from '../contacts/read-contacts.ts';
import { decidePlan, revokePlan, withdrawPlan } from './decide-plan.ts';
import { readOverview } from './read-overview.ts';
import { readPlan, readPlanVersion } from './read-plan.ts';
import { dropPlanDraft, savePlanDraft } from './save-draft.ts';
import { submitPlan } from './submit-plan.ts';

const organizationOf = ({ organization }: { readonly organization: string }) =>
  brandId<OrganizationId>(organization);
const placeOf = (params: { readonly organization: string; readonly scenario: string }) => ({
  organization: organizationOf(params),
  scenario: params.scenario,
});
const contactOf = (params: { readonly organization: string; readonly person: string }) => ({
  organization: organizationOf(params),
  person: brandId<PersonId>(params.person),
});

/** Plans and the contact tree. */
export function planRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.readEmergency, ({ params, person }) =>
    readOverview(context, person, organizationOf(params)),
  );
  bindRoute(app, contract.readPlan, ({ params, person }) => readPlan(context, person, placeOf(params)));
  bindRoute(app, contract.readPlanVersion, ({ params, person }) =>
    readPlanVersion(context, person, params.plan),
  );
  bindRoute(app, contract.savePlanDraft, ({ params, body, command }) =>
    savePlanDraft(context, command, {
      ...placeOf(params),
      content: contentOf(body.content),
      version: body.version,
    }),
  );
  bindRoute(app, contract.dropPlanDraft, async ({ params, command }) => {
    await dropPlanDraft(context, command, placeOf(params));
    return undefined;
  });
  bindRoute(app, contract.submitPlan, ({ params, body, command }) =>
    submitPlan(context, command, { ...placeOf(params), version: body.version }),
  );
  bindRoute(app, contract.decidePlan, ({ params, body, command }) => {
    const { plan } = params;
    const decision = body.verdict === 'approve' ? { ...body, digest: brandId<Digest>(body.digest) } : body;
    return decidePlan(context, command, { plan, decision });
  });
  bindRoute(app, contract.withdrawPlan, ({ params, command }) => withdrawPlan(context, command, params.plan));
  bindRoute(app, contract.revokePlan, ({ params, body, command }) =>
    revokePlan(context, command, { plan: params.plan, reason: body.reason }),
  );
  bindRoute(app, contract.readContacts, ({ params, person }) =>
    readContacts(context, person, organizationOf(params)),
  );
  bindRoute(app, contract.keepContact, async ({ params, body, command }) => {
    await keepContact(context, command, { ...contactOf(params), number: body.number });
    return undefined;
  });
  bindRoute(app, contract.removeContact, async ({ params, command }) => {
    await removeContact(context, command, contactOf(params));
    return undefined;
  });
}

type Given = (typeof contract.savePlanDraft)['body']['_zod']['output']['content'];

/** What was typed as the rules know it. */
function contentOf({ purpose, roles, steps, texts }: Given): PlanContent {
  const at = ({ offices, scope }: Given['roles'][number]['holders']) => ({
    offices: offices.map((office) => brandId<Office>(office)),
    scope,
  });
  return {
    purpose,
    roles: roles.map((role) => ({
      ...role,
      holders: at(role.holders),
      deputies: role.deputies === null ? null : at(role.deputies),
    })),
    steps,
    texts,
  };
}
