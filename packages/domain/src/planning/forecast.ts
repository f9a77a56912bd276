import { type FormId, forms, type Target } from '../policy/index.ts';
import { holds, type Portion, speaksOf } from './standing.ts';

/** What one more article would do to a target. */
export interface Effect {
  readonly target: string;
  /** The portion with everything planned and this one. */
  readonly expected: Portion;
  /** Towards what the target wants, away from it, or neither. */
  readonly effect: 'helps' | 'hurts' | 'none';
  /** The target holds only with it · holds only without it. */
  readonly turns: 'reached' | 'broken' | null;
}

/** The next article: of a topic, or of a form; with what it would do to each target. */
export interface NextArticle {
  readonly topic: string | null;
  readonly form: FormId | null;
  readonly effects: readonly Effect[];
}

/**
 * What the next article would change, for each topic (as an original) and for each form that a target speaks of; effects only on targets that the
 * choice touches. `expected` gives, for a target's id, the portion with everything that is planned in its span.
 */
export function whatNextChanges(
  topics: readonly string[],
  targets: readonly Target[],
  expected: ReadonlyMap<string, Portion>,
): readonly NextArticle[] {
  const about = (topic: string | null, form: FormId | null): NextArticle => {
    const touched = targets.filter((target) => ('topics' in target.of ? topic !== null : true));
    const article = { topic: topic ?? '', form: form ?? ('original' as const) };
    return { topic, form, effects: touched.map((target) => effectOf(target, article, expected)) };
  };
  const limited = forms.filter((form) => targets.some(({ of }) => 'forms' in of && of.forms.includes(form)));
  return [...topics.map((topic) => about(topic, null)), ...limited.map((form) => about(null, form))];
}

function effectOf(
  target: Target,
  article: { readonly topic: string; readonly form: FormId },
  expected: ReadonlyMap<string, Portion>,
): Effect {
  const before = expected.get(target.id) ?? { in: 0, of: 0 };
  const after = { in: before.in + (speaksOf(target, article) ? 1 : 0), of: before.of + 1 };
  // Compared crosswise: of nothing, a floor is not reached and a ceiling not touched.
  const step = before.of === 0 ? Math.sign(after.in) : Math.sign(after.in * before.of - before.in * after.of);
  const towards = target.bound === 'atLeast' ? step : -step;
  const [was, is] = [holds(target, before), holds(target, after)];
  return {
    target: target.id,
    expected: after,
    effect: towards > 0 ? 'helps' : towards < 0 ? 'hurts' : 'none',
    turns: was === is ? null : is ? 'reached' : 'broken',
  };
}
