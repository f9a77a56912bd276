export * from './coverage.ts';
export * from './precision.ts';
export * from './set-aside.ts';
