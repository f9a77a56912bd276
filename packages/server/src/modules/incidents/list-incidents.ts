import type { listIncidents as contract } from '@sanshen/contract/incidents';
import { scenarioText } from '@sanshen/contract/incidents-texts';
import type { RouteInput, RouteOutput } from '@sanshen/contract/route';
import { type Incident, settledTakedowns } from '@sanshen/domain/incidents';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { grantOf, pathTo } from '@sanshen/domain/organization';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { livingOf } from '../channels/public.ts';
import { planFor } from '../emergency/public.ts';
import { loadSubtree, namesOf, standpoint } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { shownChannels } from './channels.ts';
import { scenarioName } from './names.ts';
import { standingIn } from './scene.ts';
import { listFrom } from './store.ts';

type Answer = RouteOutput<typeof contract>;
type Line = Answer['items'][number];

/** Incidents of a unit and everything below it, newest first, with what a declaration needs. Throws `access.forbidden`, `request.cursorInvalid`. */
export async function listIncidents(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
  query: RouteInput<typeof contract>['query'],
): Promise<Answer> {
  const { db } = context;
  const { may, now } = await standingIn(db, context, person, organization, 'readIncidents');
  const tree = await loadSubtree(db, organization, now);
  const { facts } = await standpoint(db, person, [organization], now);
  // Of what is below, only what he may see there: who works here has nothing to do with the incidents of a subordinate.
  const seen = [...tree.keys()].filter(
    (one) =>
      one === organization ||
      (pathTo(tree, one).includes(organization) &&
        grantOf(tree, facts?.appointments ?? [], one, 'readIncidents', now) !== null),
  );
  const page = await listFrom(db, seen, query);
  const policy = (await effectivePolicy(db, organization, now))?.policy;
  const scenarios = [];
  for (const { id, name } of policy?.emergency.plans ?? []) {
    scenarios.push({
      id,
      name: scenarioText(name),
      planned: (await planFor(db, organization, id, now)) !== null,
    });
  }
  const channels = await livingOf(db, [organization], ['active', 'dormant', 'suspended']);
  const items: Line[] = [];
  for (const incident of page.items) items.push(await incidentLine(db, incident, now));
  return {
    items,
    next: page.next,
    mayDeclare: may('declareIncident'),
    scenarios,
    channels: await shownChannels(db, channels, now),
  };
}

/** An incident as lists show it. */
export async function incidentLine(db: Database, incident: Incident, now: Instant): Promise<Line> {
  const { id, organization, gravity, status, declared, lead, closed, steps, takedowns, lessons } = incident;
  const names = await namesOf(db, [organization], now);
  const unsettled = takedowns.filter(({ state }) => !settledTakedowns.includes(state)).length;
  return {
    incident: id,
    organization,
    organizationName: names.get(organization) ?? organization,
    scenario: { id: incident.scenario, name: await scenarioName(db, incident, now) },
    gravity,
    status,
    declared: { name: declared.by?.name ?? '', at: declared.at },
    lead: lead.name,
    closedAt: closed?.word.at ?? null,
    steps: { done: steps.filter(({ taken }) => taken !== null).length, all: steps.length },
    open: status === 'closed' ? lessons.filter(({ done }) => done === null).length : unsettled,
  };
}
