import type { listStanding } from '@sanshen/contract/interaction-standing';
import type { RouteOutput } from '@sanshen/contract/route';
import { type Standing, stepStanding } from '@sanshen/domain/interaction';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { PersonFacts } from '@sanshen/domain/organization';
import type { AppContext } from '../../platform/context.ts';
import { findChannels } from '../channels/public.ts';
import { loadPersonFacts, requireGrant } from '../organization/public.ts';
import { entitled, type Ground, groundOf, ruleFor } from './scene.ts';
import { standingsOf, useOf } from './standing-store.ts';

type Shown = RouteOutput<typeof listStanding>['items'][number];

/** Standing approvals of an organisation with their use. Throws `access.forbidden`. */
export async function listStandings(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<{ items: Shown[] }> {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readInteraction', now);
  const ground = await groundOf(db, organization, now);
  const standings = await standingsOf(db, organization);
  const ids = standings.map(({ id }) => id);
  const channelIds = standings.flatMap(({ terms }) => (terms.channel === null ? [] : [terms.channel]));
  const [uses, channels, people] = await Promise.all([
    useOf(db, ids, now),
    findChannels(db, [...new Set(channelIds)]),
    loadPersonFacts(db, { people: [person, ...standings.map(({ terms }) => terms.owner)] }, now),
  ]);
  const caller = people.find(({ id }) => id === person) ?? null;
  return {
    items: standings.map((standing): Shown => {
      const { id, terms, status, proposed, granted, closed, approvals } = standing;
      const { owner, ...rest } = terms;
      const action = ground.policy.interaction.actions.find((one) => one.id === terms.action);
      const word = ({ by, at }: typeof proposed) => ({ person: by.person, name: by.name, at });
      return {
        standing: id,
        organization: standing.organization,
        ...rest,
        template: terms.template === null ? null : editable(terms.template),
        actionName: action?.name ?? { zh: terms.action, en: terms.action },
        channelName: channels.find((one) => one.id === terms.channel)?.name ?? null,
        status: status === 'granted' && terms.validTo <= now ? 'expired' : status,
        owner: { person: owner, name: people.find((one) => one.id === owner)?.name ?? '' },
        proposed: word(proposed),
        granted: granted.map(word),
        closed: closed === null ? null : word(closed),
        needed: approvals,
        use: uses.get(id) ?? { lastHour: 0, today: 0 },
        may: mayDo(standing, ground, caller, now),
      };
    }),
  };
}

/** The same template as plain arrays, as the contract has it. */
function editable(template: NonNullable<Standing['terms']['template']>): NonNullable<Shown['template']> {
  return {
    text: template.text,
    variables: template.variables.map((variable) => {
      if (variable.kind === 'choice') return { ...variable, choices: [...variable.choices] };
      return variable.kind === 'link' ? { ...variable, prefixes: [...variable.prefixes] } : { ...variable };
    }),
  };
}

function mayDo(standing: Standing, ground: Ground, caller: PersonFacts | null, now: Instant): Shown['may'] {
  if (caller === null) return { grant: false, end: false };
  const rule = ruleFor(ground, standing.terms.action);
  const may = rule !== null && entitled(ground, caller, rule.approveBy, now);
  const word = {
    by: { person: caller.id, name: caller.name, office: null, organization: null, acting: false },
    at: now,
  };
  const allows = (step: 'grant' | 'end') => 'event' in stepStanding(standing, step, word, may);
  return { grant: allows('grant'), end: allows('end') };
}
