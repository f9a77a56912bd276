import { createManuscript } from '@sanshen/contract/content';
import * as contract from '@sanshen/contract/organization';
import { filePolicy } from '@sanshen/contract/policy';
import type { RouteCall, RouteShape } from '@sanshen/contract/route';
import { emptyContent } from '@sanshen/domain/content';
import { type AppointmentId, brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { Office, OfficeStanding, OrganizationKind } from '@sanshen/domain/organization';
import { expect, test } from 'vitest';
import { foundTrees } from '../src/modules/organization/public.ts';
import { shippedPolicyFiles } from '../src/modules/policy/public.ts';
import { type Caller, startHarness } from './harness.ts';

// A rule book whose offices are words that the product has never heard: the county government's, renamed.
const words: Readonly<Record<string, string>> = {
  editor: 'quill',
  sectionHead: 'steward',
  leaderInCharge: 'helmsman',
  mainLeader: 'captain',
  boardMember: 'councillor',
  registrar: 'scribe',
};

async function madeUp(version: number, change = (text: string) => text) {
  const files = await shippedPolicyFiles('county-government');
  const offices = new RegExp(`(?<!standsFor: )\\b(${Object.keys(words).join('|')})\\b`, 'g');
  return files.map(({ name, text }) => {
    const renamed = text.replace(offices, (word) => words[word] ?? word);
    return { name, text: change(renamed.replace(/^version: 1$/m, `version: ${version}`)) };
  });
}

const harness = await startHarness();
const organization = brandId<OrganizationId>('ship');

async function found(): Promise<{ readonly captain: Caller; readonly scribe: Caller }> {
  const now = harness.clock.now();
  const person = (office: string, standing: OfficeStanding) => ({
    id: brandId<PersonId>(`person-${office}`),
    name: office,
    employments: [{ id: `employment-${office}`, employment: 'formalCadre' as const, from: now, to: null }],
    qualifications: [],
    appointments: [
      {
        id: brandId<AppointmentId>(`appointment-${office}`),
        person: brandId<PersonId>(`person-${office}`),
        organization,
        office: brandId<Office>(office),
        standing,
        acting: false,
        from: now,
        to: null,
      },
    ],
  });
  const founding = {
    change: {
      kind: 'founded' as const,
      organization,
      at: now,
      parent: null,
      organizationKind: brandId<OrganizationKind>('government'),
      name: '船',
      publicityDepartment: false,
    },
    people: [person('captain', 'mainLeader'), person('scribe', 'registrar')],
  };
  await harness.db
    .transaction()
    .execute((trx) => foundTrees(trx, { person: 'system', name: '测试' }, [founding], now));
  return {
    captain: await harness.login(brandId<PersonId>('person-captain')),
    scribe: await harness.login(brandId<PersonId>('person-scribe')),
  };
}
const { captain, scribe } = await found();
const params = { organization };

async function ifMatch(caller: Caller): Promise<Record<string, string>> {
  const { version } = await caller.call(contract.readOrganization, { params });
  return { 'if-match': `"${version}"` };
}

async function refusalOf<R extends RouteShape>(caller: Caller, route: R, call: RouteCall<R>) {
  const answer = await caller.send(route, call, await ifMatch(caller));
  const problem: { code?: string; messages?: { zh: string; en: string } } = answer.json();
  return `${answer.statusCode} ${problem.code} ${problem.messages?.zh === problem.messages?.en ? 'mute' : ''}`.trim();
}

/** Registers somebody and puts him into an office. */
async function appointNew(name: string, office: string): Promise<Caller> {
  const body = { name, employment: 'formalCadre' as const };
  const { id } = await scribe.call(contract.registerPerson, { params, body }, await ifMatch(scribe));
  await scribe.call(contract.appoint, { params, body: { person: id, office } }, await ifMatch(scribe));
  return harness.login(brandId<PersonId>(id));
}

test('§11: before a rule book is filed nobody can be appointed to anything but administrator', async () => {
  const body = { name: '候任', employment: 'formalCadre' as const };
  const { id: person } = await scribe.call(contract.registerPerson, { params, body }, await ifMatch(scribe));
  expect(await refusalOf(scribe, contract.appoint, { params, body: { person, office: 'quill' } })).toBe(
    '422 organization.officeUnknown',
  );
  await scribe.call(
    contract.appoint,
    { params, body: { person, office: 'administrator' } },
    await ifMatch(scribe),
  );
  const administrator = await harness.login(brandId<PersonId>(person));
  const refused = await administrator.send(createManuscript, {
    body: { organization, content: emptyContent },
  });
  expect(refused.statusCode).toBe(403);
});

test('§11: in a rule book of unheard-of offices the leader manages it, the registrar appoints, the worker writes', async () => {
  const files = await madeUp(1);
  expect((await scribe.send(filePolicy, { params, body: { files } })).statusCode).toBe(403);
  await captain.call(filePolicy, { params, body: { files } });
  const quill = await appointNew('执笔', 'quill');
  const { manuscript } = await quill.call(createManuscript, {
    body: { organization, content: { ...emptyContent, title: '航行日志' } },
  });
  expect(manuscript).toBeTruthy();
  expect(
    (await scribe.send(createManuscript, { body: { organization, content: emptyContent } })).statusCode,
  ).toBe(403);
  expect((await quill.send(filePolicy, { params, body: { files } })).statusCode).toBe(403);
  const steward = await appointNew('管事', 'steward');
  expect(await rightsOf(steward)).toContain('readPersonFacts');
  expect(await rightsOf(quill)).not.toContain('readPersonFacts');
  expect(await rightsOf(quill)).toContain('manageChannels');
});

test('§10 §11: offices, qualifications and kinds that the rule book does not define are refused', async () => {
  const person = 'person-captain';
  const appointment = { params, body: { person, office: 'platformLead' } };
  expect(await refusalOf(scribe, contract.appoint, appointment)).toBe('422 organization.officeUnknown');
  const acting = { params, body: { person, office: 'mainLeader', to: '2030-01-01T00:00:00.000Z' } };
  expect(await refusalOf(scribe, contract.appointActing, acting)).toBe('422 organization.officeUnknown');
  const qualification = {
    params: { person },
    body: { kind: 'swimmer', from: harness.clock.now(), to: null },
  };
  expect(await refusalOf(scribe, contract.addQualification, qualification)).toBe(
    '422 organization.qualificationUnknown',
  );
  const child = { params, body: { kind: 'cityCommittee', name: '艇' } };
  expect(await refusalOf(captain, contract.foundOrganization, child)).toBe('422 organization.kindUnknown');
  const known = { params, body: { kind: 'bureau', name: '艇' } };
  expect(await captain.call(contract.foundOrganization, known, await ifMatch(captain))).toBeTruthy();
});

test('complaint 8: a new rule book leaves the rights of those in office as they were; who is appointed after it has the new ones', async () => {
  const before = await appointNew('旧人', 'quill');
  const files = await madeUp(2, (text) => text.replace('standsFor: platformLead', 'standsFor: leader'));
  await captain.call(filePolicy, { params, body: { files } });
  const after = await appointNew('新人', 'quill');
  expect(await rightsOf(before)).not.toContain('readPersonFacts');
  expect(await rightsOf(after)).toContain('readPersonFacts');
  expect(await rightsOf(captain)).toContain('managePolicy');
});

async function rightsOf(caller: Caller): Promise<string[]> {
  const { grants } = await caller.call(contract.readAccess, { params });
  return grants.map(({ action }) => action);
}
