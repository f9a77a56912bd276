import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AppointmentId,
  addHours,
  brandId,
  instant,
  type OrganizationId,
  type PersonId,
} from '../src/kernel/index.ts';
import type { Office, PersonSnapshot } from '../src/organization/index.ts';
import {
  addMonths,
  applySelection,
  beginProbation,
  type CoveredDuty,
  checkSelection,
  confirmSelection,
  coverGaps,
  dutyObstacle,
  endingsOf,
  endSelection,
  fitFor,
  fitUntil,
  lostAt,
  type PersonTerms,
  proposeSelection,
  type Selection,
  type SelectionDecision,
  type SelectionId,
  vouchFor,
  warningFor,
} from '../src/qualification/index.ts';

const now = instant('2026-11-23T02:00:00.000Z');
const days = (count: number) => addHours(now, count * 24);
const unit = brandId<OrganizationId>('water');
const operator = brandId<Office>('operator');

function someone(
  id: string,
  ends: { certificate?: number | null; office?: number | null; employment?: number | null } = {},
): PersonTerms {
  const to = (end: number | null | undefined) => (end == null ? null : days(end));
  return {
    id: brandId<PersonId>(id),
    name: id,
    employment: 'longTermStaff',
    employments: [{ employment: 'longTermStaff', from: days(-100), to: to(ends.employment) }],
    leaves: [],
    qualifications:
      ends.certificate === null
        ? []
        : [{ kind: 'newMediaOperator', from: days(-100), to: to(ends.certificate) }],
    appointments: [
      {
        id: brandId<AppointmentId>(`a-${id}`),
        person: brandId<PersonId>(id),
        organization: unit,
        office: operator,
        standing: 'contentWorker',
        acting: false,
        from: days(-100),
        to: to(ends.office),
      },
    ],
  };
}

const duty: CoveredDuty = {
  kind: 'publish',
  id: '',
  organization: unit,
  name: { zh: '发布', en: 'publish' },
  ways: [
    {
      places: [unit],
      offices: [operator],
      people: null,
      requirement: { employment: ['formalCadre', 'longTermStaff'], qualifications: ['newMediaOperator'] },
    },
  ],
  least: 1,
};

describe('§10 qualification = certificate + employment + appointment', () => {
  test.each([
    ['all three', {}, null],
    ['no certificate', { certificate: null }, 'notQualified'],
    ['a certificate that ends this moment', { certificate: 0 }, 'notQualified'],
    ['an employment that ended', { employment: -1 }, 'employment'],
    ['an appointment that ended', { office: -1 }, 'noHolder'],
  ] as const)('%s', (_, ends, obstacle) => {
    expect(dutyObstacle(duty, someone('ann', ends), now)).toBe(obstacle);
  });

  test('the right ends with the first of the three, at that moment and not before', () => {
    const ann = someone('ann', { certificate: 20, employment: 10, office: 30 });
    expect(fitUntil(duty, ann, now, days(60))).toBe(days(10));
    expect(dutyObstacle(duty, ann, addHours(days(10), -0.001))).toBeNull();
    expect(dutyObstacle(duty, ann, days(10))).toBe('employment');
  });

  test('a certificate that is followed by another does not end', () => {
    const ann = someone('ann', { certificate: 5 });
    const renewed = {
      ...ann,
      qualifications: [...ann.qualifications, { kind: 'newMediaOperator', from: days(4), to: days(700) }],
    };
    expect(endingsOf(ann, now, days(30)).map(({ what }) => what)).toEqual(['qualification']);
    expect(endingsOf(renewed, now, days(30))).toEqual([]);
    expect(fitUntil(duty, renewed, now, days(30))).toBeNull();
  });

  test('who is not named for a channel does not run it, whatever he holds', () => {
    const channel: CoveredDuty = {
      ...duty,
      kind: 'channel',
      ways: duty.ways.map((way) => ({ ...way, offices: [], people: [brandId<PersonId>('ann')] })),
    };
    expect(fitFor(channel, [someone('ann'), someone('ben')], now)).toEqual(['ann']);
  });
});

describe('§10 warnings 30, 7 and 1 days before', () => {
  test.each([
    [31, null],
    [30, 30],
    [8, 30],
    [7, 7],
    [1.5, 7],
    [1, 1],
    [0.1, 1],
    [0, null],
  ])('%s days before: %s', (left, warning) => {
    expect(warningFor({ at: days(left) }, [30, 7, 1], now)).toBe(warning);
  });

  test('looking every day gives each warning exactly once a number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 * 40 }), (hours) => {
        const ending = { at: addHours(now, hours) };
        const told = new Set<number>();
        for (let day = 0; day < 45; day += 1) {
          const warning = warningFor(ending, [30, 7, 1], addHours(now, day * 24));
          if (warning !== null) told.add(warning);
        }
        const left = hours / 24;
        expect(told.has(1)).toBe(true);
        expect(told.has(30)).toBe(left > 7);
      }),
    );
  });
});

describe('§10 who becomes uncovered where', () => {
  test('a lapse takes the duty from the person, and leaves it uncovered only where nobody else is fit', () => {
    const [ann, ben] = [someone('ann', { certificate: 10 }), someone('ben')];
    expect(lostAt([duty], [ann, ben], ann.id, days(10))).toEqual([{ duty, uncovered: false }]);
    expect(lostAt([duty], [ann], ann.id, days(10))).toEqual([{ duty, uncovered: true }]);
    expect(lostAt([duty], [ann], ann.id, days(9))).toEqual([]);
  });

  test('a seat for two is uncovered where one is left', () => {
    const two = { ...duty, least: 2 };
    const people = [someone('ann', { certificate: 10 }), someone('ben')];
    expect(coverGaps([two], people, now, days(30))).toEqual([{ duty: two, from: days(10), fit: 1 }]);
    expect(coverGaps([two], people, now, days(9))).toEqual([]);
  });

  test('gaps of now come before those to come', () => {
    const nobody = {
      ...duty,
      id: 'x',
      ways: duty.ways.map((way) => ({ ...way, offices: [brandId<Office>('editor')] })),
    };
    const gaps = coverGaps([duty, nobody], [someone('ann', { certificate: 3 })], now, days(30));
    expect(gaps.map(({ duty: { id }, from }) => [id, from])).toEqual([
      ['x', null],
      ['', days(3)],
    ]);
  });
});

describe('§10 selection', () => {
  const by = (name: string): PersonSnapshot => ({
    person: brandId<PersonId>(name),
    name,
    office: null,
    organization: unit,
    acting: false,
  });
  const word = (name: string, at = now) => ({ by: by(name), at });
  const wish = {
    id: brandId<SelectionId>('s'),
    root: unit,
    organization: unit,
    candidate: brandId<PersonId>('ann'),
    candidateName: 'ann',
    office: operator,
  };
  const rules = { clause: '§10' as const, criteria: [], probationMonths: 3 };
  const after = (decision: SelectionDecision, before: Selection | null = null): Selection => {
    if ('refusal' in decision) throw new Error(decision.refusal);
    const end = decision.events.reduce<Selection | null>(
      (state, event) => applySelection(state, event),
      before,
    );
    if (end === null) throw new Error('nothing happened');
    return end;
  };
  const proposed = after(proposeSelection(wish, { word: word('head'), open: false }));
  const checked = after(
    checkSelection(proposed, [true, true], { word: word('lead'), criteria: 2 }),
    proposed,
  );
  const mentor = { mentor: brandId<PersonId>('ben'), mentorName: 'ben' };
  const endsAt = addMonths(now, 3);
  const probation = after(
    beginProbation(checked, { ...mentor, endsAt }, { word: word('lead'), rules, mentorFit: true }),
    checked,
  );
  const vouched = after(vouchFor(probation, { word: word('ben', endsAt) }), probation);
  const appointment = brandId<AppointmentId>('a');

  test('goes from a recommendation over the criteria and a probation to the appointment', () => {
    expect(proposed).toMatchObject({ origin: 'recommendation', status: 'proposed' });
    expect(after(proposeSelection(wish, { word: word('ann'), open: false })).origin).toBe('application');
    const end = after(
      confirmSelection(vouched, appointment, { word: word('lead', endsAt), qualified: true }),
      vouched,
    );
    expect(end).toMatchObject({ status: 'confirmed', confirmed: { appointment } });
  });

  test.each([
    [
      'one is open already',
      proposeSelection(wish, { word: word('head'), open: true }),
      'selection.openAlready',
    ],
    [
      'the candidate checks himself',
      checkSelection(proposed, [true, true], { word: word('ann'), criteria: 2 }),
      'selection.ownCase',
    ],
    [
      'who recommended him checks him',
      checkSelection(proposed, [true, true], { word: word('head'), criteria: 2 }),
      'selection.secondPerson',
    ],
    [
      'a criterion is left out',
      checkSelection(proposed, [true], { word: word('lead'), criteria: 2 }),
      'selection.criteriaIncomplete',
    ],
    [
      'probation before the check',
      beginProbation(proposed, { ...mentor, endsAt }, { word: word('lead'), rules, mentorFit: true }),
      'selection.wrongStatus',
    ],
    [
      'a probation shorter than the rule book’s',
      beginProbation(
        checked,
        { ...mentor, endsAt: days(80) },
        { word: word('lead'), rules, mentorFit: true },
      ),
      'selection.probationTooShort',
    ],
    [
      'a mentor who is not qualified',
      beginProbation(checked, { ...mentor, endsAt }, { word: word('lead'), rules, mentorFit: false }),
      'selection.mentorUnfit',
    ],
    [
      'the candidate as his own mentor',
      beginProbation(
        checked,
        { mentor: wish.candidate, mentorName: 'ann', endsAt },
        { word: word('lead'), rules, mentorFit: true },
      ),
      'selection.mentorUnfit',
    ],
    [
      'another than the mentor vouches',
      vouchFor(probation, { word: word('lead', endsAt) }),
      'selection.mentorOnly',
    ],
    [
      'the mentor vouches before the end',
      vouchFor(probation, { word: word('ben') }),
      'selection.probationRuns',
    ],
    [
      'confirmed before the end',
      confirmSelection(vouched, appointment, { word: word('lead'), qualified: true }),
      'selection.probationRuns',
    ],
    [
      'confirmed without the mentor’s word',
      confirmSelection(probation, appointment, { word: word('lead', endsAt), qualified: true }),
      'selection.notVouched',
    ],
    [
      'confirmed without the qualification',
      confirmSelection(vouched, appointment, { word: word('lead', endsAt), qualified: false }),
      'selection.notQualified',
    ],
    [
      'the candidate confirms himself',
      confirmSelection(vouched, appointment, { word: word('ann', endsAt), qualified: true }),
      'selection.ownCase',
    ],
    [
      'the unit withdraws in his name',
      endSelection(probation, 'withdrawn', { word: word('lead') }),
      'selection.reasonNotYours',
    ],
    [
      '“not confirmed” before any probation',
      endSelection(checked, 'notConfirmed', { word: word('lead') }),
      'selection.wrongStatus',
    ],
  ] as const)('is refused where %s', (_, decision, code) => {
    expect(decision).toEqual({ refusal: code });
  });

  test('ends where a criterion is not met, and when the candidate withdraws', () => {
    expect(
      after(checkSelection(proposed, [true, false], { word: word('lead'), criteria: 2 }), proposed),
    ).toMatchObject({ status: 'ended', ended: { reason: 'criteriaNotMet' } });
    expect(after(endSelection(probation, 'withdrawn', { word: word('ann') }), probation).status).toBe(
      'ended',
    );
  });

  test('months end on the month’s last day where they have no such day', () => {
    expect(addMonths(instant('2026-11-30T08:00:00.000Z'), 3)).toBe('2027-02-28T08:00:00.000Z');
  });
});
