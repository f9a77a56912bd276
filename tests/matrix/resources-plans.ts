import * as contract from '@sanshen/contract/emergency-plans';
import { brandId, type Digest } from '@sanshen/domain/kernel';
import { startCall } from '@sanshen/server/modules/emergency/public';
import { demonstrationPlan } from '../../packages/server/src/demonstration/plan-contents.ts';
import { type City, organizationIn, personIn } from '../../packages/server/test/organization-support.ts';

/** Plans and calls of 五华区: its platform lead writes and calls, its first operator is called. Made anew for each caller. */
export interface PlanResources {
  plan(state: 'waiting' | 'inForce'): Promise<string>;
  call(): Promise<string>;
}

export async function preparePlans(city: City): Promise<PlanResources> {
  const { db, clock } = city.harness;
  const organization = organizationIn('wuhua');
  const writer = await city.as('wuhua', 'platformLead');
  const approver = await city.as('kunming', 'mainLeader');
  const place = { params: { organization, scenario: 'rumour' } };
  // The contract's types are mutable; the plan is not changed.
  const content = structuredClone(demonstrationPlan('rumour')) as never;
  return {
    plan: async (state) => {
      const before = await writer.call(contract.readPlan, place);
      // One waits at a time.
      if (before.waiting !== null)
        await writer.call(contract.withdrawPlan, { params: { plan: before.waiting.plan } });
      const body = { content, version: before.draft?.version ?? 0 };
      const { version } = await writer.call(contract.savePlanDraft, { ...place, body });
      const { plan } = await writer.call(contract.submitPlan, { ...place, body: { version } });
      if (state === 'waiting') return plan;
      const { digest } = await writer.call(contract.readPlanVersion, { params: { plan } });
      const decision = { verdict: 'approve' as const, digest: brandId<Digest>(digest) };
      await approver.call(contract.decidePlan, { params: { plan }, body: decision });
      return plan;
    },
    call: () => {
      const by = { person: writer.person, name: '平台负责人', office: null, organization, acting: false };
      const called = { person: personIn('wuhua', 'operator', 1), name: '运营人员甲', role: null };
      const root = organizationIn('kunming');
      const reason = { kind: 'drill', id: 'matrix' } as const;
      const wish = { root, organization, for: reason, text: '演练', people: [called], drill: true };
      return db.transaction().execute((trx) => startCall(trx, { ...wish, by, at: clock.now() }));
    },
  };
}
