import type { PlanContentDraft } from './use-plan-draft.ts';

export type Role = PlanContentDraft['roles'][number];
export type Step = PlanContentDraft['steps'][number];
export type PlanText = PlanContentDraft['texts'][number];

/** A plan of which nothing is written. */
export const emptyContent: PlanContentDraft = { purpose: '', roles: [], steps: [], texts: [] };

/** An id that none of the items has. */
export function freshId(prefix: string, items: readonly { readonly id: string }[]): string {
  let number = items.length + 1;
  while (items.some(({ id }) => id === `${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

/** The items with one changed. */
export function changed<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
  change: Partial<Item>,
): Item[] {
  return items.map((item) => (item.id === id ? { ...item, ...change } : item));
}

/** The items with one a place further up (-1) or down (1). */
export function moved<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
  by: -1 | 1,
): Item[] {
  const from = items.findIndex((item) => item.id === id);
  const to = from + by;
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** The content without a role: who was called by it is called by its caller, and its steps wait for another. */
export function withoutRole(content: PlanContentDraft, id: string): PlanContentDraft {
  const gone = content.roles.find((role) => role.id === id);
  return {
    ...content,
    roles: content.roles
      .filter((role) => role.id !== id)
      .map((role) => (role.calledBy === id ? { ...role, calledBy: gone?.calledBy ?? null } : role)),
    steps: content.steps.map((step) => (step.role === id ? { ...step, role: '' } : step)),
  };
}

/** A name of the rule book where a line begins with it: English names are written small there. */
export function asHeading(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What a fault's id names, as it was written. */
export function nameOfPart({ roles, steps, texts }: PlanContentDraft, id: string | null): string {
  const role = roles.find((one) => one.id === id);
  if (role !== undefined) return role.name;
  return [...steps, ...texts].find((one) => one.id === id)?.title ?? '';
}
