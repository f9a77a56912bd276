import { describe, expect, test } from 'vitest';
import { beginOf, dayOf, endOf, fromDay, stateOf } from '../src/features/organization/dates.ts';
import { readOrganizationSearch } from '../src/features/organization/organization-search.ts';
import { inTreeOrder, rootsOf, treeRows, type Unit } from '../src/features/organization/tree/tree-rows.ts';
import { vacanciesOf } from '../src/features/organization/vacancies.ts';

const unit = (id: string, parent: string | null, more: Partial<Unit> = {}): Unit => ({
  id,
  parent,
  kind: 'county',
  name: id,
  publicityDepartment: false,
  status: 'active',
  mergedInto: null,
  relation: 'sibling',
  ...more,
});

describe('the tree', () => {
  const root = unit('root', null);
  const a = unit('a', 'root');
  const b = unit('b', 'root');
  const below = (known: Record<string, readonly Unit[]>) => (id: string) => known[id];

  test('shows what is open, and says of each line where it stands', () => {
    const rows = treeRows(
      [root],
      below({ root: [a, b], a: [], b: [unit('c', 'b')] }),
      new Set(['root', 'a']),
    );
    expect(
      rows.map(({ unit: { id }, level, open, leaf, position, size }) => [
        id,
        level,
        open,
        leaf,
        position,
        size,
      ]),
    ).toEqual([
      ['root', 1, true, false, 1, 1],
      ['a', 2, false, true, 1, 2],
      ['b', 2, false, false, 2, 2],
    ]);
  });

  test('waits for what is not known yet', () => {
    const [row, ...rest] = treeRows([root], () => undefined, new Set(['root']));
    expect(row).toMatchObject({ open: true, waiting: true, leaf: false });
    expect(rest).toEqual([]);
  });

  test('begins where nothing that is shown is above', () => {
    expect(rootsOf([a, unit('c', 'a'), unit('x', 'unseen')]).map(({ id }) => id)).toEqual(['a', 'x']);
  });

  test('lists the publicity department first, then kinds as the rule book does, unknown kinds last', () => {
    const units = [
      unit('school', 'root', { kind: 'school' }),
      unit('odd', 'root', { kind: 'unknown' }),
      unit('county', 'root'),
      unit('publicity', 'root', { kind: 'school', publicityDepartment: true }),
    ];
    expect(inTreeOrder(units, ['county', 'school']).map(({ id }) => id)).toEqual([
      'publicity',
      'county',
      'school',
      'odd',
    ]);
  });
});

describe('days', () => {
  test('are those of Shanghai, and a last day is valid to its end', () => {
    expect(dayOf('2026-11-23T16:30:00.000Z')).toBe('2026-11-24');
    expect(beginOf('2026-11-24')).toBe('2026-11-23T16:00:00.000Z');
    expect(endOf('2026-11-24')).toBe('2026-11-24T16:00:00.000Z');
  });

  test('today means at once', () => {
    const now = new Date('2026-11-23T16:30:00.000Z');
    expect(fromDay('2026-11-24', now)).toBeUndefined();
    expect(fromDay('2026-11-25', now)).toBe('2026-11-24T16:00:00.000Z');
  });

  test('what was decided a moment ago counts already', () => {
    const now = Date.parse('2026-11-23T08:00:00.000Z');
    expect(stateOf({ from: '2026-11-23T08:00:20.000Z', to: null }, now)).toBe('now');
    expect(stateOf({ from: '2026-11-24T08:00:00.000Z', to: null }, now)).toBe('future');
    expect(stateOf({ from: '2026-11-01T08:00:00.000Z', to: '2026-11-23T08:00:10.000Z' }, now)).toBe('past');
  });
});

describe('§5 vacancies', () => {
  const word = (id: string) => ({ id, name: { zh: id, en: id } });
  const seat = (office: string, scope: string) => ({ offices: [word(office)], scope: word(scope) });
  const stage = (id: string, ...seats: ReturnType<typeof seat>[]) => ({ id, name: word(id).name, seats });
  const procedure = {
    stages: [stage('first', seat('lead', 'own')), stage('last', seat('chief', 'superior'))],
    publishers: { offices: [word('lead')], scope: word('own') },
    // Only these members are read.
  } as unknown as Parameters<typeof vacanciesOf>[0];

  test('are places of the unit itself that nobody holds, with the stages that wait', () => {
    const found = vacanciesOf(procedure, []);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ reason: 'noHolder', stages: [{ en: 'first' }, null] });
  });

  test('a holder on leave leaves his place empty, somebody beside him fills it', () => {
    const away = { office: 'lead', holders: [{ onLeave: true }] };
    expect(vacanciesOf(procedure, [away])).toMatchObject([{ reason: 'allOnLeave' }]);
    expect(vacanciesOf(procedure, [{ ...away, holders: [{ onLeave: true }, { onLeave: false }] }])).toEqual(
      [],
    );
  });
});

test('an address keeps only what belongs to it', () => {
  expect(readOrganizationSearch({ organization: 'o', tab: 'history', person: 7, import: 'x' })).toEqual({
    organization: 'o',
    tab: 'history',
  });
  expect(readOrganizationSearch({ tab: 'overview' })).toEqual({});
});
