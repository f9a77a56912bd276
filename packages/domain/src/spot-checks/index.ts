export * from './agreement.ts';
export * from './decide.ts';
export * from './sample.ts';
export * from './spot-check.ts';
