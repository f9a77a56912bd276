export * from './act.ts';
export * from './decide.ts';
export * from './needs.ts';
export * from './refusals.ts';
export * from './spam.ts';
export * from './standing.ts';
export * from './target.ts';
export * from './template.ts';
