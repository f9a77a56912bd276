export * from './facts.ts';
export * from './ids.ts';
export * from './people.ts';
export * from './procedures.ts';
export * from './run.ts';
