import type { listIncidents, readIncident } from '@sanshen/contract/incidents';
import type { RouteAnswer } from '@sanshen/contract/route';

/** The desk of an incident, and what the list of incidents gives, as the server tells them. */
export type Desk = RouteAnswer<typeof readIncident>;
export type IncidentList = RouteAnswer<typeof listIncidents>;

/** Colours of what an incident and a takedown stand at. */
export const gravityTones = { ordinary: 'plain', serious: 'amber', grave: 'cinnabar' } as const;
export const takedownTones = {
  waiting: 'accent',
  underWay: 'accent',
  byHand: 'amber',
  down: 'amber',
  gone: 'jade',
  stillPublic: 'cinnabar',
  failed: 'cinnabar',
  refused: 'cinnabar',
} as const;
