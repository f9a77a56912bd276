import * as contract from '@sanshen/contract/publishing';
import { readReview } from '@sanshen/contract/review';
import { parseKey } from '@sanshen/domain/ledger';
import { expect, test } from 'vitest';
import { checkProjection, suites } from '../src/modules/ledger/public.ts';
import { certificateProjection } from '../src/modules/publishing/certify-release.ts';
import { verifyCertificate } from '../src/modules/publishing/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { asOwner } from './harness.ts';
import { startDesk } from './publishing-support.ts';

const desk = await startDesk();
const { harness, operator, simulators } = desk;

test('§5 a released article goes out once, is reported done, read back and found the same', async () => {
  const { manuscript, digest, publication } = await desk.begun();
  expect(await desk.read(publication)).toMatchObject({ status: 'begun', submitted: false });
  await harness.runJobs();
  expect(await desk.read(publication)).toMatchObject({ status: 'accepted', submitted: true, message: null });
  simulators.control.finishTasks();
  await desk.after(5);
  const done = await desk.read(publication);
  expect(done).toMatchObject({
    status: 'done',
    learntBy: 'check',
    digest,
    url: expect.stringContaining('/s/'),
  });
  expect(desk.account().published).toHaveLength(1);
  expect(desk.account().published[0]?.item.title).toBe('五华区青年志愿服务公告');

  await desk.after(60);
  expect(await desk.read(publication)).toMatchObject({ verdict: 'same' });
  expect(await desk.readings(publication)).toMatchObject([
    { verdict: 'same', source: 'api', differences: [] },
  ]);
  const review = await operator.call(readReview, { params: { manuscript } });
  expect(review.phase).toBe('published');
  const listed = await operator.call(contract.listPublications, { params: { manuscript } });
  expect(listed.items.map((one) => one.publication)).toEqual([publication]);
});

test('§5 the release certificate verifies offline and names every sign-off', async () => {
  const { manuscript, digest } = await desk.released();
  const kept = await operator.call(contract.readCertificate, { params: { manuscript } });
  const keys = kept.keys.flatMap((text) => parseKey(suites, text) ?? []);
  const verified = verifyCertificate(suites, keys, kept.note);
  if (!verified.ok) throw new Error(verified.why);
  expect(verified.certificate).toMatchObject({
    digest,
    manuscript,
    kind: 'reviewed',
    channels: [desk.channel],
  });
  const signed = verified.certificate.signOffs.map((one) => [one.stage, one.signer.name, one.digest]);
  expect(signed).toContainEqual(['leader', '五华区分管领导', digest]);
  expect(new Set(signed.map(([stage]) => stage))).toEqual(new Set(['platform', 'publicity', 'leader']));
  const tampered = kept.note.replace('五华区分管领导', '五华区主要负责人');
  expect(verifyCertificate(suites, keys, tampered)).toEqual({ ok: false, why: 'badSignature' });
  expect(verifyCertificate(suites, [], kept.note)).toEqual({ ok: false, why: 'unknownKey' });
});

test('certificates can be filled again from the ledger, and a forged row is found', async () => {
  await desk.released();
  const check = () =>
    checkProjection(() => openDatabase(openPool(harness.serverUrl, { size: 1 })), certificateProjection);
  const good = await check();
  expect(good).toMatchObject({ projection: 'releases', problem: null });
  expect(good.rows).toBeGreaterThan(0);
  await asOwner(harness.ownerUrl, async (client) => {
    await client.query('alter table release_certificate disable trigger append_only');
    await client.query(`update release_certificate set digest = 'sha256:' || repeat('0', 64)`);
  });
  expect((await check()).problem).not.toBeNull();
});
