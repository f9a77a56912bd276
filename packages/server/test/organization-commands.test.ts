import * as contract from '@sanshen/contract/organization';
import type { RouteCall, RouteShape } from '@sanshen/contract/route';
import { addHours, brandId, type Instant } from '@sanshen/domain/kernel';
import { appointmentInForce, type Office, onLeave } from '@sanshen/domain/organization';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { loadPersonFacts, recipientsOf } from '../src/modules/organization/public.ts';
import type { Caller } from './harness.ts';
import { organizationIn, personIn, startCity } from './organization-support.ts';

const city = await startCity();
const { harness } = city;
const later = (hours: number): Instant => addHours(harness.clock.now(), hours);
const office = (name: string) => brandId<Office>(name);

async function versionOf(caller: Caller, key: string): Promise<Record<string, string>> {
  const { version } = await caller.call(contract.readOrganization, {
    params: { organization: organizationIn(key) },
  });
  return { 'if-match': `"${version}"` };
}

async function refusal<R extends RouteShape>(
  caller: Caller,
  route: R,
  call: RouteCall<R>,
  headers?: Record<string, string>,
): Promise<string> {
  const answer = await caller.send(route, call, headers);
  const problem: { code?: string; messages?: { zh: string; en: string } } = answer.json();
  if (problem.code === undefined) throw new Error(`not refused: ${answer.statusCode} ${answer.body}`);
  expect(problem.messages?.zh).toBeTruthy();
  expect(problem.messages?.en).toBeTruthy();
  return problem.code;
}

async function factsOf(key: string, name: string, copy?: number) {
  const [facts] = await loadPersonFacts(
    harness.db,
    { people: [personIn(key, name, copy)] },
    harness.clock.now(),
  );
  if (facts === undefined) throw new Error('no such person');
  return facts;
}

test('§5: an appointment is recorded in the ledger with who decided it, and counts from then on', async () => {
  const registrar = await city.as('xishan', 'registrar');
  const organization = organizationIn('xishan');
  const person = personIn('xishan', 'operator', 1);
  const { id } = await registrar.call(
    contract.appoint,
    { params: { organization }, body: { person, office: 'platformLead' } },
    await versionOf(registrar, 'xishan'),
  );
  const facts = await factsOf('xishan', 'operator', 1);
  const held = appointmentInForce(facts, organization, [office('platformLead')], harness.clock.now());
  expect(held).toMatchObject({ id, acting: false });
  const { rows } = await sql<{ text: string }>`
    select text from ledger_entry where stream = ${`organization:${organization}`}
    order by sequence desc limit 1`.execute(harness.db);
  expect(JSON.parse(rows[0]?.text ?? '{}')).toMatchObject({
    kind: 'organization.appointed',
    actor: {
      person: registrar.person,
      name: '西山区登记员',
      office: 'registrar',
      organizationName: '共青团西山区委',
    },
    body: { appointment: { id, person } },
  });
});

test('§5: an appointment that has ended gives no right any more, from that instant', async () => {
  const leader = await city.as('guandu', 'mainLeader');
  const appointment = 'appointment-person-guandu-platformLead';
  const at = later(1);
  await leader.call(contract.endAppointment, { params: { appointment }, body: { at } });
  const [facts] = await loadPersonFacts(harness.db, { people: [personIn('guandu', 'platformLead')] }, at);
  expect(facts?.appointments ?? []).toEqual([]);
  const before = await factsOf('guandu', 'platformLead');
  expect(before.appointments).toHaveLength(1);
  expect(await refusal(leader, contract.endAppointment, { params: { appointment }, body: { at } })).toBe(
    'organization.alreadyEnded',
  );
});

test('complaint 10: nobody appoints himself or changes what his own office depends on', async () => {
  const registrar = await city.as('anning', 'registrar');
  const version = await versionOf(registrar, 'anning');
  const params = { organization: organizationIn('anning') };
  const body = { person: registrar.person, office: 'mainLeader' };
  expect(await refusal(registrar, contract.appoint, { params, body }, version)).toBe(
    'organization.selfAppointment',
  );
  const person = registrar.person;
  expect(
    await refusal(registrar, contract.setEmployment, {
      params: { person },
      body: { employment: 'formalCadre' },
    }),
  ).toBe('organization.selfAppointment');
  expect(
    await refusal(registrar, contract.addQualification, {
      params: { person },
      body: { kind: 'proofreader', from: harness.clock.now() },
    }),
  ).toBe('organization.selfAppointment');
});

test('complaint 10: an administrator appoints nobody, not even in his own organisation', async () => {
  const administrator = await city.as('kunming', 'administrator');
  for (const key of ['kunming', 'wuhua']) {
    const call = {
      params: { organization: organizationIn(key) },
      body: { person: personIn('wuhua', 'operator', 1), office: 'mainLeader' },
    };
    const version = await versionOf(administrator, key);
    expect(await refusal(administrator, contract.appoint, call, version)).toBe('access.forbidden');
  }
});

test('an appointment on a page that is out of date is refused, and so is one without a version', async () => {
  const leader = await city.as('chenggong', 'mainLeader');
  const stale = await versionOf(leader, 'chenggong');
  const call = (name: string) => ({
    params: { organization: organizationIn('chenggong') },
    body: { person: personIn('chenggong', 'operator', 2), office: name },
  });
  await leader.call(contract.appoint, call('registrar'), stale);
  expect(await refusal(leader, contract.appoint, call('platformLead'), stale)).toBe(
    'request.preconditionFailed',
  );
  expect(await refusal(leader, contract.appoint, call('platformLead'))).toBe('request.preconditionRequired');
  expect(
    await refusal(leader, contract.appoint, call('registrar'), await versionOf(leader, 'chenggong')),
  ).toBe('organization.alreadyHeld');
});

test('nothing takes effect before it is recorded, no period is empty, no stranger is appointed', async () => {
  const leader = await city.as('jinning', 'mainLeader');
  const params = { organization: organizationIn('jinning') };
  const person = personIn('jinning', 'operator', 1);
  const code = async (body: RouteCall<typeof contract.appoint>['body']) =>
    refusal(leader, contract.appoint, { params, body }, await versionOf(leader, 'jinning'));
  expect(await code({ person, office: 'platformLead', from: later(-1) })).toBe(
    'organization.takesEffectInPast',
  );
  expect(await code({ person, office: 'platformLead', from: later(2), to: later(2) })).toBe(
    'organization.periodEmpty',
  );
  expect(await code({ person: 'nobody', office: 'platformLead' })).toBe('organization.personUnknown');
});

test('complaint 6: leave empties a seat with a reason, a delegation fills it until the holder is back', async () => {
  const lead = await city.as('dongchuan', 'platformLead');
  const deputy = personIn('dongchuan', 'publicityLead');
  const organization = organizationIn('dongchuan');
  const appointment = 'appointment-person-dongchuan-platformLead';
  const wish = { person: personIn('dongchuan', 'operator', 1), to: later(24) };
  const delegation = { params: { appointment }, body: wish };
  expect(await refusal(lead, contract.delegate, delegation)).toBe('organization.notOnLeave');

  const { id: leave } = await lead.call(contract.recordLeave, {
    params: { person: lead.person },
    body: { to: later(48) },
  });
  const told = () => recipientsOf(harness.db, organization, [office('platformLead')], harness.clock.now());
  expect(onLeave(await factsOf('dongchuan', 'platformLead'), harness.clock.now())).toBe(true);
  expect(await told()).toEqual({ recipients: [], vacancy: 'allOnLeave' });

  // A member of the long-term staff cannot act for a cadre; the publicity lead lacks the operator's certificate.
  expect(await refusal(lead, contract.delegate, delegation)).toBe('organization.substituteNotFit');
  const toDeputy = { params: { appointment }, body: { ...wish, person: deputy } };
  expect(await refusal(lead, contract.delegate, toDeputy)).toBe('organization.substituteNotFit');
  const leader = await city.as('dongchuan', 'mainLeader');
  await leader.call(contract.addQualification, {
    params: { person: deputy },
    body: { kind: 'newMediaOperator', from: later(-100), to: later(1000) },
  });
  expect(
    await refusal(lead, contract.delegate, {
      params: { appointment },
      body: { person: deputy, to: later(50) },
    }),
  ).toBe('organization.notOnLeave');
  const { id } = await lead.call(contract.delegate, toDeputy);
  expect(await told()).toMatchObject({ recipients: [{ person: deputy, acting: true }], vacancy: null });
  const acting = await harness.login(deputy);
  expect(
    await refusal(acting, contract.delegate, {
      params: { appointment: id },
      body: { ...wish, person: lead.person },
    }),
  ).toBe('organization.actingCannotDelegate');

  harness.clock.advance(360_000);
  await lead.call(contract.endLeave, { params: { leave }, body: {} });
  expect(await told()).toMatchObject({
    recipients: [{ person: lead.person, acting: false }],
    vacancy: null,
  });
  expect((await told()).recipients).toHaveLength(1);
  const detail = await lead.call(contract.readOrganization, { params: { organization } });
  expect(detail.offices.find((one) => one.office === 'platformLead')?.holders).toHaveLength(1);
});

test('§5: an acting appointment always has an end', async () => {
  const leader = await city.as('fumin', 'mainLeader');
  const params = { organization: organizationIn('fumin') };
  const person = personIn('fumin', 'publicityLead');
  const version = await versionOf(leader, 'fumin');
  // A client that ignores the contract's types.
  const endless = { person, office: 'platformLead' } as unknown as {
    person: string;
    office: string;
    to: string;
  };
  expect(await refusal(leader, contract.appointActing, { params, body: endless }, version)).toBe(
    'request.invalid',
  );
  const body = { person, office: 'platformLead', to: later(24) };
  await leader.call(contract.appointActing, { params, body }, version);
  const facts = await factsOf('fumin', 'publicityLead');
  expect(facts.appointments.find((one) => one.acting)).toMatchObject({ office: 'platformLead', to: body.to });
});

test('§7: a change of employment ends the one before, from the same instant', async () => {
  const leader = await city.as('songming', 'mainLeader');
  const from = later(10);
  await leader.call(contract.setEmployment, {
    params: { person: personIn('songming', 'platformLead') },
    body: { employment: 'temporary', from },
  });
  const at = async (instant: Instant) => {
    const people = [personIn('songming', 'platformLead')];
    const [facts] = await loadPersonFacts(harness.db, { people }, instant);
    return facts?.employment;
  };
  expect(await at(later(9))).toBe('formalCadre');
  expect(await at(from)).toBe('temporary');
});

test('§7: a qualification that is withdrawn is gone from that instant, and only a leader withdraws it', async () => {
  const qualification = `qualification-${personIn('yiliang', 'operator', 1)}-newMediaOperator`;
  const call = { params: { qualification }, body: {} };
  const kinds = async () => (await factsOf('yiliang', 'operator', 1)).qualifications.map((one) => one.kind);
  expect(await kinds()).toContain('newMediaOperator');
  const colleague = await city.as('yiliang', 'operator', 2);
  expect(await refusal(colleague, contract.endQualification, call)).toBe('access.forbidden');
  const guide = await city.as('publicity', 'departmentHead');
  expect(await refusal(guide, contract.endQualification, call)).toBe('access.forbidden');
  const leader = await city.as('yiliang', 'mainLeader');
  await leader.call(contract.endQualification, call);
  expect(await kinds()).toEqual(['proofreader']);
  expect(await refusal(leader, contract.endQualification, call)).toBe('organization.alreadyEnded');
});

test('§0: a merger takes effect on its day, ends the offices, and leaves the history readable', async () => {
  const registrar = await city.as('kunming', 'registrar');
  const params = { organization: organizationIn('panlongYouthCentre') };
  const body = { kind: 'merged' as const, into: organizationIn('wuhuaYouthCentre'), at: later(0.1) };
  await registrar.call(
    contract.changeOrganization,
    { params, body },
    await versionOf(registrar, 'panlongYouthCentre'),
  );
  const read = () => registrar.call(contract.readOrganization, { params });
  expect(await read()).toMatchObject({ status: 'active', mergedInto: null });
  harness.clock.advance(360_000);
  expect(await read()).toMatchObject({
    name: '盘龙区青少年活动中心团支部',
    status: 'merged',
    mergedInto: body.into,
    offices: [],
  });
  const history = await registrar.call(contract.readOrganizationHistory, { params });
  expect(history.items.map((one) => one.kind)).toEqual(['merged', 'founded']);
  const ended = await registrar.call(contract.listAppointments, { params });
  expect(ended.items.length).toBeGreaterThan(3);
  expect(ended.items.every((one) => one.to === body.at)).toBe(true);
});

test('§0: an organisation does not change itself, and a refusal of the tree names its reason', async () => {
  const own = await city.as('yiliang', 'mainLeader');
  const params = { organization: organizationIn('yiliang') };
  const rename = { params, body: { kind: 'renamed' as const, name: '新名' } };
  expect(await refusal(own, contract.changeOrganization, rename, await versionOf(own, 'yiliang'))).toBe(
    'access.forbidden',
  );
  const registrar = await city.as('kunming', 'registrar');
  const code = async (key: string, body: RouteCall<typeof contract.changeOrganization>['body']) =>
    refusal(
      registrar,
      contract.changeOrganization,
      { params: { organization: organizationIn(key) }, body },
      await versionOf(registrar, key),
    );
  expect(await code('wuhua', { kind: 'moved', parent: organizationIn('wuhuaYouthCentre') })).toBe(
    'organization.cycle',
  );
  expect(await code('wuhua', { kind: 'closed' })).toBe('organization.hasChildren');
  expect(await code('wuhua', { kind: 'renamed', name: '共青团盘龙区委' })).toBe('organization.nameTaken');
});

test('a new organisation gets its people and its first office', async () => {
  const leader = await city.as('kunming', 'mainLeader');
  const parent = { organization: organizationIn('kunming') };
  const { id: organization } = await leader.call(contract.foundOrganization, {
    params: parent,
    body: { kind: 'enterprise', name: '昆明市图书馆团支部' },
  });
  const params = { organization };
  const { id: person } = await leader.call(contract.registerPerson, {
    params,
    body: { name: '图书馆主要负责人', employment: 'formalCadre' },
  });
  const { version } = await leader.call(contract.readOrganization, { params });
  await leader.call(
    contract.appoint,
    { params, body: { person, office: 'mainLeader' } },
    { 'if-match': `"${version}"` },
  );
  const detail = await leader.call(contract.readOrganization, { params });
  expect(detail).toMatchObject({ relation: 'above', superior: organizationIn('kunming') });
  expect(detail.offices).toMatchObject([{ office: 'mainLeader', holders: [{ name: '图书馆主要负责人' }] }]);
  const people = await leader.call(contract.listPeople, { params });
  expect(people.items).toEqual([{ person, name: '图书馆主要负责人', offices: ['mainLeader'] }]);
});

test('two registrars who decide at once do not both give the same office to the same person', async () => {
  const leader = await city.as('luquan', 'mainLeader');
  const registrar = await city.as('luquan', 'registrar');
  const call = {
    params: { organization: organizationIn('luquan') },
    body: { person: personIn('luquan', 'operator', 1), office: 'publicityLead' },
  };
  const version = await versionOf(leader, 'luquan');
  const answers = await Promise.all([
    leader.send(contract.appoint, call, version),
    registrar.send(contract.appoint, call, version),
  ]);
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 412]);
});
