import type { Case, CaseEventKind } from '@sanshen/domain/cases';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { NotificationKind } from '@sanshen/domain/review';
import type { Transaction } from '../../platform/db/database.ts';
import { keeperStandings, leaderStandings, peopleWithStanding } from '../channels/public.ts';
import { superiorOf } from '../organization/public.ts';
import { tell } from '../review/public.ts';

type Audience = 'unit' | 'handler' | 'aboveHandler';

/** Who is told of what; steps that are not named here tell nobody. */
const told: Partial<Record<CaseEventKind, { readonly kind: NotificationKind; readonly whom: Audience }>> = {
  opened: { kind: 'caseOpened', whom: 'handler' },
  notified: { kind: 'caseNotified', whom: 'unit' },
  answered: { kind: 'caseAnswered', whom: 'handler' },
  rectified: { kind: 'caseAnswered', whom: 'handler' },
  appealed: { kind: 'caseAnswered', whom: 'aboveHandler' },
  sentBack: { kind: 'caseDecided', whom: 'unit' },
  checked: { kind: 'caseDecided', whom: 'unit' },
  closed: { kind: 'caseDecided', whom: 'unit' },
  dismissed: { kind: 'caseDecided', whom: 'unit' },
  appealDecided: { kind: 'caseDecided', whom: 'unit' },
  reopened: { kind: 'caseDecided', whom: 'unit' },
};

/** Tells those concerned of a step, but for who took it. */
export async function tellOf(
  trx: Transaction,
  one: Case,
  kind: CaseEventKind,
  at: Instant,
  actor: PersonId | null = null,
): Promise<void> {
  const what = told[kind];
  if (what === undefined) return;
  // The unit is not told of what it may not see yet.
  if (what.whom === 'unit' && one.notified === null) return;
  await tellPeople(trx, one, what.kind, await peopleOf(trx, one, what.whom, at), at, actor);
}

/** 超期: both sides are told, and one level further up whoever commands who is late. */
export async function tellOverdue(
  trx: Transaction,
  one: Case,
  turn: 'unit' | 'superior',
  at: Instant,
): Promise<void> {
  const audiences: readonly Audience[] = turn === 'unit' ? ['unit', 'handler'] : ['handler', 'aboveHandler'];
  const people: PersonId[] = [];
  for (const audience of audiences) people.push(...(await peopleOf(trx, one, audience, at)));
  await tellPeople(trx, one, 'caseOverdue', people, at, null);
}

async function tellPeople(
  trx: Transaction,
  one: Case,
  kind: NotificationKind,
  people: readonly PersonId[],
  at: Instant,
  actor: PersonId | null,
): Promise<void> {
  const others = [...new Set(people)].filter((person) => person !== actor);
  const details = { case: one.id, title: one.title, organization: one.organization };
  if (others.length > 0) await tell(trx, { kind, people: others, details }, at);
}

async function peopleOf(
  trx: Transaction,
  { organization, handler }: Case,
  audience: Audience,
  at: Instant,
): Promise<readonly PersonId[]> {
  if (audience === 'unit')
    return peopleWithStanding(trx, [organization], [...leaderStandings, ...keeperStandings], at);
  const place: OrganizationId =
    audience === 'handler' ? handler : ((await superiorOf(trx, handler, at)) ?? handler);
  const standings = audience === 'handler' ? [...leaderStandings, 'publicityLead' as const] : leaderStandings;
  return peopleWithStanding(trx, [place], standings, at);
}
