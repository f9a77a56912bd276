import { type IncidentNames, scenarioText } from '@sanshen/contract/incidents-texts';
import type { Incident } from '@sanshen/domain/incidents';
import type { ChannelId, Instant, LocalizedText, PublicationId } from '@sanshen/domain/kernel';
import type { Database } from '../../platform/db/database.ts';
import { findChannels, type RegisteredChannel } from '../channels/public.ts';
import { namesOf } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { findPublication, type Publication } from '../publishing/public.ts';

/** What an incident speaks of, by id. */
export interface Concerned {
  readonly channels: ReadonlyMap<ChannelId, RegisteredChannel>;
  readonly publications: ReadonlyMap<PublicationId, Publication>;
  readonly names: IncidentNames;
}

/** Loads everything that an incident speaks of, with the names that it has now. */
export async function loadConcerned(db: Database, incident: Incident, now: Instant): Promise<Concerned> {
  const { organization, takedowns, freezes } = incident;
  const publications = new Map<PublicationId, Publication>();
  for (const { publication } of takedowns) {
    const found = await findPublication(db, publication);
    if (found !== null) publications.set(publication, found);
  }
  const ids = [
    ...incident.channels,
    ...takedowns.map(({ channel }) => channel),
    ...freezes.flatMap(({ channel }) => (channel === null ? [] : [channel])),
  ];
  const channels = new Map((await findChannels(db, [...new Set(ids)])).map((one) => [one.id, one]));
  const places = await namesOf(db, [organization, ...freezes.map((one) => one.organization)], now);
  const channelName = (id: string) => channels.get(id as ChannelId)?.name ?? id;
  return {
    channels,
    publications,
    names: {
      channel: channelName,
      publication: (id) => {
        const found = publications.get(id as PublicationId);
        return found === undefined ? id : `《${found.title}》（${channelName(found.channel)}）`;
      },
      organization: (id) => places.get(id as Incident['organization']) ?? id,
      step: (id) => incident.steps.find((step) => step.id === id)?.title ?? id,
      scenario: await scenarioName(db, incident, now),
    },
  };
}

/** What a scenario is called in the rule book in force. */
export async function scenarioName(
  db: Database,
  { organization, scenario }: Pick<Incident, 'organization' | 'scenario'>,
  now: Instant,
): Promise<LocalizedText> {
  const policy = (await effectivePolicy(db, organization, now))?.policy;
  const rule = policy?.emergency.plans.find(({ id }) => id === scenario);
  return scenarioText(rule?.name ?? { zh: scenario, en: scenario });
}
