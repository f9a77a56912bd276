import type { caseLineSchema } from '@sanshen/contract/cases-schemas';
import { type Case, deductionOf, gravityRule, turnOf } from '@sanshen/domain/cases';
import type { Instant } from '@sanshen/domain/kernel';
import type { z } from 'zod';

/** A case as lists show it. */
export function lineOf(one: Case, organizationName: string, now: Instant): z.input<typeof caseLineSchema> {
  return {
    case: one.id,
    organization: one.organization,
    organizationName,
    clause: one.clause,
    gravity: one.gravity,
    gravityName: gravityRule(one).name,
    title: one.title,
    status: one.status,
    source: one.source,
    openedAt: one.opened.at,
    dueAt: one.dueAt,
    overdue: one.overdue || (one.dueAt !== null && one.dueAt <= now),
    turn: turnOf[one.status],
    deduction: deductionOf(one, now),
  };
}
