import {
  chooseOrganizationProcedure,
  comparePolicyVersion,
  filePolicy,
  listPolicyVersions,
  readEffectivePolicy,
  tryPolicy,
} from '@sanshen/contract/policy';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkProjection } from '../src/modules/ledger/public.ts';
import { pinProcedure } from '../src/modules/policy/pin-procedure.ts';
import { policyProjection } from '../src/modules/policy/projection.ts';
import { shippedPolicyFiles } from '../src/modules/policy/read-folder.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { type City, organizationIn, startCity } from './organization-support.ts';

const unit = 'youthPalace';
const organization = organizationIn(unit);
const city = organizationIn('kunming');

type Files = { name: string; text: string }[];
async function filesOf(id: string, ...changes: readonly [from: string, to: string][]): Promise<Files> {
  const files = await shippedPolicyFiles(id);
  const change = (text: string) => changes.reduce((was, [from, to]) => was.replace(from, to), text);
  return files.map(({ name, text }) => ({ name, text: change(text) }));
}

let town: City;
beforeAll(async () => {
  town = await startCity();
});

const pin = (of = organization) =>
  town.harness.db.transaction().execute((trx) => pinProcedure(trx, of, town.harness.clock.now()));

describe('filing a rule book', () => {
  test('§5 an organisation without its own inherits its superior’s, and its kind says the procedure', async () => {
    const leader = await town.as(unit, 'mainLeader');
    const read = await leader.call(readEffectivePolicy, { params: { organization } });
    expect(read).toMatchObject({
      filedBy: city,
      kind: 'affiliatedUnit',
      procedure: 'affiliatedUnit',
      suspended: [],
    });
    const pinned = await pin();
    expect(pinned?.reference).toEqual({ policy: 'kunming-2023', version: 1, digest: read.digest });
    expect(pinned?.procedure.id).toBe('affiliatedUnit');
  });

  test('§5 a looser one is refused with the line that loosens, and nothing changes', async () => {
    const leader = await town.as(unit, 'mainLeader');
    const files = await filesOf(
      'youth-centre',
      ['deadlineHours: 12', 'deadlineHours: 30'],
      ['dormantDays: 10', 'dormantDays: 90'],
    );
    const trial = await leader.call(tryPolicy, { params: { organization }, body: { files } });
    expect(trial.accepted).toBe(false);
    const lines = files[0]?.text.split('\n') ?? [];
    expect(trial.problems.map(({ code, line }) => [code, lines[line - 1]?.trim()])).toEqual([
      ['policy.looser', 'dormancy: { clause: §7, dormantDays: 90 }'],
      ['policy.looser', 'deadlineHours: 30'],
    ]);
    const answer = await leader.send(filePolicy, { params: { organization }, body: { files } });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'policy.refused' });
    expect((await leader.call(listPolicyVersions, { params: { organization }, query: {} })).items).toEqual(
      [],
    );
  });

  test('it must extend what is in force above it', async () => {
    const leader = await town.as(unit, 'mainLeader');
    for (const files of [
      await filesOf('youth-centre', ['version: 1 }', 'version: 7 }']),
      await filesOf('university'),
    ]) {
      const { problems } = await leader.call(tryPolicy, { params: { organization }, body: { files } });
      expect(problems.map(({ code }) => code)).toEqual(['policy.baseNotSuperior']);
    }
  });

  test('§5 a stricter one is filed, pinned by new runs, and written to the ledger', async () => {
    const before = await pin();
    const leader = await town.as(unit, 'mainLeader');
    const filed = await leader.call(filePolicy, {
      params: { organization },
      body: { files: await filesOf('youth-centre') },
    });
    expect(filed).toMatchObject({
      policy: 'youth-centre',
      version: 1,
      sequence: 1,
      baseDigest: before?.reference.digest,
    });
    const after = await pin();
    expect(after?.reference).toEqual({ policy: 'youth-centre', version: 1, digest: filed.digest });
    expect(after?.procedure.emergency).toBeNull();
    const compared = await leader.call(comparePolicyVersion, { params: { organization, sequence: 1 } });
    expect(compared.differences).toEqual(filed.differences);
    expect(new Set(compared.differences.map(({ verdict }) => verdict))).toEqual(
      new Set(['same', 'stricter']),
    );
    const { rows } = await sql<{ text: string }>`
      select text from ledger_entry where stream = ${`policy:${organization}`}`.execute(town.harness.db);
    const entry = JSON.parse(rows[0]?.text ?? '{}');
    expect(entry).toMatchObject({ kind: 'policy.filed', body: { digest: filed.digest, version: 1 } });
    expect(entry.actor.office).toBe('mainLeader');
  });

  test('a version is filed once only', async () => {
    const leader = await town.as(unit, 'mainLeader');
    const { problems } = await leader.call(tryPolicy, {
      params: { organization },
      body: { files: await filesOf('youth-centre') },
    });
    expect(problems).toMatchObject([{ code: 'policy.versionNotNew', file: 'policy.yaml' }]);
  });

  test('§11 only who commands may file; who is below or beside may not even try', async () => {
    const body = { files: await filesOf('youth-centre') };
    for (const [key, office] of [
      [unit, 'operator'],
      ['wuhua', 'mainLeader'],
    ] as const) {
      const caller = await town.as(key, office, office === 'operator' ? 1 : undefined);
      expect((await caller.send(filePolicy, { params: { organization }, body })).statusCode).toBe(403);
      expect((await caller.send(tryPolicy, { params: { organization }, body })).statusCode).toBe(403);
    }
    const answer = await town.harness.inject({
      method: 'GET',
      url: `/api/v1/organizations/${organization}/policy`,
    });
    expect(answer.statusCode).toBe(401);
  });

  test('the database itself refuses to change or delete what was filed', async () => {
    for (const table of ['policy_version', 'policy_text', 'policy_choice']) {
      await expect(sql`delete from ${sql.table(table)}`.execute(town.harness.db)).rejects.toThrow(
        /permission denied/,
      );
      await expect(
        sql`update ${sql.table(table)} set root_id = 'x'`.execute(town.harness.db),
      ).rejects.toThrow(/permission denied/);
    }
  });
});

describe('choosing a procedure', () => {
  test('§5 an editorial board may be chosen where the rule book leaves it open', async () => {
    const wuhua = organizationIn('wuhua');
    const leader = await town.as('wuhua', 'mainLeader');
    const choose = (procedure: string) =>
      leader.send(chooseOrganizationProcedure, { params: { organization: wuhua }, body: { procedure } });
    expect((await choose('county')).statusCode).toBe(204);
    expect((await pin(wuhua))?.procedure.id).toBe('county');
    expect((await choose('editorialBoard')).statusCode).toBe(204);
    expect((await pin(wuhua))?.procedure.id).toBe('editorialBoard');
    const refused = await choose('department');
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'policy.procedureNotOpen']);
    expect((await pin(wuhua))?.procedure.id).toBe('editorialBoard');
  });
});

describe('a superior’s new version', () => {
  const newer = (dormantDays: number, version: number) =>
    filesOf(
      'kunming-2023',
      ['version: 1\n', `version: ${version}\n`],
      ['dormantDays: 14', `dormantDays: ${dormantDays}`],
    );

  test('§5 a filing that is still stricter is laid on it; one that is now looser is out of force, and both say so', async () => {
    const first = await town.as('kunming', 'mainLeader');
    await first.call(filePolicy, { params: { organization: city }, body: { files: await newer(12, 2) } });
    const leader = await town.as(unit, 'mainLeader');
    const laid = await leader.call(readEffectivePolicy, { params: { organization } });
    expect(laid).toMatchObject({ filedBy: organization, suspended: [] });
    const pinned = await pin();
    expect(pinned?.reference.digest).toBe(laid.digest);
    await first.call(filePolicy, { params: { organization: city }, body: { files: await newer(7, 3) } });
    const suspended = await leader.call(readEffectivePolicy, { params: { organization } });
    expect(suspended).toMatchObject({ filedBy: city, suspended: [organization] });
    expect((await pin())?.reference).toMatchObject({ policy: 'kunming-2023', version: 3 });
    // What the earlier run was pinned to can still be read, though it was never filed in that form.
    const { rows } = await sql`select from policy_text where digest = ${pinned?.reference.digest}`.execute(
      town.harness.db,
    );
    expect(rows).toHaveLength(1);
  });
});

test('the tables of filings and choices follow from the ledger', async () => {
  const open = () => openDatabase(openPool(town.harness.serverUrl, { size: 1 }));
  const report = await checkProjection(open, policyProjection);
  expect(report).toMatchObject({ problem: null });
  expect(report.rows).toBeGreaterThan(4);
});
