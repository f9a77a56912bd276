export * from './address.ts';
export * from './body.ts';
export * from './canonical.ts';
export * from './messages.ts';
export * from './read-content.ts';
export * from './schema.ts';
export * from './style.ts';
