import type { listOrganizations } from '@sanshen/contract/organization-reading';
import type { RouteAnswer } from '@sanshen/contract/route';

/** A unit as the tree shows it. */
export type Unit = RouteAnswer<typeof listOrganizations>['items'][number];

/** One line of the tree that is drawn. */
export interface TreeRow {
  readonly unit: Unit;
  /** From 1. */
  readonly level: number;
  readonly open: boolean;
  /** True if it is known that nothing is below it. */
  readonly leaf: boolean;
  /** Open, and what is below it is being read. */
  readonly waiting: boolean;
  /** From 1, among its siblings. */
  readonly position: number;
  readonly size: number;
}

/**
 * The lines of a tree from the top down: `childrenOf` gives what is below a unit, undefined while that is not known; a unit is open if it
 * stands in `expanded`.
 */
export function treeRows(
  roots: readonly Unit[],
  childrenOf: (unit: string) => readonly Unit[] | undefined,
  expanded: ReadonlySet<string>,
): readonly TreeRow[] {
  const walk = (units: readonly Unit[], level: number): readonly TreeRow[] =>
    units.flatMap((unit, index) => {
      const below = childrenOf(unit.id);
      const open = expanded.has(unit.id) && below?.length !== 0;
      const row: TreeRow = {
        unit,
        level,
        open,
        leaf: below?.length === 0,
        waiting: open && below === undefined,
        position: index + 1,
        size: units.length,
      };
      return [row, ...(open && below !== undefined ? walk(below, level + 1) : [])];
    });
  return walk(roots, 1);
}

/** Units of which no other of the list is the superior; the list holds superiors before their subordinates. */
export function rootsOf(units: readonly Unit[]): readonly Unit[] {
  const ids = new Set(units.map(({ id }) => id));
  return units.filter(({ parent }) => parent === null || !ids.has(parent));
}

/** The order in which siblings stand: the publicity department first, then by kind as the rule book lists them, then by name. */
export function inTreeOrder(units: readonly Unit[], kinds: readonly string[]): readonly Unit[] {
  const rank = (unit: Unit) => (unit.publicityDepartment ? -1 : kinds.indexOf(unit.kind) + 1 || 999);
  return [...units].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'zh-CN'));
}
