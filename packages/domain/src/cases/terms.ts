import { addHours, type ClauseId, type Instant } from '../kernel/index.ts';
import { type AccountabilityRules, type GravityRule, type MeasureId, noCaseRules } from '../policy/index.ts';
import type { Case, CaseStatus, CaseTerms } from './case.ts';

/** The rules that a case which is opened now keeps. Pure. */
export function termsOf(rules: AccountabilityRules, clause: ClauseId): CaseTerms {
  return { rules: rules.cases ?? noCaseRules(clause), appealDays: rules.appealDays.days };
}

/** What the rule book says of the case's gravity; every gravity has its rule (validated). Pure. */
export function gravityRule({ terms, gravity }: Pick<Case, 'terms' | 'gravity'>): GravityRule {
  const rule = terms.rules.gravities.find(({ id }) => id === gravity);
  if (rule === undefined) throw new TypeError(`no rule for cases of the gravity ${gravity}`);
  return rule;
}

/** Whose turn it is in a status; null where nobody's. */
export const turnOf: Readonly<Record<CaseStatus, 'superior' | 'unit' | null>> = {
  found: 'superior',
  verified: 'superior',
  notified: 'unit',
  answered: 'unit',
  rectified: 'superior',
  checked: 'superior',
  appealed: 'superior',
  closed: null,
  dismissed: null,
};

/** When what a status asks for is due, counted from `from`; null where nothing is asked. Pure. */
export function dueAfter(
  one: Pick<Case, 'terms' | 'gravity'>,
  status: CaseStatus,
  from: Instant,
): Instant | null {
  const rule = gravityRule(one);
  const days = {
    found: rule.verifyDays,
    verified: rule.notifyDays,
    notified: rule.answerDays,
    answered: rule.rectifyDays,
    rectified: rule.checkDays,
    checked: rule.checkDays,
    appealed: rule.checkDays,
    closed: null,
    dismissed: null,
  }[status];
  return days === null ? null : addHours(from, 24 * days);
}

/** Until when the unit may appeal now, and against what; null where there is nothing to appeal against. Pure. */
export function appealUntil(
  one: Pick<Case, 'status' | 'notified' | 'closed' | 'appeals' | 'terms'>,
): { readonly against: 'finding' | 'decision'; readonly until: Instant } | null {
  const { status, notified, closed, terms } = one;
  const against = status === 'closed' ? 'decision' : 'finding';
  const word = status === 'closed' ? closed : notified;
  const open = ['notified', 'answered', 'rectified', 'checked', 'closed'].includes(status);
  if (!open || word === null) return null;
  // Once about each decision: what was decided again after it was taken up again can be appealed against again.
  const used = one.appeals.some((appeal) => appeal.against === against && appeal.at >= word.at);
  return used ? null : { against, until: addHours(word.at, 24 * terms.appealDays) };
}

/** Points that a case costs, and whether that can still change. */
export interface Deduction {
  readonly points: number;
  /** Of these, those for missed deadlines. */
  readonly forMissed: number;
  readonly final: boolean;
}

/**
 * The rule book's formula: the points of the gravity and of each deadline that the unit missed, up to the most that one case costs. Only a case that was
 * verified and whose measures include the assessment (考核扣分) costs any; it is final when it is closed and nobody can appeal any more. Pure.
 */
export function deductionOf(one: Case, now: Instant): Deduction {
  const { overduePoints, mostPoints } = one.terms.rules;
  const over = one.status === 'closed' || one.status === 'dismissed';
  const appeal = appealUntil(one);
  const final = over && (appeal === null || appeal.until <= now);
  const counts = one.status !== 'dismissed' && one.verified !== null && one.measures.includes('assessment');
  if (!counts) return { points: 0, forMissed: 0, final };
  const { points } = gravityRule(one);
  const total = Math.min(mostPoints, points + overduePoints * one.missed.unit);
  return { points: total, forMissed: Math.max(0, total - points), final };
}

/** Measures that may be taken on a case as it is: never above what the rule book allows for its gravity. Pure. */
export function allowedMeasures(one: Pick<Case, 'terms' | 'gravity'>): readonly MeasureId[] {
  return gravityRule(one).measures;
}
