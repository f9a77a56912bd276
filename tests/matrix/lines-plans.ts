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

const nobodys = '00000000-0000-4000-8000-000000000000';
/** What is not there is not there for anybody. */
const nothing = 'nf nf nf nf nf nf';
const seen = 'ok ok ok no no no';
const ownOnly = 'ok no no no no no';
const there = (it: Resources) => ({ params: { organization: it.organization } });
const scenario = (it: Resources) => ({ params: { organization: it.organization, scenario: 'leak' } });
const plan = () => ({ params: { plan: nobodys } });
const call = () => ({ params: { call: nobodys } });
const called = () => ({ params: { call: nobodys, person: personIn('wuhua', 'operator', 1) } });
const empty = { purpose: '', roles: [], steps: [], texts: [] };
const contact = (it: Resources) => ({
  params: { organization: it.organization, person: personIn('wuhua', 'operator', 2) },
});

/** §9: plans are the unit's own; those who command or guide it see them, and who approves them is said by the rule book (tested with the module). */
export const planLines: readonly Line[] = [
  line(plans.readEmergency, 'operator', seen, there),
  line(plans.readPlan, 'operator', seen, scenario),
  line(plans.readContacts, 'operator', seen, there),
  line(plans.readPlanVersion, 'operator', nothing, plan),
  line(plans.savePlanDraft, 'platformLead', ownOnly, async (it) => ({
    ...scenario(it),
    body: { content: empty, version: 0 },
  })),
  line(plans.submitPlan, 'platformLead', 'emergency.planIncomplete no no no no no', (it) => ({
    ...scenario(it),
    body: { version: 1 },
  })),
  line(plans.dropPlanDraft, 'platformLead', ownOnly, scenario),
  line(plans.decidePlan, 'mainLeader', nothing, () => ({
    ...plan(),
    body: { verdict: 'return', reason: '请补充' },
  })),
  line(plans.withdrawPlan, 'platformLead', nothing, plan),
  line(plans.revokePlan, 'mainLeader', nothing, () => ({ ...plan(), body: { reason: '不再适用' } })),
  line(plans.keepContact, 'platformLead', ownOnly, (it) => ({
    ...contact(it),
    body: { number: '13800000000' },
  })),
  line(plans.removeContact, 'platformLead', ownOnly, contact),
  line(calls.startReachabilityCheck, 'platformLead', 'emergency.nobodyToCall no no no no no', (it) => ({
    ...there(it),
    body: {},
  })),
  line(calls.listCalls, 'platformLead', seen, there),
  line(calls.listMyCalls, 'operator', 'ok ok ok ok ok ok', () => ({})),
  line(calls.readCall, 'operator', nothing, call),
  line(calls.acknowledgeCall, 'operator', nothing, call),
  line(calls.recordReached, 'platformLead', nothing, called),
  line(calls.issueCallAddress, 'platformLead', nothing, called),
  line(calls.closeCall, 'platformLead', nothing, call),
];
