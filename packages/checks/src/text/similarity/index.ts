export * from './sketch.ts';
export * from './winnow.ts';
