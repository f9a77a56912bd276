import type { SubmissionRules } from '../content/index.ts';
import type { Policy } from './policy.ts';

/** What a rule book asks of a manuscript before it may be submitted (§1, §2, §8). */
export function submissionRules(policy: Policy): SubmissionRules {
  const { content, discipline } = policy;
  return {
    topics: content.topics.map((topic) => topic.id),
    forms: content.forms.map((form) => form.id),
    declarations: discipline.declarations.filter((one) => one.required).map((one) => one.id),
    sources: discipline.sources,
  };
}
