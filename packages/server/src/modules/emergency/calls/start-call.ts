import { callProblems } from '@sanshen/contract/emergency-calls';
import type { CalledPerson, CallId, CallReason } from '@sanshen/domain/emergency';
import { addHours, type Instant, type OrganizationId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { Transaction } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { Problem } from '../../../platform/problem.ts';
import { tell } from '../../review/public.ts';
import { groundOf } from '../plans/ground.ts';
import { recordCall } from './record-call.ts';

/** Whom to call, for what, and what to say. */
export interface CallWish {
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly for: CallReason;
  readonly text: string;
  readonly people: readonly CalledPerson[];
  /** Not for real: it is marked wherever it is shown. */
  readonly drill: boolean;
  readonly by: PersonSnapshot;
  readonly at: Instant;
  /** Until when everybody should have answered; what the rule book says if absent. */
  readonly withinMinutes?: number;
}

/**
 * Calls people: each is told on the desk and has to answer there, by a short address or by telephone; who is among them and calls has answered by that. Whoever
 * calls has asked before whether he may. Throws `emergency.nobodyToCall`.
 */
export async function startCall(trx: Transaction, wish: CallWish): Promise<CallId> {
  const { root, organization, text, drill, by, at } = wish;
  const people = [...new Map(wish.people.map((one) => [one.person, one])).values()];
  if (people.length === 0) throw new Problem(callProblems['emergency.nobodyToCall']);
  const minutes =
    wish.withinMinutes ?? (await groundOf(trx, organization, at))?.planning.answerWithinMinutes ?? 60;
  const call = newId<CallId>();
  await recordCall(trx, {
    kind: 'callStarted',
    ...{ call, root, organization, reason: wish.for, drill, text, people },
    answerBy: addHours(at, minutes / 60),
    word: { by, at },
  });
  const kind =
    wish.for.kind === 'reachability' ? 'reachabilityCall' : drill ? 'emergencyCallDrill' : 'emergencyCall';
  const others = people.filter(({ person }) => person !== by.person);
  // Who calls has heard himself, and is not asked.
  if (others.length < people.length)
    await recordCall(trx, { kind: 'callAcknowledged', call, person: by.person, how: 'desk', by: null, at });
  const asked = others.map(({ person }) => person);
  if (asked.length > 0) await tell(trx, { kind, people: asked, details: { call, organization } }, at);
  return call;
}
