import type { Digest, Instant } from '../kernel/index.ts';
import {
  type Plan,
  type PlanContent,
  type PlanEvent,
  type PlanId,
  type PlanWord,
  planExpiry,
  planInForce,
  type TextFindings,
} from './plan.ts';
import { planFaults } from './plan-faults.ts';

export type PlanRefusal =
  | 'emergency.planIncomplete'
  | 'emergency.planWaits'
  | 'emergency.planMoved'
  | 'emergency.planChanged'
  | 'emergency.notPlanApprover'
  | 'emergency.planSecondPerson';

export type PlanDecision = { readonly events: readonly PlanEvent[] } | { readonly refusal: PlanRefusal };

/** What is asked of the plans of one organisation for one scenario. */
export type PlanCommand =
  | {
      readonly kind: 'submit';
      readonly plan: PlanId;
      readonly content: PlanContent;
      readonly digest: Digest;
      readonly findings: TextFindings;
    }
  | { readonly kind: 'withdraw'; readonly plan: PlanId }
  | { readonly kind: 'approve'; readonly plan: PlanId; readonly digest: Digest; readonly reason: string }
  | { readonly kind: 'return' | 'revoke'; readonly plan: PlanId; readonly reason: string };

export interface PlanFacts {
  readonly root: Plan['root'];
  readonly organization: Plan['organization'];
  readonly scenario: string;
  /** Who acts, and when. */
  readonly word: PlanWord;
  /** Whether an office of his is among those that put plans of this organisation in force. */
  readonly approver: boolean;
  readonly reviewEveryMonths: number;
}

/**
 * What follows of a command on the versions of a plan: one waits at a time, one is in force at a time, and nobody approves what he submitted. The right to
 * write plans is asked before. Pure.
 */
export function decidePlan(versions: readonly Plan[], command: PlanCommand, facts: PlanFacts): PlanDecision {
  if (command.kind === 'submit') return submit(versions, command, facts);
  const plan = versions.find(({ id }) => id === command.plan);
  const { word } = facts;
  if (command.kind === 'revoke') {
    if (plan === undefined || !planInForce(plan, word.at)) return { refusal: 'emergency.planMoved' };
    if (!facts.approver) return { refusal: 'emergency.notPlanApprover' };
    return { events: [{ kind: 'planRevoked', plan: plan.id, reason: command.reason, word }] };
  }
  if (plan?.status !== 'submitted') return { refusal: 'emergency.planMoved' };
  if (command.kind === 'withdraw') return { events: [{ kind: 'planWithdrawn', plan: plan.id, word }] };
  if (!facts.approver) return { refusal: 'emergency.notPlanApprover' };
  if (plan.submitted.by.person === word.by.person) return { refusal: 'emergency.planSecondPerson' };
  if (command.kind !== 'approve')
    return { events: [{ kind: 'planReturned', plan: plan.id, reason: command.reason, word }] };
  if (plan.digest !== command.digest) return { refusal: 'emergency.planChanged' };
  return { events: [...superseding(versions, plan.id, word.at), approval(plan, command.reason, facts)] };
}

function submit(
  versions: readonly Plan[],
  command: PlanCommand & { readonly kind: 'submit' },
  { root, organization, scenario, word }: PlanFacts,
): PlanDecision {
  if (planFaults(command.content).length > 0) return { refusal: 'emergency.planIncomplete' };
  if (versions.some(({ status }) => status === 'submitted')) return { refusal: 'emergency.planWaits' };
  const number = Math.max(0, ...versions.map((one) => one.number)) + 1;
  const { kind: _, ...rest } = command;
  return { events: [{ kind: 'planSubmitted', ...rest, root, organization, scenario, number, word }] };
}

/** A version that has expired unnoticed is superseded as well: it is the one that the new one takes the place of. */
function superseding(versions: readonly Plan[], by: PlanId, at: Instant): readonly PlanEvent[] {
  return versions
    .filter(({ status }) => status === 'approved')
    .map(({ id }) => ({ kind: 'planSuperseded', plan: id, by, at }));
}

function approval(
  { id: plan, digest }: Plan,
  reason: string,
  { word, reviewEveryMonths }: PlanFacts,
): PlanEvent {
  const expiresAt = planExpiry(word.at, reviewEveryMonths);
  return { kind: 'planApproved', plan, digest, expiresAt, reason, word };
}
