export * from './catches.ts';
export * from './kinds.ts';
export * from './next.ts';
export * from './passage.ts';
export * from './plant.ts';
export * from './random.ts';
export * from './score.ts';
