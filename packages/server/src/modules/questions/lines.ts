import type { questionLineSchema } from '@sanshen/contract/questions-schemas';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { isSettled, type Question, type QuestionId } from '@sanshen/domain/questions';
import type { z } from 'zod';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { type Ground, kindName } from './ground.ts';
import { excerptsOf } from './text-store.ts';

export type QuestionLine = z.output<typeof questionLineSchema>;

/** A colleague as screens name him. */
export function shownPerson({ person, name, office }: PersonSnapshot) {
  return { person, name, office };
}

/** Questions as lines of the inbox of an organisation. */
export async function linesOf(
  db: Database | Transaction,
  ground: Ground,
  questions: readonly Question[],
  organization: OrganizationId,
  now: Instant,
): Promise<QuestionLine[]> {
  const ids = questions.map(({ id }) => id);
  const excerpts = await excerptsOf(db, ids);
  const grouped = await countGroups(db, ids);
  return questions.map((question) => {
    const { id, handover, distress, assignee, dueAt } = question;
    const toUs = handover?.to === organization && question.organization !== organization;
    return {
      question: id,
      organization: question.organization,
      source: question.source,
      kind: question.kind,
      kindName: kindName(ground, question.kind),
      state: question.state,
      excerpt: excerpts.get(id) ?? null,
      receivedAt: question.receivedAt,
      dueAt,
      overdue: !isSettled(question) && dueAt < now,
      assignee: assignee === null ? null : shownPerson(assignee),
      handover: handover === null ? null : toUs ? 'toUs' : 'toOthers',
      grouped: grouped.get(id) ?? 0,
      distress:
        distress === null ? null : { decideBy: distress.decideBy, decided: distress.decided !== null },
      settledAt: question.settledAt,
      rating: question.rating,
    };
  });
}

async function countGroups(db: Database | Transaction, ids: readonly QuestionId[]) {
  if (ids.length === 0) return new Map<QuestionId | null, number>();
  const rows = await db
    .selectFrom('question')
    .select((eb) => ['lead_id', eb.fn.countAll<number>().as('many')])
    .where('lead_id', 'in', [...ids])
    .groupBy('lead_id')
    .execute();
  return new Map(rows.map((row) => [row.lead_id, row.many]));
}
