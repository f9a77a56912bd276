import type { DocumentRefusal } from '@sanshen/document';
import { Problem } from '../../platform/problem.ts';

/** A refusal of the document package as a problem. */
export function documentProblem({ code, zh, en, detail }: DocumentRefusal): Problem {
  const status = code === 'document.tooLarge' ? 413 : 422;
  return new Problem({ code, zh, en, status }, { detail });
}
