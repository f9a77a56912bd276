import type { InteractionSearch } from '../interaction/search.ts';

/** A text among the details, where they have one of that name. */
export function textIn(details: unknown, name: string): string | null {
  const value: unknown = typeof details === 'object' && details !== null ? Reflect.get(details, name) : null;
  return typeof value === 'string' ? value : null;
}

/** The unit that something is about, where it names one. */
export function unitIn(details: unknown): { readonly organization: string } | null {
  const organization = textIn(details, 'organization');
  return organization === null ? null : { organization };
}

/** The idea that something is about, and whose it is. */
export function ideaIn(details: unknown): { readonly idea: string; readonly organization: string } | null {
  const idea = textIn(details, 'idea');
  const unit = unitIn(details);
  return idea === null || unit === null ? null : { idea, ...unit };
}

/** The part of the page of interaction where an act or a standing approval stands; null for anything else. */
export function aboutInteraction(details: unknown): InteractionSearch | null {
  const unit = unitIn(details);
  if (unit === null || typeof details !== 'object' || details === null) return null;
  if ('standing' in details) return { ...unit, view: 'standing' };
  if (!('act' in details)) return null;
  const status = textIn(details, 'status');
  const view =
    status === 'asked' ? 'waiting' : status === 'byHand' || status === 'unknown' ? 'running' : 'record';
  return { ...unit, view };
}
