export * from './circular.ts';
export * from './compose.ts';
export * from './decide.ts';
