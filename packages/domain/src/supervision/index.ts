export * from './assess.ts';
export * from './closed.ts';
export * from './definition.ts';
export * from './definitions/index.ts';
export * from './follower.ts';
export * from './followers.ts';
export * from './month.ts';
export * from './observation.ts';
