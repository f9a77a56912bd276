import {
  type AppointmentId,
  brandId,
  instant,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import {
  type Action,
  type Appointment,
  actions,
  decidingActions,
  explain,
  grantOf,
  holdersOf,
  type ManuscriptView,
  manuscriptView,
  manuscriptViewOf,
  may,
  type Office,
  type OfficeStanding,
  type OrganizationChange,
  type OrganizationKind,
  officeStandings,
  type PersonFacts,
  type ReadingState,
  type Relation,
  relation,
  relations,
  treeAt,
} from '@sanshen/domain/organization';
import { standingOf } from '@sanshen/domain/policy';
import { describe, expect, test } from 'vitest';
import { shipped } from './policy-support.ts';

const id = (name: string) => brandId<OrganizationId>(name);
const office = (name: string) => brandId<Office>(name);
const kunming = shipped('kunming-2023');

/** What an office counts for by a shipped rule book. */
function standing(name: string, policy = kunming): OfficeStanding {
  const found = standingOf(policy, name);
  if (found === null) throw new RangeError(`no office ${name}`);
  return found;
}
const start = instant('2026-01-01T00:00:00.000Z');
const now = instant('2026-06-01T00:00:00.000Z');

const layout: [name: string, parent: string | null][] = [
  ['city', null],
  ['publicity', 'city'],
  ['schools', 'city'],
  ['youthPalace', 'schools'],
  ['wuhua', 'city'],
  ['panlong', 'city'],
  ['wuhuaSchool', 'wuhua'],
  ['county', null],
  ['bureau', 'county'],
];
const changes: OrganizationChange[] = layout.map(([name, parent]) => ({
  kind: 'founded',
  organization: id(name),
  at: start,
  parent: parent === null ? null : id(parent),
  organizationKind: brandId<OrganizationKind>('county'),
  name,
  publicityDepartment: name === 'publicity',
}));
const tree = treeAt(changes, now);

function holding(organization: string, name: string, to: string | null = null): Appointment {
  return {
    id: brandId<AppointmentId>(`${organization}-${name}`),
    person: brandId<PersonId>('p'),
    organization: id(organization),
    office: office(name),
    standing: standing(name),
    acting: false,
    from: start,
    to: to === null ? null : instant(to),
  };
}

// Rows: where the caller works. Columns: whom the thing belongs to. Written down from §11, not from the code.
const targets = ['city', 'publicity', 'schools', 'youthPalace', 'wuhua', 'panlong', 'wuhuaSchool', 'bureau'];
const expectedRelations: Record<string, string> = {
  city: 'own above above above above above above none',
  publicity: 'guidance own guidance guidance guidance guidance guidance none',
  schools: 'below sibling own above sibling sibling none none',
  youthPalace: 'below none below own none none none none',
  wuhua: 'below sibling sibling none own sibling above none',
  panlong: 'below sibling sibling none sibling own none none',
  wuhuaSchool: 'below none none none below none own none',
  bureau: 'none none none none none none none own',
};

describe.each(Object.entries(expectedRelations))('§11: %s', (from, row) => {
  test.each(targets.map((target, index) => [target, row.split(' ')[index]]))(
    'stands to %s as %s',
    (target, expected) => {
      expect(relation(tree, [holding(from, 'operator')], id(target ?? ''), now)).toBe(expected);
    },
  );
});

// An expectation of the whole table of rights, spelled out: o own, a above, b below, s sibling, g guidance; per office.
const offices = [
  'operator',
  'platformLead',
  'publicityLead',
  'leaderInCharge',
  'mainLeader',
  'departmentHead',
  'deputySecretaryBusiness',
  'deputySecretaryPublicity',
  'secretary',
  'boardMember',
  'registrar',
  'administrator',
] as const;
const letters: Record<string, Relation> = { o: 'own', a: 'above', b: 'below', s: 'sibling', g: 'guidance' };
const expectedRights: Record<Action, string> = {
  //                  op     pLead  puLead charge main   head   depB   depP   secr   board  regis  admin
  readOrganization: 'oabsg  oabsg  oabsg  oabsg  oabsg  oabsg  oabsg  oabsg  oabsg  oabsg  oabsg  oabsg',
  readHistory: '      oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  readOffices: '      oabg   oabg   oabg   oabg   oabg   oabg   oabg   oabg   oabg   oabg   oabg   oabg',
  readPeople: '       oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  readPersonFacts: '  -      -      -      oa     oa     oa     oa     oa     oa     -      oa     -',
  changeAppointments: '-     -      -      -      oa     o      -      -      -      -      oa     -',
  changeOrganization: '-     -      -      -      a      -      -      -      -      -      a      -',
  foundOrganization: '-      -      -      -      oa     -      -      -      -      -      oa     -',
  readState: '        oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  readReleased: '     oa     oa     oa     oa     oa     oa     oa     oa     oa     oa     oa     oa',
  readPublished: '    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  readManuscript: '   o      o      o      o      o      o      o      o      o      o      -      -',
  writeManuscript: '  o      o      o      o      o      o      o      o      o      o      -      -',
  readInbox: '        o      o      o      oa     oa     oa     oa     oa     oa     o      -      -',
  signPlaces: '       oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    -      -',
  readLedger: '       -      -      o      oa     oa     oa     oa     oa     oa     -      oa     -',
  readArchive: '      oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  readPolicy: '       oabg   oabg   oabg   oabg   oabg   oabg   oabg   oabg   oabg   oabg   oabg   oabg',
  managePolicy: '     -      -      -      o      oa     o      -      -      -      -      -      -',
  readChannels: '     oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  manageChannels: '   -      o      o      o      oa     o      o      o      o      -      oa     oa',
  publish: '          o      o      o      o      o      o      o      o      o      o      -      -',
  stop: '             o      o      o      oa     oa     oa     oa     oa     oa     o      -      -',
  freeze: '           -      o      o      oa     oa     oa     oa     oa     oa     -      -      -',
  liftFreeze: '       -      -      -      oa     oa     oa     oa     oa     oa     -      -      -',
  //                  op     pLead  puLead charge main   head   depB   depP   secr   board  regis  admin
  readCalendar: '     oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  planCalendar: '     o      o      o      o      o      o      o      o      o      o      -      -',
  keepDates: '        -      o      o      o      o      o      o      o      o      -      -      -',
  readCampaigns: '    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  handDownCampaign: ' -      g      ag     ag     ag     ag     ag     ag     ag     -      -      -',
  claimCampaign: '    o      o      o      o      o      o      o      o      o      o      -      -',
  readPlanning: '     oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  planContent: '      o      o      o      o      o      o      o      o      o      o      -      -',
  declineCampaign: '  -      o      o      o      o      o      o      o      o      -      -      -',
  handleQuestions: '  o      o      o      o      o      o      o      o      o      o      -      -',
  readLetters: '      oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  issueUnitLetter: '  -      -      -      a      a      a      a      a      a      -      -      -',
  issuePersonLetter: '-      -      -      o      o      o      o      o      o      -      -      -',
  signLetter: '       -      -      -      -      o      o      -      -      -      -      -      -',
  countQuestions: '   oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  readSupervision: '  oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  amendSupervision: ' -      -      g      ag     oag    ag     ag     ag     ag     -      -      -',
  readTraining: '      oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  leadTraining: '      -      -      o      oa     oa     oa     oa     oa     oa     -      oa     -',
  runTraining: '       -      o      o      o      o      o      o      o      o      -      o      -',
  markExaminations: '  -      o      og     oag    oag    oag    oag    oag    oag    -      -      -',
  readConversations: ' o      o      o      o      o      o      o      o      o      o      -      -',
  answerConversations: 'o      o      o      o      o      o      o      o      o      o      -      -',
  countConversations: 'oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  readInteraction: '   oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  requestInteraction: 'o      o      o      o      o      o      o      o      o      o      -      -',
  readPatrol: '        oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  doPatrol: '          o      o      o      o      o      o      o      o      o      o      -      -',
  closePatrol: '       -      o      o      oa     oa     oa     oa     oa     oa     -      -      -',
  readPlans: '         oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  keepPlans: '         -      o      o      o      o      o      o      o      o      -      -      -',
  readCalls: '         -      o      og     oag    oag    oag    oag    oag    oag    -      -      -',
  readIncidents: '     o      og     oag    oag    oag    oag    oag    oag    oag    o      -      -',
  declareIncident: '   o      o      oa     oa     oa     oa     oa     oa     oa     o      -      -',
  handleIncident: '    o      o      o      oa     oa     oa     oa     oa     oa     o      -      -',
  closeIncident: '     -      -      o      oa     oa     oa     oa     oa     oa     -      -      -',
  readDrills: '        oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag    oag',
  runDrills: '         -      o      o      o      o      o      o      o      o      -      -      -',
  readCases: 'o      oag    oag    oag    oag    oag    oag    oag    oag    o      -      -',
  reportCase: '-      g      oag    oag    oag    oag    oag    oag    oag    -      -      -',
  handleCase: '-      -      a      oa     oa     oa     oa     oa     oa     -      -      -',
  decideCase: '-      -      -      oa     oa     oa     oa     oa     oa     -      -      -',
  guideCase: '-      g      g      g      g      g      g      g      g      -      -      -',
  answerCase: '-      o      o      o      o      o      o      o      o      -      -      -',
  readSpotChecks: 'o      og     oag    oag    oag    oag    oag    oag    oag    o      -      -',
  holdSpotCheck: '-      o      o      o      o      o      o      o      o      -      -      -',
  draftCircular: 'o   o   o   o   o   o   o   o   o   o   -   -',
  addressCircular: 'ag   ag   ag   ag   ag   ag   ag   ag   ag   ag   -   -',
  issueCircular: '-   -   o   o   o   o   o   o   o   -   -   -',
  readCirculars: 'oag   oag   oag   oag   oag   oag   oag   oag   oag   oag   oag   oag',
  receiveCircular: 'o   o   o   o   o   o   o   o   o   o   -   -',
  readAssessments: 'oag   oag   oag   oag   oag   oag   oag   oag   oag   oag   oag   oag',
  assessUnits: '-   -   a   a   a   a   a   a   a   -   -   -',
  appealAssessment: '-   o   o   o   o   o   o   o   o   -   -   -',
  archiveYear: '-   -   o   oa   oa   oa   oa   oa   oa   -   oa   -',
};

test('§11: every relation × office × action is allowed or refused exactly as written down here', () => {
  let compared = 0;
  expect(Object.keys(expectedRights).sort()).toEqual([...actions].sort());
  for (const action of actions) {
    const cells = expectedRights[action].trim().split(/\s+/);
    expect(cells.length, action).toBe(offices.length);
    for (const [index, name] of offices.entries()) {
      const allowed = [...(cells[index] ?? '')].map((letter) => letters[letter]);
      for (const from of relations) {
        expect(may(from, standing(name), action), `${from} ${name} ${action}`).toBe(allowed.includes(from));
        compared += 1;
      }
    }
  }
  expect(compared).toBe(actions.length * offices.length * relations.length);
});

test('§11: offices of the county-government and the university rule book have the rights of their counterparts', () => {
  const counterparts: readonly [policy: string, office: string, counterpart: string][] = [
    ['county-government', 'editor', 'platformLead'],
    ['county-government', 'sectionHead', 'secretary'],
    ['county-government', 'leaderInCharge', 'leaderInCharge'],
    ['county-government', 'mainLeader', 'mainLeader'],
    ['county-government', 'boardMember', 'boardMember'],
    ['county-government', 'registrar', 'registrar'],
    ['university', 'platformEditor', 'platformLead'],
    ['university', 'publicityEditor', 'publicityLead'],
    ['university', 'publicityHead', 'secretary'],
    ['university', 'president', 'mainLeader'],
    ['university', 'vicePresident', 'leaderInCharge'],
    ['university', 'facultySecretary', 'departmentHead'],
    ['university', 'secrecyOfficer', 'boardMember'],
    ['university', 'registrar', 'registrar'],
  ];
  for (const [policy, name, counterpart] of counterparts) {
    const own = standing(name, shipped(policy));
    for (const action of actions) {
      for (const from of relations) {
        expect(may(from, own, action), `${from} ${name} ${action}`).toBe(
          may(from, standing(counterpart), action),
        );
      }
    }
  }
  const told = counterparts.map(([policy, name]) => `${policy} ${name}`);
  const all = ['county-government', 'university'].flatMap((id) =>
    shipped(id).offices.map((one) => `${id} ${one.id}`),
  );
  expect(told.toSorted()).toEqual(all.toSorted());
});

test('§11: no two standings have the same rights, and the shipped rule book has an office for each but the administrator', () => {
  const rightsOf = (one: OfficeStanding) =>
    actions.flatMap((action) => relations.map((from) => Number(may(from, one, action)))).join('');
  expect(new Set(officeStandings.map(rightsOf)).size).toBe(officeStandings.length);
  const stated = new Set(kunming.offices.map(({ standsFor }) => standsFor));
  expect(officeStandings.filter((one) => !stated.has(one))).toEqual(['administrator']);
});

test('§11: an office that a rule book does not define counts for nothing, and the administrator has no part in any', () => {
  expect(standingOf(kunming, 'emperor')).toBeNull();
  expect(standingOf(kunming, 'editor')).toBeNull();
  expect(standingOf(kunming, 'administrator')).toBe('administrator');
});

test('§11: the publicity department runs the channels of its own committee, but not its personnel or its rule book', () => {
  const lead = [holding('publicity', 'departmentHead')];
  const allowed = actions.filter((action) => {
    const grant = grantOf(tree, lead, id('city'), action, now);
    return grant?.relation === 'own';
  });
  expect(allowed).toContain('writeManuscript');
  expect(allowed).toContain('publish');
  for (const action of ['changeAppointments', 'managePolicy', 'changeOrganization'] as const) {
    expect(grantOf(tree, lead, id('city'), action, now), action).toBeNull();
    expect(grantOf(tree, lead, id('wuhua'), action, now), action).toBeNull();
  }
  expect(grantOf(tree, lead, id('wuhua'), 'writeManuscript', now)).toBeNull();
  expect(grantOf(tree, lead, id('wuhua'), 'stop', now)).toBeNull();
});

test('§11: office and relation must come from the same appointment', () => {
  const both = [holding('wuhua', 'operator'), holding('panlong', 'mainLeader')];
  expect(grantOf(tree, both, id('wuhua'), 'changeAppointments', now)).toBeNull();
  expect(grantOf(tree, both, id('panlong'), 'changeAppointments', now)?.appointment.organization).toBe(
    'panlong',
  );
});

test('§11: an appointment that has ended gives nothing', () => {
  const ended = [holding('city', 'mainLeader', '2026-05-31T00:00:00.000Z')];
  expect(relation(tree, ended, id('wuhua'), now)).toBe('none');
  expect(actions.filter((action) => grantOf(tree, ended, id('wuhua'), action, now))).toEqual([]);
});

test('§11: an explanation never says anything else than what is decided, for every office, unit and action', () => {
  let refusals = 0;
  for (const from of ['city', 'publicity', 'wuhua', 'panlong', 'wuhuaSchool', 'bureau']) {
    for (const standingFrom of officeStandings) {
      const held = [{ ...holding(from, 'operator'), standing: standingFrom }];
      for (const action of actions) {
        const told = explain(tree, held, id('wuhua'), action, now);
        expect(told.grant).toEqual(grantOf(tree, held, id('wuhua'), action, now));
        expect(told.shortfalls.length).toBe(told.grant === null ? 1 : 0);
        for (const { relation: seen, lacks } of told.shortfalls) {
          refusals += 1;
          expect(may(seen, standingFrom, action)).toBe(false);
          const somebodyMay = officeStandings.some((one) => may(seen, one, action));
          expect(lacks, `${from} ${standingFrom} ${action}`).toBe(somebodyMay ? 'standing' : 'relation');
        }
        for (const seen of relations) {
          expect(told.entitled[seen] !== undefined).toBe(
            officeStandings.some((one) => may(seen, one, action)),
          );
        }
      }
    }
  }
  expect(refusals).toBeGreaterThan(500);
});

test('§11: what shows the text of a manuscript is what the explanation names', () => {
  for (const state of ['draft', 'inReview', 'released', 'published'] as const) {
    for (const seated of [false, true]) {
      const named = decidingActions(state, seated);
      for (const from of relations) {
        for (const one of officeStandings) {
          const text = named.some((action) => action !== 'readState' && may(from, one, action));
          expect(manuscriptView(from, one, state, seated) === 'text', `${state} ${from} ${one}`).toBe(text);
        }
      }
    }
  }
});

test('§0: records of a merged organisation belong to the one that took over, and its old people lose what came from it', () => {
  const merged: OrganizationChange = {
    kind: 'merged',
    organization: id('panlong'),
    at: start,
    into: id('wuhua'),
  };
  const after = treeAt([...changes, merged], now);
  expect(relation(after, [holding('wuhua', 'operator')], id('panlong'), now)).toBe('own');
  expect(relation(after, [holding('city', 'operator')], id('panlong'), now)).toBe('above');
  expect(relation(after, [holding('panlong', 'operator')], id('panlong'), now)).toBe('none');
});

// draft, inReview, released, published; each without and with a seat of the caller's organisation.
const views: Record<Relation, string> = {
  own: 'text text text text text text text text',
  above: 'none none state text text text text text',
  guidance: 'none none state text state text text text',
  below: 'none none none none none none none none',
  sibling: 'none none none none none none none none',
  none: 'none none none none none none none none',
};

test('§11: what each relation sees of a manuscript', () => {
  const states: ReadingState[] = ['draft', 'inReview', 'released', 'published'];
  for (const from of relations) {
    const seen = states.flatMap((state): ManuscriptView[] => [
      manuscriptView(from, 'mainLeader', state, false),
      manuscriptView(from, 'mainLeader', state, true),
    ]);
    expect(seen.join(' '), from).toBe(views[from]);
  }
});

test('complaint 10: an administrator sees no draft and no text in review, also not of his own organisation', () => {
  for (const state of ['draft', 'inReview', 'released'] as const) {
    const manuscript = { organization: id('wuhua'), state, seated: true };
    const seen = manuscriptViewOf(tree, [holding('wuhua', 'administrator')], manuscript, now);
    expect(seen, state).toBe(state === 'draft' ? 'none' : state === 'inReview' ? 'state' : 'text');
  }
  expect(
    actions.filter((action) => grantOf(tree, [holding('city', 'administrator')], id('wuhua'), action, now)),
  ).not.toContain('publish');
});

const person = (name: string, facts: Partial<PersonFacts>): PersonFacts => ({
  id: brandId<PersonId>(name),
  name,
  employment: 'formalCadre',
  appointments: [holding('wuhua', 'platformLead')],
  leaves: [],
  qualifications: [{ kind: 'proofreader', from: start, to: null }],
  ...facts,
});
const requirement = { employment: ['formalCadre'] as const, qualifications: ['proofreader'] };
const seat = [office('platformLead')];

test('§5: an office that nobody can fill says why', () => {
  const away = person('away', { leaves: [{ from: start, to: null }] });
  const temporary = person('temporary', { employment: 'temporary' });
  const lapsed = person('lapsed', { qualifications: [{ kind: 'proofreader', from: start, to: now }] });
  const former = person('former', {
    appointments: [holding('wuhua', 'platformLead', '2026-03-01T00:00:00.000Z')],
  });
  const reason = (...people: PersonFacts[]) => holdersOf(people, id('wuhua'), seat, requirement, now).vacancy;
  expect(reason()).toBe('noHolder');
  expect(reason(former)).toBe('noHolder');
  expect(reason(away)).toBe('allOnLeave');
  expect(reason(away, temporary)).toBe('employment');
  expect(reason(away, temporary, lapsed)).toBe('notQualified');
  expect(reason(away, person('able', {}))).toBeNull();
});

test('§5: a holder proper is named before an acting one', () => {
  const acting = person('acting', { appointments: [{ ...holding('wuhua', 'platformLead'), acting: true }] });
  const { able } = holdersOf([acting, person('proper', {})], id('wuhua'), seat, requirement, now);
  expect(able.map((holder) => holder.person.name)).toEqual(['proper', 'acting']);
});
