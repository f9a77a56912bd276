import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCheckpoint, parseCheckpoint } from '@sanshen/domain/ledger';
import { afterAll, expect, test } from 'vitest';
import { compose } from '../src/compose.ts';
import { fillDemonstration } from '../src/demonstration/index.ts';
import { verifyArchiveBytes } from '../src/modules/archive/public.ts';
import {
  exportWitness,
  keyStoreOf,
  loadKeys,
  sequenceNow,
  suites,
  verifyDatabase,
} from '../src/modules/ledger/public.ts';
import { openPool } from '../src/platform/db/database.ts';
import { createLog } from '../src/platform/log.ts';
import { startHarness } from './harness.ts';
import { personIn } from './organization-support.ts';
import { sign, submit, write } from './review-support.ts';

const harness = await startHarness({ ledgerSuite: 'sm2-sm3' });
const folder = await mkdtemp(join(tmpdir(), 'sanshen-suite-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const startAgain = (ledgerSuite?: 'sm2-sm3' | 'ed25519-sha256') =>
  compose({
    pool: openPool(harness.serverUrl, { size: 1 }),
    clock: harness.clock,
    log: createLog('silent'),
    dataFolder: folder,
    publicUrl: 'http://localhost',
    ...(ledgerSuite === undefined ? {} : { ledgerSuite }),
  });

test('a ledger of SM2 and SM3 signs checkpoints that verify, and the archive of a case verifies offline', async () => {
  await fillDemonstration(harness.context);
  const as = (office: string, copy?: number) => harness.login(personIn('wuhua', office, copy));
  const operator = await as('operator', 1);
  const shown = await write(operator, 'wuhua');
  await submit(operator, shown);
  await sign(await as('platformLead'), shown.manuscript, 'platform', 'platformLead');
  await sign(await as('publicityLead'), shown.manuscript, 'publicity', 'publicityLead');
  await sign(await as('leaderInCharge'), shown.manuscript, 'leader', 'leader');
  await harness.runJobs();
  await sequenceNow(harness.context);

  expect(keyStoreOf(harness.context).signer.key.suite).toBe('sm2-sm3');
  const { checkpoint } = await exportWitness(harness.db, 0);
  const opened = openCheckpoint(suites, await loadKeys(harness.db), checkpoint);
  expect(opened).toMatchObject({ ok: true });
  expect(parseCheckpoint(checkpoint)?.size).toBeGreaterThan(50);
  expect(await verifyDatabase(harness.db)).toMatchObject({ ok: true });

  const url = `/api/v1/manuscripts/${shown.manuscript}/archive`;
  const answer = await harness.inject({ method: 'GET', url, headers: { cookie: operator.cookie } });
  expect(answer.statusCode).toBe(200);
  const offline = verifyArchiveBytes(answer.rawPayload);
  if (!offline.read) throw new Error(JSON.stringify(offline.problem));
  expect(offline.verification.firstFailure).toBeNull();
  expect(offline.verification.ok).toBe(true);
  expect(offline.verification.signedBy.map((key) => key.suite)).toEqual(['sm2-sm3']);
});

test('a ledger keeps the suite of its first start: another one is refused, none or the same goes on', async () => {
  await expect(startAgain('ed25519-sha256')).rejects.toThrow(
    /has used sm2-sm3 .* cannot change to ed25519-sha256/,
  );
  for (const suite of ['sm2-sm3', undefined] as const) {
    const again = await startAgain(suite);
    await again.app.close();
    await again.context.db.destroy();
  }
});
