import { listIncidents } from '@sanshen/contract/incidents';
import { useRead } from '../../app/api.ts';
import type { Desk } from './desk.ts';

/** The channels of an incident, and the others of its unit; the unit's own come once they are read. */
export function useUnitChannels(desk: Desk): readonly { readonly id: string; readonly name: string }[] {
  const { organization } = desk;
  const { data } = useRead(listIncidents, { params: { organization }, query: { limit: 1 } });
  const known = new Set(desk.channels.map(({ id }) => id));
  return [...desk.channels, ...(data?.channels ?? []).filter(({ id }) => !known.has(id))];
}
