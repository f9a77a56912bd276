import {
  applicationRefusal,
  type ChannelLife,
  channelRefusals,
  channelStatuses,
  type DutyHolder,
  decideDormancy,
  decideLife,
  dutyGaps,
  evolveLife,
  type Filing,
  type LifeCommand,
  type LifeCommandKind,
  type LifeFacts,
  lifeSteps,
  rightMayChangeAt,
  rightObstacle,
} from '@sanshen/domain/channels';
import type { PersonFacts, PersonSnapshot } from '@sanshen/domain/organization';
import type { ChannelRules } from '@sanshen/domain/policy';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aPerson,
  at,
  digestOf,
  office,
  own,
  personId,
  superiorPublicity,
} from '../../../tests/factories/index.ts';

const rules: ChannelRules = {
  registration: {
    clause: '§7',
    approveBy: [{ offices: [office('leaderInCharge'), office('mainLeader')], scope: 'own' }],
    fileWith: 'superiorPublicity',
  },
  dormancy: { clause: '§7', dormantDays: 14 },
  publishingRights: {
    clause: '§7',
    employment: ['formalCadre', 'longTermStaff'],
    qualifications: ['newMediaOperator'],
  },
  devices: { clause: '§7', personalPhones: false, attestEveryDays: 30 },
  credentials: {
    clause: '§7',
    approvals: 2,
    checkoutMaxMinutes: 60,
    rotateWithinHours: { afterReturn: 24, afterDeparture: 4 },
    rotateEveryDays: 180,
  },
};

const leader = aPerson('leader', { offices: [{ office: 'leaderInCharge', standing: 'leaderInCharge' }] });
const platform = aPerson('platform', { offices: [{ office: 'platformLead', standing: 'platformLead' }] });
const operator = aPerson('operator', { offices: ['operator'], employment: 'longTermStaff' });
const above = aPerson('above', {
  offices: [{ office: 'departmentHead', in: superiorPublicity, standing: 'departmentHead' }],
});
const people = [leader, platform, operator, above];

const duties: readonly DutyHolder[] = [
  { duty: 'leader', person: leader.id, deputy: false },
  { duty: 'platformLead', person: platform.id, deputy: false },
  { duty: 'operator', person: operator.id, deputy: false },
];
const filing: Filing = {
  verification: { kind: 'government', subject: '共青团某县委', validTo: '2027-12-31' },
  bindings: [{ person: platform.id, role: 'administrator' }],
  recovery: [{ person: leader.id, via: 'phone', ending: '0001' }],
};

function snapshot(person: PersonFacts): PersonSnapshot {
  const [held] = person.appointments;
  return {
    person: person.id,
    name: person.name,
    office: held?.office ?? null,
    organization: held?.organization ?? null,
    acting: false,
  };
}

function facts(actor: PersonFacts, more: Partial<LifeFacts> = {}): LifeFacts {
  return {
    now: at(0),
    rules,
    scopes: { own, superiorPublicity },
    actor,
    snapshot: snapshot(actor),
    people,
    ...more,
  };
}

function life(more: Partial<ChannelLife> = {}): ChannelLife {
  return {
    status: 'applied',
    handle: '',
    purpose: '发布团务信息',
    applicant: snapshot(platform),
    approvedBy: null,
    filing: null,
    filedBy: null,
    acceptedBy: null,
    duties,
    reason: '',
    evidence: null,
    since: at(0),
    ...more,
  };
}

const commands: Readonly<Record<LifeCommandKind, readonly [PersonFacts, LifeCommand]>> = {
  approve: [leader, { kind: 'approve', note: '' }],
  refuse: [leader, { kind: 'refuse', reason: '已有同类账号' }],
  file: [platform, { kind: 'file', handle: 'gh_1', filing }],
  acceptFiling: [above, { kind: 'acceptFiling' }],
  returnFiling: [above, { kind: 'returnFiling', reason: '认证主体不符' }],
  amendFiling: [platform, { kind: 'amendFiling', filing }],
  setDuties: [platform, { kind: 'setDuties', duties }],
  suspend: [leader, { kind: 'suspend', reason: '整改' }],
  resume: [leader, { kind: 'resume', reason: '整改完成' }],
  close: [leader, { kind: 'close', reason: '撤并', evidence: digestOf('closed') }],
};
// Of those commands' own record, so that Object.keys may be taken for its keys.
const kinds = Object.keys(commands) as LifeCommandKind[];

function decide(of: ChannelLife, actor: PersonFacts, command: LifeCommand, more: Partial<LifeFacts> = {}) {
  const decision = decideLife(of, command, facts(actor, more));
  return decision.ok
    ? decision.events.reduce((one, event) => evolveLife(one, event, at(1)), of).status
    : decision.refusal.code;
}

describe('§7 the life of a channel', () => {
  const filed = { handle: 'gh_1', filing, filedBy: snapshot(platform) };

  test('§7 §0 goes from application through approval and filing to running, and ends closed with evidence', () => {
    let now = life();
    const path: string[] = [now.status];
    for (const kind of [
      'approve',
      'file',
      'returnFiling',
      'file',
      'acceptFiling',
      'suspend',
      'resume',
      'close',
    ] as const) {
      const [actor, command] = commands[kind];
      const decision = decideLife(now, command, facts(actor));
      if (!decision.ok) throw new Error(`${kind}: ${decision.refusal.code}`);
      now = decision.events.reduce((one, event) => evolveLife(one, event, at(path.length)), now);
      path.push(now.status);
    }
    expect(path).toEqual([
      'applied',
      'approved',
      'filed',
      'approved',
      'filed',
      'active',
      'suspended',
      'active',
      'closed',
    ]);
    expect(now).toMatchObject({
      handle: 'gh_1',
      evidence: digestOf('closed'),
      acceptedBy: { person: above.id },
    });
  });

  test.each(channelStatuses.flatMap((status) => kinds.map((kind) => [status, kind] as const)))(
    '§7 from %s, %s leads on only where the table says so',
    (status, kind) => {
      const [actor, command] = commands[kind];
      const result = decide(life({ status, ...(status === 'applied' ? {} : filed) }), actor, command);
      const leads = lifeSteps[kind].includes(status);
      if (leads) expect(result in channelRefusals).toBe(false);
      else expect(result).toBe('channels.wrongStatus');
    },
  );

  test('§7 whoever applied does not approve, nor whoever filed accept, nor anybody outside the rule book’s offices', () => {
    expect(decide(life({ applicant: snapshot(leader) }), leader, commands.approve[1])).toBe(
      'channels.ownApplication',
    );
    expect(decide(life(), platform, commands.approve[1])).toBe('channels.notApprover');
    const away = aPerson('leader', { offices: ['leaderInCharge'], leaves: [{ from: at(-1), to: at(1) }] });
    expect(decide(life(), away, commands.approve[1])).toBe('channels.notApprover');
    const waits = life({ status: 'filed', ...filed });
    expect(decide(waits, leader, commands.acceptFiling[1])).toBe('channels.notFilingOffice');
    const both = { ...above, id: platform.id };
    expect(decide(waits, both, commands.acceptFiling[1])).toBe('channels.ownFiling');
    const technical = aPerson('tech', {
      offices: [{ office: 'administrator', in: superiorPublicity, standing: 'administrator' }],
    });
    expect(decide(waits, technical, commands.acceptFiling[1])).toBe('channels.notFilingOffice');
  });

  test('§7 where nobody stands above, a filed channel runs at once', () => {
    const approved = life({ status: 'approved' });
    expect(decide(approved, platform, commands.file[1], { scopes: { own } })).toBe('active');
  });

  test('§7 a filing names what is missing, and no channel is verified as a person’s own', () => {
    const bare: Filing = {
      verification: { kind: 'personal', subject: '', validTo: null },
      bindings: [{ person: operator.id, role: 'operator' }],
      recovery: [],
    };
    const command = { kind: 'file', handle: ' ', filing: bare } as const;
    const decision = decideLife(life({ status: 'approved' }), command, facts(platform));
    expect(decision).toEqual({
      ok: false,
      refusal: {
        code: 'channels.filingIncomplete',
        gaps: ['handle', 'personalVerification', 'subject', 'administrator', 'recovery'],
      },
    });
  });

  test('§7 closing takes a reason and evidence; suspending and resuming take a reason', () => {
    const runs = life({ status: 'active', ...filed });
    expect(decide(runs, leader, { kind: 'close', reason: '撤并', evidence: null })).toBe(
      'channels.evidenceMissing',
    );
    expect(decide(runs, leader, { kind: 'close', reason: ' ', evidence: digestOf('x') })).toBe(
      'channels.reasonMissing',
    );
    expect(decide(runs, leader, { kind: 'suspend', reason: '' })).toBe('channels.reasonMissing');
    expect(decide(life({ status: 'dormant' }), leader, { kind: 'resume', reason: ' ' })).toBe(
      'channels.reasonMissing',
    );
  });

  test('§7 a channel is dormant after exactly the rule book’s days of silence, counted from its last publication', () => {
    const runs = life({ status: 'active', since: at(0) });
    const after = (hours: number, last: number | null) =>
      decideDormancy(runs, last === null ? null : at(last), rules.dormancy, at(hours)).ok;
    expect(after(14 * 24 - 1, null)).toBe(false);
    expect(after(14 * 24, null)).toBe(true);
    expect(after(20 * 24, 7 * 24)).toBe(false);
    expect(after(21 * 24, 7 * 24)).toBe(true);
    // Woken again: silence before that does not count.
    expect(after(14 * 24 - 1, -100)).toBe(false);
    expect(decideDormancy(life({ status: 'suspended' }), null, rules.dormancy, at(9999)).ok).toBe(false);
  });

  test('every refusal has both languages', () => {
    for (const text of Object.values(channelRefusals)) {
      expect(text.zh.length).toBeGreaterThan(4);
      expect(text.en.length).toBeGreaterThan(4);
    }
  });
});

describe('§11 duties', () => {
  test('§11 an application names a purpose, one leader, one platform lead and an operator who may publish', () => {
    const refusal = (some: readonly DutyHolder[], purpose = '用途') =>
      applicationRefusal({ purpose, duties: some }, facts(platform))?.code ?? null;
    expect(refusal(duties)).toBeNull();
    expect(refusal(duties, ' ')).toBe('channels.purposeMissing');
    expect(refusal(duties.slice(1))).toBe('channels.dutyMissing');
    expect(refusal([...duties, { duty: 'leader', person: platform.id, deputy: false }])).toBe(
      'channels.dutyTwice',
    );
    expect(refusal([...duties, { duty: 'leader', person: platform.id, deputy: true }])).toBeNull();
    expect(refusal([...duties, { duty: 'operator', person: operator.id, deputy: true }])).toBe(
      'channels.dutyTwice',
    );
    expect(refusal([...duties, { duty: 'operator', person: above.id, deputy: false }])).toBe(
      'channels.dutyOutsider',
    );
  });

  test('§11 gaps show by themselves: who left, who is away without a deputy, who lost the right, and a channel nobody serves', () => {
    const gaps = (those: readonly PersonFacts[], some = duties) =>
      dutyGaps(some, { people: those, rules: rules.publishingRights, organizations: [own], now: at(0) }).map(
        ({ kind, person, obstacle }) => [kind, person, obstacle].filter((one) => one !== null).join(' '),
      );
    expect(gaps(people)).toEqual([]);
    expect(gaps(people, [])).toEqual(['leaderMissing', 'platformLeadMissing', 'operatorMissing']);
    const lapsed = { ...operator, qualifications: [] };
    expect(gaps([leader, platform, lapsed])).toEqual([
      'operatorWithoutRight operator notQualified',
      'noRightLeft',
    ]);
    const away = { ...leader, leaves: [{ from: at(-1), to: at(1) }] };
    expect(gaps([away, platform, operator])).toEqual(['holderAway leader']);
    const deputised: readonly DutyHolder[] = [
      ...duties,
      { duty: 'leader', person: platform.id, deputy: true },
    ];
    expect(gaps([away, platform, operator], deputised)).toEqual([]);
    expect(gaps([leader, operator])).toEqual(['holderLeft platform']);
  });
});

describe('§7 §10 publishing rights', () => {
  const employments = ['formalCadre', 'longTermStaff', 'temporary', 'volunteer'] as const;
  const hour = fc.integer({ min: -50, max: 50 });
  const period = fc
    .tuple(hour, fc.option(hour))
    .map(([from, to]) => ({ from: at(from), to: to === null ? null : at(to) }));
  const held = { in: own, office: 'operator' };

  test('§7 held exactly while appointment, employment, qualification and presence all hold, at every moment', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...employments),
        fc.array(period, { maxLength: 2 }),
        fc.array(period, { maxLength: 2 }),
        fc.array(period, { maxLength: 2 }),
        hour,
        (employment, appointments, qualifications, leaves, hours) => {
          const now = at(hours);
          const covers = (one: { from: string; to: string | null }) =>
            one.from <= now && (one.to === null || now < one.to);
          const person = aPerson('p', {
            employment,
            offices: appointments.map((one) => ({ ...held, ...one })),
            qualifications: qualifications.map((one) => ({ kind: 'newMediaOperator', ...one })),
            leaves,
          });
          const has =
            (employment === 'formalCadre' || employment === 'longTermStaff') &&
            appointments.some(covers) &&
            qualifications.some(covers) &&
            !leaves.some(covers);
          expect(rightObstacle(person, rules.publishingRights, [own], now) === null).toBe(has);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('§7 does not change before the moment that rightMayChangeAt names', () => {
    fc.assert(
      fc.property(
        fc.array(period, { maxLength: 3 }),
        fc.array(period, { maxLength: 2 }),
        fc.nat(100),
        (a, q, later) => {
          const person = aPerson('p', {
            offices: a.map((one) => ({ ...held, ...one })),
            qualifications: q.map((one) => ({ kind: 'newMediaOperator', ...one })),
          });
          const next = rightMayChangeAt(person, at(-20));
          const then = at(-20 + later);
          if (next !== null && then >= next) return;
          const now = rightObstacle(person, rules.publishingRights, [own], at(-20));
          expect(rightObstacle(person, rules.publishingRights, [own], then)).toBe(now);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('§7 an office that only keeps the system or its records gives no right to publish', () => {
    for (const standing of ['administrator', 'registrar'] as const) {
      const person = aPerson('p', { offices: [{ office: standing, standing }] });
      expect(rightObstacle(person, rules.publishingRights, [own], at(0))).toBe('noAppointment');
    }
    expect(
      rightObstacle(
        aPerson('p', { offices: [{ office: 'x', in: superiorPublicity }] }),
        rules.publishingRights,
        [own],
        at(0),
      ),
    ).toBe('noAppointment');
    expect(personId('p')).toBe('p');
  });
});
