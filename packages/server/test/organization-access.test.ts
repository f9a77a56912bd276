import * as channels from '@sanshen/contract/channels';
import * as contract from '@sanshen/contract/organization';
import { explainAccess } from '@sanshen/contract/organization-explanation';
import { type RouteShape, routeUrl } from '@sanshen/contract/route';
import { describe, expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import type { Caller } from './harness.ts';
import { addStranger, organizationIn, personIn, startCity } from './organization-support.ts';

const city = await startCity();
const { harness } = city;
const organization = organizationIn('wuhua');
const person = personIn('wuhua', 'operator', 2);
const appointment = `appointment-${person}`;
const channel = demonstrationChannelId('wuhua', 'weibo');

// Always the leader of his organisation, so that what differs is the relation alone.
const callers: Record<string, Caller> = {
  own: await city.as('wuhua', 'mainLeader'),
  above: await city.as('kunming', 'mainLeader'),
  below: await city.as('wuhuaYouthCentre', 'mainLeader'),
  sibling: await city.as('panlong', 'mainLeader'),
  guidance: await city.as('publicity', 'departmentHead'),
  none: await addStranger(city),
};
const names = [...Object.keys(callers), 'anonymous'];

const duties = [
  { duty: 'leader', person: personIn('wuhua', 'leaderInCharge') },
  { duty: 'platformLead', person: personIn('wuhua', 'platformLead') },
  { duty: 'operator', person: personIn('wuhua', 'operator', 1) },
];

let counter = 0;
function next(): number {
  counter += 1;
  return counter;
}
/** Commands that succeed must be possible again for the next caller, so each makes something of its own. */
const fresh = () => `自动${next()}`;
const soon = () => new Date(Date.parse(harness.clock.now()) + 3_600_000 * next()).toISOString();

/** A minute that nothing else of this file falls into. */
function whileItLasts() {
  const from = soon();
  return { from, to: new Date(Date.parse(from) + 60_000).toISOString() };
}

interface Case {
  readonly route: RouteShape;
  readonly call: () => { params?: unknown; query?: unknown; body?: unknown };
  /** Relations that are allowed; everybody else is refused with 403, anonymous callers with 401. */
  readonly allowed: string;
}

const params = { organization };
const cases: Case[] = [
  { route: contract.listOrganizations, call: () => ({}), allowed: 'own above below sibling guidance none' },
  { route: contract.readOrganization, call: () => ({ params }), allowed: 'own above below sibling guidance' },
  { route: contract.readOrganizationHistory, call: () => ({ params }), allowed: 'own above guidance' },
  { route: contract.listAppointments, call: () => ({ params }), allowed: 'own above guidance' },
  { route: contract.listPeople, call: () => ({ params }), allowed: 'own above guidance' },
  { route: contract.readPerson, call: () => ({ params: { person } }), allowed: 'own above guidance' },
  { route: contract.readAccess, call: () => ({ params }), allowed: 'own above below sibling guidance' },
  {
    route: contract.foundOrganization,
    call: () => ({ params, body: { kind: 'enterprise', name: fresh() } }),
    allowed: 'own above',
  },
  {
    route: contract.changeOrganization,
    call: () => ({ params, body: { kind: 'renamed', name: fresh() } }),
    allowed: 'above',
  },
  {
    route: contract.registerPerson,
    call: () => ({ params, body: { name: fresh(), employment: 'volunteer' } }),
    allowed: 'own above',
  },
  {
    route: contract.appoint,
    call: () => ({ params, body: { person, office: 'secretary', ...whileItLasts() } }),
    allowed: 'own above',
  },
  {
    route: contract.appointActing,
    call: () => ({ params, body: { person, office: 'secretary', ...whileItLasts() } }),
    allowed: 'own above',
  },
  {
    route: contract.recordLeave,
    call: () => ({ params: { person }, body: whileItLasts() }),
    allowed: 'own above',
  },
  {
    route: contract.setEmployment,
    call: () => ({ params: { person }, body: { employment: 'longTermStaff', from: soon() } }),
    allowed: 'own above',
  },
  {
    route: contract.addQualification,
    call: () => ({ params: { person }, body: { kind: 'proofreader', from: soon() } }),
    allowed: 'own above',
  },
  { route: channels.listChannels, call: () => ({ params }), allowed: 'own above guidance' },
  { route: channels.readChannel, call: () => ({ params: { channel } }), allowed: 'own above guidance' },
  {
    route: channels.applyForChannel,
    call: () => ({
      params,
      body: { platform: 'mastodon', name: fresh(), purpose: '发布团务信息', duties },
    }),
    allowed: 'own above',
  },
  {
    route: channels.changeChannel,
    call: () => ({ params: { channel }, body: { name: fresh() } }),
    allowed: 'own above',
  },
];

async function send(caller: string, { route, call }: Case) {
  const { params: inPath, query, body } = call();
  const version = await ifMatch(route);
  return harness.inject({
    method: route.method,
    url: routeUrl(route, { params: inPath, query }),
    headers: {
      ...(callers[caller] === undefined ? {} : { cookie: callers[caller].cookie }),
      'x-sanshen-request': '1',
      'idempotency-key': `access-${next()}-key`,
      ...(version === null ? {} : { 'if-match': version }),
    },
    ...(body === undefined ? {} : { payload: body as object }),
  });
}

async function ifMatch(route: RouteShape): Promise<string | null> {
  if (route.ifMatch !== true) return null;
  const own = callers.own;
  const read = route.capability === 'channels' ? channels.readChannel : contract.readOrganization;
  const url = routeUrl(read, { params: route.capability === 'channels' ? { channel } : params });
  const answer = await harness.inject({ method: 'GET', url, headers: { cookie: own?.cookie ?? '' } });
  return String(answer.headers.etag);
}

describe.each(cases.map((one) => [one.route.id, one] as const))('§11: %s', (_, one) => {
  test.each(names)('called from %s', async (caller) => {
    const answer = await send(caller, one);
    const expected = one.allowed.split(' ').includes(caller)
      ? (one.route.status ?? 200)
      : caller === 'anonymous'
        ? 401
        : 403;
    expect(answer.statusCode, answer.body).toBe(expected);
  });
});

// About one appointment or one leave of one's own; tested with their commands.
const elsewhere = [
  'channels.setSecret',
  'organization.endAppointment',
  'organization.delegate',
  'organization.endLeave',
  'organization.endQualification',
];

test('no route of these capabilities is left out of the list', () => {
  const tested = [...cases.map((one) => one.route.id), ...elsewhere].sort();
  const all = [...contract.organizationRoutes, ...channels.channelRoutes].map((route) => route.id);
  expect(tested).toEqual([...all].sort());
});

test.each(['below', 'sibling', 'guidance', 'none'])(
  '§11: %s can end no appointment of another organisation',
  async (caller) => {
    const answer = await callers[caller]?.send(contract.endAppointment, {
      params: { appointment },
      body: {},
    });
    expect(answer?.statusCode).toBe(403);
  },
);

test('§11: a tree shows only what the caller stands in a relation to', async () => {
  const seen = async (caller: string) => {
    const all: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await callers[caller]?.call(contract.listOrganizations, {
        query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) },
      });
      all.push(...(page?.items ?? []).map((one) => one.id));
      cursor = page?.next ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(all).size).toBe(all.length);
    return all;
  };
  expect(await seen('none')).toEqual([organizationIn('stranger')]);
  expect((await seen('above')).length).toBeGreaterThan(50);
  const below = await seen('below');
  expect(below).toContain(organization);
  expect(below).not.toContain(organizationIn('panlong'));
  expect(await seen('own')).not.toContain(organizationIn('panlongYouthCentre'));
});

test('§11: least data: who does not decide about offices sees no employment, leave or qualification', async () => {
  const call = { params: { person } };
  expect((await callers.guidance?.call(contract.readPerson, call))?.facts).toBeNull();
  expect((await callers.own?.call(contract.readPerson, call))?.facts?.employment).toBe('longTermStaff');
  const self = await harness.login(person);
  expect((await self.call(contract.readPerson, call)).facts).not.toBeNull();
  const colleague = await city.as('wuhua', 'operator', 1);
  expect((await colleague.call(contract.readPerson, call)).facts).toBeNull();
});

test('§11: "why do I see this" names relation, office and organisation', async () => {
  const access = await callers.guidance?.call(contract.readAccess, { params });
  expect(access?.relation).toBe('guidance');
  expect(access?.grants).toContainEqual({
    action: 'readPublished',
    name: { zh: '查看已发布内容', en: 'read what is published' },
    relation: 'guidance',
    office: 'departmentHead',
    organization: organizationIn('publicity'),
    acting: false,
  });
  expect(access?.grants.map((one) => one.action)).not.toContain('writeManuscript');
});

describe('§11: everybody is told why he sees something or does not', () => {
  async function told(caller: string) {
    const answer = await send(caller, {
      route: explainAccess,
      call: () => ({ params }),
      allowed: '',
    });
    expect(answer.statusCode).toBe(200);
    return explainAccess.response.parse(answer.json());
  }

  test('the guiding department is told that it guides, and which units may decide instead', async () => {
    const answer = await told('guidance');
    const of = (action: string) => answer.items.find((item) => item.action === action);
    expect(of('readPeople')?.grant).toMatchObject({ relation: 'guidance', office: 'departmentHead' });
    expect(of('changeAppointments')).toMatchObject({
      grant: null,
      shortfalls: [{ relation: 'guidance', lacks: 'relation' }],
    });
    expect(
      of('changeAppointments')
        ?.entitled.map(({ relation }) => relation)
        .sort(),
    ).toEqual(['above', 'own']);
  });

  test('a stranger is told that nothing relates him to the unit, and not what it is called', async () => {
    const answer = await told('none');
    expect(answer.relation).toBe('none');
    expect(answer.organizationName).toBeNull();
    expect(answer.items.every(({ grant }) => grant === null)).toBe(true);
    expect(JSON.stringify(answer)).not.toContain('五华');
  });
});
