export * from './archive-prints.ts';
export * from './sketch.ts';
export * from './winnow.ts';
