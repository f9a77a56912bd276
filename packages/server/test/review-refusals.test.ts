import { reviseManuscript } from '@sanshen/contract/content';
import * as contract from '@sanshen/contract/review';
import { expect, test } from 'vitest';
import { personIn, startCity } from './organization-support.ts';
import { commandTable, sendPrepared } from './review-command-table.ts';
import {
  article,
  expectRefusal,
  paragraphs,
  revise,
  sign,
  submit,
  tryRevise,
  trySign,
  write,
  writeAndSubmit,
} from './review-support.ts';

const city = await startCity();
const commands = await commandTable(city);
const reason = '理由';
const operator = await city.as('wuhua', 'operator', 1);
const platformLead = await city.as('wuhua', 'platformLead');
const publicityLead = await city.as('wuhua', 'publicityLead');
const leader = await city.as('wuhua', 'leaderInCharge');
const mainLeader = await city.as('wuhua', 'mainLeader');

test('a command without a key, or with a poor one, is refused before anything happens', async () => {
  const { manuscript } = await writeAndSubmit(operator, 'wuhua');
  for (const key of ['', 'short', 'with space in it']) {
    const answer = await operator.send(
      contract.withdraw,
      { params: { manuscript }, body: { reason } },
      { 'idempotency-key': key },
    );
    expectRefusal(answer, 400, 'request.idempotencyKeyRequired');
  }
});

test('saving needs the version that was edited: missing 428, malformed 412, stale 409 with what stands', async () => {
  const { manuscript, digest } = await write(operator, 'wuhua');
  const call = { params: { manuscript }, body: { content: article('wuhua', { title: '二' }) } };
  expectRefusal(await operator.send(reviseManuscript, call), 428, 'request.preconditionRequired');
  const weak = { 'if-match': `W/"${digest}"` };
  expectRefusal(await operator.send(reviseManuscript, call, weak), 412, 'request.preconditionFailed');
  const saved = await revise(operator, manuscript, article('wuhua', { title: '三' }));
  const stale = await tryRevise(operator, manuscript, article('wuhua', { title: '四' }), digest ?? '');
  expect(expectRefusal(stale, 409, 'review.staleDigest')).toEqual({ seen: digest, current: saved.digest });
  const colleague = await city.as('wuhua', 'operator', 2);
  const answers = await Promise.all([
    tryRevise(operator, manuscript, article('wuhua', { title: '甲' }), saved.digest ?? ''),
    tryRevise(colleague, manuscript, article('wuhua', { title: '乙' }), saved.digest ?? ''),
  ]);
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
});

test('refusals name what is wrong, in both languages', async () => {
  const empty = await write(operator, 'wuhua', { title: '', channels: [], topic: '' });
  const params = { manuscript: empty.manuscript };
  expect(empty.missing).toEqual(['title', 'channels', 'topic']);
  const body = { digest: empty.digest ?? '' };
  expect(
    expectRefusal(await operator.send(contract.submit, { params, body }), 422, 'review.incomplete'),
  ).toEqual({
    missing: empty.missing,
  });
  const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
  const there = { params: { manuscript } };
  const refusals = [
    [
      await operator.send(contract.withdraw, { ...there, body: { reason: ' ' } }),
      422,
      'review.reasonMissing',
    ],
    [await leader.send(contract.withdraw, { ...there, body: { reason } }), 403, 'review.notAnEditor'],
    [
      await operator.send(contract.submit, { ...there, body: { digest: digest ?? '' } }),
      409,
      'review.wrongPhase',
    ],
    [await trySign(platformLead, manuscript, 'nowhere', 'platformLead'), 422, 'review.unknownStage'],
    [await trySign(platformLead, manuscript, 'platform', 'nowhere'), 422, 'review.unknownSeat'],
    [
      await platformLead.send(contract.returnManuscript, {
        ...there,
        body: { to: 'leader', round: 1, digest: digest ?? '', reasons: reason },
      }),
      422,
      'review.returnForward',
    ],
    [
      await operator.send(contract.changeImportance, {
        ...there,
        body: { direction: 'raise', level: 'ordinary', reason },
      }),
      422,
      'review.notHigher',
    ],
    [
      await platformLead.send(contract.changeImportance, {
        ...there,
        body: { direction: 'raise', level: 'galactic', reason },
      }),
      422,
      'review.unknownImportance',
    ],
    [
      await platformLead.send(contract.ruleFinding, {
        params: { manuscript, finding: '00000000-0000-4000-8000-000000000000' },
        body: { ruling: 'accepted' },
      }),
      422,
      'review.unknownFinding',
    ],
    [
      await leader.send(contract.confirmEmergency, { ...there, body: { digest: digest ?? '' } }),
      409,
      'emergency.notRequested',
    ],
  ] as const;
  for (const [answer, status, code] of refusals) expectRefusal(answer, status, code);
});

test('§9: an emergency release takes two people, and the full review is owed afterwards', async () => {
  const { manuscript, digest } = await write(operator, 'wuhua');
  const call = { params: { manuscript }, body: { digest: digest ?? '', reason } };
  expectRefusal(await operator.send(contract.requestEmergency, call), 403, 'emergency.notEntitled');
  await platformLead.call(contract.requestEmergency, call);
  expectRefusal(await platformLead.send(contract.confirmEmergency, call), 403, 'emergency.samePerson');
  const told = await leader.call(contract.listNotifications, { query: {} });
  expect(told.items[0]).toMatchObject({ kind: 'emergencyRequested', manuscript });
  expect(await leader.call(contract.confirmEmergency, call)).toMatchObject({
    phase: 'released',
    stage: 'platform',
  });
  const review = await operator.call(contract.readReview, { params: { manuscript } });
  expect(review).toMatchObject({ release: { kind: 'emergency' }, emergency: { outcome: 'open' } });
  await sign(platformLead, manuscript, 'platform', 'platformLead');
  await sign(publicityLead, manuscript, 'publicity', 'publicityLead');
  await sign(mainLeader, manuscript, 'leader', 'leader');
  const done = await operator.call(contract.readReview, { params: { manuscript } });
  expect(done).toMatchObject({ emergency: { outcome: 'completed' }, phase: 'released' });
});

test('§5: a signature on paper shows as paper, with the registrar and the scan', async () => {
  const prepared = await commands.signPaper?.();
  if (prepared === undefined) throw new Error('signPaper');
  const answer = await sendPrepared(prepared, {});
  expect(answer.statusCode, answer.body).toBe(200);
  const review = await operator.call(contract.readReview, {
    params: { manuscript: answer.json().manuscript },
  });
  const [signOff] = review.stages[0]?.seats[0]?.signOffs ?? [];
  expect(signOff).toMatchObject({
    signer: { person: personIn('wuhua', 'platformLead') },
    paper: { registrar: { person: personIn('wuhua', 'registrar'), office: 'registrar' } },
  });
  const foreign = { ...prepared, by: await city.as('kunming', 'registrar') };
  expectRefusal(await sendPrepared(foreign, {}), 422, 'content.fileUnknown');
});

test('§11: the publicity department writes for the city committee, whose channels it runs', async () => {
  const author = await city.as('publicity', 'operator', 1);
  const shown = await write(author, 'kunming', { body: paragraphs('市级稿件') });
  await submit(author, shown);
  const { manuscript } = shown;
  await sign(await city.as('publicity', 'platformLead'), manuscript, 'platform', 'platformLead');
  await sign(await city.as('publicity', 'publicityLead'), manuscript, 'publicity', 'publicityLead');
  const head = await city.as('publicity', 'departmentHead');
  const last = await sign(head, manuscript, 'publicityDepartment', 'publicityDepartmentHead');
  expect(last.phase).toBe('released');
});
