export * from './period.ts';
export * from './types.ts';
