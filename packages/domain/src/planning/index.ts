export * from './cells.ts';
export * from './count.ts';
export * from './forecast.ts';
export * from './idea.ts';
export * from './idea-state.ts';
export * from './period.ts';
export * from './recommend.ts';
export * from './standing.ts';
