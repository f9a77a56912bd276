export * from './lookup.ts';
export * from './policy.ts';
export * from './problem.ts';
export * from './procedure.ts';
export * from './resolve.ts';
export * from './sections.ts';
export * from './strictness.ts';
export { type Difference, overallVerdict, type Verdict } from './strictness-rules.ts';
export * from './validate.ts';
