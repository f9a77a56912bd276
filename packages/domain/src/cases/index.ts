export * from './case.ts';
export * from './decide.ts';
export * from './evolve.ts';
export * from './figures.ts';
export * from './records.ts';
export * from './terms.ts';
