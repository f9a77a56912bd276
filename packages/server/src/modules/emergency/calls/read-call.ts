import type { readCall as callRoute, listCalls as listRoute } from '@sanshen/contract/emergency-calls';
import type { RouteOutput } from '@sanshen/contract/route';
import type { Call } from '@sanshen/domain/emergency';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import { namesOf, requireGrant } from '../../organization/public.ts';
import { openNumbers } from '../contacts/contact-store.ts';
import { openCall } from './call-scene.ts';
import { callsOf, callsWaitingFor } from './call-store.ts';

type CallLine = RouteOutput<typeof listRoute>['items'][number];

/** Calls of an organisation that its page shows. */
const most = 50;

/** A call with who has answered. Numbers are for those of the same call while it is open, and who keeps the contact tree. Throws `request.notFound`. */
export async function readCall(
  { db, clock, vault }: AppContext,
  person: PersonId,
  id: string,
): Promise<RouteOutput<typeof callRoute>> {
  const now = clock.now();
  const { call, called, starter, keeper } = await openCall(db, person, id, now);
  const names = await namesOf(db, [call.organization], now);
  const open = call.closed === null;
  // Once the call is over nobody has to reach anybody by it.
  const sees = keeper || (open && (called || starter));
  const ids = call.people.map((one) => one.person);
  const numbers = sees ? await openNumbers(db, vault, call.organization, ids) : new Map<PersonId, string>();
  return {
    ...lineOf(call, names, now),
    people: call.people.map((one) => ({
      person: one.person,
      name: one.name,
      role: one.role,
      acknowledged:
        one.acknowledged === null
          ? null
          : {
              how: one.acknowledged.how,
              by: one.acknowledged.by?.name ?? null,
              at: one.acknowledged.at,
              late: one.acknowledged.at > call.answerBy,
            },
      number: numbers.get(one.person) ?? null,
    })),
    mine: {
      called,
      answered: call.people.some((one) => one.person === person && one.acknowledged !== null),
    },
    may: { record: open && sees, close: open && (starter || keeper) },
  };
}

/** The calls of an organisation, newest first. Throws `access.forbidden`. */
export async function listCalls(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<RouteOutput<typeof listRoute>> {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readCalls', now);
  return { items: await linesOf(db, await callsOf(db, organization, most), now) };
}

/** The calls that wait for somebody's answer, newest first. */
export async function listMyCalls(
  { db, clock }: AppContext,
  person: PersonId,
): Promise<RouteOutput<typeof listRoute>> {
  return { items: await linesOf(db, await callsWaitingFor(db, person), clock.now()) };
}

async function linesOf(db: AppContext['db'], calls: readonly Call[], now: Instant): Promise<CallLine[]> {
  const names = await namesOf(
    db,
    calls.map(({ organization }) => organization),
    now,
  );
  return calls.map((call) => lineOf(call, names, now));
}

function lineOf(call: Call, names: ReadonlyMap<OrganizationId, string>, now: Instant): CallLine {
  const { organization, started, answerBy, closed, people } = call;
  const answered = people.filter(({ acknowledged }) => acknowledged !== null).length;
  return {
    call: call.id,
    organization: { organization, name: names.get(organization) ?? organization },
    reason: call.reason,
    drill: call.drill,
    text: call.text,
    started: { name: started.by.name, at: started.at },
    answerBy,
    closed: closed === null ? null : { name: closed.by.name, at: closed.at },
    people: people.length,
    answered,
    late: answered < people.length && answerBy <= now,
  };
}
