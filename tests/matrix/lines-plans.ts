import { listMyFreezes } from '@sanshen/contract/emergency';
import * as calls from '@sanshen/contract/emergency-calls';
import * as plans from '@sanshen/contract/emergency-plans';
import type { RouteShape } from '@sanshen/contract/route';
import { personIn } from '../../packages/server/test/organization-support.ts';
import type { Line, Request } from './lines.ts';
import type { Resources } from './resources.ts';

function line(
  route: RouteShape,
  own: string,
  expected: string,
  request: (it: Resources) => Promise<Request> | Request,
): Line {
  return { route, on: 'district', own, expected, request };
}

const seen = 'ok ok ok no no no';
const ownOnly = 'ok no no no no no';
const there = (it: Resources) => ({ params: { organization: it.organization } });
const scenario = (it: Resources) => ({ params: { organization: it.organization, scenario: 'leak' } });
const waiting = async (it: Resources) => ({ params: { plan: await it.plan('waiting') } });
const inForce = async (it: Resources) => ({ params: { plan: await it.plan('inForce') } });
const call = async (it: Resources) => ({ params: { call: await it.call() } });
const called = async (it: Resources) => ({
  params: { call: await it.call(), person: personIn('wuhua', 'operator', 1) },
});
const empty = { purpose: '', roles: [], steps: [], texts: [] };
const contact = (it: Resources) => ({
  params: { organization: it.organization, person: personIn('wuhua', 'operator', 2) },
});

/** §9: plans are the unit's own; those who command or guide it see them, and the organisation in command approves. Who has no part in a unit does not learn that there is a plan or a call. */
export const planLines: readonly Line[] = [
  line(plans.readEmergency, 'operator', seen, there),
  line(plans.readPlan, 'operator', seen, scenario),
  line(plans.readContacts, 'operator', seen, there),
  line(plans.readPlanVersion, 'operator', 'ok ok ok nf nf nf', waiting),
  line(plans.savePlanDraft, 'platformLead', ownOnly, async (it) => ({
    ...scenario(it),
    body: { content: empty, version: 0 },
  })),
  line(plans.submitPlan, 'platformLead', 'emergency.planIncomplete no no no no no', (it) => ({
    ...scenario(it),
    body: { version: 1 },
  })),
  line(plans.dropPlanDraft, 'platformLead', ownOnly, scenario),
  line(
    plans.decidePlan,
    'mainLeader',
    'emergency.notPlanApprover ok emergency.notPlanApprover nf nf nf',
    async (it) => ({ ...(await waiting(it)), body: { verdict: 'return', reason: '请补充' } }),
  ),
  line(plans.withdrawPlan, 'platformLead', 'ok no no nf nf nf', waiting),
  line(
    plans.revokePlan,
    'mainLeader',
    'emergency.notPlanApprover ok emergency.notPlanApprover nf nf nf',
    async (it) => ({ ...(await inForce(it)), body: { reason: '不再适用' } }),
  ),
  line(plans.keepContact, 'platformLead', ownOnly, (it) => ({
    ...contact(it),
    body: { number: '13800000000' },
  })),
  line(plans.removeContact, 'platformLead', ownOnly, contact),
  line(calls.startReachabilityCheck, 'platformLead', ownOnly, async (it) => {
    await it.plan('inForce');
    return { ...there(it), body: {} };
  }),
  line(calls.listCalls, 'platformLead', seen, there),
  line(calls.listMyCalls, 'operator', 'ok ok ok ok ok ok', () => ({})),
  line(listMyFreezes, 'operator', 'ok ok ok ok ok ok', () => ({})),
  line(calls.readCall, 'operator', 'ok ok ok nf nf nf', call),
  line(calls.acknowledgeCall, 'operator', 'ok nf nf nf nf nf', call),
  line(calls.recordReached, 'platformLead', 'ok no no nf nf nf', called),
  line(calls.issueCallAddress, 'platformLead', 'ok no no nf nf nf', called),
  line(calls.closeCall, 'platformLead', 'ok no no nf nf nf', call),
];
