export * from './assessment.ts';
export * from './decide.ts';
export * from './explain.ts';
export * from './formula.ts';
export * from './period.ts';
export * from './ranking.ts';
