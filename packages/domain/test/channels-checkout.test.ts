import {
  attestationDue,
  type Checkout,
  type CheckoutCommand,
  type CheckoutFacts,
  type CheckoutId,
  type CheckoutStatus,
  type CredentialId,
  checkoutStatuses,
  type Device,
  type DeviceId,
  decideCheckout,
  evolveCheckout,
  loginFinding,
  requestCheckout,
  rotationDue,
} from '@sanshen/domain/channels';
import { brandId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at, own, personId, superior } from '../../../tests/factories/index.ts';

const rules = {
  clause: '§7',
  approvals: 2,
  checkoutMaxMinutes: 60,
  rotateWithinHours: { afterReturn: 24, afterDeparture: 4 },
  rotateEveryDays: 180,
} as const;
const phone = brandId<DeviceId>('phone');
const other = brandId<DeviceId>('other');
const who = (name: string): PersonSnapshot => ({
  person: personId(name),
  name,
  office: null,
  organization: own,
  acting: false,
});
const wish = {
  id: brandId<CheckoutId>('c'),
  credential: brandId<CredentialId>('k'),
  purpose: '更换头像',
  minutes: 30,
  device: phone,
};
const facts = (person: string, more: Partial<CheckoutFacts> = {}): CheckoutFacts => ({
  now: at(0),
  snapshot: who(person),
  approver: true,
  obstacle: null,
  deviceEnrolled: true,
  frozen: false,
  ...more,
});
const asked = { operator: true, othersOut: false };

function requested(): Checkout {
  const decision = requestCheckout(wish, rules, { ...facts('operator'), ...asked });
  const [event] = decision.ok ? decision.events : [];
  if (event?.kind !== 'checkoutRequested') throw new Error('not requested');
  return event.checkout;
}

function step(checkout: Checkout, command: CheckoutCommand, given: CheckoutFacts): Checkout | string {
  const decision = decideCheckout(checkout, command, given);
  if (!decision.ok) return decision.refusal.code;
  return decision.events.reduce<Checkout>(
    (one, event) => (event.kind === 'checkoutRequested' ? one : evolveCheckout(one, event, given.now)),
    checkout,
  );
}

function through(
  checkout: Checkout,
  ...steps: readonly (readonly [CheckoutCommand, CheckoutFacts])[]
): Checkout {
  return steps.reduce((one, [command, given]) => {
    const next = step(one, command, given);
    if (typeof next === 'string') throw new Error(next);
    return next;
  }, checkout);
}

const approve = { kind: 'approve' } as const;
const show = { kind: 'show', device: phone } as const;
const approved = () => through(requested(), [approve, facts('leader')], [approve, facts('platform')]);

test('§7 asking takes the right to publish, a purpose, an enrolled device, a time within the limit and a free credential', () => {
  const refusal = (change: Partial<typeof wish>, more: object = {}) => {
    const decision = requestCheckout({ ...wish, ...change }, rules, {
      ...facts('operator'),
      ...asked,
      ...more,
    });
    return decision.ok ? null : decision.refusal.code;
  };
  expect(refusal({})).toBeNull();
  expect(refusal({}, { operator: false })).toBe('checkout.notOperator');
  expect(refusal({}, { obstacle: 'notQualified' })).toBe('channels.noRight');
  expect(refusal({ purpose: ' ' })).toBe('channels.purposeMissing');
  expect(refusal({ minutes: 61 })).toBe('checkout.tooLong');
  expect(refusal({}, { deviceEnrolled: false })).toBe('checkout.deviceNotEnrolled');
  expect(refusal({}, { othersOut: true })).toBe('checkout.othersOut');
});

test('§7 it is shown only after as many other people as the rule book says approved, once, on its device, in time', () => {
  const one = requested();
  expect(step(one, approve, facts('operator'))).toBe('checkout.ownRequest');
  expect(step(one, approve, facts('stranger', { approver: false }))).toBe('checkout.notApprover');
  const half = through(one, [approve, facts('leader')]);
  expect(half.status).toBe('requested');
  expect(step(half, approve, facts('leader'))).toBe('checkout.approvedAlready');
  expect(step(half, show, facts('operator'))).toBe('checkout.wrongStatus');
  const ready = approved();
  expect(ready).toMatchObject({ status: 'approved', expiresAt: at(0.5) });
  expect(step(ready, show, facts('leader'))).toBe('checkout.notYours');
  expect(step(ready, { kind: 'show', device: other }, facts('operator'))).toBe('checkout.deviceElsewhere');
  expect(step(ready, show, facts('operator', { deviceEnrolled: false }))).toBe('checkout.deviceNotEnrolled');
  expect(step(ready, show, facts('operator', { obstacle: 'employment' }))).toBe('channels.noRight');
  expect(step(ready, show, facts('operator', { now: at(0.5) }))).toBe('checkout.expired');
  const shown = through(ready, [show, facts('operator', { now: at(0.4) })]);
  expect(shown).toMatchObject({ status: 'shown', shownAt: at(0.4) });
  expect(step(shown, show, facts('operator'))).toBe('checkout.shownAlready');
  expect(through(shown, [{ kind: 'return' }, facts('operator')]).status).toBe('returned');
  expect(step(shown, { kind: 'expire' }, facts('system', { now: at(0.4) }))).toBe('checkout.wrongStatus');
  expect(through(shown, [{ kind: 'expire' }, facts('system', { now: at(0.5) })]).status).toBe('expired');
  expect(step(one, { kind: 'refuse', reason: '' }, facts('leader'))).toBe('channels.reasonMissing');
});

test('§7 no order of steps shows a credential twice, to anybody else, or without two other people’s approval', () => {
  const people = ['operator', 'leader', 'platform', 'stranger'];
  const anyStep = fc.record({
    command: fc.constantFrom<CheckoutCommand>(
      approve,
      { kind: 'refuse', reason: '不需要' },
      show,
      { kind: 'show', device: other },
      { kind: 'return' },
      { kind: 'expire' },
    ),
    person: fc.constantFrom(...people),
    minutes: fc.nat(50),
    enrolled: fc.boolean(),
    obstacle: fc.constantFrom(null, 'notQualified' as const),
  });
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
      let checkout = requested();
      let shown = 0;
      let minute = 0;
      for (const { command, person, minutes, enrolled, obstacle } of steps) {
        minute += minutes;
        const given = facts(person, {
          now: at(minute / 60),
          approver: person !== 'stranger',
          deviceEnrolled: enrolled,
          obstacle,
        });
        const next = step(checkout, command, given);
        if (typeof next === 'string') continue;
        if (command.kind === 'show') {
          shown += 1;
          expect([person, enrolled, obstacle, command.device]).toEqual(['operator', true, null, phone]);
          const approvers = new Set(checkout.approvals.map((one) => one.person));
          expect(approvers.size).toBeGreaterThanOrEqual(2);
          expect(approvers.has(personId('operator')) || approvers.has(personId('stranger'))).toBe(false);
          expect(given.now < (checkout.expiresAt ?? '')).toBe(true);
        }
        checkout = next;
      }
      expect(shown).toBeLessThanOrEqual(1);
    }),
    { numRuns: 500 },
  );
});

test('§7 a final check-out takes no further step', () => {
  const ends: readonly CheckoutStatus[] = ['returned', 'expired', 'refused'];
  for (const status of checkoutStatuses.filter((one) => ends.includes(one))) {
    for (const command of [approve, show, { kind: 'return' } as const, { kind: 'expire' } as const]) {
      const result = step({ ...approved(), status }, command, facts('operator', { now: at(9) }));
      expect(typeof result, `${status} ${command.kind}`).toBe('string');
    }
  }
});

test('§7 what was seen is changed within the rule book’s hours', () => {
  expect(rotationDue('returned', rules, at(0))).toBe(at(24));
  expect(rotationDue('expired', rules, at(0))).toBe(at(24));
  expect(rotationDue('departure', rules, at(0))).toBe(at(4));
  expect(rotationDue('schedule', rules, at(0))).toBe(at(0));
});

test('§7 every login that is not on a registered device in use of the organisation is a finding', () => {
  const device: Device = {
    id: phone,
    organization: own,
    assetNumber: 'KM-001',
    kind: 'phone',
    model: '工作手机',
    custodian: personId('operator'),
    status: 'inUse',
    enrolledAt: null,
  };
  const finding = (more: object, devices: readonly Device[] = [device]) =>
    loginFinding({ device: phone, label: '手机', personal: false, ...more }, devices, [own]);
  expect(finding({})).toBeNull();
  expect(finding({ personal: true })).toBe('personalDevice');
  expect(finding({ device: null })).toBe('notRegistered');
  expect(finding({ device: other })).toBe('notRegistered');
  expect(finding({}, [{ ...device, status: 'retired' }])).toBe('retiredDevice');
  expect(finding({}, [{ ...device, organization: superior }])).toBe('otherOrganization');
  expect(attestationDue(null, at(0), 30)).toBe(at(720));
  expect(attestationDue(at(24), at(0), 30)).toBe(at(744));
});
