import type { Act, Standing } from '@sanshen/domain/interaction';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { NotificationKind } from '@sanshen/domain/review';
import type { Transaction } from '../../platform/db/database.ts';
import { tell } from '../review/public.ts';
import { approversOf, type Ground } from './scene.ts';

/** Tells everybody who could approve an act that it waits. */
export async function tellApprovers(trx: Transaction, ground: Ground, act: Act, now: Instant): Promise<void> {
  const asking = act.asked.by.person;
  const people = await approversOf(trx, ground, act.rule.approveBy, now, asking);
  await tellOf(
    trx,
    'actWaits',
    people.map(({ id }) => id),
    act,
    now,
  );
}

/** Tells people something about an act; nothing in it is of the public. */
export async function tellOf(
  trx: Transaction,
  kind: NotificationKind,
  people: readonly PersonId[],
  act: Act,
  now: Instant,
): Promise<void> {
  if (people.length === 0) return;
  const { id, organization, action, status } = act;
  await tell(trx, { kind, people, details: { act: id, organization, action, status } }, now);
}

/** Tells those who could grant a standing approval that it waits, or its owner and who proposed it what was decided. */
export async function tellOfStanding(
  trx: Transaction,
  kind: NotificationKind,
  people: readonly PersonId[],
  standing: Standing,
  now: Instant,
): Promise<void> {
  if (people.length === 0) return;
  const { id, organization, status, terms } = standing;
  const details = { standing: id, organization, status, action: terms.action };
  await tell(trx, { kind, people, details }, now);
}
