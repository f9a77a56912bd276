export * from './canonical.ts';
export * from './ids.ts';
export * from './text.ts';
