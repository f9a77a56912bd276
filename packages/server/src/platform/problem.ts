import {
  type PlatformProblemCode,
  type ProblemDefinition,
  platformProblems,
} from '@sanshen/contract/problem';

/**
 * A refusal on its way to the caller. Thrown anywhere below a route; the HTTP layer answers it as RFC 9457 document,
 * and a transaction that it passes through is rolled back. `details` must be JSON.
 */
export class Problem extends Error {
  readonly definition: ProblemDefinition;
  readonly details: unknown;

  constructor(definition: ProblemDefinition, details?: unknown) {
    super(`${definition.code}: ${definition.en}`);
    this.name = 'Problem';
    this.definition = definition;
    this.details = details;
  }
}

/** A refusal of the platform itself by its code. */
export function platformProblem(code: PlatformProblemCode, details?: unknown): Problem {
  return new Problem(platformProblems[code], details);
}
