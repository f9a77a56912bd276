import * as contract from '@sanshen/contract/organization';
import { brandId } from '@sanshen/domain/kernel';
import type { Office } from '@sanshen/domain/organization';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { checkProjection, projections } from '../src/modules/ledger/public.ts';
import { loadPersonFacts, resolveScopes } from '../src/modules/organization/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { organizationIn, personIn, startCity } from './organization-support.ts';
import { watchStatements } from './statements.ts';

const city = await startCity();
const { harness } = city;

async function check(name: string) {
  const projection = projections().find((one) => one.name === name);
  if (projection === undefined) throw new Error(`no projection ${name}`);
  return checkProjection(() => openDatabase(openPool(harness.serverUrl, { size: 1 })), projection);
}

test('organisations, people and channels can be rebuilt from the ledger and come out the same', async () => {
  const leader = await city.as('shilin', 'mainLeader');
  const person = personIn('shilin', 'operator', 1);
  const params = { organization: organizationIn('shilin') };
  const { version } = await leader.call(contract.readOrganization, { params });
  const etag = { 'if-match': `"${version}"` };
  const { id } = await leader.call(
    contract.appoint,
    { params, body: { person, office: 'publicityLead' } },
    etag,
  );
  await leader.call(contract.setEmployment, { params: { person }, body: { employment: 'formalCadre' } });
  const { id: leave } = await leader.call(contract.recordLeave, { params: { person }, body: {} });
  await leader.call(contract.foundOrganization, {
    params,
    body: { kind: 'enterprise', name: '石林县图书馆' },
  });
  harness.clock.advance(60_000);
  await leader.call(contract.endLeave, { params: { leave }, body: {} });
  await leader.call(contract.endAppointment, { params: { appointment: id }, body: {} });
  const report = await check('organization');
  expect(report.problem).toBeNull();
  expect(report.rows).toBeGreaterThan(1000);
  const channels = await check('channels');
  expect(channels.problem).toBeNull();
  expect(channels.rows).toBeGreaterThanOrEqual(200);
});

test('a row that somebody changed by hand is found by the rebuild', async () => {
  await sql`update appointment set office = 'mainLeader'
    where appointment_id = 'appointment-person-shilin-operator-2'`.execute(harness.db);
  const { problem } = await check('organization');
  expect(JSON.stringify(problem)).toContain('appointment-person-shilin-operator-2');
});

test('facts for a sign-off come in one query, and so do the organisations around it', async () => {
  const now = harness.clock.now();
  const organization = organizationIn('wuhua');
  const offices = ['platformLead', 'publicityLead', 'leaderInCharge', 'mainLeader'].map((name) =>
    brandId<Office>(name),
  );
  const selection = { people: [personIn('wuhua', 'operator', 1)], offices: [{ organization, offices }] };
  const statements: string[] = [];
  const facts = await watchStatements(
    (text) => statements.push(text),
    () => loadPersonFacts(harness.db, selection, now),
  );
  expect(facts).toHaveLength(5);
  expect(statements).toHaveLength(1);
  const scopes = await watchStatements(
    (text) => statements.push(text),
    () => resolveScopes(harness.db, organization, now),
  );
  expect(scopes.superiorPublicity).toBe(organizationIn('publicity'));
  expect(statements).toHaveLength(2);
});
