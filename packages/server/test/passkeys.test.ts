import * as contract from '@sanshen/contract/factors';
import { disableLogin, resetLogin } from '@sanshen/contract/logins';
import * as review from '@sanshen/contract/review';
import type { RouteShape } from '@sanshen/contract/route';
import { routeUrl } from '@sanshen/contract/route';
import { currentSession } from '@sanshen/contract/session';
import { expect, test } from 'vitest';
import { demonstrationPassword as password } from '../src/demonstration/index.ts';
import { asOwner, type Caller } from './harness.ts';
import { startCity } from './organization-support.ts';
import { article, both, expectRefusal, revise, sign, writeAndSubmit } from './review-support.ts';
import { type Habits, type Offered, SoftwareAuthenticator } from './software-authenticator.ts';

const city = await startCity();
const { harness } = city;

function anonymous(route: RouteShape, body: object) {
  return harness.inject({ method: route.method, url: routeUrl(route), payload: body });
}

async function offered(caller: Caller): Promise<Offered> {
  return caller.call(contract.offerPasskey, { body: { password } });
}

/** A person with a passkey in software. */
async function withPasskey(caller: Caller, name = '手机') {
  const device = new SoftwareAuthenticator();
  const made = device.register(await offered(caller));
  const shown = await caller.call(contract.addPasskey, { body: { ...made, name } });
  return { device, shown };
}

async function logInBy(device: SoftwareAuthenticator, habits: Habits = {}) {
  const offer: Offered = (await anonymous(contract.offerPasskeyLogin, {})).json();
  return anonymous(contract.logInWithPasskey, device.prove(offer, habits));
}

test('complaint: nobody signs in another’s name by a desk left open: a sign-off asks for the passkey where its owner wants it', async () => {
  const lead = await city.as('wuhua', 'leaderInCharge');
  const setting = (required: boolean, typed = password) =>
    lead.send(contract.setPasskeyAtSignOff, { body: { required, password: typed } });
  expectRefusal(await setting(true), 409, 'factor.passkeyNeeded');
  const { device, shown } = await withPasskey(lead, '工作手机');
  expect((await setting(true)).statusCode).toBe(204);
  expectRefusal(await setting(false, 'wrong'), 422, 'factor.passwordWrong');
  expectRefusal(
    await lead.send(contract.removePasskey, { params: { passkey: shown.passkey }, body: { password } }),
    409,
    'factor.lastPasskey',
  );
  expect(await lead.call(contract.readFactors, {})).toMatchObject({ passkeyAtSignOff: true });
  const writer = await city.as('wuhua', 'operator', 1);
  const { manuscript, digest } = await writeAndSubmit(writer, 'wuhua');
  await sign(await city.as('wuhua', 'platformLead'), manuscript, 'platform', 'platformLead');
  await sign(await city.as('wuhua', 'publicityLead'), manuscript, 'publicity', 'publicityLead');
  const params = { manuscript };
  const claim = {
    stage: 'leader',
    seat: 'leader',
    duties: [...both],
    round: 1,
    digest: digest ?? '',
    opinion: '同意',
  };
  const trySign = (confirmation?: string, caller = lead) =>
    caller.send(review.sign, {
      params,
      body: { ...claim, ...(confirmation === undefined ? {} : { confirmation }) },
    });
  expectRefusal(await trySign(), 403, 'factor.confirmationRequired');
  expectRefusal(await trySign(crypto.randomUUID()), 409, 'factor.confirmationEnded');

  const offer = () => lead.call(contract.offerConfirmation, { body: { manuscript, digest: digest ?? '' } });
  expectRefusal(
    await lead.send(contract.confirmSigning, { body: device.prove(await offer(), { flags: 0x01 }) }),
    422,
    'factor.passkeyRefused',
  );
  const late = await lead.call(contract.confirmSigning, { body: device.prove(await offer()) });
  harness.clock.advance(5 * 60_000 + 1);
  expectRefusal(await trySign(late.confirmation), 409, 'factor.confirmationEnded');
  const { confirmation, passkey } = await lead.call(contract.confirmSigning, {
    body: device.prove(await offer()),
  });
  expect(passkey).toBe('工作手机');
  // A refused sign-off does not use it up.
  expectRefusal(
    await lead.send(review.sign, { params, body: { ...claim, round: 9, confirmation } }),
    409,
    'review.staleRound',
  );
  const signed = await trySign(confirmation);
  expect(signed.statusCode, signed.body).toBe(200);
  const { items } = await lead.call(review.readHistory, { params, query: { limit: 100 } });
  const entry = items.find(
    (item) => item.events.some((event) => event.kind === 'signedOff') && item.confirmedBy !== null,
  );
  expect(entry).toMatchObject({ confirmedBy: '工作手机', actor: { person: lead.person } });
  expect(items.filter((item) => item.confirmedBy !== null)).toHaveLength(1);
  await asOwner(harness.ownerUrl, async (client) => {
    const { rows } = await client.query('select * from sign_off_confirmation where sequence is not null');
    expect(rows).toMatchObject([{ confirmation_id: confirmation, digest, sequence: entry?.sequence }]);
    await expect(
      client.query('update sign_off_confirmation set digest = $1 where sequence is not null', ['x']),
    ).rejects.toThrow('does not change');
    await expect(
      client.query('delete from sign_off_confirmation where sequence is not null'),
    ).rejects.toThrow('does not change');
  });
});

test('a passkey is registered with the password, and opens a session without name and password', async () => {
  const caller = await city.as('wuhua', 'platformLead');
  expectRefusal(
    await caller.send(contract.offerPasskey, { body: { password: 'wrong' } }),
    422,
    'factor.passwordWrong',
  );
  const offer = await offered(caller);
  expect(offer.options).toMatchObject({
    rp: { id: 'localhost' },
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  expect(JSON.stringify(offer.options)).not.toContain(caller.person);
  const { device, shown } = await withPasskey(caller);
  expect(shown).toMatchObject({ name: '手机', lastUsedAt: null, backedUp: false });
  const opened = await logInBy(device);
  expect(opened.statusCode, opened.body).toBe(201);
  expect(opened.json()).toMatchObject({ person: caller.person, passwordMustChange: false });
  const cookie = `sanshen_session=${opened.cookies[0]?.value}`;
  expect((await harness.inject({ url: currentSession.path, headers: { cookie } })).statusCode).toBe(200);
  const { passkeys } = await caller.call(contract.readFactors, {});
  expect(passkeys).toEqual([{ ...shown, lastUsedAt: harness.clock.now() }]);
});

test('the offer of a login is the same for everybody, and names nobody’s passkeys', async () => {
  const one = (await anonymous(contract.offerPasskeyLogin, {})).json();
  const other = (await anonymous(contract.offerPasskeyLogin, {})).json();
  const { challenge: _a, ...first } = one.options;
  const { challenge: _b, ...second } = other.options;
  expect(first).toEqual(second);
  expect(one.options.allowCredentials ?? []).toEqual([]);
  expect(one.options.challenge).not.toBe(other.options.challenge);
});

test('what is no answer of this device to this challenge from this site opens nothing', async () => {
  const { device } = await withPasskey(await city.as('wuhua', 'publicityLead'));
  const wrong: readonly Habits[] = [
    // A copy of the device, which does not know that the other one was used.
    { sameCount: true },
    { origin: 'https://evil.example' },
    { origin: 'http://localhost.evil.example' },
    { rpId: 'evil.example' },
    { challenge: Buffer.from('a challenge of one’s own making').toString('base64url') },
    // The user was there, but nothing says that it is the owner.
    { flags: 0x01 },
    { flags: 0x00 },
  ];
  expect((await logInBy(device)).statusCode).toBe(201);
  for (const habits of wrong) {
    expectRefusal(await logInBy(device, habits), 422, 'factor.passkeyRefused');
    // Past the wait that failures cost.
    harness.clock.advance(900_000);
  }
  const stranger = new SoftwareAuthenticator();
  expectRefusal(await logInBy(stranger), 422, 'factor.passkeyRefused');
  // Another device under the name of this one.
  Object.assign(stranger, { id: device.id, handle: device.handle, counter: 1000 });
  expectRefusal(await logInBy(stranger), 422, 'factor.passkeyRefused');
  // Garbage in every place.
  for (const response of [
    {},
    { id: 'x' },
    {
      ...(device.prove({ challenge: '', options: { challenge: '', rpId: 'localhost' } }).response as object),
      response: { clientDataJSON: 'AA', authenticatorData: 'AA', signature: 'AA', userHandle: 'AA' },
    },
  ]) {
    harness.clock.advance(900_000);
    const offer = (await anonymous(contract.offerPasskeyLogin, {})).json();
    const answer = await anonymous(contract.logInWithPasskey, { challenge: offer.challenge, response });
    expectRefusal(answer, 422, 'factor.passkeyRefused');
  }
  harness.clock.advance(3_600_000);
  expect((await logInBy(device)).statusCode).toBe(201);
});

test('a challenge is answered once, in five minutes, for what it was made, by whom it was made for', async () => {
  const caller = await city.as('wuhua', 'leaderInCharge');
  const { device } = await withPasskey(caller);
  const offer: Offered = (await anonymous(contract.offerPasskeyLogin, {})).json();
  const proof = device.prove(offer);
  expect((await anonymous(contract.logInWithPasskey, proof)).statusCode).toBe(201);
  expectRefusal(await anonymous(contract.logInWithPasskey, proof), 409, 'factor.challengeEnded');
  // A failed answer has used it up too.
  const second: Offered = (await anonymous(contract.offerPasskeyLogin, {})).json();
  await anonymous(contract.logInWithPasskey, device.prove(second, { origin: 'https://evil.example' }));
  expectRefusal(
    await anonymous(contract.logInWithPasskey, device.prove(second)),
    409,
    'factor.challengeEnded',
  );
  const late: Offered = (await anonymous(contract.offerPasskeyLogin, {})).json();
  harness.clock.advance(5 * 60_000 + 1);
  expectRefusal(await anonymous(contract.logInWithPasskey, device.prove(late)), 409, 'factor.challengeEnded');
  // One kind does not answer another.
  const login: Offered = (await anonymous(contract.offerPasskeyLogin, {})).json();
  expectRefusal(
    await caller.send(contract.confirmSigning, { body: device.prove(login) }),
    409,
    'factor.challengeEnded',
  );
  // Neither another person nor another session of the same one registers by it.
  const another = new SoftwareAuthenticator();
  for (const thief of [await city.as('wuhua', 'mainLeader'), await harness.login(caller.person)]) {
    const made = another.register(await offered(caller));
    expectRefusal(
      await thief.send(contract.addPasskey, { body: { ...made, name: '偷来的' } }),
      409,
      'factor.challengeEnded',
    );
  }
});

test('nobody renames, removes or registers again another’s passkey', async () => {
  const owner = await city.as('panlong', 'platformLead');
  const other = await city.as('panlong', 'publicityLead');
  const { device, shown } = await withPasskey(owner);
  const params = { passkey: shown.passkey };
  const rename = (caller: Caller) =>
    caller.send(contract.renamePasskey, { params, body: { name: '新名字' } });
  const remove = (caller: Caller) => caller.send(contract.removePasskey, { params, body: { password } });
  expectRefusal(await rename(other), 404, 'request.notFound');
  expectRefusal(await remove(other), 404, 'request.notFound');
  const again = device.register(await offered(other));
  expectRefusal(
    await other.send(contract.addPasskey, { body: { ...again, name: '同一把' } }),
    409,
    'factor.passkeyKnown',
  );
  expect((await rename(owner)).statusCode).toBe(204);
  expect((await owner.call(contract.readFactors, {})).passkeys).toMatchObject([{ name: '新名字' }]);
  expect((await other.call(contract.readFactors, {})).passkeys).toEqual([]);
  expectRefusal(
    await owner.send(contract.removePasskey, { params, body: { password: 'wrong' } }),
    422,
    'factor.passwordWrong',
  );
  expect((await remove(owner)).statusCode).toBe(204);
  expectRefusal(await logInBy(device), 422, 'factor.passkeyRefused');
});

test('a disabled login has no way in by passkey, and a reset takes the passkeys away', async () => {
  const registrar = await city.as('wuhua', 'registrar');
  const caller = await city.as('wuhua', 'operator', 2);
  const { device } = await withPasskey(caller);
  const person = { params: { person: caller.person }, body: {} };
  await registrar.call(disableLogin, person);
  expectRefusal(await logInBy(device), 422, 'factor.passkeyRefused');
  const { device: lost } = await withPasskey(await city.as('wuhua', 'mainLeader'));
  const leader = await city.as('wuhua', 'mainLeader');
  await registrar.call(resetLogin, { params: { person: leader.person }, body: {} });
  expectRefusal(await logInBy(lost), 422, 'factor.passkeyRefused');
});

test('a confirmation is of one text and one person: it goes with no other, and with one sign-off only', async () => {
  const author = await city.as('panlong', 'operator', 1);
  const lead = await city.as('panlong', 'platformLead');
  const { device } = await withPasskey(lead);
  const first = await writeAndSubmit(author, 'panlong');
  const second = await writeAndSubmit(author, 'panlong');
  const claimOf = (digest: string | null) => ({
    stage: 'platform',
    seat: 'platformLead',
    round: 1,
    digest: digest ?? '',
  });
  const confirm = async () => {
    const text = { manuscript: first.manuscript, digest: first.digest ?? '' };
    const offer = await lead.call(contract.offerConfirmation, { body: text });
    return (await lead.call(contract.confirmSigning, { body: device.prove(offer) })).confirmation;
  };
  const confirmation = await confirm();
  const elsewhere = await lead.send(review.sign, {
    params: { manuscript: second.manuscript },
    body: { ...claimOf(second.digest), duties: ['review'], confirmation },
  });
  expectRefusal(elsewhere, 409, 'factor.confirmationEnded');
  // Nothing was signed there.
  const seats = await lead.call(review.readReview, { params: { manuscript: second.manuscript } });
  expect(seats.stages[0]?.seats[0]?.signOffs).toEqual([]);
  const params = { manuscript: first.manuscript };
  const once = await lead.send(review.sign, {
    params,
    body: { ...claimOf(first.digest), duties: ['review'], confirmation },
  });
  expect(once.statusCode, once.body).toBe(200);
  const twice = await lead.send(review.sign, {
    params,
    body: { ...claimOf(first.digest), duties: ['proofread'], confirmation },
  });
  expectRefusal(twice, 409, 'factor.confirmationEnded');
  const another = await confirm();
  const changed = await revise(author, first.manuscript, article('panlong', { title: '改过的题目' }));
  const stale = await lead.send(review.sign, {
    params,
    body: { ...claimOf(changed.digest), round: 2, duties: ['review'], confirmation: another },
  });
  expect([409, 403]).toContain(stale.statusCode);
  // Who may not read a text confirms nothing about it.
  const stranger = await city.as('wuhua', 'platformLead');
  await withPasskey(stranger);
  expectRefusal(
    await stranger.send(contract.offerConfirmation, {
      body: { manuscript: first.manuscript, digest: first.digest ?? '' },
    }),
    404,
    'request.notFound',
  );
});
