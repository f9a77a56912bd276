import { brandId, type Instant, instant, type OrganizationId } from '@sanshen/domain/kernel';
import {
  checkChange,
  type OrganizationChange,
  type OrganizationKind,
  officialName,
  pathTo,
  resolveScopes,
  standings,
  subtreeOf,
  successorOf,
  treeAt,
} from '@sanshen/domain/organization';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const id = (name: string) => brandId<OrganizationId>(name);
const day = (number: number): Instant => instant(`2026-01-${String(number).padStart(2, '0')}T00:00:00.000Z`);

function founded(
  name: string,
  parent: string | null,
  on = 1,
  publicityDepartment = false,
): OrganizationChange {
  return {
    kind: 'founded',
    organization: id(name),
    at: day(on),
    parent: parent === null ? null : id(parent),
    organizationKind: brandId<OrganizationKind>('district'),
    name,
    publicityDepartment,
  };
}

const city: OrganizationChange[] = [
  founded('city', null),
  founded('publicity', 'city', 1, true),
  founded('schools', 'city'),
  founded('wuhua', 'city'),
  founded('panlong', 'city'),
  founded('wuhuaOffice', 'wuhua'),
  founded('panlongOffice', 'panlong'),
];

function codeOf(changes: OrganizationChange[], change: OrganizationChange) {
  return checkChange(changes, change)?.code ?? null;
}

test('§0: a change shows from its day on and leaves every earlier day as it was', () => {
  const renamed: OrganizationChange = {
    kind: 'renamed',
    organization: id('wuhua'),
    at: day(10),
    name: '五华',
  };
  const moved: OrganizationChange = {
    kind: 'moved',
    organization: id('wuhuaOffice'),
    at: day(12),
    parent: id('panlong'),
  };
  const all = [...city, renamed, moved];
  expect(treeAt(all, day(9))).toEqual(treeAt(city, day(9)));
  expect(treeAt(all, day(9)).get(id('wuhua'))?.name).toBe('wuhua');
  expect(treeAt(all, day(10)).get(id('wuhua'))?.name).toBe('五华');
  expect(pathTo(treeAt(all, day(11)), id('wuhuaOffice'))).toEqual(['city', 'wuhua', 'wuhuaOffice']);
  expect(pathTo(treeAt(all, day(12)), id('wuhuaOffice'))).toEqual(['city', 'panlong', 'wuhuaOffice']);
});

test('§0: a merged organisation hands its children and records over and keeps its own name', () => {
  const merged: OrganizationChange = {
    kind: 'merged',
    organization: id('wuhua'),
    at: day(5),
    into: id('panlong'),
  };
  const again: OrganizationChange = {
    kind: 'merged',
    organization: id('panlong'),
    at: day(7),
    into: id('schools'),
  };
  const tree = treeAt([...city, merged, again], day(8));
  expect(successorOf(tree, id('wuhua'))).toBe('schools');
  expect(tree.get(id('wuhua'))).toMatchObject({ name: 'wuhua', status: 'merged', mergedInto: 'panlong' });
  expect(tree.get(id('wuhuaOffice'))?.parent).toBe('schools');
  expect(subtreeOf(tree, id('city')).map((node) => node.id)).not.toContain('wuhua');
});

test.each<[string, OrganizationChange]>([
  ['organization.alreadyFounded', founded('wuhua', 'city', 2)],
  ['organization.unknown', founded('new', 'nowhere', 2)],
  ['organization.nameTaken', { ...founded('new', 'city', 2), name: 'wuhua' } as OrganizationChange],
  ['organization.secondPublicityDepartment', founded('publicity2', 'city', 2, true)],
  ['organization.unknown', { kind: 'closed', organization: id('nowhere'), at: day(2) }],
  ['organization.hasChildren', { kind: 'closed', organization: id('wuhua'), at: day(2) }],
  ['organization.rootFixed', { kind: 'closed', organization: id('city'), at: day(2) }],
  ['organization.cycle', { kind: 'moved', organization: id('wuhua'), at: day(2), parent: id('wuhuaOffice') }],
  ['organization.cycle', { kind: 'moved', organization: id('wuhua'), at: day(2), parent: id('wuhua') }],
  ['organization.cycle', { kind: 'merged', organization: id('wuhua'), at: day(2), into: id('wuhuaOffice') }],
  [
    'organization.nothingChanges',
    { kind: 'moved', organization: id('wuhua'), at: day(2), parent: id('city') },
  ],
  ['organization.nothingChanges', { kind: 'renamed', organization: id('wuhua'), at: day(2), name: 'wuhua' }],
  ['organization.nameTaken', { kind: 'renamed', organization: id('wuhua'), at: day(2), name: 'panlong' }],
])('§0: refuses with %s', (code, change) => {
  expect(codeOf(city, change)).toBe(code);
});

test('§0: refuses what would take effect before a change that is already recorded', () => {
  const renamed: OrganizationChange = { kind: 'renamed', organization: id('wuhua'), at: day(10), name: 'x' };
  const earlier: OrganizationChange = { kind: 'renamed', organization: id('wuhua'), at: day(9), name: 'y' };
  expect(codeOf([...city, renamed], earlier)).toBe('organization.rewritesHistory');
  expect(codeOf([...city, renamed], { ...earlier, at: day(10) })).toBeNull();
});

test('§0: two moves that are harmless alone may not make a circle at a later date', () => {
  const later: OrganizationChange = {
    kind: 'moved',
    organization: id('panlong'),
    at: day(20),
    parent: id('wuhuaOffice'),
  };
  const sooner: OrganizationChange = {
    kind: 'moved',
    organization: id('wuhua'),
    at: day(10),
    parent: id('panlongOffice'),
  };
  expect(codeOf(city, sooner)).toBeNull();
  expect(codeOf([...city, later], sooner)).toBe('organization.cycle');
});

test('§0: another tree is out of reach', () => {
  const both = [...city, founded('county', null), founded('bureau', 'county')];
  const moved: OrganizationChange = {
    kind: 'moved',
    organization: id('bureau'),
    at: day(2),
    parent: id('city'),
  };
  expect(codeOf(both, moved)).toBe('organization.otherTree');
});

test('§5: scopes of a department, a district, the city committee and its publicity department', () => {
  const tree = treeAt(city, day(2));
  const base = { root: 'city', superior: 'city', superiorPublicity: 'publicity', rootPublicity: 'publicity' };
  expect(resolveScopes(tree, id('schools'))).toEqual({ own: 'schools', ...base });
  expect(resolveScopes(tree, id('wuhua'))).toEqual({ own: 'wuhua', ...base });
  expect(resolveScopes(tree, id('city'))).toEqual({
    own: 'city',
    ownPublicity: 'publicity',
    root: 'city',
    rootPublicity: 'publicity',
  });
  expect(resolveScopes(tree, id('publicity'))).toEqual({
    own: 'publicity',
    ownPublicity: 'publicity',
    ...base,
  });
  expect(resolveScopes(tree, id('wuhuaOffice'))).toEqual({
    own: 'wuhuaOffice',
    superior: 'wuhua',
    superiorPublicity: 'publicity',
    root: 'city',
    rootPublicity: 'publicity',
  });
  expect(resolveScopes(tree, id('nowhere'))).toEqual({});
});

const names = ['a', 'b', 'c', 'd', 'e'];
const arbitraryChange = fc
  .record({
    kind: fc.constantFrom('founded', 'renamed', 'moved', 'merged', 'closed'),
    organization: fc.constantFrom(...names),
    other: fc.constantFrom(null, ...names),
    on: fc.integer({ min: 1, max: 9 }),
    publicity: fc.boolean(),
    name: fc.constantFrom('x', 'y', 'z'),
  })
  .map(({ kind, organization, other, on, publicity, name }): OrganizationChange => {
    const base = { organization: id(organization), at: day(on) };
    if (kind === 'founded') return founded(organization, other, on, publicity);
    if (kind === 'renamed') return { kind, ...base, name };
    if (kind === 'moved') return { kind, ...base, parent: id(other ?? 'a') };
    if (kind === 'merged') return { kind, ...base, into: id(other ?? 'a') };
    return { kind: 'closed', ...base };
  });

test('§0: whatever is accepted in whatever order, no circle appears, and what was decided for earlier days still stands', () => {
  fc.assert(
    fc.property(fc.array(arbitraryChange, { maxLength: 25 }), (candidates) => {
      const accepted: OrganizationChange[] = [];
      for (const candidate of candidates) {
        if (checkChange(accepted, candidate) !== null) continue;
        const before = treeAt(accepted, instant('2026-01-01T00:00:00.000Z'));
        accepted.push(candidate);
        if (candidate.at > day(1)) expect(treeAt(accepted, day(1))).toEqual(before);
        for (let on = 1; on <= 9; on += 1) {
          const tree = treeAt(accepted, day(on));
          for (const node of tree.values()) {
            const path = pathTo(tree, node.id);
            expect(path.length).toBe(new Set(path).size);
            if (node.status === 'active' && node.parent !== null) {
              expect(tree.get(node.parent)?.status).toBe('active');
            }
          }
        }
      }
      for (const standing of standings(accepted)) {
        const node = treeAt(accepted, standing.from).get(standing.id);
        expect(standing).toMatchObject({ ...node });
      }
    }),
    { numRuns: 150 },
  );
});

test('§0: the periods of an organisation join without gap or overlap and agree with the tree of every day', () => {
  const changes: OrganizationChange[] = [
    ...city,
    { kind: 'renamed', organization: id('wuhua'), at: day(4), name: 'w' },
    { kind: 'moved', organization: id('panlong'), at: day(6), parent: id('wuhua') },
    { kind: 'merged', organization: id('wuhua'), at: day(8), into: id('schools') },
  ];
  const all = standings(changes);
  for (let on = 1; on <= 10; on += 1) {
    const tree = treeAt(changes, day(on));
    const inForce = all.filter((one) => one.from <= day(on) && (one.to === null || day(on) < one.to));
    expect(inForce.length).toBe(tree.size);
    for (const one of inForce) {
      expect(one).toMatchObject({ ...tree.get(one.id) });
      expect(one.path).toEqual(pathTo(tree, one.id));
    }
  }
});

test('§12: a publicity department signs with the name of its superior in front, and every other unit with its own', () => {
  const tree = treeAt(
    [
      founded('共青团昆明市委', null),
      founded('宣传部', '共青团昆明市委', 1, true),
      founded('共青团五华区委', '共青团昆明市委'),
      founded('共青团五华区委宣传部', '共青团五华区委', 1, true),
    ],
    day(2),
  );
  expect(officialName(tree, id('宣传部'))).toBe('共青团昆明市委宣传部');
  expect(officialName(tree, id('共青团五华区委'))).toBe('共青团五华区委');
  expect(officialName(tree, id('共青团五华区委宣传部'))).toBe('共青团五华区委宣传部');
  expect(officialName(tree, id('nobody'))).toBeNull();
});
