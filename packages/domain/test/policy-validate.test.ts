import { readFileSync } from 'node:fs';
import {
  orderByBase,
  type Policy,
  type PolicyProblemCode,
  policyProblemCodes,
  procedureFor,
  resolvePolicy,
  validatePolicy,
} from '@sanshen/domain/policy';
import { describe, expect, test } from 'vitest';
import { at, put, shipped } from './policy-support.ts';

const kunming = shipped('kunming-2023');

function problemsOf(data: object): readonly { code: string; pointer: string }[] {
  const result = validatePolicy(data);
  return 'problems' in result ? result.problems : [];
}

test.each(['kunming-2023', 'county-government', 'university'])('the shipped rule book %s is valid', (id) => {
  expect(problemsOf(shipped(id))).toEqual([]);
});

test.each(kunming.clauses.map((clause) => clause.id))(
  '%s is in the rule book with an item that puts it into effect',
  (id) => {
    const without = { ...kunming, clauses: kunming.clauses.filter((clause) => clause.id !== id) };
    expect(problemsOf(without).some(({ code }) => code === 'policy.unknownClause')).toBe(true);
    expect(kunming.clauses).toHaveLength(13);
  },
);

const seat = '/procedures/0/stages/0/composition/seats/0';
const board = '/procedures/1/stages/2/composition';
const secretaries = '/procedures/2/stages/2/composition/seats';

/** A mistake in kunming-2023, what it is called and where it is shown. */
const mistakes: readonly [PolicyProblemCode, string, unknown, string][] = [
  ['policy.sectionMissing', '/marks', undefined, ''],
  ['policy.sectionMissing', '/emergency/drills', undefined, '/emergency'],
  ['policy.duplicateId', '/procedures/1/id', 'county', '/procedures/1/id'],
  ['policy.duplicateId', '/procedures/0/stages/1/id', 'platform', '/procedures/0/stages/1/id'],
  ['policy.duplicateId', `${secretaries}/1/id`, 'deputySecretaryBusiness', `${secretaries}/1/id`],
  ['policy.duplicateId', '/content/topics/1/id', 'politicalGuidance', '/content/topics/1/id'],
  ['policy.unknownClause', '/procedures/0/clause', '§55', '/procedures/0/clause'],
  [
    'policy.clauseUnused',
    '/clauses/13',
    { ...(at(kunming, '/clauses/0') as object), id: '§13' },
    '/clauses/13/id',
  ],
  ['policy.unknownOffice', `${seat}/offices/0`, 'emperor', `${seat}/offices/0`],
  ['policy.unknownOffice', '/procedures/0/registrars/0', 'emperor', '/procedures/0/registrars/0'],
  ['policy.unknownOffice', '/interaction/patrol/offices/0', 'emperor', '/interaction/patrol/offices/0'],
  ['policy.standingMissing', '/offices/3/standsFor', 'leader', '/offices'],
  ['policy.standingMissing', '/offices/10/standsFor', 'contentWorker', '/offices'],
  ['policy.officeReserved', '/offices/0/id', 'administrator', '/offices/0/id'],
  [
    'policy.publishersTooWide',
    '/procedures/0/publishers/employment',
    ['formalCadre', 'volunteer'],
    '/procedures/0/publishers/employment/1',
  ],
  [
    'policy.publishersTooWide',
    '/procedures/0/publishers/qualifications',
    ['proofreader'],
    '/procedures/0/publishers/qualifications',
  ],
  ['policy.unknownKind', '/assignments/0/kind', 'village', '/assignments/0/kind'],
  ['policy.unknownKind', '/jurisdiction/0/kinds/0', 'village', '/jurisdiction/0/kinds/0'],
  ['policy.unknownImportance', '/procedures/0/importance/1/id', 'urgent', '/procedures/0/importance/1/id'],
  ['policy.importanceOrder', '/procedures/0/importance/2/id', 'ordinary', '/procedures/0/importance/2/id'],
  ['policy.unknownQualification', `${seat}/qualifications`, ['wizard'], `${seat}/qualifications/0`],
  ['policy.unknownTopic', '/content/targets/0/of/topics/0', 'weather', '/content/targets/0/of/topics/0'],
  ['policy.unknownForm', '/content/forms/3', undefined, '/content/targets/4/of/forms/0'],
  ['policy.unknownProcedure', '/assignments/0/procedure', 'magic', '/assignments/0/procedure'],
  ['policy.unknownStage', '/procedures/0/restartAt/resubmit', 'nowhere', '/procedures/0/restartAt/resubmit'],
  [
    'policy.unknownStage',
    '/procedures/0/restartAt/authorEdit',
    'mainLeader',
    '/procedures/0/restartAt/authorEdit',
  ],
  [
    'policy.stageUnreachable',
    '/procedures/0/escalations/0/from',
    'referred',
    '/procedures/0/escalations/0/stages/0/id',
  ],
  [
    'policy.escalationAlways',
    '/procedures/0/escalations/0/from',
    'ordinary',
    '/procedures/0/escalations/0/from',
  ],
  [
    'policy.escalationOrder',
    '/procedures/0/escalations',
    [1, 0].map((i) => at(kunming, `/procedures/0/escalations/${i}`)),
    '/procedures/0/escalations/1/from',
  ],
  ['policy.tooFewStages', '/procedures/0/stages/1', undefined, '/procedures/0/stages'],
  ['policy.dutyUncovered', `${seat}/duties`, ['review'], '/procedures/0/stages/0/composition'],
  [
    'policy.noSeats',
    '/procedures/0/stages/0/composition/seats',
    [],
    '/procedures/0/stages/0/composition/seats',
  ],
  ['policy.noOffices', `${seat}/offices`, [], `${seat}/offices`],
  ['policy.noDuties', `${seat}/duties`, [], `${seat}/duties`],
  ['policy.noEmployment', `${seat}/employment`, [], `${seat}/employment`],
  ['policy.noEmployment', '/procedures/0/publishers/employment', [], '/procedures/0/publishers/employment'],
  [
    'policy.twoPeopleOneDuty',
    '/procedures/0/escalations/0/stages/0/composition/seats/0/twoPeople',
    true,
    '/procedures/0/escalations/0/stages/0/composition/seats/0/twoPeople',
  ],
  [
    'policy.satisfiedByNotEarlier',
    '/procedures/0/escalations/0/stages/0/composition/seats/0/satisfiedBy/0/stage',
    'mainLeader',
    '/procedures/0/escalations/0/stages/0/composition/seats/0/satisfiedBy/0/stage',
  ],
  [
    'policy.boardTooSmall',
    board,
    { ...(at(kunming, board) as object), minimum: 1, rule: { kind: 'all' } },
    `${board}/minimum`,
  ],
  ['policy.countTooHigh', `${board}/rule/count`, 4, `${board}/rule/count`],
  ['policy.leadOutsideBoard', `${board}/ledBy/0`, 'mainLeader', `${board}/ledBy/0`],
  [
    'policy.reminderTooEarly',
    '/procedures/0/stages/0/remindHours/0',
    24,
    '/procedures/0/stages/0/remindHours/0',
  ],
  ['policy.assignmentMissing', '/assignments/2', undefined, '/organizationKinds/2/id'],
  ['policy.assignmentDoubled', '/assignments/8', at(kunming, '/assignments/0'), '/assignments/8/kind'],
  ['policy.choiceRepeated', '/assignments/3/choices/0', 'county', '/assignments/3/choices/0'],
  ['policy.jurisdictionMissing', '/jurisdiction/0/kinds', [], '/organizationKinds/0/id'],
  ['policy.jurisdictionDoubled', '/jurisdiction/0/kinds/1', 'school', '/jurisdiction/2/kinds/4'],
  [
    'policy.dateImpossible',
    '/emergency/drills/keyDates/0/monthDay',
    '02-30',
    '/emergency/drills/keyDates/0/monthDay',
  ],
  ['policy.dateImpossible', '/source/issuedOn', '2023-02-29', '/source/issuedOn'],
  [
    'policy.personalRetention',
    '/accountability/retention/4/bound',
    'atLeast',
    '/accountability/retention/4/bound',
  ],
  [
    'policy.unknownMeasure',
    '/accountability/cases/gravities/0/measures',
    ['warning'],
    '/accountability/cases/gravities/0/measures/0',
  ],
  [
    'policy.unknownIndicator',
    '/accountability/assessment/losses/0/indicator',
    'nothing',
    '/accountability/assessment/losses/0/indicator',
  ],
  [
    'policy.lossBeforeThreshold',
    '/accountability/assessment/losses/0/at',
    0.9,
    '/accountability/assessment/losses/0/at',
  ],
  [
    'policy.gradesOutOfOrder',
    '/accountability/assessment/grades/3/atLeast',
    10,
    '/accountability/assessment/grades',
  ],
  ['policy.gravityMissing', '/accountability/cases/gravities', [], '/accountability/cases/gravities'],
];

test.each(mistakes)('§5 %s is found: %s', (code, pointer, value, where) => {
  expect(problemsOf(put(kunming, pointer, value))).toContainEqual(
    expect.objectContaining({ code, pointer: where }),
  );
});

test('every code of a problem is provoked by a test, and speaks both languages', () => {
  const elsewhere = ['policy.countOverSeats', 'policy.baseUnknown', 'policy.baseCycle'];
  const provoked = new Set<string>([...mistakes.map(([code]) => code), ...elsewhere]);
  expect(policyProblemCodes.filter((code) => !provoked.has(code))).toEqual([]);
});

describe('§5 the procedures of kunming-2023 are those of the regulation', () => {
  const seatsOf = (kind: string, choice: string | null = null) =>
    procedureFor(kunming, kind, choice)?.stages.map(({ composition }) =>
      composition.kind === 'board'
        ? { board: composition.member.offices, ledBy: composition.ledBy }
        : composition.seats.map((one) => `${one.offices.join('|')}@${one.scope}`),
    );
  const escalationsOf = (kind: string) =>
    procedureFor(kunming, kind, null)?.escalations.map(({ from, stages }) => [
      from,
      stages.map(({ id }) => id),
    ]);

  test.each(['county', 'developmentZone', 'organ', 'enterprise', 'school', 'affiliatedUnit'])(
    '§5 %s',
    (kind) => {
      expect(seatsOf(kind)).toEqual([
        ['platformLead@own'],
        ['publicityLead@own'],
        ['leaderInCharge|mainLeader@own'],
      ]);
      expect(escalationsOf(kind)).toEqual([
        ['important', ['mainLeader']],
        ['wholeLeague', ['superiorPublicity']],
      ]);
      expect(seatsOf(kind, 'editorialBoard')?.[2]).toEqual({
        board: ['boardMember', 'leaderInCharge'],
        ledBy: ['leaderInCharge'],
      });
      expect(seatsOf(kind, 'department')).toBeUndefined();
    },
  );

  test('§5 departments have two named seats at the third stage, and refer to the secretaries as the case requires', () => {
    expect(seatsOf('department')).toEqual([
      ['platformLead@own'],
      ['departmentHead@own'],
      ['deputySecretaryBusiness@superior', 'deputySecretaryPublicity@superior'],
    ]);
    expect(escalationsOf('department')).toEqual([['referred', ['secretaries']]]);
  });

  test('§11 the publicity department holds the third review of the city committee’s own channels', () => {
    expect(seatsOf('cityCommittee')?.[2]).toEqual(['departmentHead@ownPublicity']);
  });
});

describe('inheritance', () => {
  const child = {
    id: 'child',
    version: 1,
    title: kunming.title,
    source: kunming.source,
    extends: { policy: 'kunming-2023', version: 1 },
  };

  test('what is left out is inherited, an item stated again replaces the one of its id, nothing is removed', () => {
    const topic = { ...(at(kunming, '/content/topics/2') as object), focus: false };
    const { data, written } = resolvePolicy({ ...child, content: { topics: [topic] } }, kunming);
    expect(problemsOf(data)).toEqual([]);
    expect(at(data, '/content/topics/2')).toEqual(topic);
    expect((at(data, '/content/topics') as unknown[]).length).toBe(kunming.content.topics.length);
    expect(at(data, '/procedures')).toEqual(kunming.procedures);
    expect(written('/content/topics/2/focus')).toBe('/content/topics/0/focus');
    expect(written('/content/topics/1')).toBeNull();
    expect(written('/marks/rulingRequired')).toBeNull();
  });

  test('an item stated twice is found, not swallowed', () => {
    const topic = at(kunming, '/content/topics/2');
    const { data } = resolvePolicy({ ...child, content: { topics: [topic, topic] } }, kunming);
    expect(problemsOf(data)).toContainEqual(expect.objectContaining({ code: 'policy.duplicateId' }));
  });

  test('rule books come after those they extend; cycles and unknown bases are named', () => {
    const one = (id: string, base: string | null) =>
      ({ id, version: 1, extends: base === null ? null : { policy: base, version: 1 } }) as unknown as Pick<
        Policy,
        'id' | 'version' | 'extends'
      >;
    const fine = orderByBase([one('c', 'b'), one('b', 'a'), one('a', null)]);
    expect(fine.ordered.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    const bad = orderByBase([one('a', 'b'), one('b', 'a'), one('c', 'gone'), one('d', 'd')]);
    expect(bad.ordered).toEqual([]);
    expect(bad.problems.map(({ code }) => code)).toEqual([
      'policy.baseCycle',
      'policy.baseUnknown',
      'policy.baseCycle',
    ]);
    expect(bad.problems[0]?.message.en).toContain('a@1 → b@1 → a@1');
  });
});

test('§0 §1 §2 §3 §4 §5 §6 §7 §8 §9 §10 §11 §12 the text of every clause is the document’s, word for word', () => {
  const notice = readFileSync(new URL('../../cli/fixtures/notice.zh.txt', import.meta.url), 'utf8');
  const paragraphs = notice.split(/\n+/).map((paragraph) => paragraph.trim());
  const textOf = (id: string) => kunming.clauses.find((clause) => clause.id === id)?.text ?? '';
  for (let number = 1; number <= 11; number += 1) {
    const paragraph = paragraphs.find((one) => one.startsWith(`${number}.`));
    expect(textOf(`§${number}`), `§${number}`).toBe(paragraph);
  }
  const [opening, scope] = textOf('§0').split('\n');
  expect(opening).toBe(paragraphs.find((one) => one.endsWith('作出如下规定。')));
  expect(`${scope}，${textOf('§12')}`).toBe(paragraphs.find((one) => one.startsWith('本规定适用于')));
});

test('§9 drills are reported to the publicity department of the city committee, from wherever in the tree', () => {
  const { reportTo } = kunming.emergency.drills;
  expect(reportTo).toEqual({ offices: ['departmentHead', 'publicityLead'], scope: 'rootPublicity' });
});
