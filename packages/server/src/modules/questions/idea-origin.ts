import type { OriginCheck } from '../planning/public.ts';
import { findQuestion } from './question-store.ts';

/**
 * Whether an idea may come from a question: in the office that answers for it, where those who plan are those who answer. What somebody wrote in distress is
 * nobody's topic.
 */
export const ideaMayComeFrom: OriginCheck = async (trx, { organization, id }) => {
  const question = await findQuestion(trx, id);
  return question !== null && question.organization === organization && question.distress === null;
};
