import type { PublicMessage, PublicMessageId } from '@sanshen/domain/conversations';
import { brandId, type Instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { type Action, grantOf, type PersonFacts } from '@sanshen/domain/organization';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { snapshotOf, standpoint } from '../organization/public.ts';
import { holdPublicMessage, readPublicMessage } from './message-store.ts';

/** What somebody may do with the conversations of one organisation. */
export interface Access {
  readonly person: PersonId;
  readonly facts: PersonFacts;
  readonly may: (action: Action) => boolean;
  /** Who he is there, as the ledger keeps him. */
  readonly snapshot: () => ReturnType<typeof snapshotOf>;
}

/** Opens the conversations of an organisation to somebody who may do `action` there. Throws `access.forbidden`. */
export async function requireAccess(
  db: Database | Transaction,
  person: PersonId,
  organization: OrganizationId,
  action: Action,
  at: Instant,
): Promise<Access> {
  const { facts, tree } = await standpoint(db, person, [organization], at);
  const held = facts?.appointments ?? [];
  const grant = grantOf(tree, held, organization, action, at);
  if (facts === null || grant === null) throw platformProblem('access.forbidden', { organization, action });
  return {
    person,
    facts,
    may: (one) => grantOf(tree, held, organization, one, at) !== null,
    snapshot: () => snapshotOf(facts, grant.appointment.organization, at),
  };
}

/**
 * A message that somebody may do `action` with; held in a transaction. To who may not read it there is none: that something was written is said by the
 * counts alone. Throws `request.notFound`, and `access.forbidden` to who may read it and no more.
 */
export async function requireMessage(
  context: Pick<AppContext, 'clock'>,
  db: Database | Transaction,
  person: PersonId,
  id: string,
  action: Action = 'readConversations',
): Promise<{ readonly message: PublicMessage; readonly access: Access }> {
  const message = db.isTransaction
    ? // It says so itself.
      await holdPublicMessage(db as Transaction, brandId<PublicMessageId>(id))
    : await readPublicMessage(db, brandId<PublicMessageId>(id));
  if (message === null) throw platformProblem('request.notFound');
  const now = context.clock.now();
  const access = await requireAccess(db, person, message.organization, 'readConversations', now).catch(() => {
    throw platformProblem('request.notFound');
  });
  if (!access.may(action)) {
    throw platformProblem('access.forbidden', { organization: message.organization, action });
  }
  return { message, access };
}
