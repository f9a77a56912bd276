export * from './cover.ts';
export * from './selection.ts';
export * from './terms.ts';
