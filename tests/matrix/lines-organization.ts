import * as logins from '@sanshen/contract/logins';
import * as organization from '@sanshen/contract/organization';
import * as explanation from '@sanshen/contract/organization-explanation';
import * as policy from '@sanshen/contract/policy';
import type { RouteShape } from '@sanshen/contract/route';
import { personIn } from '../../packages/server/test/organization-support.ts';
import type { Line, Request } from './lines.ts';
import type { Resources } from './resources.ts';

const person = personIn('wuhua', 'operator', 2);

function line(
  route: RouteShape,
  expected: string,
  request: (it: Resources) => Promise<Request> | Request,
): Line {
  return { route, on: 'district', own: 'mainLeader', expected, request };
}
const there = (it: Resources) => ({ organization: it.organization });
const soon = (it: Resources) => new Date(Date.UTC(2030, 0, Number(it.fresh().slice(1)))).toISOString();

/** A minute that nothing else of the matrix falls into. */
function whileItLasts(it: Resources) {
  const from = soon(it);
  return { from, to: new Date(Date.parse(from) + 60_000).toISOString() };
}

// §11: the territorial superior commands, the publicity department guides (reads), those below know whom they turn to.
const whoReads = 'ok ok ok no no no';
const whoKnows = 'ok ok ok ok no no';
const whoDecides = 'ok ok no no no no';

/** Organisations, people and rule books. */
export const organizationLines: readonly Line[] = [
  line(organization.listOrganizations, 'ok ok ok ok ok ok', () => ({})),
  line(organization.readOrganization, 'ok ok ok ok ok no', (it) => ({ params: there(it) })),
  line(organization.readOrganizationHistory, whoReads, (it) => ({ params: there(it) })),
  line(organization.listAppointments, whoReads, (it) => ({ params: there(it) })),
  line(organization.listPeople, whoReads, (it) => ({ params: there(it) })),
  line(organization.readPerson, whoReads, () => ({ params: { person } })),
  line(organization.readAccess, 'ok ok ok ok ok no', (it) => ({ params: there(it) })),
  // Everybody is told why he may not; whom it is about is named only to who may see that unit.
  line(explanation.explainAccess, 'ok ok ok ok ok ok', (it) => ({ params: there(it) })),
  line(organization.foundOrganization, whoDecides, (it) => ({
    params: there(it),
    body: { kind: 'enterprise', name: it.fresh() },
  })),
  line(organization.changeOrganization, 'no ok no no no no', (it) => ({
    params: there(it),
    body: { kind: 'renamed', name: it.fresh() },
  })),
  line(organization.registerPerson, whoDecides, (it) => ({
    params: there(it),
    body: { name: it.fresh(), employment: 'volunteer' },
  })),
  line(organization.appoint, whoDecides, (it) => ({
    params: there(it),
    body: { person, office: 'boardMember', ...whileItLasts(it) },
  })),
  line(organization.appointActing, whoDecides, (it) => ({
    params: there(it),
    body: { person, office: 'boardMember', ...whileItLasts(it) },
  })),
  line(organization.endAppointment, whoDecides, async (it) => ({
    params: { appointment: await it.appointment() },
    body: {},
  })),
  // One's own office only: to everybody else it does not exist.
  line(organization.delegate, 'nf nf nf nf nf nf', async (it) => ({
    params: { appointment: await it.appointment() },
    body: { person: personIn('wuhua', 'operator', 1), to: soon(it) },
  })),
  line(organization.recordLeave, whoDecides, (it) => ({ params: { person }, body: whileItLasts(it) })),
  line(organization.endLeave, whoDecides, async (it) => ({ params: { leave: await it.leave() }, body: {} })),
  line(organization.setEmployment, whoDecides, (it) => ({
    params: { person },
    body: { employment: 'longTermStaff', from: soon(it) },
  })),
  line(organization.addQualification, whoDecides, (it) => ({
    params: { person },
    body: { kind: 'proofreader', from: soon(it) },
  })),
  line(organization.endQualification, whoDecides, async (it) => ({
    params: { qualification: await it.qualification() },
    body: {},
  })),
  line(logins.giveLogin, whoDecides, async (it) => ({
    params: { person: await it.loginOf('none') },
    body: { name: it.fresh() },
  })),
  line(logins.resetLogin, whoDecides, async (it) => ({
    params: { person: await it.loginOf('enabled') },
    body: {},
  })),
  line(logins.disableLogin, whoDecides, async (it) => ({
    params: { person: await it.loginOf('enabled') },
    body: {},
  })),
  line(logins.enableLogin, whoDecides, async (it) => ({
    params: { person: await it.loginOf('disabled') },
    body: {},
  })),
  line(policy.readEffectivePolicy, whoKnows, (it) => ({ params: there(it) })),
  line(policy.listPolicyVersions, whoKnows, (it) => ({ params: there(it) })),
  line(policy.comparePolicyVersion, 'nf nf nf nf no no', (it) => ({
    params: { ...there(it), sequence: 99 },
  })),
  line(policy.tryPolicy, whoDecides, (it) => ({ params: there(it), body: nonsense })),
  line(policy.filePolicy, 'policy.refused policy.refused no no no no', (it) => ({
    params: there(it),
    body: nonsense,
  })),
  line(policy.chooseOrganizationProcedure, whoDecides, (it) => ({
    params: there(it),
    body: { procedure: 'county' },
  })),
];

const nonsense = { files: [{ name: 'policy.yaml', text: 'nonsense: true' }] };
