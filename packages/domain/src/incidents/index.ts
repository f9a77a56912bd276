export * from './decide.ts';
export * from './events.ts';
export * from './gaps.ts';
export * from './incident.ts';
export * from './refusals.ts';
